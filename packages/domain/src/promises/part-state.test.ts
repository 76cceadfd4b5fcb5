import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { addDays, calendarDate } from "../calendar-date.ts";
import { isDone, partState, partStateFrom, type ObstacleFacts, type PartFacts } from "./part-state.ts";
import { standingReport, type ReportFacts, type Stage } from "./standing-report.ts";

const due = calendarDate("2026-03-31");
const today = calendarDate("2026-06-30");
const part: PartFacts = {
  id: "bridge-qn",
  commitment: "bridge",
  locality: "QN",
  startDate: calendarDate("2026-01-01"),
  firstDueDate: due,
  extensions: [],
  waitsFor: [],
};

test("L-08 the class comes from dates: the day of the deadline still counts, the next one does not", () => {
  assert.equal(classOn("2026-03-31", []), "open-in-term");
  assert.equal(classOn("2026-04-01", []), "open-overdue");
  assert.equal(classOn("2026-06-30", [report("2026-03-31", "done")]), "done-on-time");
  assert.equal(classOn("2026-06-30", [report("2026-04-01", "done")]), "done-late");
});

test("L-08 the same facts asked as of an earlier day give the state of that day", () => {
  const reports = [report("2026-02-01", "in-progress"), report("2026-05-01", "done")];
  assert.equal(classOn("2026-01-15", reports), "open-in-term");
  assert.equal(classOn("2026-04-30", reports), "open-overdue");
  assert.equal(classOn("2026-05-01", reports), "done-late");
});

test("L-07 a part that never reported has no percent", () => {
  const state = partState(part, [], [], today);
  assert.equal(state.percent, undefined);
  assert.equal(state.latestReport, undefined);
  assert.equal(state.stage, undefined);
  assert.equal(state.daysOverdue, 91);
  assert.equal(state.silentSince, "2026-01-01");
});

test("L-07 a part without a deadline cannot be rated, open or done, and says why", () => {
  const { firstDueDate: _, ...undated } = part;
  for (const reports of [[], [report("2026-05-01", "done")]]) {
    const state = partState(undated, reports, [], today);
    assert.equal(state.class, "cannot-rate");
    assert.equal(state.whyCannotRate, "no-deadline");
    assert.equal(isDone(state), reports.length > 0);
    assert.equal(state.daysOverdue, undefined);
    assert.equal(state.daysLeft, undefined);
  }
});

test("a part reopened by a later report is open again", () => {
  const reports = [report("2026-03-01", "done"), { ...report("2026-05-01", "in-progress"), percent: 80 }];
  const state = partState(part, reports, [], today);
  assert.equal(state.class, "open-overdue");
  assert.equal(state.percent, 80);
  assert.equal(state.doneOn, undefined);
});

test("L-08 an extension moves the deadline in force and the first one stays beside it", () => {
  const extended: PartFacts = { ...part, extensions: [extension("2026-03-20", "2026-07-31")] };
  const state = partState(extended, [], [], today);
  assert.equal(state.class, "open-in-term");
  assert.equal(state.dueDate, "2026-07-31");
  assert.equal(state.firstDueDate, "2026-03-31");
  assert.equal(state.daysLeft, 31);
});

test("an extension decided after the work was done does not make it on time", () => {
  const afterwards: PartFacts = { ...part, extensions: [extension("2026-05-01", "2026-07-31")] };
  const state = partState(afterwards, [report("2026-04-10", "done")], [], today);
  assert.equal(state.class, "done-late");
  assert.equal(state.daysOverdue, 10);
});

test("done is judged on the day it was first reported, not on the day it was said again", () => {
  const reports = [report("2026-03-30", "done"), { ...report("2026-05-30", "done"), noChange: true }];
  const state = partState(part, reports, [], today);
  assert.equal(state.class, "done-on-time");
  assert.equal(state.doneOn, "2026-03-30");
  assert.equal(state.percent, 100);
  assert.equal(state.silentSince, undefined);
});

test("an obstacle is open from its day until the day it is cleared", () => {
  const obstacles: ObstacleFacts[] = [
    {
      part: part.id,
      since: calendarDate("2026-02-01"),
      clearedOn: calendarDate("2026-06-30"),
      beyondAuthority: false,
    },
    { part: part.id, since: calendarDate("2026-06-30"), beyondAuthority: true },
    { part: part.id, since: calendarDate("2026-07-01"), beyondAuthority: true },
    { part: "another", since: calendarDate("2026-02-01"), beyondAuthority: true },
  ];
  const state = partState(part, [], obstacles, today);
  assert.equal(state.openObstacles, 1);
  assert.equal(state.obstaclesBeyondAuthority, 1);
  assert.equal(partState(part, [], obstacles, addDays(today, -1)).openObstacles, 1);
  assert.equal(partState(part, [], obstacles, addDays(today, 1)).openObstacles, 2);
});

test("L-01 reports about another part say nothing about this one", () => {
  assert.equal(
    partState(part, [{ ...report("2026-03-01", "done"), part: "bridge-hp" }], [], today).class,
    "open-overdue",
  );
});

test("a forecast that has passed while the part is open is told apart", () => {
  const reports = [{ ...report("2026-02-01", "in-progress"), forecastDate: calendarDate("2026-06-29") }];
  assert.equal(partState(part, reports, [], today).forecastPassed, true);
  assert.equal(partState(part, reports, [], addDays(today, -1)).forecastPassed, false);
});

test("one newest report is enough to know the state of an open part", () => {
  const newest = { ...report("2026-05-01", "waiting"), percent: 60 };
  const all = [
    report("2026-02-01", "in-progress"),
    newest,
    { ...report("2026-03-01", "preparing"), percent: 20 },
  ];
  assert.deepEqual(partState(part, [newest], [], today), partState(part, all, [], today));
});

test("L-02 a part's state is the same whatever order its records came in, and from what a store folded", () => {
  fc.assert(
    fc.property(fc.array(aReport()), fc.array(anObstacle()), (reports, obstacles) => {
      const state = partState(part, reports, obstacles, today);
      assert.deepEqual(partState(part, reports.toReversed(), obstacles.toReversed(), today), state);
      assert.deepEqual(partStateFrom(part, standingReport(reports, today), obstacles, today), state);
    }),
  );
});

test("L-08 nothing dated after the day asked about changes the state of that day", () => {
  fc.assert(
    fc.property(
      fc.array(aReport()),
      fc.array(anObstacle()),
      fc.integer({ min: 0, max: 250 }),
      (reports, obstacles, days) => {
        const asOf = addDays(calendarDate("2026-01-01"), days);
        const known = reports.filter((one) => one.date <= asOf);
        const stood = obstacles.filter((one) => one.since <= asOf);
        assert.deepEqual(partState(part, reports, obstacles, asOf), partState(part, known, stood, asOf));
      },
    ),
  );
});

function classOn(day: string, reports: readonly ReportFacts[]): string {
  return partState(part, reports, [], calendarDate(day)).class;
}

function report(date: string, stage: Stage): ReportFacts {
  return { part: part.id, date: calendarDate(date), stage };
}

function extension(decidedOn: string, to: string): PartFacts["extensions"][number] {
  return {
    decidedOn: calendarDate(decidedOn),
    to: calendarDate(to),
    grantedBy: "UBND tỉnh",
    reason: "mặt bằng",
  };
}

function aDay(): fc.Arbitrary<typeof today> {
  return fc.integer({ min: 0, max: 12 }).map((step) => addDays(calendarDate("2026-01-01"), step * 20));
}

function aReport(): fc.Arbitrary<ReportFacts> {
  const stage = fc.constantFrom<Stage[]>("not-started", "in-progress", "waiting", "done");
  return fc.record(
    { part: fc.constant(part.id), date: aDay(), stage, percent: fc.nat(100), noChange: fc.boolean() },
    { requiredKeys: ["part", "date", "stage"], noNullPrototype: true },
  );
}

function anObstacle(): fc.Arbitrary<ObstacleFacts> {
  return fc.record(
    { part: fc.constant(part.id), since: aDay(), clearedOn: aDay(), beyondAuthority: fc.boolean() },
    { requiredKeys: ["part", "since", "beyondAuthority"], noNullPrototype: true },
  );
}
