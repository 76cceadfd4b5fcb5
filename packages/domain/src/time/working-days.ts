// Working days in Vietnam, counted on a calendar that is data: Saturday and Sunday rest unless a row says "worked"
// (a swapped day), any other day works unless a row says "off". Years nobody has entered yet, and rows not yet decided,
// do not pass for certain: every answer says whether it is confirmed.
import { addDays, weekday, type CalendarDate } from "../calendar-date.ts";

/** One exception to the ordinary week; `confirmed` is false for a day off that is expected but not yet decided. */
export interface CalendarRow {
  readonly date: CalendarDate;
  readonly kind: "off" | "worked";
  readonly confirmed: boolean;
}

export interface WorkCalendar {
  readonly rows: ReadonlyMap<CalendarDate, CalendarRow>;
  readonly years: ReadonlySet<number>;
}

export interface WorkingDate {
  readonly date: CalendarDate;
  readonly confirmed: boolean;
}

export interface WorkingDayCount {
  readonly days: number;
  readonly confirmed: boolean;
}

/** A calendar made of rows in any order. Rows that contradict each other leave the day off and unconfirmed. */
export function makeWorkCalendar(rows: readonly CalendarRow[]): WorkCalendar {
  const byDate = new Map<CalendarDate, CalendarRow>();
  const disputed = new Set<CalendarDate>();
  for (const row of rows) {
    const other = byDate.get(row.date);
    if (other && other.kind !== row.kind) disputed.add(row.date);
    byDate.set(row.date, other?.confirmed ? other : row);
  }
  for (const date of disputed) byDate.set(date, { date, kind: "off", confirmed: false });
  return { rows: byDate, years: new Set(rows.map((row) => yearOf(row.date))) };
}

/** Whether somebody has entered the days off of a year; without that, only the ordinary week is known. */
export function coversYear(calendar: WorkCalendar, year: number): boolean {
  return calendar.years.has(year);
}

/** Whether people work on a day, as far as the calendar says; `isConfirmedDay` says how sure that is. */
export function isWorkingDay(calendar: WorkCalendar, date: CalendarDate): boolean {
  const row = calendar.rows.get(date);
  if (row) return row.kind === "worked";
  const day = weekday(date);
  return day !== 0 && day !== 6;
}

/** Whether the calendar's word about a day is settled: its year is entered and its row, if any, is confirmed. */
export function isConfirmedDay(calendar: WorkCalendar, date: CalendarDate): boolean {
  return coversYear(calendar, yearOf(date)) && calendar.rows.get(date)?.confirmed !== false;
}

/**
 * The `count`-th working day after a day, which itself is not counted; before it when `count` is negative; the day
 * itself when 0. Confirmed only if every day stepped over is.
 */
export function addWorkingDays(calendar: WorkCalendar, date: CalendarDate, count: number): WorkingDate {
  if (!Number.isInteger(count)) throw new RangeError(`not a whole number of working days: ${count}`);
  const step = count < 0 ? -1 : 1;
  let current = date;
  let left = Math.abs(count);
  let confirmed = true;
  while (left > 0) {
    current = addDays(current, step);
    if (isWorkingDay(calendar, current)) left -= 1;
    confirmed &&= isConfirmedDay(calendar, current);
  }
  return { date: current, confirmed };
}

/**
 * How many working days there are after `from` up to and including `to`; negative when `to` is earlier, so that it
 * undoes `addWorkingDays`.
 */
export function workingDaysBetween(
  calendar: WorkCalendar,
  from: CalendarDate,
  to: CalendarDate,
): WorkingDayCount {
  const step = to < from ? -1 : 1;
  let current = from;
  let days = 0;
  let confirmed = true;
  while (current !== to) {
    current = addDays(current, step);
    if (isWorkingDay(calendar, current)) days += step;
    confirmed &&= isConfirmedDay(calendar, current);
  }
  return { days, confirmed };
}

function yearOf(date: CalendarDate): number {
  return Number(date.slice(0, 4));
}
