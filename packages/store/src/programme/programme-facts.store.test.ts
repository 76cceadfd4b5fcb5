// What the database works out of many reports is what the domain does, whatever was reported and in whatever order
// (L-02: joint state is a pure function over records).
import assert from "node:assert/strict";
import { test } from "node:test";
import { type CalendarDate, calendarDate } from "@nhipcau/domain/calendar-date.ts";
import { decisionsOn, type StatedDecision } from "@nhipcau/domain/promises/decision.ts";
import { type ReportFacts, type Stage, standingReport } from "@nhipcau/domain/promises/standing-report.ts";
import { done } from "@nhipcau/domain/outcome.ts";
import { loadProgramme, type ProgrammeFile } from "@nhipcau/operations/load-programme.ts";
import { publicReader, systemOf } from "@nhipcau/operations/ports/acting.ts";
import type { DecisionRow } from "@nhipcau/operations/ports/programme-facts.ts";
import type { RecordEnvelope } from "@nhipcau/operations/ports/store.ts";
import { readOverview } from "@nhipcau/operations/programme/overview.ts";
import { confirmations } from "@nhipcau/registers/cooperation/confirmations.ts";
import { parts } from "@nhipcau/registers/cooperation/parts.ts";
import { reports } from "@nhipcau/registers/cooperation/reports.ts";
import { actor } from "@nhipcau/testkit/actors.ts";
import { makeNode } from "@nhipcau/testkit/make-node.ts";
import { putWell } from "@nhipcau/testkit/put-records.ts";
import { loadRegion, regionFiles } from "@nhipcau/testkit/region-files.ts";
import fc from "fast-check";

const here = systemOf("QN");
const today = calendarDate("2026-11-21");
const day = fc.integer({ min: 1, max: 9 }).map((number) => `2024-03-0${number}` as CalendarDate);

const anyReport: fc.Arbitrary<Omit<ReportFacts, "part">> = fc.record(
  {
    date: day,
    stage: fc.constantFrom<Stage>("not-started", "preparing", "waiting", "in-progress", "done"),
    percent: fc.constantFrom(0, 40, 100),
    forecastDate: day,
    noChange: fc.boolean(),
  },
  { requiredKeys: ["date", "stage"], noNullPrototype: true },
);

// Both before the first test: what is awaited between tests may find the file's tests already at their end.
const nodes = await Promise.all([makeNode({ server: "embedded" }), makeNode({ server: "other" })]);

for (const [index, server] of (["embedded", "other"] as const).entries()) {
  const node = nodes[index];
  if (!node) throw new Error("one node a server");

  test(`L-02: what stands of a part's reports is the same from the database as from the domain (${server})`, async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(anyReport, { maxLength: 7 }), { minLength: 1, maxLength: 5 }),
        day,
        async (given, asked) => {
          run += 1;
          const ids = given.map((_, index) => `p${run}-${index}`);
          await putWell(
            node.store,
            here,
            parts,
            ids.map((id) => ({ id, body: { commitment: "x", locality: "QN", task: "x" }, expected: 0 })),
          );
          const bodies = given.flatMap((own, index) =>
            own.map((report) => ({ ...report, part: ids[index] ?? "", narrative: "x" })),
          );
          await putWell(
            node.store,
            here,
            reports,
            bodies.map((body, index) => ({ id: `r${run}-${index}`, body, expected: 0 })),
          );
          const facts = await node.store.read(here, (transaction) =>
            transaction.programmeFacts(asked, false),
          );
          for (const [index, own] of given.entries()) {
            const part = ids[index] ?? "";
            const expected = standingReport(
              own.map((report) => ({ ...report, part })),
              asked,
            );
            const found = facts.parts.find(({ id }) => id === part)?.standing;
            // A report that does not say “no change” and one that says it is none are the same.
            assert.deepEqual(
              found,
              expected && {
                ...expected,
                latest: { ...expected.latest, noChange: expected.latest.noChange === true },
              },
            );
          }
        },
      ),
      { numRuns: 60 },
    );
  });
}

interface GivenReport {
  readonly report: Omit<ReportFacts, "part">;
  readonly verdicts: readonly { readonly verdict: "confirmed" | "returned"; readonly on: CalendarDate }[];
}

const anyDecided: fc.Arbitrary<GivenReport> = fc.record({
  report: anyReport,
  verdicts: fc.array(
    fc.record({ verdict: fc.constantFrom("confirmed" as const, "returned" as const), on: day }),
    { maxLength: 2 },
  ),
});

test("L-02: decisions beside their reports are the same from the database as from the domain", async () => {
  const [node] = nodes;
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyDecided, { maxLength: 6 }), day, async (given, asked) => {
      run += 1;
      const part = `decided-${run}`;
      const body = { commitment: "x", locality: "QN", assigner: "HP", task: "x" };
      await putWell(node.store, here, parts, [{ id: part, body, expected: 0 }]);
      const versions = given.map(({ report }, index) => ({
        id: `dr${run}-${index}`,
        body: { ...report, part, narrative: "x" },
        expected: 0,
      }));
      const written: RecordEnvelope[] = [];
      // One by one, so that some are recorded later than others of the same day.
      for (const version of versions) written.push(...(await putWell(node.store, here, reports, [version])));
      const stated: StatedDecision[] = given.flatMap(({ verdicts }, index) =>
        verdicts.map(({ verdict, on }, n) => ({
          id: `dd${run}-${index}-${n}`,
          part,
          report: `dr${run}-${index}`,
          verdict,
          decidedOn: on,
          author: "HP",
        })),
      );
      const bodies = stated.map(({ id, report, verdict, decidedOn }) => ({
        id,
        body: { part, report, decision: verdict, decidedOn },
        expected: 0,
      }));
      await putWell(node.store, systemOf("HP"), confirmations, bodies);
      const facts = await node.store.read(here, (transaction) => transaction.programmeFacts(asked, false));
      const found = facts.decisions.filter((row) => row.part === part && row.reportedOn !== undefined);
      const said = given.map(({ report }, index) => ({
        ...report,
        id: `dr${run}-${index}`,
        part,
        recordedAt: written[index]?.recordedAt ?? "",
      }));
      const expected = decisionsOn(said, stated, asked).toSorted((a, b) => (a.id < b.id ? -1 : 1));
      // The database tells the microsecond, an envelope the millisecond.
      const timeless = (row: DecisionRow) => ({ ...row, reportedAt: undefined });
      assert.deepEqual(found.map(timeless), expected.map(timeless));
    }),
    { numRuns: 60 },
  );
});

test("L-02: the overview is the same in whatever order the programme was written", async () => {
  const files = regionFiles();
  const orders: readonly (readonly ProgrammeFile[])[] = [files, reversed(files), byId(files)];
  const overviews = await Promise.all(
    orders.map(async (order) => {
      const { store } = await makeNode();
      const outcome = await loadProgramme(store, order);
      assert.ok(outcome.ok);
      return Promise.all(
        [actor("QN"), actor("HP", "leader"), publicReader].flatMap((reader) =>
          [today, calendarDate("2024-06-30")].map((asOf) => readOverview(store, reader, { asOf, today })),
        ),
      );
    }),
  );
  assert.equal(overviews[0]?.[0]?.figures.total, 49);
  assert.deepEqual(overviews[1], overviews[0]);
  assert.deepEqual(overviews[2], overviews[0]);
});

function reversed(files: readonly ProgrammeFile[]): ProgrammeFile[] {
  return files.toReversed().map((file) => ({ ...file, records: file.records.toReversed() }));
}

function byId(files: readonly ProgrammeFile[]): ProgrammeFile[] {
  const backwards = (id: string): string => [...id].toReversed().join("");
  return files.map((file) => ({
    ...file,
    records: file.records.toSorted((a, b) => (backwards(a.id) < backwards(b.id) ? -1 : 1)),
  }));
}

test("facts that are remembered are those that would be read, for every locality, day and after every write", async () => {
  const { store } = await makeNode();
  await loadRegion(store);
  const days = [calendarDate("2022-06-01"), calendarDate("2026-11-21")];
  const ask = async () => {
    const answers = [];
    for (const locality of ["QN", "HP", ""]) {
      for (const day of days) {
        const acting = { ...actor(locality === "" ? "QN" : locality), locality };
        const remembered = await store.read(acting, (transaction) => transaction.programmeFacts(day, false));
        const read = await store.write(acting, async (transaction) =>
          done(await transaction.programmeFacts(day, false)),
        );
        assert.ok(read.ok);
        assert.deepEqual(remembered, read.value);
        answers.push(remembered);
      }
    }
    return answers;
  };
  const before = await ask();
  const [part] = before[1]?.parts ?? [];
  assert.ok(part);
  await putWell(store, actor(part.locality), reports, [
    {
      id: "new",
      body: { part: part.id, date: "2026-11-20", stage: "done", narrative: "Xong." },
      expected: 0,
    },
  ]);
  const after = await ask();
  assert.equal(after[1]?.parts.find(({ id }) => id === part.id)?.standing?.latest.stage, "done");
});
