// Requests to peers over HTTP: connections kept open, no redirect followed, nothing longer than allowed read, and no
// private address reached through a name unless the data officer allowed it for this peer.
import { lookup as lookUp } from "node:dns";
import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type {
  PartnerAnswer,
  PartnerRequest,
  PartnerTransport,
} from "@nhipcau/operations/ports/partner-transport.ts";
import { isPrivateAddress } from "./private-address.ts";

export interface HttpTransport extends PartnerTransport {
  close(): void;
}

/** A transport with connections of its own; closed with the node. */
export function makeHttpTransport(): HttpTransport {
  const options = { keepAlive: true, maxSockets: 512, scheduling: "lifo" } as const;
  const agents = { "http:": new http.Agent(options), "https:": new https.Agent(options) };
  return {
    send: (request) => send(request, agents),
    close: () => {
      agents["http:"].destroy();
      agents["https:"].destroy();
    },
  };
}

type Agents = Readonly<Record<"http:" | "https:", http.Agent>>;

async function send(request: PartnerRequest, agents: Agents): Promise<Outcome<PartnerAnswer>> {
  const url = new URL(request.endpoint);
  const target = url.pathname.replace(/\/$/u, "") + request.target;
  const literal = url.hostname.replace(/^\[|\]$/gu, "");
  if (!request.privateAddress && isIP(literal) !== 0 && isPrivateAddress(literal))
    return refused({ code: "private-address" });
  const { promise, resolve } = Promise.withResolvers<Outcome<PartnerAnswer>>();
  const client = url.protocol === "https:" ? https : http;
  const timeout = AbortSignal.timeout(request.timeoutMs);
  const outgoing = client.request(
    {
      protocol: url.protocol,
      hostname: literal,
      port: url.port,
      path: target,
      method: request.method,
      agent: agents[url.protocol === "https:" ? "https:" : "http:"],
      headers: { ...request.headers, ...(request.body ? { "content-length": request.body.length } : {}) },
      signal: request.signal ? AbortSignal.any([request.signal, timeout]) : timeout,
      ...(request.privateAddress ? {} : { lookup: publicLookup }),
    },
    (answer) => {
      readAnswer(answer, request.mostBytes).then(resolve, (error: unknown) => resolve(refusalOf(error)));
    },
  );
  outgoing.on("error", (error) => resolve(refusalOf(error)));
  outgoing.end(request.body);
  return promise;
}

async function readAnswer(answer: IncomingMessage, most: number): Promise<Outcome<PartnerAnswer>> {
  const status = answer.statusCode ?? 0;
  if (status >= 300 && status < 400) {
    answer.destroy();
    return refused({ code: "redirected" });
  }
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > most) {
      answer.destroy();
      return refused({ code: "too-large", data: { limit: `${Math.round(most / 1024)} KiB` } });
    }
    chunks.push(chunk);
  }
  const headers = Object.entries(answer.headers).map(([name, value]) => [name, String(value ?? "")] as const);
  return done({ status, headers: Object.fromEntries(headers), body: Buffer.concat(chunks, length) });
}

// Whatever broke on the way (no route, refused, reset, too late): to the caller it is one thing.
function refusalOf(error: unknown): Outcome<never> {
  if (error instanceof PrivateAddress) return refused({ code: "private-address" });
  return refused({ code: "peer-unreachable" });
}

class PrivateAddress extends Error {}

// Checked where the name is looked up for the connection itself, so that a name cannot change between check and use.
const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookUp(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, []);
    if (addresses.some(({ address }) => isPrivateAddress(address)))
      return callback(new PrivateAddress(hostname), []);
    return callback(null, addresses);
  });
};
