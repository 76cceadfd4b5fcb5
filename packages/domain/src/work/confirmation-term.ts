// How long the side that assigned a part has to say whether its result is accepted.
import type { CalendarDate } from "../calendar-date.ts";
import { addWorkingDays, type WorkCalendar } from "../time/working-days.ts";

/** Working days after the day a part was reported done; the project's own choice, no rule of law. */
export const confirmationDays = 5;

/** The last day for confirming or returning what was reported done on a day. */
export function confirmationDue(reportedDoneOn: CalendarDate, calendar: WorkCalendar): CalendarDate {
  return addWorkingDays(calendar, reportedDoneOn, confirmationDays).date;
}
