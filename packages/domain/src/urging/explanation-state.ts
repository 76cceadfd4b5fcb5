// How a request for an explanation stands on a day: the deadline is so many working days after it was asked, and whether
// the answer came in time is judged by the day it was given (law 8). Never stored.
import type { CalendarDate } from "../calendar-date.ts";
import { addWorkingDays, type WorkCalendar } from "../time/working-days.ts";
import { type ExplanationEvent, type ExplanationStage, explanationTable } from "./explanation-table.ts";

export interface ExplanationRequest {
  readonly askedOn: CalendarDate;
  /** Working days given for the answer. */
  readonly days: number;
  readonly withdrawnOn?: CalendarDate;
}

export interface ExplanationState {
  readonly stage: ExplanationStage;
  readonly due: CalendarDate;
  /** The day of the first answer, once there is one. */
  readonly answeredOn: CalendarDate | undefined;
}

/** The state at the end of `today`, from the days of its answers in any order; those after today are left out. */
export function explanationState(
  request: ExplanationRequest,
  answeredOn: readonly CalendarDate[],
  calendar: WorkCalendar,
  today: CalendarDate,
): ExplanationState {
  const due = addWorkingDays(calendar, request.askedOn, request.days).date;
  const first = answeredOn.filter((day) => day <= today).toSorted()[0];
  let stage: ExplanationStage = "waiting";
  for (const event of eventsBy(today, due, first, request.withdrawnOn)) {
    const next: ExplanationStage | "stays" = explanationTable[stage][event];
    if (next !== "stays") stage = next;
  }
  return { stage, due, answeredOn: first };
}

/** Whether an answer is still waited for. */
export function awaitsAnswer(stage: ExplanationStage): boolean {
  return explanationTable[stage].answer !== "stays";
}

// The deadline passes with the end of its day, after whatever was said on it.
function eventsBy(
  today: CalendarDate,
  due: CalendarDate,
  answered: CalendarDate | undefined,
  withdrawn: CalendarDate | undefined,
): readonly ExplanationEvent[] {
  const dated: (readonly [CalendarDate, number, ExplanationEvent])[] = [];
  if (answered !== undefined) dated.push([answered, 0, "answer"]);
  if (withdrawn !== undefined && withdrawn <= today) dated.push([withdrawn, 1, "withdraw"]);
  if (due < today) dated.push([due, 2, "deadline-passes"]);
  return dated
    .toSorted(([a, first], [b, second]) => (a === b ? first - second : a < b ? -1 : 1))
    .map(([, , event]) => event);
}
