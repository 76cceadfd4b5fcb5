// One tap asks every late side of a commitment why: once, whole, by who may, and only about what is overdue.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseIsoDate } from "@nhipcau/domain/calendar-date.ts";
import { commitments } from "@nhipcau/registers/cooperation/commitments.ts";
import { explanationRequests } from "@nhipcau/registers/cooperation/explanation-requests.ts";
import { explanations } from "@nhipcau/registers/cooperation/explanations.ts";
import { parts } from "@nhipcau/registers/cooperation/parts.ts";
import { actor } from "@nhipcau/testkit/actors.ts";
import { makeNode } from "@nhipcau/testkit/make-node.ts";
import { makeRecordWriter } from "@nhipcau/testkit/record-writer.ts";
import { loadRegion } from "@nhipcau/testkit/region-files.ts";
import type { Acting } from "../ports/acting.ts";
import { askWhy, readOverdueToAsk } from "./ask-why.ts";

const node = await makeNode();
await loadRegion(node.store);
const { addWell } = makeRecordWriter(node);
const today = parseIsoDate("2026-11-21") ?? assert.fail();
const there = actor("HP", "focal-point");
const leader = actor("HP", "leader");
const words = { question: "Vì sao chậm?", days: 3 };
let made = 0;

/** A commitment of Quảng Ninh and Hải Phòng with two late parts of the one, one of the other, and one in term. */
async function lateCommitment(): Promise<{ readonly id: string; readonly late: readonly string[] }> {
  const sample = await node.store.read(actor("QN"), (tx) => tx.find(commitments, "CK-09"));
  const { id } = await addWell(commitments, { ...sample?.body, title: `Việc chậm ${(made += 1)}` });
  const part = (locality: string, dueDate: string, by: Acting) =>
    addWell(
      parts,
      { commitment: id, locality, task: `Việc của ${locality}`, dueDate, illustrative: true },
      by,
    );
  const own = actor("QN", "focal-point");
  const late = [
    await part("QN", "2026-06-30", own),
    await part("QN", "2026-07-31", own),
    await part("HP", "2026-08-31", there),
  ];
  await part("QN", "2027-06-30", own);
  return { id, late: late.map((one) => one.id).toSorted() };
}

function ask(id: string, acting: Acting, idempotencyKey?: string) {
  const context = { acting, today, makeId: () => crypto.randomUUID() };
  return askWhy(
    node.store,
    id,
    words,
    idempotencyKey === undefined ? context : { ...context, idempotencyKey },
  );
}

async function shown(id: string, acting: Acting) {
  const { commitments: all } = await readOverdueToAsk(node.store, acting, today);
  return all.find(({ commitment }) => commitment === id);
}

async function asked(late: readonly string[]) {
  const records = await node.store.read(leader, (tx) => tx.all(explanationRequests));
  return records.filter(({ body }) => late.includes(body.part));
}

test("each overdue part is asked about, with one clock, and the list says so until it is answered", async () => {
  const { id, late } = await lateCommitment();
  assert.deepEqual(
    (await shown(id, leader))?.sides.map((side) => side.id),
    ["HP", "QN"],
  );
  assert.deepEqual(await ask(id, leader), { ok: true, value: { asked: 3 } });
  const records = await asked(late);
  assert.deepEqual(records.map(({ body }) => body.part).toSorted(), late);
  for (const { author, body } of records) {
    const { question, days, askedOn, illustrative } = body;
    assert.deepEqual(
      { question, days, askedOn, illustrative, author },
      {
        ...words,
        askedOn: "2026-11-21",
        illustrative: true,
        author: "HP",
      },
    );
  }
  const after = await shown(id, leader);
  assert.deepEqual(after?.sides, []);
  // Asked on a Saturday before two days off: the third working day after it.
  assert.deepEqual(new Set(after?.waiting.map(({ due }) => due)), new Set(["2026-11-27"]));
  assert.deepEqual(
    (await shown(id, actor("QN", "leader")))?.waiting,
    [],
    "another side's questions are its own",
  );
  const own = records.find(({ body }) => body.part === late[0]) ?? assert.fail();
  const side = (await node.store.read(leader, (tx) => tx.find(parts, own.body.part)))?.author ?? "";
  const answer = { request: own.id, answer: "Chờ vốn", answeredOn: "2026-11-21" };
  await addWell(explanations, answer, actor(side, "focal-point"));
  assert.equal((await shown(id, leader))?.waiting.length, 2);
});

test("nobody is asked twice: not by a second tap, not by two leaders at one moment, not by a request sent again", async () => {
  const { id, late } = await lateCommitment();
  const both = await Promise.all([ask(id, leader, "first"), ask(id, there, "second")]);
  assert.equal(both.filter(({ ok }) => ok).length, 1);
  const [first, refusal] = both[0].ok ? [both[0], both[1]] : [both[1], both[0]];
  assert.ok(!refusal.ok && refusal.refusals[0]?.code === "nothing-overdue-to-ask");
  const again = both[0].ok ? await ask(id, leader, "first") : await ask(id, there, "second");
  assert.deepEqual(again, first, "the same answer");
  const { id: other, late: alsoLate } = await lateCommitment();
  const twice = await Promise.all([ask(other, leader, "twice"), ask(other, leader, "twice")]);
  assert.deepEqual(twice, [first, first], "one request that came twice at one moment has one answer");
  assert.equal((await asked(alsoLate)).length, 3);
  const third = await ask(id, leader);
  assert.ok(!third.ok && third.refusals[0]?.code === "nothing-overdue-to-ask");
  assert.equal((await asked(late)).length, 3);
});

test("who may not ask is shown nothing and refused, and so is what is not there", async () => {
  const { id, late } = await lateCommitment();
  for (const acting of [actor("QN", "specialist"), actor("HN", "reader")]) {
    assert.deepEqual((await readOverdueToAsk(node.store, acting, today)).commitments, []);
    const outcome = await ask(id, acting);
    assert.ok(!outcome.ok && outcome.refusals[0]?.code === "forbidden");
  }
  const stranger = actor("HN", "leader");
  assert.equal(await shown(id, stranger), undefined, "Hà Nội is no party");
  const outcome = await ask(id, stranger);
  assert.ok(!outcome.ok && outcome.refusals[0]?.code === "nothing-overdue-to-ask");
  const nowhere = await ask("CK-KHONG-CO", leader);
  assert.ok(!nowhere.ok && nowhere.refusals[0]?.code === "not-found");
  assert.equal((await asked(late)).length, 0);
});
