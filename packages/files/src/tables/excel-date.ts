// Days as a spreadsheet counts them: serial numbers in the 1900 system, which has a 29 February 1900 that never was,
// or the 1904 system of old Macs.
import { addDays, calendarDate, type CalendarDate, daysBetween } from "@nhipcau/domain/calendar-date.ts";

const zeroOf1900 = calendarDate("1900-01-01");
const zeroOf1904 = calendarDate("1904-01-01");
const afterLeapBug = calendarDate("1900-03-01");
const lastSerial = 110_000; // in the year 2201, beyond what a calendar date holds

/** The day of a serial number, its time of day dropped; undefined for the day that never was and outside 1900–2200. */
export function dayOfSerial(serial: number, from1904: boolean): CalendarDate | undefined {
  const days = Math.floor(serial);
  if (!Number.isFinite(days) || days < (from1904 ? 0 : 1) || days > lastSerial) return undefined;
  const day = from1904 ? addDays(zeroOf1904, days) : dayOf1900(days);
  return day !== undefined && day < "2201" ? day : undefined;
}

/** The serial of a day in the 1900 system; undefined before March 1900, where spreadsheets disagree. */
export function serialOfDay(day: CalendarDate): number | undefined {
  return day < afterLeapBug ? undefined : daysBetween(zeroOf1900, day) + 2;
}

/** Whether a number format shows a day (not a time alone): it has y, or d, or m beside no hours. */
export function showsDay(format: string): boolean {
  const bare = format
    .replaceAll(/"[^"]*"|\\.|_.|\*./gu, "")
    .replaceAll(/\[(?![hms]+\])[^\]]*\]/giu, "")
    .split(";")[0]
    ?.toLowerCase();
  if (bare === undefined || bare.includes("general")) return false;
  return /[yd]/u.test(bare) || /^[^hs0#?]*mmm?[^hs0#?]*$/u.test(bare);
}

/** Whether one of the formats every spreadsheet knows by number shows a day. */
export function isBuiltInDay(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58);
}

function dayOf1900(days: number): CalendarDate | undefined {
  if (days === 60) return undefined;
  return addDays(zeroOf1900, days < 60 ? days - 1 : days - 2);
}
