import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { addDays, calendarDate, type CalendarDate } from "../calendar-date.ts";
import { partState, type PartFacts } from "./part-state.ts";
import type { ReportFacts } from "./standing-report.ts";
import { findCircularWait, forecasts, type Forecast, type Waiting } from "./waits.ts";

const today = calendarDate("2026-06-30");

test("parts that wait for each other in a circle are found, and a chain is none", () => {
  assert.equal(findCircularWait([waiting("a", "b"), waiting("b", "c"), waiting("c")]), undefined);
  assert.deepEqual(findCircularWait([waiting("c", "a"), waiting("a", "b"), waiting("b", "c")]), [
    "a",
    "b",
    "c",
  ]);
  assert.deepEqual(findCircularWait([waiting("a", "a")]), ["a"]);
  assert.equal(
    findCircularWait([waiting("a", "b", "c"), waiting("b", "d"), waiting("c", "d"), waiting("d")]),
    undefined,
  );
});

test("a new wait is refused with the circle it would close, written in the order of waiting", () => {
  const parts = [waiting("a", "b"), waiting("b", "c"), waiting("c")];
  assert.deepEqual(findCircularWait(parts, { part: "c", waitsFor: "a" }), ["a", "b", "c"]);
  assert.deepEqual(findCircularWait(parts, { part: "a", waitsFor: "a" }), ["a"]);
  assert.equal(findCircularWait(parts, { part: "a", waitsFor: "c" }), undefined);
  assert.equal(findCircularWait(parts, { part: "c", waitsFor: "elsewhere" }), undefined);
});

test("a circle is found exactly when there is one, and every step of it is a wait", () => {
  fc.assert(
    fc.property(anyWaits(), (parts) => {
      const circle = findCircularWait(parts);
      assert.equal(circle !== undefined, hasCircle(parts));
      assert.deepEqual(findCircularWait(parts.toReversed()), circle);
      circle?.forEach((id, position) => {
        const next = circle[(position + 1) % circle.length] ?? "";
        assert.ok(parts.find((part) => part.id === id)?.waitsFor.includes(next));
      });
    }),
  );
});

test("adding a wait to parts without a circle tells the same as looking for one afterwards", () => {
  const id = fc.constantFrom("a", "b", "c", "d", "e");
  fc.assert(
    fc.property(anyWaits(), id, id, (parts, part, waitsFor) => {
      fc.pre(!hasCircle(parts));
      const added = parts.map((one) =>
        one.id === part ? { ...one, waitsFor: [...one.waitsFor, waitsFor] } : one,
      );
      assert.equal(findCircularWait(parts, { part, waitsFor }) !== undefined, hasCircle(added));
    }),
  );
});

test("a part is expected when the later end is ready, and the forecast names what holds it up", () => {
  const found = forecast([
    { ...part("road", "2026-12-31"), waitsFor: ["bridge"] },
    { ...part("bridge", "2026-09-30"), waitsFor: ["land"] },
    part("land", "2027-03-31"),
  ]);
  assert.deepEqual(pick(found, "land"), ["2027-03-31", "due", undefined]);
  assert.deepEqual(pick(found, "bridge"), ["2027-03-31", "waits-for", "land"]);
  assert.deepEqual(pick(found, "road"), ["2027-03-31", "waits-for", "bridge"]);
  assert.equal(found.get("road")?.ownDate, "2026-12-31");
});

test("a reported forecast goes before the deadline, and one that has passed does not count", () => {
  const parts = [part("a", "2026-12-31"), part("b", "2026-12-31"), part("c", "2026-05-31")];
  const found = forecast(parts, [
    { ...report("a"), forecastDate: calendarDate("2027-02-01") },
    { ...report("b"), forecastDate: calendarDate("2026-06-01") },
    { ...report("c"), forecastDate: calendarDate("2026-06-01") },
  ]);
  assert.deepEqual(pick(found, "a"), ["2027-02-01", "reported", undefined]);
  assert.deepEqual(pick(found, "b"), ["2026-12-31", "due", undefined]);
  assert.deepEqual(pick(found, "c"), [undefined, "unknown", undefined]);
});

test("L-07 an overdue part that forecasts nothing has no forecast, and neither has what waits for it", () => {
  const found = forecast([
    { ...part("road", "2026-12-31"), waitsFor: ["bridge"] },
    part("bridge", "2026-05-31"),
  ]);
  assert.deepEqual(pick(found, "bridge"), [undefined, "unknown", undefined]);
  assert.deepEqual(pick(found, "road"), [undefined, "unknown", "bridge"]);
});

test("a part that is done waits for nothing and holds nothing up", () => {
  const found = forecast(
    [
      { ...part("road", "2026-12-31"), waitsFor: ["bridge"] },
      { ...part("bridge", "2026-05-31"), waitsFor: ["land"] },
      part("land", "2026-05-31"),
    ],
    [{ ...report("bridge"), stage: "done" }],
  );
  assert.deepEqual(pick(found, "bridge"), ["2026-06-01", "done", undefined]);
  assert.deepEqual(pick(found, "road"), ["2026-12-31", "due", undefined]);
});

test("waiting for a part nobody here knows makes the end unknown", () => {
  const found = forecast([{ ...part("road", "2026-12-31"), waitsFor: ["not-shared"] }]);
  assert.deepEqual(pick(found, "road"), [undefined, "unknown", "not-shared"]);
  assert.equal(found.has("not-shared"), false);
});

test("L-02 forecasts are the same whatever order the parts came in, circles or not", () => {
  fc.assert(
    fc.property(anyParts(), fc.gen(), (parts, g) => {
      const shuffled = g(fc.shuffledSubarray, parts, { minLength: parts.length });
      const inOrder = new Map([...forecast(parts)].toSorted(([a], [b]) => (a < b ? -1 : 1)));
      const otherwise = new Map([...forecast(shuffled)].toSorted(([a], [b]) => (a < b ? -1 : 1)));
      assert.deepEqual(otherwise, inOrder);
    }),
  );
});

test("no part is expected before an open part it waits for, and one in a circle has no date", () => {
  fc.assert(
    fc.property(anyParts(), (parts) => {
      const found = forecast(parts);
      for (const { id, waitsFor } of parts) {
        const own = found.get(id);
        for (const other of waitsFor) {
          const until = found.get(other)?.date;
          assert.ok(own?.date === undefined || (until !== undefined && until <= own.date));
        }
      }
      for (const id of findCircularWait(parts) ?? []) assert.equal(found.get(id)?.date, undefined);
    }),
  );
});

test("a chain of a hundred thousand parts is walked to its end", () => {
  const length = 100_000;
  const parts = Array.from({ length }, (_, position) => ({
    ...part(`p${position}`, position === length - 1 ? "2030-01-01" : "2026-12-31"),
    waitsFor: position === length - 1 ? [] : [`p${position + 1}`],
  }));
  assert.equal(findCircularWait(parts), undefined);
  assert.deepEqual(pick(forecast(parts), "p0"), ["2030-01-01", "waits-for", "p1"]);
  assert.equal(findCircularWait(parts, { part: `p${length - 1}`, waitsFor: "p0" })?.length, length);
});

function waiting(id: string, ...waitsFor: readonly string[]): Waiting {
  return { id, waitsFor };
}

function part(id: string, due: string): PartFacts {
  return {
    id,
    commitment: "c",
    locality: "QN",
    firstDueDate: calendarDate(due),
    extensions: [],
    waitsFor: [],
  };
}

function report(id: string): ReportFacts {
  return { part: id, date: calendarDate("2026-06-01"), stage: "in-progress" };
}

function forecast(
  parts: readonly PartFacts[],
  reports: readonly ReportFacts[] = [],
): ReadonlyMap<string, Forecast> {
  return forecasts(
    parts,
    parts.map((one) =>
      partState(
        one,
        reports.filter((of) => of.part === one.id),
        [],
        today,
      ),
    ),
  );
}

function pick(found: ReadonlyMap<string, Forecast>, id: string): unknown[] {
  const one = found.get(id);
  return [one?.date, one?.basis, one?.heldUpBy];
}

function anyWaits(): fc.Arbitrary<Waiting[]> {
  const ids = ["a", "b", "c", "d", "e"];
  const waits = fc.array(fc.subarray(ids, { maxLength: 2 }), {
    minLength: ids.length,
    maxLength: ids.length,
  });
  return waits.map((all) => all.map((waitsFor, position) => ({ id: ids[position] ?? "", waitsFor })));
}

function anyParts(): fc.Arbitrary<PartFacts[]> {
  const due = fc.option(fc.integer({ min: -2, max: 30 }), { nil: undefined, freq: 5 });
  return fc.tuple(anyWaits(), fc.array(due, { minLength: 5, maxLength: 5 })).map(([waits, dues]) =>
    waits.map(({ id, waitsFor }, position): PartFacts => {
      const days = dues[position];
      const firstDueDate: CalendarDate | undefined = days === undefined ? undefined : addDays(today, days);
      const facts = { id, commitment: "c", locality: "QN", extensions: [], waitsFor };
      return firstDueDate === undefined ? facts : { ...facts, firstDueDate };
    }),
  );
}

// A second way to tell, slow and plain: take away parts that wait for nothing left until none goes.
function hasCircle(parts: readonly Waiting[]): boolean {
  let left = [...parts];
  for (;;) {
    const ids = new Set(left.map((one) => one.id));
    const stuck = left.filter((one) => one.waitsFor.some((other) => ids.has(other)));
    if (stuck.length === left.length) return left.length > 0;
    left = stuck;
  }
}
