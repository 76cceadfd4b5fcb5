import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { addDays, calendarDate } from "@nhipcau/domain/calendar-date.ts";
import { dayOfSerial, isBuiltInDay, serialOfDay, showsDay } from "./excel-date.ts";

test("serials of the 1900 system skip the 29 February that never was", () => {
  assert.equal(dayOfSerial(1, false), "1900-01-01");
  assert.equal(dayOfSerial(59, false), "1900-02-28");
  assert.equal(dayOfSerial(60, false), undefined);
  assert.equal(dayOfSerial(61, false), "1900-03-01");
  assert.equal(dayOfSerial(45_992, false), "2025-12-01");
  assert.equal(dayOfSerial(45_992.75, false), "2025-12-01", "the time of day is dropped");
});

test("serials of the 1904 system count from 1 January 1904", () => {
  assert.equal(dayOfSerial(0, true), "1904-01-01");
  assert.equal(dayOfSerial(45_992 - 1462, true), "2025-12-01");
});

test("serials outside the calendar are no days", () => {
  for (const serial of [0, -1, Number.NaN, Infinity, 1e9])
    assert.equal(dayOfSerial(serial, false), undefined);
});

test("every day from March 1900 to 2200 comes back from its serial", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 109_000 }), (days) => {
      const day = addDays(calendarDate("1900-03-01"), days);
      assert.equal(dayOfSerial(serialOfDay(day) ?? 0, false), day);
    }),
  );
});

test("a number format shows a day when it has a year or a day, not when it shows a time or a number", () => {
  for (const format of ["dd/mm/yyyy", "d-mmm-yy", "[$-42A]dd/mm/yyyy;@", "yyyy", "mm/dd/yy hh:mm", "mmm"]) {
    assert.ok(showsDay(format), format);
  }
  for (const format of [
    "General",
    "0.00",
    "#,##0",
    "hh:mm:ss",
    "[h]:mm",
    "mm:ss",
    '0 "ngày"',
    "[Red]0.0",
    "@",
  ]) {
    assert.ok(!showsDay(format), format);
  }
  assert.ok(isBuiltInDay(14) && isBuiltInDay(22) && !isBuiltInDay(20) && !isBuiltInDay(2));
});
