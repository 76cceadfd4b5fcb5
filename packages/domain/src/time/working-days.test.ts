import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { addDays, calendarDate, daysBetween, type CalendarDate } from "../calendar-date.ts";
import {
  addWorkingDays,
  coversYear,
  isConfirmedDay,
  isWorkingDay,
  makeWorkCalendar,
  workingDaysBetween,
  type CalendarRow,
} from "./working-days.ts";

const day = calendarDate;

const calendarOf2026 = makeWorkCalendar([
  ...offDays(
    "2026-01-01",
    "2026-01-02",
    "2026-02-16",
    "2026-02-17",
    "2026-02-18",
    "2026-02-19",
    "2026-02-20",
  ),
  ...offDays(
    "2026-04-27",
    "2026-04-30",
    "2026-05-01",
    "2026-08-31",
    "2026-09-01",
    "2026-09-02",
    "2026-11-24",
  ),
  { date: day("2026-01-10"), kind: "worked", confirmed: true },
  { date: day("2026-08-22"), kind: "worked", confirmed: true },
  { date: day("2026-11-23"), kind: "off", confirmed: false },
]);

test("Saturdays and Sundays rest, and a swapped Saturday is worked", () => {
  assert.equal(isWorkingDay(calendarOf2026, day("2026-08-21")), true);
  assert.equal(isWorkingDay(calendarOf2026, day("2026-08-22")), true);
  assert.equal(isWorkingDay(calendarOf2026, day("2026-08-23")), false);
  assert.equal(isWorkingDay(calendarOf2026, day("2026-08-29")), false);
  assert.equal(isWorkingDay(calendarOf2026, day("2026-08-31")), false);
});

test("five working days over Tết 2026 pass the whole week off", () => {
  assert.deepEqual(addWorkingDays(calendarOf2026, day("2026-02-13"), 5), {
    date: "2026-02-27",
    confirmed: true,
  });
});

test("a step over a day off that is not decided yet is unconfirmed", () => {
  assert.deepEqual(addWorkingDays(calendarOf2026, day("2026-11-20"), 1), {
    date: "2026-11-25",
    confirmed: false,
  });
  assert.equal(isConfirmedDay(calendarOf2026, day("2026-11-23")), false);
});

test("a year without rows is not covered and arithmetic in it is unconfirmed", () => {
  assert.equal(coversYear(calendarOf2026, 2026), true);
  assert.equal(coversYear(calendarOf2026, 2028), false);
  assert.deepEqual(addWorkingDays(calendarOf2026, day("2028-03-01"), 2), {
    date: "2028-03-03",
    confirmed: false,
  });
  assert.deepEqual(workingDaysBetween(calendarOf2026, day("2026-12-30"), day("2027-01-04")), {
    days: 3,
    confirmed: false,
  });
});

test("no step at all is the day itself and is certain", () => {
  assert.deepEqual(addWorkingDays(calendarOf2026, day("2031-05-04"), 0), {
    date: "2031-05-04",
    confirmed: true,
  });
});

test("two rows that contradict each other leave the day off and unconfirmed, in any order", () => {
  const off: CalendarRow = { date: day("2026-06-01"), kind: "off", confirmed: true };
  const worked: CalendarRow = { date: day("2026-06-01"), kind: "worked", confirmed: true };
  for (const rows of [
    [off, worked],
    [worked, off],
    [worked, off, off],
    [off, off, worked],
  ]) {
    const calendar = makeWorkCalendar(rows);
    assert.equal(isWorkingDay(calendar, off.date), false);
    assert.equal(isConfirmedDay(calendar, off.date), false);
  }
});

test("one confirmed row is enough when several agree", () => {
  const expected: CalendarRow = { date: day("2027-02-08"), kind: "off", confirmed: false };
  const announced: CalendarRow = { ...expected, confirmed: true };
  for (const rows of [
    [expected, announced],
    [announced, expected],
  ]) {
    assert.equal(isConfirmedDay(makeWorkCalendar(rows), expected.date), true);
  }
});

test("a count of working days that is not whole is a bug", () => {
  assert.throws(() => addWorkingDays(calendarOf2026, day("2026-06-01"), 1.5), RangeError);
});

test("counting working days undoes adding them, forwards and backwards", () => {
  fc.assert(
    fc.property(aDay(), fc.integer({ min: -400, max: 400 }), (from, count) => {
      const moved = addWorkingDays(calendarOf2026, from, count);
      const back = workingDaysBetween(calendarOf2026, from, moved.date);
      assert.equal(back.days, count);
      assert.equal(back.confirmed, moved.confirmed);
      assert.ok(count === 0 || isWorkingDay(calendarOf2026, moved.date));
    }),
  );
});

test("there are never more working days than days between two days", () => {
  fc.assert(
    fc.property(aDay(), aDay(), (from, to) => {
      const { days } = workingDaysBetween(calendarOf2026, from, to);
      assert.ok(Math.abs(days) <= Math.abs(daysBetween(from, to)));
    }),
  );
});

function offDays(...dates: readonly string[]): CalendarRow[] {
  return dates.map((date) => ({ date: day(date), kind: "off", confirmed: true }));
}

function aDay(): fc.Arbitrary<CalendarDate> {
  return fc.integer({ min: 0, max: 1500 }).map((days) => addDays(day("2024-01-01"), days));
}
