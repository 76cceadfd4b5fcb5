// How long a partner still has to answer a request for data, in working days.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { type WorkCalendar, workingDaysBetween } from "@nhipcau/domain/time/working-days.ts";

export interface AnswerClock {
  /** Working days the request gave. */
  readonly given: number;
  /** Working days left, today not counted; 0 on the last day and after it. */
  readonly left: number;
  /** Working days past the day of answer; still 0 on a weekend right after it. */
  readonly late: number;
  /** The day of answer has passed. */
  readonly isOverdue: boolean;
  /** False when the calendar does not know one of the days for certain. */
  readonly confirmed: boolean;
}

/** The clock of a request as it stands on a day, or as it stood when the answer came on `answered`. */
export function answerClock(
  calendar: WorkCalendar,
  requested: CalendarDate,
  answerBy: CalendarDate,
  today: CalendarDate,
  answered?: CalendarDate,
): AnswerClock {
  const given = workingDaysBetween(calendar, requested, answerBy);
  const until = answered ?? today;
  const isOverdue = until > answerBy;
  const rest = isOverdue
    ? workingDaysBetween(calendar, answerBy, until)
    : workingDaysBetween(calendar, until, answerBy);
  return {
    given: given.days,
    left: isOverdue ? 0 : rest.days,
    late: isOverdue ? rest.days : 0,
    isOverdue,
    confirmed: given.confirmed && rest.confirmed,
  };
}
