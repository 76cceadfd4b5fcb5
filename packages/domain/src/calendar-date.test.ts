import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import {
  addDays,
  calendarDate,
  dayInVietnam,
  daysBetween,
  laterOf,
  parseIsoDate,
  parseWrittenDate,
  weekday,
  writtenDate,
} from "./calendar-date.ts";

const firstDay = Date.UTC(1900, 0, 1);
const dayCount = 109_937; // from 1900-01-01 to 2200-12-31
const millisecondsPerDay = 86_400_000;

test("every day from 1900 to 2200 reads, writes and has the weekday that the platform's own calendar gives it", () => {
  let last = "";
  for (let number = 0; number <= dayCount; number += 1) {
    const reference = new Date(firstDay + number * millisecondsPerDay);
    const iso = reference.toISOString().slice(0, 10);
    const parsed = calendarDate(iso);
    assert.equal(parsed, iso);
    assert.equal(parseWrittenDate(writtenDate(parsed)), iso);
    assert.equal(weekday(parsed), reference.getUTCDay());
    last = iso;
  }
  assert.equal(last, "2200-12-31");
});

test("a day that is in no calendar is not read", () => {
  const impossible = [
    "2026-02-29",
    "1900-02-29",
    "2100-02-29",
    "2026-04-31",
    "2026-13-01",
    "2026-00-10",
    "2026-01-00",
  ];
  const outside = ["1899-12-31", "2201-01-01"];
  const otherwise = ["2026-1-1", "20260101", "2026-01-01T00:00", "", "hôm nay", "２０２６-01-01"];
  for (const value of [...impossible, ...outside, ...otherwise]) {
    assert.equal(parseIsoDate(value), undefined, value);
    assert.throws(() => calendarDate(value), RangeError);
  }
  assert.equal(parseIsoDate("2000-02-29"), "2000-02-29");
});

test("any year, month and day is read exactly when the platform's calendar has that day", () => {
  const numbers = fc.tuple(
    fc.integer({ min: 1900, max: 2200 }),
    fc.integer({ min: 0, max: 14 }),
    fc.integer({ min: 0, max: 33 }),
  );
  fc.assert(
    fc.property(numbers, ([year, month, day]) => {
      const reference = new Date(Date.UTC(year, month - 1, day));
      const exists = reference.getUTCMonth() === month - 1 && reference.getUTCDate() === day && month > 0;
      const iso = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
      assert.equal(parseIsoDate(iso), exists ? iso : undefined);
      assert.equal(parseWrittenDate(`${day}/${month}/${year}`), exists ? iso : undefined);
    }),
  );
});

test("a day is read as people in Vietnam write it, day before month", () => {
  for (const value of ["5/2/2026", "05/02/2026", "5-2-2026", "05.02.2026", " 5/2/2026 ", "2026-02-05"]) {
    assert.equal(parseWrittenDate(value), "2026-02-05", value);
  }
  assert.equal(parseWrittenDate("2/30/2026"), undefined);
  assert.equal(parseWrittenDate("5/2/26"), undefined);
});

test("adding days and counting them undo each other", () => {
  const number = fc.integer({ min: 0, max: dayCount });
  fc.assert(
    fc.property(number, number, (a, b) => {
      const from = addDays(calendarDate("1900-01-01"), a);
      const to = addDays(from, b - a);
      assert.equal(daysBetween(from, to), b - a);
      assert.equal(addDays(to, a - b), from);
      assert.equal(from < to, a < b);
      assert.equal(to, new Date(firstDay + b * millisecondsPerDay).toISOString().slice(0, 10));
    }),
  );
});

test("a day in Vietnam begins at 17:00 UTC of the day before", () => {
  assert.equal(dayInVietnam(Date.UTC(2026, 10, 20, 16, 59, 59, 999)), "2026-11-20");
  assert.equal(dayInVietnam(Date.UTC(2026, 10, 20, 17, 0, 0, 0)), "2026-11-21");
  assert.equal(dayInVietnam(Date.UTC(2026, 11, 31, 17)), "2027-01-01");
});

test("the day in Vietnam is the one the platform's time zone data gives", () => {
  const inHanoi = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Ho_Chi_Minh", dateStyle: "short" });
  const instant = fc.integer({ min: Date.UTC(1976, 0, 1), max: Date.UTC(2100, 0, 1) });
  fc.assert(fc.property(instant, (at) => assert.equal(dayInVietnam(at), inHanoi.format(at))));
});

test("no day at all never counts as the later one", () => {
  const day = calendarDate("2026-02-05");
  assert.equal(laterOf(undefined, day), day);
  assert.equal(laterOf(day, undefined), day);
  assert.equal(laterOf(undefined, undefined), undefined);
  assert.equal(laterOf(day, calendarDate("2026-02-06")), "2026-02-06");
  assert.equal(laterOf(calendarDate("2026-02-06"), day), "2026-02-06");
});
