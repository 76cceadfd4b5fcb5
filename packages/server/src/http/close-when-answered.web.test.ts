// Closing: who waits for an answer gets it, and nobody else keeps the process alive.
import assert from "node:assert/strict";
import { once } from "node:events";
import { Agent, get } from "node:http";
import { connect, type AddressInfo } from "node:net";
import test from "node:test";
import fastify from "fastify";
import { closeWhenAnswered } from "./close-when-answered.ts";

test("a connection without a request, one between two, and one that waits for its answer", async () => {
  const server = fastify();
  closeWhenAnswered(server);
  const asked = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<void>();
  server.get("/soon", () => "soon");
  server.get("/late", async () => {
    asked.resolve();
    await answer.promise;
    return "late";
  });
  await server.listen({ port: 0, host: "127.0.0.1" });
  const { port } = server.server.address() as AddressInfo;
  const silent = connect(port, "127.0.0.1");
  await once(silent, "connect");
  const between = await fetch(`http://127.0.0.1:${port}/soon`);
  assert.equal(await between.text(), "soon");
  const agent = new Agent({ keepAlive: true });
  const waiting = get({ port, host: "127.0.0.1", path: "/late", agent });
  await asked.promise;

  const began = performance.now();
  const closed = server.close();
  await once(silent, "close");
  answer.resolve();
  const [response] = await once(waiting, "response");
  assert.equal((await response.toArray()).join(""), "late");
  await closed;
  assert.ok(performance.now() - began < 10_000, "nothing was waited for that nobody owed");
  agent.destroy();
});
