// Live events on real sockets: what another connection commits arrives, what is internal stays with its own side, and
// the server closes with streams open.
import assert from "node:assert/strict";
import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import test from "node:test";
import { publicReader } from "@nhipcau/operations/ports/acting.ts";
import { actor } from "@nhipcau/testkit/actors.ts";
import { makeTestServer } from "@nhipcau/testkit/make-server.ts";
import { putWell } from "@nhipcau/testkit/put-records.ts";
import { samples } from "@nhipcau/testkit/sample-register.ts";
import fastify from "fastify";
import type { LiveChange } from "../services.ts";
import { eventOf, streamEvents } from "./event-stream.ts";

const node = await makeTestServer({ extra: [samples] });
const address = await node.listen();
const cookies = { qn: await node.signIn("focal-point-qn"), hp: await node.signIn("focal-point-hp") };

const quiet = { liveChanges: { subscribe: () => () => undefined }, stillActs: async () => true };

type LiveEvent = ReturnType<typeof eventOf>;

function idsOf({ registers }: LiveEvent): readonly string[] {
  return registers.flatMap(({ ids }) => ids ?? []);
}

interface Stream {
  readonly answer: IncomingMessage;
  /** The ids of the events up to this one. */
  until(id: string): Promise<readonly string[]>;
}

async function openStream(cookie?: string, at = address): Promise<Stream> {
  const asking = get(`${at}/api/events`, { headers: cookie === undefined ? {} : { cookie } });
  const [answer] = (await once(asking, "response")) as [IncomingMessage];
  answer.setEncoding("utf8").on("error", () => undefined);
  const heard: string[] = [];
  let rest = "";
  answer.on("data", (chunk: string) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines)
      if (line.startsWith("data: ")) heard.push(...idsOf(JSON.parse(line.slice(6)) as LiveEvent));
  });
  return {
    answer,
    until: async (id) => {
      while (!heard.includes(id)) await once(answer, "data");
      return heard;
    },
  };
}

test("a change made by another connection arrives, without its content", async () => {
  const stream = await openStream();
  assert.match(String(stream.answer.headers["content-type"]), /^text\/event-stream/u);
  assert.match(String(stream.answer.headers["content-security-policy"]), /default-src 'self'/u);
  let text = "";
  stream.answer.on("data", (chunk: string) => (text += chunk));
  const headers = { cookie: cookies.qn };
  const added = {
    id: "sự-kiện".normalize("NFC").replaceAll(/[^a-z-]/gu, "x"),
    body: { title: "Không ai nghe" },
    scope: "public",
  };
  const answer = await fetch(`${address}/api/registers/samples/records`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify(added),
  });
  assert.equal(answer.status, 201);
  await stream.until(added.id);
  assert.match(text, /"register":"samples"/u);
  assert.ok(!text.includes("Không ai nghe"));
  stream.answer.destroy();
});

test("internal changes are told to their own side alone, shared ones to whoever is signed in", async () => {
  const streams = [await openStream(), await openStream(cookies.hp), await openStream(cookies.qn)];
  const write = (id: string, scope: "internal" | "shared" | "public") =>
    fetch(`${address}/api/registers/samples/records`, {
      method: "POST",
      headers: { cookie: cookies.qn, "content-type": "application/json" },
      body: JSON.stringify({ id, scope, body: { title: id } }),
    });
  for (const [id, scope] of [
    ["inside", "internal"],
    ["between", "shared"],
    ["open", "public"],
  ] as const)
    assert.equal((await write(id, scope)).status, 201);
  const heard = await Promise.all(streams.map((stream) => stream.until("open")));
  assert.deepEqual(heard, [["open"], ["between", "open"], ["inside", "between", "open"]]);
  for (const { answer } of streams) answer.destroy();
});

test("a reader who does not read is let go, and the others go on hearing", async () => {
  const listeners = new Set<(changes: readonly LiveChange[]) => void>();
  const liveChanges = {
    subscribe: (listener: (changes: readonly LiveChange[]) => void) => (
      listeners.add(listener),
      () => listeners.delete(listener)
    ),
  };
  const app = fastify();
  const closing = new AbortController();
  app.get(
    "/api/events",
    (request, reply) => (
      streamEvents(request, reply, publicReader, { ...quiet, liveChanges, closing: closing.signal }),
      reply
    ),
  );
  const at = await app.listen({ host: "127.0.0.1", port: 0 });
  const [deaf, hearing] = [await openStream(undefined, at), await openStream(undefined, at)];
  deaf.answer.removeAllListeners("data").pause();
  for (let round = 0; listeners.size === 2; round += 1) {
    for (let index = 0; index < 200; index += 1) {
      const change = {
        register: "x".repeat(200),
        id: `${round}-${index}`,
        version: 1,
        author: "QN",
        scope: "public",
      };
      for (const listener of listeners) listener([change]);
    }
    await hearing.until(`${round}-199`);
  }
  assert.equal(listeners.size, 1);
  closing.abort();
  await app.close();
  deaf.answer.destroy();
});

test("whose session or role has ended hears no more, and who may only read what is public is not asked", async () => {
  const app = fastify();
  const closing = new AbortController();
  let acts = true;
  let asked = 0;
  const streaming = {
    ...quiet,
    closing: closing.signal,
    heartbeatMilliseconds: 20,
    stillActs: async () => ((asked += 1), acts),
  };
  app.get("/api/events", (request, reply) => {
    const acting = request.headers.cookie === undefined ? publicReader : actor("QN", "leader");
    streamEvents(request, reply, acting, streaming);
    return reply;
  });
  const at = await app.listen({ host: "127.0.0.1", port: 0 });
  const open = await openStream(undefined, at);
  await once(open.answer, "data");
  await once(open.answer, "data");
  assert.equal(asked, 0);
  const signedIn = await openStream("somebody", at);
  while (asked < 2) await once(signedIn.answer, "data");
  const ended = once(signedIn.answer, "end");
  acts = false;
  await ended;
  assert.equal(open.answer.complete, false, "the other goes on");
  closing.abort();
  await app.close();
});

test("an import of thousands is one event that counts them, and few changes are told by their ids", async () => {
  const stream = await openStream(cookies.qn);
  const events: LiveEvent[] = [];
  stream.answer.on("data", (chunk: string) => {
    for (const [, data] of chunk.matchAll(/^data: (.*)$/gmu))
      events.push(JSON.parse(data ?? "") as LiveEvent);
  });
  const many = Array.from({ length: 2000 }, (_, index) => ({ id: `many-${index}` }));
  await putWell(node.store, actor("QN", "focal-point"), samples, many);
  const last = await fetch(`${address}/api/registers/samples/records`, {
    method: "POST",
    headers: { cookie: cookies.qn, "content-type": "application/json" },
    body: JSON.stringify({ id: "last", body: { title: "last" } }),
  });
  assert.equal(last.status, 201);
  await stream.until("last");
  const counted = events.flatMap(({ registers }) => registers.map(({ count }) => count));
  assert.equal(
    counted.reduce((sum, count) => sum + count, 0),
    many.length + 1,
  );
  assert.ok(events.length <= 2, `${events.length} events`);
  assert.ok(counted.includes(many.length) || counted.includes(many.length + 1));
  stream.answer.destroy();
});

test("a register's changes are told by id up to fifty records, each once, and beyond that by their number", () => {
  const changed = (register: string, id: string, version = 1): LiveChange => ({
    register,
    id,
    version,
    author: "QN",
    scope: "public",
  });
  const fifty = Array.from({ length: 50 }, (_, index) => `p-${index}`);
  const told = (changes: readonly LiveChange[]) => eventOf(changes).registers;
  assert.deepEqual(told([]), []);
  assert.deepEqual(told([changed("ports", "a"), changed("gates", "b"), changed("ports", "a", 2)]), [
    { register: "ports", count: 1, ids: ["a"] },
    { register: "gates", count: 1, ids: ["b"] },
  ]);
  assert.deepEqual(told(fifty.map((id) => changed("ports", id))), [
    { register: "ports", count: 50, ids: fifty },
  ]);
  assert.deepEqual(told([...fifty, "one-more"].map((id) => changed("ports", id))), [
    { register: "ports", count: 51 },
  ]);
});

test("the server closes at once with a stream open", async () => {
  const stream = await openStream();
  const ended = once(stream.answer, "close");
  await node.app.close();
  await ended;
});
