// How far a due date is in working days, beside the days of the calendar that decide whether it is overdue. A year whose
// days off nobody has entered gives no answer: weekends alone would look like a count and be wrong by every Tết.
import type { CalendarDate } from "../calendar-date.ts";
import { coversYear, type WorkCalendar, workingDaysBetween } from "./working-days.ts";

export interface WorkingDaysToDue {
  readonly kind: "left" | "late";
  /** Whole working days: after today up to and with the due date, or after the due date up to and with today. */
  readonly days: number;
  /** False when a day off between the two is expected but not yet decided. */
  readonly confirmed: boolean;
}

/** The working days left or late on a day; undefined when a year between the two is not in the calendar. */
export function workingDaysToDue(
  calendar: WorkCalendar,
  due: CalendarDate,
  today: CalendarDate,
): WorkingDaysToDue | undefined {
  const [from, to] = due < today ? [due, today] : [today, due];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    if (!coversYear(calendar, year)) return undefined;
  }
  const { days, confirmed } = workingDaysBetween(calendar, from, to);
  return { kind: due < today ? "late" : "left", days, confirmed };
}
