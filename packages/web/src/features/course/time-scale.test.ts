// The timeline's calendar: every day has its place, and labels have room.
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { addDays, calendarDate } from "@nhipcau/domain/calendar-date.ts";
import { ticksOf, timeScale, xOf } from "./time-scale.ts";

const day = fc.integer({ min: 0, max: 6000 }).map((days) => addDays(calendarDate("2016-01-01"), days));
const room = fc.record({
  width: fc.integer({ min: 200, max: 3000 }),
  pixelsPerDay: fc.constantFrom(0, 1, 4),
});

test("a later day stands further right, and every day within the width", () => {
  fc.assert(
    fc.property(fc.array(day, { minLength: 2 }), room, (days, size) => {
      const scale = timeScale(days, size);
      const places = days.toSorted().map((one) => xOf(scale, one));
      assert.deepEqual(
        places,
        places.toSorted((a, b) => a - b),
      );
      assert.ok(places.every((x) => x > 0 && x < scale.width));
      assert.ok(scale.width >= size.width - 1);
    }),
  );
});

test("no two lines of the calendar are closer than a label is wide", () => {
  fc.assert(
    fc.property(fc.array(day, { minLength: 2 }), room, (days, size) => {
      const ticks = ticksOf(timeScale(days, size));
      for (const [index, { x }] of ticks.entries()) {
        const before = ticks[index - 1];
        if (before) assert.ok(x - before.x >= 32, `${before.x} ${x}`);
        assert.ok(x < timeScale(days, size).width - 30, "the last label is not cut");
      }
    }),
  );
});

test("with room enough every month has its line", () => {
  const ticks = ticksOf(timeScale(["2026-01-01", "2026-12-31"], { width: 900 }));
  assert.equal(ticks.filter(({ year }) => year === 2026).length, 12);
});
