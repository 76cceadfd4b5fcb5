import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { addDays, calendarDate, daysBetween } from "../calendar-date.ts";
import { makeWorkCalendar } from "./working-days.ts";
import { workingDaysToDue } from "./working-days-to-due.ts";

const day = calendarDate;
const calendar = makeWorkCalendar([
  { date: day("2026-08-22"), kind: "worked", confirmed: true },
  { date: day("2026-09-02"), kind: "off", confirmed: true },
  { date: day("2026-11-23"), kind: "off", confirmed: false },
  { date: day("2027-01-01"), kind: "off", confirmed: true },
]);

test("working days left count the due date and not today", () => {
  assert.deepEqual(workingDaysToDue(calendar, day("2026-09-04"), day("2026-08-31")), {
    kind: "left",
    days: 3,
    confirmed: true,
  });
});

test("working days late count today and not the due date, a worked Saturday among them", () => {
  assert.deepEqual(workingDaysToDue(calendar, day("2026-08-20"), day("2026-08-24")), {
    kind: "late",
    days: 3,
    confirmed: true,
  });
});

test("on the due date itself nothing is late and no working day is left", () => {
  assert.deepEqual(workingDaysToDue(calendar, day("2026-09-04"), day("2026-09-04")), {
    kind: "left",
    days: 0,
    confirmed: true,
  });
});

test("a day off that is not decided yet makes the count unconfirmed", () => {
  assert.equal(workingDaysToDue(calendar, day("2026-11-25"), day("2026-11-20"))?.confirmed, false);
});

test("a year nobody has entered gives no count, also when it lies in between", () => {
  assert.equal(workingDaysToDue(calendar, day("2028-01-05"), day("2027-12-30")), undefined);
  assert.equal(workingDaysToDue(calendar, day("2025-12-30"), day("2026-01-05")), undefined);
  const gap = makeWorkCalendar([
    { date: day("2025-01-01"), kind: "off", confirmed: true },
    { date: day("2027-01-01"), kind: "off", confirmed: true },
  ]);
  assert.equal(workingDaysToDue(gap, day("2027-01-04"), day("2025-12-30")), undefined);
});

test("late and left agree about the same two days, and are never more than the days between", () => {
  const aDay = fc.integer({ min: 0, max: 700 }).map((days) => addDays(day("2026-01-01"), days));
  fc.assert(
    fc.property(aDay, aDay, (due, today) => {
      const there = workingDaysToDue(calendar, due, today);
      const back = workingDaysToDue(calendar, today, due);
      assert.ok(there && back);
      assert.equal(there.days, back.days);
      assert.equal(there.confirmed, back.confirmed);
      assert.ok(there.days >= 0 && there.days <= Math.abs(daysBetween(due, today)));
      assert.equal(there.kind, due < today ? "late" : "left");
    }),
  );
});
