import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { addDays, calendarDate } from "../calendar-date.ts";
import type { JointEnd } from "./joint-end.ts";
import { jointState, type JointState } from "./joint-state.ts";
import { partState, type PartFacts } from "./part-state.ts";
import type { ReportFacts, Stage } from "./standing-report.ts";
import { forecasts } from "./waits.ts";

const today = calendarDate("2026-06-30");

test("a bridge is half known when one end has not reported, and says so", () => {
  const joint = span([part("qn", "2026-12-31"), part("hp", "2026-12-31")], [report("qn", "in-progress", 60)]);
  assert.equal(joint.percent, 60);
  assert.equal(joint.percentKnown, 1);
  assert.equal(joint.parts, 2);
  assert.equal(joint.class, "open-in-term");
});

test("L-07 without any percent there is none, and without any part nothing can be rated", () => {
  assert.equal(span([part("qn", "2026-12-31"), part("hp", "2026-12-31")]).percent, undefined);
  const none = jointState([]);
  assert.equal(none.percent, undefined);
  assert.equal(none.class, "cannot-rate");
  assert.equal(none.forecastDate, undefined);
  assert.equal(none.heldUpBy, undefined);
});

test("the class is that of the worst open end, and done only when all ends are", () => {
  const qn = part("qn", "2026-05-31");
  const hp = part("hp", "2026-12-31");
  const undated = part("hd");
  assert.equal(span([qn, hp]).class, "open-overdue");
  assert.equal(span([qn, hp], [report("qn", "done")]).class, "open-in-term");
  assert.equal(span([qn, hp], [report("qn", "done"), report("hp", "done")]).class, "done-late");
  assert.equal(span([hp], [report("hp", "done")]).class, "done-on-time");
  assert.equal(span([hp, undated], [report("hp", "done")]).class, "cannot-rate");
  assert.equal(span([hp, undated], [report("hp", "done"), report("hd", "done")]).class, "done-on-time");
  assert.equal(span([hp, undated]).class, "open-in-term");
  assert.equal(span([hp, undated]).rated, 1);
  assert.equal(span([undated], [report("hd", "done")]).class, "cannot-rate");
});

test("it is ready when the later end is, and the later end holds it up", () => {
  const joint = span([part("qn", "2026-09-30"), part("hp", "2026-12-31")]);
  assert.equal(joint.forecastDate, "2026-12-31");
  assert.deepEqual(joint.heldUpBy, { reason: "later-forecast", daysOverdue: undefined, ends: [ref("hp")] });
});

test("an end nobody can forecast makes the whole unknown and is named", () => {
  const joint = span([part("qn", "2026-09-30"), part("hp")]);
  assert.equal(joint.forecastDate, undefined);
  assert.deepEqual(joint.unknownEnds, [ref("hp")]);
  assert.deepEqual(joint.heldUpBy, { reason: "forecast-unknown", daysOverdue: undefined, ends: [ref("hp")] });
});

test("of two overdue ends the one overdue longest holds it up, and both when equal", () => {
  const apart = span([part("qn", "2026-05-31"), part("hp", "2026-04-30")]);
  assert.deepEqual(apart.heldUpBy, { reason: "overdue-longest", daysOverdue: 61, ends: [ref("hp")] });
  const equal = span([part("qn", "2026-05-31"), part("hp", "2026-05-31")]);
  assert.deepEqual(equal.heldUpBy, {
    reason: "overdue-longest",
    daysOverdue: 30,
    ends: [ref("hp"), ref("qn")],
  });
});

test("an overdue end that waits for the other open end does not hold it up, the other does", () => {
  const joint = span([{ ...part("qn", "2026-05-31"), waitsFor: ["hp"] }, part("hp", "2026-12-31")]);
  assert.equal(joint.class, "open-overdue");
  assert.deepEqual(joint.heldUpBy?.ends, [ref("hp")]);
});

test("L-10 forecasts of two sides that lie further apart than the rule are shown side by side", () => {
  const parts = [part("qn", "2026-09-30"), part("hp", "2026-10-31")];
  assert.deepEqual(span(parts).disagreements, [
    {
      kind: "forecasts-differ",
      days: 31,
      byLocality: [
        { locality: "QN", date: "2026-09-30" },
        { locality: "HP", date: "2026-10-31" },
      ],
    },
  ]);
  assert.deepEqual(span(parts, [], 31).disagreements, []);
});

test("waiting does not hide that the sides expect different dates", () => {
  const joint = span([{ ...part("qn", "2026-07-31"), waitsFor: ["hp"] }, part("hp", "2027-07-31")]);
  assert.equal(joint.forecastDate, "2027-07-31");
  assert.equal(joint.disagreements[0]?.kind, "forecasts-differ");
});

test("L-10 a finished bridge whose approach road on the other side is open is a disagreement", () => {
  const joint = span([part("qn", "2026-05-31"), part("hp", "2026-12-31")], [report("qn", "done")]);
  assert.deepEqual(joint.disagreements, [{ kind: "one-side-done", done: ["QN"], open: ["HP"] }]);
});

test("L-10 waiting for a side that is in term, or that says it is done, is a disagreement; for a late one it is not", () => {
  const qn = { ...part("qn", "2026-12-31"), waitsFor: ["hp"] };
  const inTerm = span([qn, part("hp", "2026-12-31")], [report("qn", "waiting")]);
  assert.deepEqual(inTerm.disagreements, [
    { kind: "waiting-for-other-who-is-not-late", waiting: ref("qn"), waitsFor: ref("hp") },
  ]);
  const done = span([qn, part("hp", "2026-12-31")], [report("qn", "waiting"), report("hp", "done")]);
  assert.deepEqual(
    done.disagreements.map(({ kind }) => kind),
    ["one-side-done", "waiting-for-other-who-is-done"],
  );
  const late = span([qn, part("hp", "2026-05-31")], [report("qn", "waiting")]);
  assert.deepEqual(late.disagreements, []);
});

test("L-02 joint state is the same whatever order the records came in", () => {
  fc.assert(
    fc.property(someParts(), fc.array(aReport()), fc.gen(), (parts, reports, g) => {
      const shuffledParts = g(fc.shuffledSubarray, parts, { minLength: parts.length });
      const shuffledReports = g(fc.shuffledSubarray, reports, { minLength: reports.length });
      assert.deepEqual(span(shuffledParts, shuffledReports), span(parts, reports));
    }),
  );
});

test("joint state is never better than its ends", () => {
  fc.assert(
    fc.property(someParts(), fc.array(aReport()), (parts, reports) => {
      const ends = endsOf(parts, reports);
      const joint = jointState(ends);
      const isOpen = ends.some(({ state }) => state.doneOn === undefined);
      assert.equal(joint.heldUpBy !== undefined, isOpen);
      assert.equal(isOpen && joint.class.startsWith("done"), false);
      for (const { forecast } of ends) {
        assert.ok(joint.forecastDate === undefined || (forecast.date ?? "9") <= joint.forecastDate);
      }
      const known = ends.flatMap(({ state }) => state.percent ?? []);
      assert.ok(
        joint.percent === undefined ||
          (joint.percent >= Math.min(...known) && joint.percent <= Math.max(...known)),
      );
    }),
  );
});

function span(
  parts: readonly PartFacts[],
  reports: readonly ReportFacts[] = [],
  forecastGapDays = 30,
): JointState {
  return jointState(endsOf(parts, reports), { forecastGapDays });
}

function endsOf(parts: readonly PartFacts[], reports: readonly ReportFacts[]): JointEnd[] {
  const states = parts.map((one) => partState(one, reports, [], today));
  const expected = forecasts(parts, states);
  return parts.map((one, position) => {
    const [state, forecast] = [states[position], expected.get(one.id)];
    assert.ok(state && forecast);
    return { part: one, state, forecast };
  });
}

function part(id: string, due?: string): PartFacts {
  const facts = { id, commitment: "bridge", locality: id.toUpperCase(), extensions: [], waitsFor: [] };
  return due === undefined ? facts : { ...facts, firstDueDate: calendarDate(due) };
}

function report(of: string, stage: Stage, percent?: number): ReportFacts {
  const facts = { part: of, date: calendarDate("2026-06-15"), stage };
  return percent === undefined ? facts : { ...facts, percent };
}

function ref(id: string): { part: string; locality: string } {
  return { part: id, locality: id.toUpperCase() };
}

const ids = ["hd", "hn", "hp", "qn"];

function someParts(): fc.Arbitrary<PartFacts[]> {
  const one = fc.record({
    due: fc.option(fc.integer({ min: -60, max: 90 })),
    waitsFor: fc.subarray(ids, { maxLength: 2 }),
  });
  return fc.array(one, { minLength: 1, maxLength: ids.length }).map((all) =>
    all.map(({ due, waitsFor }, position) => {
      const facts = part(ids[position] ?? "", due === null ? undefined : addDays(today, due));
      return { ...facts, waitsFor };
    }),
  );
}

function aReport(): fc.Arbitrary<ReportFacts> {
  return fc.record(
    {
      part: fc.constantFrom(...ids),
      date: fc.integer({ min: -5, max: 1 }).map((days) => addDays(today, days * 20)),
      stage: fc.constantFrom<Stage[]>("not-started", "in-progress", "waiting", "done"),
      percent: fc.nat(100),
      forecastDate: fc.integer({ min: -30, max: 200 }).map((days) => addDays(today, days)),
    },
    { requiredKeys: ["part", "date", "stage"], noNullPrototype: true },
  );
}
