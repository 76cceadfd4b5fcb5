import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { addDays, calendarDate } from "../calendar-date.ts";
import type { PartPhase } from "../promises/part-phase.ts";
import { partState, type PartClass, type PartFacts, type PartState } from "../promises/part-state.ts";
import type { ReportFacts } from "../promises/standing-report.ts";
import { countParts, groupCounts, ratio, type FiveNumbers } from "./five-numbers.ts";

const dayOfReport = calendarDate("2017-12-27");

test("L-07 the figures of the Government Office's report of 2017 reconcile when counted from parts and their reports", () => {
  const states = [
    ...statesOf(14_068, { dueIn: -30, doneIn: -30 }),
    ...statesOf(1983, { dueIn: -30, doneIn: -29 }),
    ...statesOf(5640, { dueIn: 0 }),
    ...statesOf(223, { dueIn: -1 }),
  ];
  const counted = countParts(states);
  assert.deepEqual(counted, {
    total: 21_914,
    rateable: 21_914,
    doneOnTime: 14_068,
    doneLate: 1983,
    openInTerm: 5640,
    openOverdue: 223,
    cannotRate: 0,
    awaitingConfirmation: 0,
  });
  assert.equal(counted.doneOnTime + counted.doneLate, 16_051);
  assert.equal(counted.openInTerm + counted.openOverdue, 5863);
});

test("L-07 parts without a deadline are their own group and in no denominator of the rated", () => {
  const counted = countParts([
    ...statesOf(3, { dueIn: -1 }),
    ...statesOf(2, {}),
    ...statesOf(1, { doneIn: -5 }),
  ]);
  assert.equal(counted.total, 6);
  assert.equal(counted.rateable, 3);
  assert.equal(counted.cannotRate, 3);
  assert.deepEqual(ratio(counted.openOverdue, counted.rateable), { count: 3, of: 3, value: 1 });
});

test("L-07 the numbers add up for any parts, and the groups add up to the whole", () => {
  const classes: PartClass[] = ["done-on-time", "done-late", "open-in-term", "open-overdue", "cannot-rate"];
  const aState = fc.record({
    class: fc.constantFrom(...classes),
    phase: fc.constantFrom<PartPhase[]>("open", "awaiting-confirmation", "returned", "done"),
    sector: fc.option(fc.constantFrom("roads", "ports"), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(aState), (states) => {
      const all = countParts(states);
      assert.equal(all.doneOnTime + all.doneLate + all.openInTerm + all.openOverdue, all.rateable);
      assert.equal(all.rateable + all.cannotRate, all.total);
      assert.equal(all.total, states.length);
      const groups = [...groupCounts(states, (state) => state.sector).values()];
      for (const field of Object.keys(all) as (keyof FiveNumbers)[]) {
        assert.equal(
          groups.reduce((sum, group) => sum + group[field], 0),
          all[field],
        );
      }
    }),
  );
});

test("what waits to be confirmed is counted among the open ones, with and without a deadline", () => {
  const reported = (dueIn: number | undefined, doneIn: number): PartState => {
    const [state] = statesOf(1, { ...(dueIn === undefined ? {} : { dueIn }), doneIn }, "HP");
    assert.ok(state);
    return state;
  };
  const counted = countParts([reported(-10, -10), reported(-10, -3), reported(undefined, -3)]);
  assert.equal(counted.awaitingConfirmation, 3);
  assert.deepEqual([counted.openInTerm, counted.openOverdue, counted.cannotRate], [1, 1, 1]);
  assert.equal(counted.doneOnTime + counted.doneLate, 0);
});

test("parts without a key are counted in a group of their own", () => {
  const groups = groupCounts(
    [
      { class: "done-late", phase: "done", sector: "roads" },
      { class: "done-late", phase: "done" },
    ] as const,
    (state) => ("sector" in state ? state.sector : undefined),
  );
  assert.deepEqual([...groups.keys()], ["roads", undefined]);
});

test("a share of nothing is undefined, not zero", () => {
  assert.equal(ratio(0, 0), undefined);
  assert.deepEqual(ratio(12, 48), { count: 12, of: 48, value: 0.25 });
});

function statesOf(
  count: number,
  days: { readonly dueIn?: number; readonly doneIn?: number },
  assigner?: string,
): PartState[] {
  return Array.from({ length: count }, (_, position) => {
    const id = `part-${position}`;
    const part: PartFacts = {
      id,
      commitment: id,
      locality: "QN",
      extensions: [],
      waitsFor: [],
      ...(assigner === undefined ? {} : { assigner }),
      ...(days.dueIn === undefined ? {} : { firstDueDate: addDays(dayOfReport, days.dueIn) }),
    };
    const reports: ReportFacts[] =
      days.doneIn === undefined ? [] : [{ part: id, date: addDays(dayOfReport, days.doneIn), stage: "done" }];
    return partState(part, reports, [], dayOfReport);
  });
}
