// Bad input, one row each: a clear refusal at its field, and nothing written (L-12). What is good is written once.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Outcome } from "@nhipcau/domain/outcome.ts";
import { agreements } from "@nhipcau/registers/cooperation/agreements.ts";
import { clauses } from "@nhipcau/registers/cooperation/clauses.ts";
import { commitments } from "@nhipcau/registers/cooperation/commitments.ts";
import { extensions } from "@nhipcau/registers/cooperation/extensions.ts";
import { obstacles } from "@nhipcau/registers/cooperation/obstacles.ts";
import { parts } from "@nhipcau/registers/cooperation/parts.ts";
import { reports } from "@nhipcau/registers/cooperation/reports.ts";
import { localitySuccessions } from "@nhipcau/registers/governance/locality-successions.ts";
import { actor } from "@nhipcau/testkit/actors.ts";
import { makeNode } from "@nhipcau/testkit/make-node.ts";
import { putWell } from "@nhipcau/testkit/put-records.ts";
import { makeRecordWriter } from "@nhipcau/testkit/record-writer.ts";
import { loadRegion } from "@nhipcau/testkit/region-files.ts";
import { addRecord, changeRecord, retireRecord } from "./write-record.ts";

const node = await makeNode();
await loadRegion(node.store);
const { here, contextOf, add, addWell, refusedWith } = makeRecordWriter(node);

const agreement = await addWell(agreements, {
  title: "Thỏa thuận thử",
  form: "signed-agreement",
  signatories: ["QN", "HP"],
  signedOn: "2024-01-01",
});
const otherAgreement = await addWell(agreements, {
  title: "Thỏa thuận khác",
  form: "signed-agreement",
  signatories: ["QN", "HP"],
});
const [clause] = await putWell(node.store, here, clauses, [
  { id: "ND-1", body: { agreement: agreement.id, content: "x", force: "agreed", sector: "transport" } },
]);
const [foreign] = await putWell(node.store, here, clauses, [
  { id: "ND-2", body: { agreement: otherAgreement.id, content: "x", force: "agreed", sector: "transport" } },
]);
const own = await addWell(commitments, {
  title: "Cam kết thử",
  agreement: agreement.id,
  clauses: [clause?.id],
  sector: "transport",
});
const partBody = {
  commitment: own.id,
  locality: "QN",
  task: "Phía Quảng Ninh",
  startDate: "2024-02-01",
  dueDate: "2025-01-31",
};
const part = await addWell(parts, partBody);
const otherSide = await addWell(
  parts,
  { ...partBody, locality: "HP", task: "Phía Hải Phòng", waitsFor: [part.id] },
  actor("HP", "focal-point"),
);
const reportBody = {
  part: part.id,
  date: "2024-06-01",
  stage: "in-progress",
  percent: 40,
  narrative: "Đã xong móng",
};

const cases: readonly [string, string, string, () => Promise<Outcome<unknown>>][] = [
  ["an unknown field", "unknown-field", "mayor", () => add(reports, { ...reportBody, mayor: "x" })],
  [
    "a field that is part of every object",
    "unknown-field",
    "constructor",
    () => add(reports, { ...reportBody, constructor: "x" }),
  ],
  ["a wrong type", "wrong-type", "percent", () => add(reports, { ...reportBody, percent: "40" })],
  [
    "a number out of its range",
    "out-of-range",
    "percent",
    () => add(reports, { ...reportBody, percent: 101 }),
  ],
  [
    "a date that does not exist",
    "no-such-date",
    "date",
    () => add(reports, { ...reportBody, date: "2023-02-29" }),
  ],
  [
    "a date still to come",
    "date-in-future",
    "date",
    () => add(reports, { ...reportBody, date: "2026-11-22" }),
  ],
  [
    "a code outside its list",
    "not-in-code-list",
    "stage",
    () => add(reports, { ...reportBody, stage: "nearly" }),
  ],
  [
    "a control character",
    "unsafe-text",
    "narrative",
    () => add(reports, { ...reportBody, narrative: "a\u0000b" }),
  ],
  [
    "a missing required field",
    "required",
    "narrative",
    () => add(reports, { ...reportBody, narrative: "  " }),
  ],
  [
    "a reference to nothing",
    "reference-to-nothing",
    "part",
    () => add(reports, { ...reportBody, part: "khong-co" }),
  ],
  [
    "a commitment of an agreement that does not exist",
    "reference-to-nothing",
    "agreement",
    () => add(commitments, { title: "x", agreement: "khong-co", clauses: [], sector: "transport" }),
  ],
  [
    "one reference of several to nothing",
    "reference-to-nothing",
    "waitsFor",
    () => add(parts, { ...partBody, waitsFor: [part.id, "khong-co"] }),
  ],
  [
    "a clause of another agreement",
    "clause-of-another-agreement",
    "clauses",
    () =>
      add(commitments, {
        title: "x",
        agreement: agreement.id,
        clauses: [clause?.id, foreign?.id],
        sector: "transport",
      }),
  ],
  [
    "a report about the other side's part",
    "report-about-other-side",
    "part",
    () => add(reports, { ...reportBody, part: otherSide.id }),
  ],
  [
    "an obstacle on the other side's part",
    "report-about-other-side",
    "part",
    () => add(obstacles, { part: otherSide.id, title: "x", since: "2024-01-01", authority: "central" }),
  ],
  [
    "an extension of the other side's part",
    "report-about-other-side",
    "part",
    () =>
      add(extensions, {
        part: otherSide.id,
        decidedOn: "2024-01-01",
        newDueDate: "2026-01-01",
        reason: "x",
      }),
  ],
  [
    "a part stated for the other side",
    "part-of-other-side",
    "locality",
    () => add(parts, { ...partBody, locality: "HP" }),
  ],
  [
    "a due date before the start",
    "due-before-start",
    "dueDate",
    () => add(parts, { ...partBody, dueDate: "2024-01-31" }),
  ],
  [
    "a circle of waits",
    "circular-wait",
    "waitsFor",
    () =>
      changeRecord(
        node.store,
        parts,
        part.id,
        1,
        { body: { ...partBody, waitsFor: [otherSide.id] } },
        contextOf(here),
      ),
  ],
  [
    "a part that waits for itself",
    "circular-wait",
    "waitsFor",
    () =>
      changeRecord(
        node.store,
        parts,
        part.id,
        1,
        { body: { ...partBody, waitsFor: [part.id] } },
        contextOf(here),
      ),
  ],
  [
    "a deadline moved without an extension",
    "deadline-moves-by-extension",
    "dueDate",
    () =>
      changeRecord(
        node.store,
        parts,
        part.id,
        1,
        { body: { ...partBody, dueDate: "2026-01-31" } },
        contextOf(here),
      ),
  ],
  [
    "a deadline taken away",
    "deadline-moves-by-extension",
    "dueDate",
    () =>
      changeRecord(node.store, parts, part.id, 1, { body: { ...partBody, dueDate: null } }, contextOf(here)),
  ],
  [
    "a record of another steward",
    "not-steward",
    otherSide.id,
    () =>
      changeRecord(
        node.store,
        parts,
        otherSide.id,
        1,
        { body: { ...partBody, locality: "QN" } },
        contextOf(here),
      ),
  ],
  [
    "retiring a record of another steward",
    "not-steward",
    otherSide.id,
    () => retireRecord(node.store, parts, otherSide.id, 1, undefined, contextOf(here)),
  ],
  [
    "an id with a blank",
    "wrong-type",
    "id",
    () => addRecord(node.store, reports, { id: "a b", body: reportBody }, contextOf(here)),
  ],
  [
    "an id that exists",
    "already-exists",
    part.id,
    () => addRecord(node.store, parts, { id: part.id, body: partBody }, contextOf(here)),
  ],
];
for (const [what, code, path, attempt] of cases)
  test(`refuses ${what}, and nothing is written`, () => refusedWith(code, path, attempt));

test("a body that is no object, and a role that may not write", async () => {
  await refusedWith("bad-request", undefined, () => add(reports, "DROP TABLE"));
  await refusedWith("forbidden", undefined, () => add(reports, reportBody, actor("QN", "leader")));
  await refusedWith("not-signed-in", undefined, () =>
    add(reports, reportBody, { person: "public", locality: "", role: "public" }),
  );
});

test("a percent that goes down without a reason; with one it is taken", async () => {
  await addWell(reports, reportBody);
  const lower = { ...reportBody, date: "2024-07-01", percent: 30 };
  await refusedWith("percent-went-down", "reason", () => add(reports, lower));
  await addWell(reports, { ...lower, reason: "Khối lượng được đo lại" });
});

test("of two open versions the second to be saved is refused with both versions' numbers", async () => {
  const report = await addWell(reports, { ...reportBody, date: "2024-08-01", percent: 50 });
  const save = (narrative: string) =>
    changeRecord(
      node.store,
      reports,
      report.id,
      report.version,
      { body: { ...report.body, narrative } },
      contextOf(here),
    );
  const outcomes = await Promise.all([save("của An"), save("của Bình")]);
  assert.equal(outcomes.filter(({ ok }) => ok).length, 1);
  await refusedWith("version-conflict", report.id, () => save("muộn"));
  const refusal = outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.refusals));
  assert.deepEqual(
    refusal.map(({ data }) => data),
    [{ current: 2, given: 1 }],
  );
});

test("what a locality wrote itself about succession does not let it report for another", async () => {
  await addWell(
    localitySuccessions,
    { date: "2025-07-01", kind: "merge", predecessors: ["HP"], successors: ["QN"], legalBasis: "Tự viết" },
    actor("QN", "data-officer"),
  );
  await refusedWith("report-about-other-side", "part", () =>
    add(reports, { ...reportBody, part: otherSide.id }),
  );
});
