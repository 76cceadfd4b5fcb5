// The burn-up ends where the five numbers stand, and its lines never fall.
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { addDays, calendarDate } from "../calendar-date.ts";
import type { PartClass } from "../promises/part-state.ts";
import { type BurnUpPart, burnUp, endOfWeek } from "./burn-up.ts";

const today = calendarDate("2026-11-21"); // a Saturday
const day = fc.integer({ min: -400, max: 400 }).map((days) => addDays(today, days));
const past = fc.integer({ min: -400, max: 0 }).map((days) => addDays(today, days));
const ratedPart: fc.Arbitrary<BurnUpPart> = fc
  .record({
    class: fc.constantFrom<PartClass>("done-on-time", "open-in-term", "cannot-rate"),
    firstDueDate: day,
    dueDate: day,
    doneOn: past,
  })
  .map((part) => ({
    ...part,
    doneOn: part.class === "done-on-time" ? part.doneOn : undefined,
    ...(part.class === "cannot-rate" ? { firstDueDate: undefined, dueDate: undefined } : {}),
  }));

test("L-07 both plans end at every part with a deadline, and what is done at those done today", () => {
  fc.assert(
    fc.property(fc.array(ratedPart), (parts) => {
      const { of, cannotRate, weeks } = burnUp(parts, today);
      assert.equal(of + cannotRate, parts.length);
      const last = weeks.at(-1);
      if (!last) return assert.equal(of, 0);
      assert.deepEqual([last.planned, last.firstPlanned], [of, of]);
      const done = weeks.flatMap((week) => week.done ?? []);
      assert.equal(done.at(-1) ?? 0, parts.filter(({ doneOn }) => doneOn !== undefined).length);
    }),
  );
});

test("weeks follow each other without a gap, end on Sundays, and no line falls", () => {
  fc.assert(
    fc.property(fc.array(ratedPart), (parts) => {
      const { weeks } = burnUp(parts, today);
      for (const [index, week] of weeks.entries()) {
        assert.equal(endOfWeek(week.ends), week.ends);
        const before = weeks[index - 1];
        if (!before) continue;
        assert.equal(week.ends, addDays(before.ends, 7));
        assert.ok(week.planned >= before.planned && week.firstPlanned >= before.firstPlanned);
        assert.ok((week.done ?? Infinity) >= (before.done ?? 0));
      }
    }),
  );
});

test("the order of the parts does not matter", () => {
  fc.assert(
    fc.property(fc.array(ratedPart), (parts) =>
      assert.deepEqual(burnUp(parts, today), burnUp(parts.toReversed(), today)),
    ),
  );
});

test("what is done is not said of weeks to come, and the present week counts until today", () => {
  const dueDate = calendarDate("2026-12-31");
  const parts: BurnUpPart[] = [
    { class: "done-on-time", firstDueDate: dueDate, dueDate, doneOn: today },
    { class: "open-in-term", firstDueDate: calendarDate("2026-11-10"), dueDate, doneOn: undefined },
  ];
  const { weeks } = burnUp(parts, today);
  assert.deepEqual(weeks.slice(0, 3), [
    { ends: "2026-11-15", planned: 0, firstPlanned: 1, done: 0 },
    { ends: "2026-11-22", planned: 0, firstPlanned: 1, done: 1 },
    { ends: "2026-11-29", planned: 0, firstPlanned: 1 },
  ]);
  assert.deepEqual(weeks.at(-1), { ends: "2027-01-03", planned: 2, firstPlanned: 2 });
});
