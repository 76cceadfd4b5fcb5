// Where a node lets itself be sent by what a peer says of its address, over real sockets.
import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, describe, test } from "node:test";
import fc from "fast-check";
import type { PartnerRequest } from "@nhipcau/operations/ports/partner-transport.ts";
import { makeHttpTransport } from "./http-transport.ts";
import { isPrivateAddress } from "./private-address.ts";

const transport = makeHttpTransport();
const asked: string[] = [];
const server: Server = createServer((request, response) => {
  asked.push(request.url ?? "");
  if (request.url === "/elsewhere") response.writeHead(307, { location: "http://127.0.0.1:1/inside" }).end();
  else if (request.url === "/endless") stream(response);
  else response.writeHead(200, { "content-type": "text/plain" }).end("xin chào");
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const { port } = server.address() as AddressInfo;
after(() => {
  transport.close();
  server.closeAllConnections();
  server.close();
});

function stream(response: {
  write(chunk: string): boolean;
  on(event: string, then: () => void): unknown;
  destroyed: boolean;
}): void {
  const more = (): void => {
    while (!response.destroyed && response.write("x".repeat(65_536)));
  };
  response.on("drain", more);
  more();
}

function requestTo(endpoint: string, target: string, given: Partial<PartnerRequest> = {}): PartnerRequest {
  return {
    endpoint,
    method: "GET",
    target,
    headers: {},
    timeoutMs: 5000,
    mostBytes: 1024 * 1024,
    privateAddress: true,
    ...given,
  };
}

async function codeOf(request: PartnerRequest): Promise<string> {
  const answer = await transport.send(request);
  return answer.ok ? String(answer.value.status) : (answer.refusals[0]?.code ?? "");
}

describe("a request to a peer", () => {
  test("X-23: reaches a private address only where that was allowed, by number and by name", async () => {
    for (const host of ["127.0.0.1", "localhost", "[::1]"]) {
      const before = asked.length;
      const refusedOne = requestTo(`http://${host}:${port}`, "/", { privateAddress: false });
      assert.equal(await codeOf(refusedOne), "private-address", host);
      assert.equal(asked.length, before, host);
    }
    assert.equal(await codeOf(requestTo(`http://127.0.0.1:${port}`, "/")), "200");
  });

  test("X-23: follows no redirect", async () => {
    assert.equal(await codeOf(requestTo(`http://127.0.0.1:${port}`, "/elsewhere")), "redirected");
  });

  test("X-22: reads no more of an answer than it may", async () => {
    assert.equal(await codeOf(requestTo(`http://127.0.0.1:${port}`, "/endless")), "too-large");
  });

  test("a peer that is not there is told apart from one that refuses", async () => {
    assert.equal(await codeOf(requestTo("http://127.0.0.1:1", "/")), "peer-unreachable");
  });

  test("an address may have a path of its own before the protocol's", async () => {
    assert.equal(await codeOf(requestTo(`http://127.0.0.1:${port}/nut/`, "/exchange/v1/pull")), "200");
    assert.equal(asked.at(-1), "/nut/exchange/v1/pull");
  });
});

describe("a private address", () => {
  test("X-23: is any of the loopback, private, link-local, shared and reserved ones, in either spelling", () => {
    for (const address of [
      "10.1.2.3",
      "127.8.8.8",
      "169.254.169.254",
      "172.31.0.1",
      "192.168.1.1",
      "100.100.0.1",
      "0.0.0.0",
      "224.0.0.1",
      "::1",
      "::",
      "fe80::1",
      "fd00::1",
      "::ffff:10.0.0.1",
    ])
      assert.ok(isPrivateAddress(address), address);
    for (const address of ["8.8.8.8", "113.160.1.1", "172.32.0.1", "2001:4860:4860::8888", "::ffff:8.8.8.8"])
      assert.ok(!isPrivateAddress(address), address);
  });

  test("X-23: is the same written as IPv4 and within IPv6", () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        assert.equal(isPrivateAddress(`::ffff:${address}`), isPrivateAddress(address));
      }),
    );
  });
});
