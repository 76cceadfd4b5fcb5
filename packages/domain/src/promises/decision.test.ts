// What two sides said of one part, told apart by days: reports of the one, decisions of the other.
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { addDays, type CalendarDate, calendarDate } from "../calendar-date.ts";
import {
  decisionsOn,
  newestDone,
  type DecidableReport,
  type StatedDecision,
  type Verdict,
} from "./decision.ts";
import {
  eventsOpenTo,
  partEvents,
  type PartEvent,
  phaseAfter,
  type PartPhase,
  partTable,
} from "./part-phase.ts";
import { isSaidDone, partState, type PartFacts, type PartState } from "./part-state.ts";
import type { Stage } from "./standing-report.ts";

const start = calendarDate("2026-01-01");
const part: PartFacts = {
  id: "road",
  commitment: "bridge",
  locality: "HP",
  assigner: "QN",
  firstDueDate: calendarDate("2026-03-31"),
  extensions: [],
  waitsFor: [],
};
const alone: PartFacts = { ...part, assigner: undefined } as PartFacts;

interface Story {
  readonly reports: readonly DecidableReport[];
  readonly decisions: readonly StatedDecision[];
}

function stateOn(day: string, { reports, decisions }: Story, of: PartFacts = part): PartState {
  const asOf = calendarDate(day);
  return partState(of, reports, [], asOf, decisionsOn(reports, decisions, asOf));
}

function said(
  id: string,
  date: string,
  stage: Stage = "done",
  recordedAt = "2026-01-01T00:00:00Z",
): DecidableReport {
  return { id, part: "road", date: calendarDate(date), stage, recordedAt };
}

function decided(report: string, verdict: Verdict, on: string, id = `${report} ${on}`): StatedDecision {
  const reason = verdict === "returned" ? { reason: "thiếu biên bản" } : {};
  return { id, part: "road", report, verdict, decidedOn: calendarDate(on), author: "QN", ...reason };
}

test("a part with an assigner is done only when it is confirmed, and is judged on the day it was reported", () => {
  const reports = [said("r1", "2026-03-20")];
  const story = { reports, decisions: [decided("r1", "confirmed", "2026-05-01")] };
  const waiting = stateOn("2026-04-30", story);
  assert.equal(waiting.phase, "awaiting-confirmation");
  assert.equal(waiting.class, "open-in-term", "reported by its deadline, it is never overdue");
  assert.equal(waiting.daysAwaiting, 41);
  assert.equal(waiting.doneOn, undefined);
  assert.equal(waiting.daysLeft, undefined);
  assert.equal(waiting.silentSince, undefined);
  const done = stateOn("2026-05-01", story);
  assert.equal(done.class, "done-on-time");
  assert.equal(done.doneOn, "2026-03-20");
  assert.equal(done.confirmedOn, "2026-05-01");
});

test("reported after its deadline it is overdue by the days until the report, however long it then waits", () => {
  const story = { reports: [said("r1", "2026-04-10")], decisions: [] };
  for (const day of ["2026-04-10", "2026-09-01"]) {
    const state = stateOn(day, story);
    assert.equal(state.class, "open-overdue");
    assert.equal(state.daysOverdue, 10);
  }
});

test("a returned part is open again, says why, and counts from today until a newer report", () => {
  const reports = [said("r1", "2026-03-20"), said("r2", "2026-05-10")];
  const story = { reports, decisions: [decided("r1", "returned", "2026-04-15")] };
  const returned = stateOn("2026-05-01", story);
  assert.equal(returned.phase, "returned");
  assert.equal(returned.class, "open-overdue");
  assert.equal(returned.daysOverdue, 31);
  assert.deepEqual(returned.returned, {
    on: "2026-04-15",
    reason: "thiếu biên bản",
    reportedOn: "2026-03-20",
  });
  assert.equal(returned.silentSince, "2026-04-15");
  const again = stateOn("2026-06-01", story);
  assert.equal(again.phase, "awaiting-confirmation");
  assert.equal(again.reportedDoneOn, "2026-05-10");
  assert.equal(again.class, "open-overdue");
  assert.equal(again.daysOverdue, 40);
});

test("a part without an assigner is done as soon as its side says so, whatever anybody decides", () => {
  const story = { reports: [said("r1", "2026-03-20")], decisions: [decided("r1", "returned", "2026-03-21")] };
  const state = stateOn("2026-04-01", story, alone);
  assert.equal(state.phase, "done");
  assert.equal(state.class, "done-on-time");
});

test("of two reports of one day the one recorded later is the newest, and a return covers the earlier one too", () => {
  const reports = [
    said("b", "2026-03-20", "done", "2026-03-20T02:00:00Z"),
    said("a", "2026-03-20", "done", "2026-03-20T03:00:00Z"),
  ];
  const asOf = calendarDate("2026-03-20");
  assert.equal(newestDone(reports, asOf)?.id, "a");
  const state = (report: string) =>
    stateOn("2026-03-20", { reports, decisions: [decided(report, "returned", "2026-03-20")] }).phase;
  assert.equal(state("a"), "returned");
  assert.equal(state("b"), "awaiting-confirmation");
});

test("a decision of an earlier run of reports says nothing of the present one", () => {
  const reports = [
    said("r1", "2026-02-01"),
    said("r2", "2026-02-10", "in-progress"),
    said("r3", "2026-02-20"),
  ];
  const story = { reports, decisions: [decided("r1", "confirmed", "2026-02-05")] };
  assert.equal(stateOn("2026-02-09", story).phase, "done");
  assert.equal(stateOn("2026-02-15", story).phase, "open");
  assert.equal(stateOn("2026-02-25", story).phase, "awaiting-confirmation");
});

test("of two decisions about one report the later counts, and of one day the return", () => {
  const reports = [said("r1", "2026-02-01")];
  const both = [decided("r1", "returned", "2026-02-05"), decided("r1", "confirmed", "2026-02-07")];
  assert.equal(stateOn("2026-02-06", { reports, decisions: both }).phase, "returned");
  assert.equal(stateOn("2026-02-07", { reports, decisions: both }).phase, "done");
  const sameDay = [
    decided("r1", "confirmed", "2026-02-05", "x"),
    decided("r1", "returned", "2026-02-05", "a"),
  ];
  assert.equal(stateOn("2026-02-06", { reports, decisions: sameDay }).phase, "returned");
});

const aStory: fc.Arbitrary<Story> = fc
  .array(
    fc.record({
      day: fc.integer({ min: 0, max: 8 }),
      stage: fc.constantFrom<Stage[]>("in-progress", "waiting", "done", "done"),
      at: fc.integer({ min: 0, max: 3 }),
      verdicts: fc.array(
        fc.record({ verdict: fc.constantFrom<Verdict[]>("confirmed", "returned"), after: fc.nat(4) }),
        { maxLength: 2 },
      ),
    }),
    { maxLength: 7 },
  )
  .map((given) => ({
    reports: given.map(({ day, stage, at }, index) => ({
      ...said(`r${index}`, addDays(start, day * 20), stage),
      recordedAt: `2026-01-0${at + 1}T00:00:00Z`,
    })),
    decisions: given.flatMap(({ day, verdicts }, index) =>
      verdicts.map(({ verdict, after }, n) =>
        decided(`r${index}`, verdict, addDays(start, day * 20 + after * 10), `d${index}-${n}`),
      ),
    ),
  }));

test("L-02 the phase is the same whatever order both sides' statements came in, and each twice", () => {
  fc.assert(
    fc.property(aStory, fc.gen(), fc.integer({ min: 0, max: 200 }), ({ reports, decisions }, g, day) => {
      const shuffled = {
        reports: g(fc.shuffledSubarray, [...reports], { minLength: reports.length }),
        decisions: [...g(fc.shuffledSubarray, [...decisions], { minLength: decisions.length }), ...decisions],
      };
      const asOf = addDays(start, day);
      // Of two reports that say the same, which one is kept as the latest makes no difference but its id.
      const bare = (story: Story) => ({ ...stateOn(asOf, story), latestReport: undefined });
      assert.deepEqual(bare(shuffled), bare({ reports, decisions }));
    }),
  );
});

test("L-08 nothing decided or reported after the day asked about changes the state of that day", () => {
  fc.assert(
    fc.property(aStory, fc.integer({ min: 0, max: 200 }), ({ reports, decisions }, day) => {
      const asOf = addDays(start, day);
      const known = {
        reports: reports.filter(({ date }) => date <= asOf),
        decisions: decisions.filter(({ decidedOn }) => decidedOn <= asOf),
      };
      assert.deepEqual(stateOn(asOf, known), stateOn(asOf, { reports, decisions }));
    }),
  );
});

test("a part reported done by its deadline and not returned since is never overdue", () => {
  fc.assert(
    fc.property(aStory, fc.integer({ min: 0, max: 300 }), (story, day) => {
      const state = stateOn(addDays(start, day), story);
      if (state.reportedDoneOn !== undefined && state.reportedDoneOn <= (part.firstDueDate ?? ""))
        assert.ok(state.class === "open-in-term" || state.class === "done-on-time");
      assert.equal(state.phase === "done", state.doneOn !== undefined);
      assert.equal(isSaidDone(state), state.phase === "done" || state.phase === "awaiting-confirmation");
      assert.equal(state.returned !== undefined, state.phase === "returned");
    }),
  );
});

// The table walked event by event, beside the fold over what the events leave behind.
class Walk {
  phase: PartPhase = "open";
  reports: DecidableReport[] = [];
  decisions: StatedDecision[] = [];
  day: CalendarDate = start;

  say(event: PartEvent): void {
    const next = phaseAfter(this.phase, event, true);
    if (next === "impossible") return;
    this.phase = next;
    this.day = addDays(this.day, 1);
    const newest = newestDone(this.reports, this.day);
    if (event === "report") this.reports.push(said(`r${this.day}`, this.day, "in-progress"));
    else if (event === "report-done") this.reports.push(said(`r${this.day}`, this.day));
    else if (newest)
      this.decisions.push(decided(newest.id, event === "confirm" ? "confirmed" : "returned", this.day));
  }
}

test("the fold over statements goes the way of the table, whatever is said in whatever order", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...partEvents), { maxLength: 20 }), (events) => {
      const walk = new Walk();
      for (const event of events) {
        walk.say(event);
        assert.equal(stateOn(walk.day, walk).phase, walk.phase);
      }
    }),
  );
});

test("who may say what follows from the table: each side its own events, nobody an impossible one", () => {
  const both = { reports: true, decides: true };
  for (const phase of Object.keys(partTable) as PartPhase[]) {
    const possible = partEvents.filter((event) => partTable[phase][event] !== "impossible");
    assert.deepEqual(eventsOpenTo(phase, true, both), possible);
    assert.deepEqual(eventsOpenTo(phase, true, { reports: false, decides: false }), []);
    assert.deepEqual(eventsOpenTo(phase, false, both), ["report", "report-done"]);
    assert.deepEqual(eventsOpenTo(phase, true, { reports: true, decides: false }), ["report", "report-done"]);
  }
  assert.deepEqual(eventsOpenTo("awaiting-confirmation", true, { reports: false, decides: true }), [
    "confirm",
    "return",
  ]);
});
