// Confirming and returning, row by row: who may, about what, once; two people at the same moment; and that what was said
// decides the part's state on every page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import { done, type Outcome } from "@nhipcau/domain/outcome.ts";
import { commitments } from "@nhipcau/registers/cooperation/commitments.ts";
import { confirmations } from "@nhipcau/registers/cooperation/confirmations.ts";
import { evidenceItems } from "@nhipcau/registers/cooperation/evidence-items.ts";
import { parts } from "@nhipcau/registers/cooperation/parts.ts";
import { reports } from "@nhipcau/registers/cooperation/reports.ts";
import { actor } from "@nhipcau/testkit/actors.ts";
import { makeNode } from "@nhipcau/testkit/make-node.ts";
import { codesOfOutcome } from "@nhipcau/testkit/put-records.ts";
import { makeRecordWriter } from "@nhipcau/testkit/record-writer.ts";
import { loadRegion } from "@nhipcau/testkit/region-files.ts";
import type { Acting } from "../ports/acting.ts";
import type { RecordEnvelope } from "../ports/store.ts";
import { readCommitment } from "../programme/commitment-detail.ts";
import { changeRecord, retireRecord } from "./write-record.ts";

const node = await makeNode();
await loadRegion(node.store);
const { here, contextOf, add, addWell, refusedWith } = makeRecordWriter(node);
const there = actor("HP", "specialist");
const today = calendarDate("2026-11-21");
const [first] = await node.store.read(here, (transaction) => transaction.all(commitments));
assert.ok(first);
const commitment = first.id;

interface Reported {
  readonly part: RecordEnvelope;
  readonly report: RecordEnvelope;
}

async function reportedDone(changes: Record<string, unknown> = {}): Promise<Reported> {
  const body = { commitment, locality: "HP", assigner: "QN", task: "Đường dẫn", dueDate: "2026-10-31" };
  const part = await addWell(parts, { ...body, ...changes }, actor("HP", "focal-point"));
  return { part, report: await reportDone(part, "2026-10-20") };
}

function reportDone(part: RecordEnvelope, date: string, by: Acting = there): Promise<RecordEnvelope> {
  return addWell(
    reports,
    {
      part: part.id,
      date,
      stage: "done",
      percent: 100,
      narrative: `Xong ngày ${date}, đợt ${date.slice(-2)}`,
    },
    by,
  );
}

function decision({ part, report }: Reported, changes: Record<string, unknown> = {}) {
  return { part: part.id, report: report.id, decision: "confirmed", decidedOn: "2026-11-20", ...changes };
}

async function phaseOf(part: RecordEnvelope): Promise<string | undefined> {
  const outcome = await readCommitment(node.store, here, { asOf: today, today }, commitment);
  assert.ok(outcome.ok);
  return outcome.value.parts.find(({ id }) => id === part.id)?.phase;
}

test("the assigner's side confirms, and then the part is done since the day it was reported", async () => {
  const said = await reportedDone();
  assert.equal(await phaseOf(said.part), "awaiting-confirmation");
  await addWell(confirmations, decision(said, { agency: "SXD-QN" }));
  assert.equal(await phaseOf(said.part), "done");
  const outcome = await readCommitment(node.store, here, { asOf: today, today }, commitment);
  assert.ok(outcome.ok);
  const view = outcome.value.parts.find(({ id }) => id === said.part.id);
  assert.deepEqual(
    [view?.class, view?.doneOn, view?.confirmedOn],
    ["done-on-time", "2026-10-20", "2026-11-20"],
  );
});

test("L-08 a confirmation that is taken back still tells that the part was done until then", async () => {
  const said = await reportedDone({ assignedOn: "2026-09-01" });
  const kept = await addWell(confirmations, decision(said, { decidedOn: "2026-11-10" }));
  const back = { body: decision(said, { decision: "returned", decidedOn: "2026-11-20", reason: "Hỏng" }) };
  assert.ok((await changeRecord(node.store, confirmations, kept.id, 1, back, contextOf(here))).ok);
  const phases = [];
  for (const asOf of ["2026-11-09", "2026-11-10", "2026-11-19", "2026-11-20", "2026-11-21"].map(
    calendarDate,
  )) {
    const outcome = await readCommitment(node.store, here, { asOf, today }, commitment);
    assert.ok(outcome.ok);
    const part = outcome.value.parts.find(({ id }) => id === said.part.id);
    const told = outcome.value.decisions.find(({ id }) => id === kept.id);
    phases.push([part?.phase, told?.verdict.code]);
  }
  assert.deepEqual(phases, [
    ["awaiting-confirmation", undefined],
    ["done", "confirmed"],
    ["done", "confirmed"],
    ["returned", "returned"],
    ["returned", "returned"],
  ]);
});

test("a return gives its reason, and both sides' words stand as a disagreement until one changes its own", async () => {
  const said = await reportedDone();
  const returned = { decision: "returned" };
  await refusedWith("required", "reason", () => add(confirmations, decision(said, returned)));
  const kept = await addWell(
    confirmations,
    decision(said, { ...returned, reason: "Thiếu biên bản nghiệm thu." }),
  );
  assert.equal(await phaseOf(said.part), "returned");
  const disagreed = async (): Promise<boolean> => {
    const outcome = await readCommitment(node.store, here, { asOf: today, today }, commitment);
    assert.ok(outcome.ok);
    return outcome.value.commitment.disagreements.some(
      ({ kind, sentence }) =>
        kind === "done-but-returned" && sentence.vi.includes("Thiếu biên bản nghiệm thu."),
    );
  };
  assert.ok(await disagreed());
  const changed = { body: { ...kept.body, decision: "confirmed" } };
  assert.ok(
    (await changeRecord(node.store, confirmations, kept.id, kept.version, changed, contextOf(here))).ok,
  );
  assert.equal(await phaseOf(said.part), "done");
  assert.ok(!(await disagreed()));
  // And back: the assigner takes its confirmation back, and its side reports anew.
  const back = { body: { ...kept.body } };
  assert.ok(
    (await changeRecord(node.store, confirmations, kept.id, kept.version + 1, back, contextOf(here))).ok,
  );
  assert.equal(await phaseOf(said.part), "returned");
  await reportDone(said.part, "2026-11-19");
  assert.equal(await phaseOf(said.part), "awaiting-confirmation");
  assert.ok(!(await disagreed()));
});

const cases: readonly [
  what: string,
  code: string,
  path: string,
  attempt: () => Promise<() => Promise<Outcome<unknown>>>,
][] = [
  [
    "the side that reported",
    "confirmed-by-assigner-only",
    "part",
    async () => {
      const said = await reportedDone();
      return () => add(confirmations, decision(said), there);
    },
  ],
  [
    "a third side",
    "confirmed-by-assigner-only",
    "part",
    async () => {
      const said = await reportedDone();
      return () => add(confirmations, decision(said), actor("HN"));
    },
  ],
  [
    "the agency that reported its own locality's part",
    "confirmer-is-reporter",
    "part",
    async () => {
      const said = await reportedDone({ assigner: "HP" });
      return () => add(confirmations, decision(said), actor("HP", "focal-point"));
    },
  ],
  [
    "the agency that leads it, though another wrote the report",
    "confirmer-is-reporter",
    "part",
    async () => {
      const said = await reportedDone({ assigner: "HP", leadAgency: "SGTVT-HP" });
      return () => add(confirmations, decision(said), there);
    },
  ],
  [
    "a part that nobody assigned",
    "no-assigner",
    "part",
    async () => {
      const said = await reportedDone({ assigner: undefined });
      return () => add(confirmations, decision(said));
    },
  ],
  [
    "an older report",
    "not-the-newest-report",
    "report",
    async () => {
      const said = await reportedDone();
      await reportDone(said.part, "2026-10-25");
      return () => add(confirmations, decision(said));
    },
  ],
  [
    "a part that is under way again",
    "not-the-newest-report",
    "report",
    async () => {
      const said = await reportedDone();
      const again = { stage: "in-progress", percent: 90, narrative: "Phải sửa mặt đường", reason: "lún" };
      await addWell(reports, { part: said.part.id, date: "2026-10-30", ...again }, there);
      return () => add(confirmations, decision(said));
    },
  ],
  [
    "a report that was changed since it was read",
    "report-changed",
    "report",
    async () => {
      const said = await reportedDone();
      const body = { ...said.report.body, narrative: "Xong, kèm biên bản" };
      await changeRecord(node.store, reports, said.report.id, 1, { body }, contextOf(there));
      return () => add(confirmations, decision(said, { reportVersion: 1 }));
    },
  ],
  [
    "a day before the report",
    "decided-before-reported",
    "decidedOn",
    async () => {
      const said = await reportedDone();
      return () => add(confirmations, decision(said, { decidedOn: "2026-10-19" }));
    },
  ],
  [
    "a day to come",
    "date-in-future",
    "decidedOn",
    async () => {
      const said = await reportedDone();
      return () => add(confirmations, decision(said, { decidedOn: "2026-11-22" }));
    },
  ],
  [
    "a second decision",
    "already-decided",
    "report",
    async () => {
      const said = await reportedDone();
      await addWell(confirmations, decision(said));
      return () =>
        add(confirmations, decision(said, { decision: "returned", reason: "chưa đạt" }), actor("QN"));
    },
  ],
];

for (const [what, code, path, prepare] of cases) {
  test(`a decision is refused with its own code: ${what}`, async () => {
    const attempt = await prepare();
    await refusedWith(code, path, attempt);
  });
}

test("a leader does not confirm in place of those whose work it is", async () => {
  const said = await reportedDone();
  assert.deepEqual(codesOfOutcome(await add(confirmations, decision(said), actor("QN", "leader"))), [
    "forbidden",
  ]);
});

test("within one locality another agency than the one that did the work confirms it", async () => {
  const said = await reportedDone({ assigner: "HP", leadAgency: "SGTVT-HP" });
  const office = { ...actor("HP", "focal-point"), agency: "UBND-HP" };
  await addWell(confirmations, decision(said, { agency: "UBND-HP" }), office);
  assert.equal(await phaseOf(said.part), "done");
});

test("the side that does the work does not drop the assigner", async () => {
  const { part } = await reportedDone();
  const { assigner: _, ...body } = part.body;
  const outcome = await changeRecord(
    node.store,
    parts,
    part.id,
    1,
    { body },
    contextOf(actor("HP", "focal-point")),
  );
  assert.deepEqual(codesOfOutcome(outcome), ["assigner-stays"]);
});

test("of two people who decide about one report at once exactly one is taken, the other is told what was decided", async () => {
  for (let round = 0; round < 10; round += 1) {
    const said = await reportedDone();
    const outcomes = await Promise.all([
      add(confirmations, decision(said)),
      add(confirmations, decision(said, { decision: "returned", reason: "chưa đạt" }), actor("QN")),
    ]);
    assert.deepEqual(outcomes.map(codesOfOutcome).map(String).toSorted(), ["already-decided", "done"]);
  }
});

test("who decides while another's decision is not yet committed waits for it, and is then refused", async () => {
  const said = await reportedDone();
  let answered: Outcome<RecordEnvelope> | undefined;
  let second: Promise<void> | undefined;
  await node.store.write(here, async (transaction) => {
    await transaction.takeTurn("decisions");
    const put = await transaction.put(confirmations, [
      { id: "first", holdsFrom: today, scope: "public", body: decision(said), expected: 0 },
    ]);
    assert.ok(put.ok);
    second = add(confirmations, decision(said), actor("QN")).then((outcome) => void (answered = outcome));
    while (answered === undefined && !(await somebodyWaits())) await setImmediate();
    assert.equal(answered, undefined, "it did not wait");
    return done(undefined);
  });
  await second;
  assert.deepEqual(answered && codesOfOutcome(answered), ["already-decided"]);
});

async function somebodyWaits(): Promise<boolean> {
  const [row] = await node.sql(
    "select count(*)::int as waiting from pg_locks where locktype = 'advisory' and not granted",
  );
  return row?.["waiting"] !== 0;
}

test("a report that only changes the date is refused unless it says “no change” and why", async () => {
  const { part } = await reportedDone();
  const words = {
    stage: "in-progress",
    percent: 40,
    narrative: "Đang thi công nền đường.",
    reason: "sửa lại",
  };
  await addWell(reports, { part: part.id, date: "2026-10-22", ...words }, there);
  const again = { part: part.id, date: "2026-11-10", stage: "in-progress", percent: 40 };
  const copy = { ...again, narrative: "đang thi công  nền đường" };
  await refusedWith("report-says-nothing-new", "narrative", () => add(reports, copy, there));
  await addWell(reports, { ...copy, noChange: true, reason: "mưa kéo dài" }, there);
  await refusedWith("report-says-nothing-new", "narrative", () =>
    add(reports, { ...copy, date: "2026-11-12" }, there),
  );
  await addWell(reports, { ...copy, date: "2026-11-12", percent: 45 }, there);
});

test("a result without the evidence its kind needs is confirmed with a reason, and with the evidence without one", async () => {
  const reported = await reportedDone({ resultKind: "event" });
  await refusedWith("evidence-missing", "reason", () => add(confirmations, decision(reported)));
  const returned = await reportedDone({ resultKind: "event" });
  await addWell(confirmations, decision(returned, { decision: "returned", reason: "Thiếu biên bản" }));
  const early = {
    part: reported.part.id,
    kind: "photo",
    title: "Ảnh",
    date: "2026-10-20",
    link: "https://qn.vn/1",
  };
  await addWell(evidenceItems, early, there);
  await refusedWith("evidence-missing", "reason", () => add(confirmations, decision(reported)));
  await addWell(evidenceItems, { ...early, kind: "minutes", title: "Biên bản" }, there);
  await addWell(confirmations, decision(reported));
  const trusted = await reportedDone({ resultKind: "works" });
  await addWell(confirmations, decision(trusted, { reason: "Đã kiểm tra tại hiện trường" }));
});

test("a report that was decided about is not retired; one that was not is", async () => {
  const decided = await reportedDone();
  await addWell(confirmations, decision(decided));
  await refusedWith("others-stand-on-it", undefined, () =>
    retireRecord(node.store, reports, decided.report.id, 1, "nhầm", contextOf(there)),
  );
  const open = await reportedDone();
  assert.ok((await retireRecord(node.store, reports, open.report.id, 1, "nhầm", contextOf(there))).ok);
});
