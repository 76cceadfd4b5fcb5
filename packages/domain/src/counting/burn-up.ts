// How a programme's parts fill up week by week, beside the plan: a burn-up. It counts what can be rated (law 7): parts
// with a deadline. The plan is read twice, by the deadlines in force and by the first ones, so that what extensions
// moved stays in sight (law 8).
import { addDays, type CalendarDate, weekday } from "../calendar-date.ts";
import type { PartState } from "../promises/part-state.ts";

export type BurnUpPart = Pick<PartState, "class" | "firstDueDate" | "dueDate" | "doneOn">;

export interface BurnUpWeek {
  /** The Sunday the week ends with. */
  readonly ends: CalendarDate;
  /** Parts due by then, by the deadline each is judged by. */
  readonly planned: number;
  /** Parts due by then, had no deadline been moved. */
  readonly firstPlanned: number;
  /** Parts done by then; absent for weeks that begin after the day asked about. */
  readonly done?: number;
}

export interface BurnUp {
  /** Every part with a deadline; what `planned` and `firstPlanned` end at. */
  readonly of: number;
  /** Parts left out, because nothing says when they are due. */
  readonly cannotRate: number;
  /** Without a gap, from the first week in which anything was due or done to the last; empty when nothing can be rated. */
  readonly weeks: readonly BurnUpWeek[];
}

/** The weeks of a programme as it stands at the end of `asOf`, from the states of its parts on that day, in any order. */
export function burnUp(parts: Iterable<BurnUpPart>, asOf: CalendarDate): BurnUp {
  const rateable: BurnUpPart[] = [];
  let cannotRate = 0;
  for (const part of parts) {
    if (part.class === "cannot-rate") cannotRate += 1;
    else rateable.push(part);
  }
  const due = datesOf(rateable, ({ dueDate }) => dueDate);
  const first = datesOf(rateable, ({ firstDueDate, dueDate }) => firstDueDate ?? dueDate);
  const done = datesOf(rateable, ({ doneOn }) => doneOn);
  const days = [...due, ...first, ...done].toSorted();
  const [begins, lastDay] = [days[0], days.at(-1)];
  if (begins === undefined || lastDay === undefined) return { of: 0, cannotRate, weeks: [] };
  const weeks: BurnUpWeek[] = [];
  const last = endOfWeek(lastDay < asOf ? asOf : lastDay);
  for (let ends = endOfWeek(begins); ends <= last; ends = addDays(ends, 7)) {
    const hasCome = addDays(ends, -6) <= asOf;
    weeks.push({
      ends,
      planned: countUntil(due, ends),
      firstPlanned: countUntil(first, ends),
      ...(hasCome ? { done: countUntil(done, ends < asOf ? ends : asOf) } : {}),
    });
  }
  return { of: rateable.length, cannotRate, weeks };
}

/** The Sunday of a day's week; weeks begin on Monday, as in Vietnam. */
export function endOfWeek(day: CalendarDate): CalendarDate {
  return addDays(day, (7 - weekday(day)) % 7);
}

function datesOf(
  parts: readonly BurnUpPart[],
  dateOf: (part: BurnUpPart) => CalendarDate | undefined,
): readonly CalendarDate[] {
  return parts.flatMap((part) => dateOf(part) ?? []).toSorted();
}

// How many of the sorted days are not after `until`.
function countUntil(days: readonly CalendarDate[], until: CalendarDate): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle] ?? until) <= until) low = middle + 1;
    else high = middle;
  }
  return low;
}
