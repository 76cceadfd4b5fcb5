import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { addDays, calendarDate } from "../calendar-date.ts";
import { standingReport, standingReports, type ReportFacts, type Stage } from "./standing-report.ts";

const start = calendarDate("2026-01-01");
const today = calendarDate("2026-06-30");

test("L-07 a percent stands until another is given and is never zero for want of one", () => {
  const without = report("2026-03-01", "in-progress");
  assert.equal(standingReport([without], today)?.percent, undefined);
  const given = { ...report("2026-02-01", "in-progress"), percent: 40 };
  assert.equal(standingReport([without, given], today)?.percent, 40);
  assert.equal(
    standingReport([without, given, { ...report("2026-04-01", "waiting"), percent: 0 }], today)?.percent,
    0,
  );
});

test("a forecast stands through reports of no change, and a report that leaves it out withdraws it", () => {
  const forecast = { ...report("2026-02-01", "in-progress"), forecastDate: calendarDate("2026-12-01") };
  const noChange = { ...report("2026-03-01", "in-progress"), noChange: true };
  assert.equal(standingReport([noChange, forecast], today)?.forecastDate, "2026-12-01");
  assert.equal(
    standingReport([noChange, forecast, report("2026-04-01", "waiting")], today)?.forecastDate,
    undefined,
  );
});

test("a part is done since the first report of the unbroken run that says so", () => {
  const reports = [
    report("2026-02-01", "done"),
    report("2026-03-01", "in-progress"),
    report("2026-04-01", "done"),
    report("2026-05-01", "done"),
  ];
  assert.equal(standingReport(reports, today)?.doneSince, "2026-04-01");
  assert.equal(standingReport(reports, calendarDate("2026-03-31"))?.doneSince, undefined);
  assert.equal(standingReport(reports, calendarDate("2026-02-28"))?.doneSince, "2026-02-01");
});

test("of two reports of one day the one further on is the later", () => {
  const reports = [report("2026-02-01", "done"), report("2026-02-01", "in-progress")];
  assert.equal(standingReport(reports, today)?.latest.stage, "done");
  assert.equal(standingReport(reports, today)?.doneSince, "2026-02-01");
});

test("a report dated after the day asked about is not known yet", () => {
  assert.equal(standingReport([report("2026-07-01", "done")], today), undefined);
});

test("L-02 what stands is the same whatever order the reports came in, and each twice", () => {
  fc.assert(
    fc.property(fc.array(aReport(), { maxLength: 12 }), fc.gen(), (reports, g) => {
      const shuffled = g(fc.shuffledSubarray, reports, { minLength: reports.length });
      assert.deepEqual(standingReport([...shuffled, ...reports], today), standingReport(reports, today));
    }),
  );
});

test("what stands of many parts is what stands of each", () => {
  fc.assert(
    fc.property(fc.array(aReport(), { maxLength: 20 }), (reports) => {
      const all = standingReports(reports, today);
      for (const part of ["a", "b"]) {
        const own = reports.filter((one) => one.part === part);
        assert.deepEqual(all.get(part), standingReport(own, today));
      }
    }),
  );
});

function report(date: string, stage: Stage): ReportFacts {
  return { part: "a", date: calendarDate(date), stage };
}

function aReport(): fc.Arbitrary<ReportFacts> {
  const day = fc.integer({ min: 0, max: 4 }).map((days) => addDays(start, days * 50));
  const stage = fc.constantFrom<Stage[]>("not-started", "preparing", "in-progress", "waiting", "done");
  return fc.record(
    {
      part: fc.constantFrom("a", "b"),
      date: day,
      stage,
      percent: fc.integer({ min: 0, max: 3 }),
      forecastDate: day,
      noChange: fc.boolean(),
    },
    { requiredKeys: ["part", "date", "stage"], noNullPrototype: true },
  );
}
