// Who takes over after a merger, over HTTP: the list for each reader, many confirmed on one ground, each bad input with its
// place and its reason in both languages, and a repeated request counted once.
import assert from "node:assert/strict";
import test from "node:test";
import { takeOverRoutes } from "@nhipcau/contract/routes/take-over-routes.ts";
import type { Problem } from "@nhipcau/contract/shapes/record.ts";
import { takeOvers } from "@nhipcau/registers/governance/take-overs.ts";
import { actor } from "@nhipcau/testkit/actors.ts";
import { ask, call, reached } from "@nhipcau/testkit/ask-route.ts";
import { makeTestServer } from "@nhipcau/testkit/make-server.ts";

const node = await makeTestServer({ region: true });
const ground = "Nghị quyết 190/2025/QH15";

async function waitingOf(account: string) {
  const { events } = await ask(node, "takeOvers", { as: account });
  return events
    .filter(({ isOurs }) => isOurs)
    .flatMap(({ things }) => things.filter(({ confirmed }) => !confirmed))
    .map(({ kind, id, from, candidates, day }) => ({
      kind,
      id,
      from: from.id,
      to: candidates[0]?.id ?? "",
      day,
    }));
}

async function recorded(): Promise<number> {
  return (await node.store.read(actor("QN"), (transaction) => transaction.all(takeOvers))).length;
}

test("everybody reads what waits for which side; only who may confirm has something waiting for them", async () => {
  const open = await ask(node, "takeOvers", {});
  assert.deepEqual([open.waiting, open.mayConfirm, open.agencies.length], [0, false, 0]);
  assert.ok(open.events.length > 0 && open.events.every(({ isOurs }) => !isOurs));
  assert.equal((await ask(node, "takeOversWaiting", {})).waiting, 0);
  for (const account of ["focal-point-hp", "data-officer-hp"]) {
    const own = await ask(node, "takeOvers", { as: account });
    assert.ok(own.mayConfirm && own.waiting > 0);
    assert.equal((await ask(node, "takeOversWaiting", { as: account })).waiting, own.waiting);
    assert.equal(own.waiting, (await waitingOf(account)).length);
    const ids = own.agencies.map(({ id }) => id);
    assert.ok(ids.includes("SXD-HP") && !ids.includes("SGTVT-HP") && !ids.includes("SXD-QN"));
  }
  for (const account of ["leader-hp", "specialist-hp", "reader-hp"])
    assert.equal((await ask(node, "takeOvers", { as: account })).mayConfirm, false);
});

test("bad input is refused with its place and a sentence in both languages, and leaves nothing behind", async () => {
  const [good, other] = await waitingOf("focal-point-qn");
  assert.ok(good && other);
  const bad: readonly [string, object, number, string, string | undefined][] = [
    ["no ground", { ground: "", items: [good] }, 400, "bad-request", undefined],
    ["nothing chosen", { ground, items: [] }, 400, "bad-request", undefined],
    ["a field that is not asked", { ground, items: [{ ...good, more: 1 }] }, 400, "bad-request", undefined],
    ["a kind there is not", { ground, items: [{ ...good, kind: "report" }] }, 400, "bad-request", undefined],
    ["no such day", { ground, items: [{ ...good, day: "2025-02-30" }] }, 400, "bad-request", "items.0.day"],
    [
      "a ground with control characters",
      { ground: "a\u0001", items: [good] },
      422,
      "unsafe-text",
      "items.0.ground",
    ],
    [
      "an agency there is not",
      { ground, items: [{ ...good, to: "KHONG" }] },
      422,
      "reference-to-nothing",
      "items.0.toAgency",
    ],
    [
      "a merged successor",
      { ground, items: [good, { ...other, to: "SGTVT-QN" }] },
      422,
      "successor-does-not-stand",
      "items.1.toAgency",
    ],
    ["one thing twice", { ground, items: [good, good] }, 409, "taken-over-already", "items.1.fromAgency"],
  ];
  for (const [what, body, status, code, path] of bad) {
    const answer = await call(node, "confirmTakeOvers", { as: "focal-point-qn", body });
    const problem = answer.json<Problem>();
    assert.deepEqual([answer.statusCode, problem.code], [status, code], `${what}: ${answer.body}`);
    if (path === undefined) continue;
    const [reason] = problem.errors ?? [];
    assert.equal(reason?.path, path, what);
    assert.ok(reason.vi.length > 10 && reason.en.length > 10 && reason.vi !== reason.en);
  }
  assert.equal(await recorded(), 0);
});

test("a reader, another side and somebody not signed in confirm nothing", async () => {
  const items = await waitingOf("focal-point-qn");
  const codes = async (as?: string) => {
    const given = { body: { ground, items }, ...(as === undefined ? {} : { as }) };
    const answer = await call(node, "confirmTakeOvers", given);
    return [answer.statusCode, answer.json<Problem>().code];
  };
  assert.deepEqual(await codes(), [401, "not-signed-in"]);
  for (const as of ["reader-qn", "leader-qn", "specialist-qn", "auditor-qn"])
    assert.deepEqual(await codes(as), [403, "forbidden"], as);
  assert.deepEqual(await codes("focal-point-hp"), [403, "take-over-of-other-side"]);
  assert.equal(await recorded(), 0);
});

test("all that waits is confirmed on one ground in one request, sent twice it counts once, and then nothing waits", async () => {
  const all = await waitingOf("focal-point-qn");
  const items = all.filter(({ to }) => to !== "");
  assert.ok(items.length > 3);
  const headers = { cookie: await node.signIn("focal-point-qn"), "idempotency-key": "mot-lan" };
  const { path: url } = takeOverRoutes.confirmTakeOvers;
  const send = (payload: object) => node.app.inject({ method: "POST", url, headers, payload });
  for (const answer of [await send({ ground, items }), await send({ ground, items })])
    assert.deepEqual([answer.statusCode, answer.json()], [201, { recorded: items.length }]);
  const other = await send({ ground, items: items.slice(1) });
  assert.equal(other.json<Problem>().code, "idempotency-key-reused");
  assert.equal(await recorded(), items.length);
  assert.equal((await ask(node, "takeOvers", { as: "focal-point-qn" })).waiting, all.length - items.length);
  const { events } = await ask(node, "takeOvers", {});
  const said = events.flatMap(({ things }) => things).filter(({ confirmed }) => confirmed);
  assert.deepEqual(new Set(said.map(({ confirmed }) => confirmed?.ground)), new Set([ground]));
});

test("the routes of take-overs were all called", () => {
  for (const name of Object.keys(takeOverRoutes)) assert.ok(reached.has(name), name);
});
