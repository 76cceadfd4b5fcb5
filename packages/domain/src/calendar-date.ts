// Days as people in Vietnam mean them: a calendar date without a time, and the day an instant falls on in
// Asia/Ho_Chi_Minh. Everything is handed in; nothing here reads a clock.

/** A day of the calendar, written YYYY-MM-DD (ISO 8601), between 1900 and 2200. */
export type CalendarDate = string & { readonly __calendarDate: unique symbol };

const minutesAheadOfUtc = 7 * 60; // Asia/Ho_Chi_Minh has had no other offset since 1975
const millisecondsPerDay = 86_400_000;

/** Reads YYYY-MM-DD; undefined when it is not that or the day does not exist. */
export function parseIsoDate(value: string): CalendarDate | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(value);
  if (!found) return undefined;
  return fromParts(Number(found[1]), Number(found[2]), Number(found[3]));
}

/** Reads a day as people in Vietnam write it, d/m/yyyy or dd-mm-yyyy or dd.mm.yyyy, or as ISO. */
export function parseWrittenDate(value: string): CalendarDate | undefined {
  const found = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/u.exec(value.trim());
  if (!found) return parseIsoDate(value.trim());
  return fromParts(Number(found[3]), Number(found[2]), Number(found[1]));
}

/** A day that the caller knows to exist; throws on anything else. */
export function calendarDate(value: string): CalendarDate {
  const parsed = parseIsoDate(value);
  if (!parsed) throw new RangeError(`not a calendar date: ${value}`);
  return parsed;
}

/** The day in Vietnam at an instant given in milliseconds since 1970 (UTC). */
export function dayInVietnam(instant: number): CalendarDate {
  return toIso(instant + minutesAheadOfUtc * 60_000);
}

/** The day `days` after (or, negative, before) a day. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return toIso(Date.parse(date) + days * millisecondsPerDay);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / millisecondsPerDay);
}

/** The weekday, 0 for Sunday to 6 for Saturday. */
export function weekday(date: CalendarDate): number {
  const sinceSunday = Math.floor(Date.parse(date) / millisecondsPerDay) + 4; // 1970-01-01 was a Thursday
  return ((sinceSunday % 7) + 7) % 7; // % keeps the sign, and days before 1970 are negative
}

/** The later of two days; undefined counts as no day at all. */
export function laterOf(a: CalendarDate | undefined, b: CalendarDate | undefined): CalendarDate | undefined {
  if (a === undefined) return b;
  if (b === undefined) return a;
  return a > b ? a : b;
}

/** A day as it is shown in tables, dd/mm/yyyy. */
export function writtenDate(date: CalendarDate): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

function fromParts(year: number, month: number, day: number): CalendarDate | undefined {
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const iso = toIso(Date.UTC(year, month - 1, day));
  return Number(iso.slice(8, 10)) === day ? iso : undefined;
}

function toIso(utc: number): CalendarDate {
  const days = Math.floor(utc / millisecondsPerDay);
  return isoOfDayNumber(days) as CalendarDate;
}

// Days since 1970-01-01 to year, month, day; Howard Hinnant's civil_from_days.
function isoOfDayNumber(dayNumber: number): string {
  const shifted = dayNumber + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
