import assert from "node:assert/strict";
import test from "node:test";
import { calendarDate } from "../calendar-date.ts";
import { officialDate, officialPlaceAndDate } from "./official-date.ts";

test("a day below 10 and the months 1 and 2 are padded, other months are not", () => {
  const written: readonly (readonly [string, string])[] = [
    ["2026-02-05", "ngày 05 tháng 02 năm 2026"],
    ["2026-03-21", "ngày 21 tháng 3 năm 2026"],
    ["2026-01-31", "ngày 31 tháng 01 năm 2026"],
    ["2026-09-09", "ngày 09 tháng 9 năm 2026"],
    ["2026-10-10", "ngày 10 tháng 10 năm 2026"],
    ["2026-12-01", "ngày 01 tháng 12 năm 2026"],
  ];
  for (const [iso, official] of written) assert.equal(officialDate(calendarDate(iso)), official);
});

test("the place stands before the date", () => {
  assert.equal(
    officialPlaceAndDate("Quảng Ninh", calendarDate("2026-02-05")),
    "Quảng Ninh, ngày 05 tháng 02 năm 2026",
  );
});
