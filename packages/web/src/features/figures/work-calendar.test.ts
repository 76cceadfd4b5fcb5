import assert from "node:assert/strict";
import test from "node:test";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import { coversYear, isConfirmedDay, isWorkingDay } from "@nhipcau/domain/time/working-days.ts";
import { workCalendarOf } from "./work-calendar.ts";

test("records of the register become a calendar, and what is no day is left out", () => {
  const calendar = workCalendarOf([
    { date: "2026-09-02", kind: "off", confirmed: true },
    { date: "2026-11-23", kind: "off" },
    { date: "2026-08-22", kind: "worked", confirmed: true },
    { date: "hôm qua", kind: "off" },
    { date: "2031-09-02", kind: "nghỉ" },
  ]);
  assert.equal(isWorkingDay(calendar, calendarDate("2026-09-02")), false);
  assert.equal(isWorkingDay(calendar, calendarDate("2026-08-22")), true);
  assert.equal(isConfirmedDay(calendar, calendarDate("2026-11-23")), false);
  assert.equal(coversYear(calendar, 2031), false);
});
