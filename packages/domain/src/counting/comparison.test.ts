// Two days beside each other: what did not change is not told, and what did is told once.
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { calendarDate } from "../calendar-date.ts";
import type { PartClass } from "../promises/part-state.ts";
import { compareStandings, type PartStanding } from "./comparison.ts";

const standing: fc.Arbitrary<PartStanding> = fc.record({
  class: fc.constantFrom<PartClass>("open-overdue", "open-in-term", "done-late"),
  percent: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
  dueDate: fc.constantFrom(undefined, calendarDate("2026-06-30"), calendarDate("2026-12-31")),
});
const standings = fc
  .dictionary(fc.constantFrom("a", "b", "c", "d"), standing)
  .map((held) => new Map(Object.entries(held)));

test("L-08 a day compared with itself shows no change", () => {
  fc.assert(fc.property(standings, (held) => assert.deepEqual(compareStandings(held, held), [])));
});

test("every part that differs is told once, with both standings, and no other", () => {
  fc.assert(
    fc.property(standings, standings, (before, after) => {
      const changes = compareStandings(before, after);
      const told = changes.map(({ part }) => part);
      assert.equal(new Set(told).size, told.length);
      for (const part of ["a", "b", "c", "d"]) {
        const [was, is] = [before.get(part), after.get(part)];
        const differs = JSON.stringify(was) !== JSON.stringify(is);
        const change = changes.find((one) => one.part === part);
        assert.equal(change !== undefined, differs);
        if (change) assert.deepEqual([change.before, change.after], [was, is]);
      }
    }),
  );
});

test("what became overdue comes first", () => {
  const before = new Map<string, PartStanding>([
    ["a", { class: "open-in-term", percent: 10 }],
    ["b", { class: "open-in-term" }],
    ["c", { class: "open-in-term" }],
  ]);
  const after = new Map<string, PartStanding>([
    ["a", { class: "open-in-term", percent: 20 }],
    ["b", { class: "done-on-time" as PartClass }],
    ["c", { class: "open-overdue" }],
    ["d", { class: "open-in-term" }],
  ]);
  assert.deepEqual(
    compareStandings(before, after).map(({ part, kinds }) => `${part} ${kinds.join("+")}`),
    ["c class", "b class", "d new", "a percent"],
  );
});
