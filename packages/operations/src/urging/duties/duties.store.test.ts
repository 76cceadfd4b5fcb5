// Who else is waited for: the side that is to confirm, whoever an obstacle was handed up to, and the side that waits for the
// centre; on the region's illustrations, on the days on which each begins and ends.
import assert from "node:assert/strict";
import { test } from "node:test";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { DutyKind } from "@nhipcau/domain/urging/duty.ts";
import { confirmations } from "@nhipcau/registers/cooperation/confirmations.ts";
import { parts } from "@nhipcau/registers/cooperation/parts.ts";
import { reports } from "@nhipcau/registers/cooperation/reports.ts";
import { actor } from "@nhipcau/testkit/actors.ts";
import { makeNode } from "@nhipcau/testkit/make-node.ts";
import { makeRecordWriter } from "@nhipcau/testkit/record-writer.ts";
import { loadRegion } from "@nhipcau/testkit/region-files.ts";
import { systemOf } from "../../ports/acting.ts";
import { readDuties } from "../duties.ts";

const node = await makeNode();
await loadRegion(node.store);
const { addWell } = makeRecordWriter(node);
const there = actor("HP", "focal-point");

async function dutiesOf(locality: string, kind: DutyKind, day: string) {
  const { duties } = await node.store.read(systemOf(locality), (transaction) =>
    readDuties(transaction, locality, calendarDate(day)),
  );
  return duties.filter((duty) => duty.kind === kind);
}

async function dutyOf(locality: string, kind: DutyKind, id: string, day: string) {
  const found = (await dutiesOf(locality, kind, day)).filter((duty) => duty.id === id);
  assert.ok(found.length < 2, "a duty is there once");
  return found[0] && [found[0].since, found[0].due, found[0].agency, found[0].settledOn];
}

test("a result reported done is to be confirmed within five working days, by the assigner's side alone", async () => {
  const part = await addWell(parts, {
    commitment: "CK-09",
    locality: "QN",
    assigner: "HP",
    task: "Lập danh mục hạ tầng",
    dueDate: "2027-01-31",
  });
  const done = { part: part.id, stage: "done", percent: 100, narrative: "Đã xong." };
  const first = await addWell(reports, { ...done, date: "2026-11-12" });
  // From Thursday the 12th: 13, 16, 17, 18, 19.
  const [since, due] = (await dutyOf("HP", "confirmation", part.id, "2026-11-21")) ?? [];
  assert.deepEqual([since, due], ["2026-11-12", "2026-11-19"]);
  assert.equal(await dutyOf("QN", "confirmation", part.id, "2026-11-21"), undefined);
  assert.equal(
    await dutyOf("HP", "confirmation", part.id, "2026-11-11"),
    undefined,
    "not before it was said",
  );
  const decision = { part: part.id, decidedOn: "2026-11-16", reason: "Thiếu bản đồ." };
  await addWell(confirmations, { ...decision, report: first.id, decision: "returned" }, there);
  const returned = await dutyOf("HP", "confirmation", part.id, "2026-11-21");
  assert.equal(returned?.[3], "2026-11-16", "whoever returned it has done their duty");
  const second = await addWell(reports, { ...done, date: "2026-11-20", narrative: "Đã bổ sung bản đồ." });
  const again = await dutyOf("HP", "confirmation", part.id, "2026-11-21");
  // The 23rd and the 24th are off: 25, 26, 27, 30, then the 1st.
  assert.deepEqual([again?.[0], again?.[1], again?.[3]], ["2026-11-20", "2026-12-01", undefined]);
  const confirmed = { ...decision, report: second.id, decidedOn: "2026-11-21", decision: "confirmed" };
  await addWell(confirmations, confirmed, there);
  assert.equal((await dutyOf("HP", "confirmation", part.id, "2026-11-21"))?.[3], "2026-11-21");
});

test("within one locality the agency that reports is not the one told to confirm", async () => {
  const own = { commitment: "CK-09", locality: "QN", dueDate: "2027-01-31" };
  const part = await addWell(parts, {
    ...own,
    assigner: "QN",
    leadAgency: "SXD-QN",
    task: "Lập danh mục đất",
  });
  await addWell(reports, {
    part: part.id,
    date: "2026-11-20",
    stage: "done",
    percent: 100,
    narrative: "Xong.",
  });
  const duty = await dutyOf("QN", "confirmation", part.id, "2026-11-21");
  assert.ok(duty && duty[2] !== "SXD-QN");
});

test("an obstacle handed up within a locality is its People's Committee's to answer, until the opinion comes", async () => {
  const asked = ["peoples-committee", "UBND-QN"];
  assert.equal(await dutyOf("QN", "escalation", "XYK-03-QN-1", "2026-02-09"), undefined);
  const open = await dutyOf("QN", "escalation", "XYK-03-QN-1", "2026-03-05");
  assert.deepEqual([open?.[0], open?.[2]], ["2026-02-10", asked[1]]);
  assert.equal((await dutyOf("QN", "escalation", "XYK-03-QN-1", "2026-03-07"))?.[3], "2026-03-06");
  assert.deepEqual(await dutiesOf("HP", "escalation", "2026-03-05"), []);
});

test("what only the centre can say is asked after by the side that asked, and by the side that sent a petition", async () => {
  assert.deepEqual(await dutyOf("HP", "follow-up", "XYK-01-HP-1", "2026-11-21"), [
    "2026-09-05",
    "2026-10-05",
    "UBND-HP",
    undefined,
  ]);
  assert.deepEqual(await dutiesOf("QN", "follow-up", "2026-11-21"), []);
  const petitions = await dutiesOf("QN", "petition-answer", "2026-11-21");
  assert.deepEqual(
    petitions.map(({ id, since, settledOn }) => [id, since, settledOn]),
    [
      ["KN-01", "2026-04-21", undefined],
      ["KN-03", "2026-03-10", "2026-06-12"],
    ],
  );
  assert.deepEqual(await dutiesOf("HP", "petition-answer", "2026-11-21"), [], "one side sent it");
});
