// The ladder of urging (đôn đốc): who is told what, how long before and after a deadline. One declared table; the days of
// the calendar decide when something is overdue, working days when the next level is told.
//
//   -30    -7   -1    0    +1         +8  +15 …        calendar days: the specialist of the lead agency
//     ·──────·────·────●────!──────────!────!──
//                           5 working days: ▲ the head (focal point)    15 working days: ▲ the supervising Vice Chair
import { addDays, type CalendarDate, daysBetween } from "../calendar-date.ts";
import { type WorkCalendar, workingDaysBetween } from "../time/working-days.ts";
import type { DutyKind } from "./duty.ts";

/** Whom a step tells, by what they do. */
export type Audience = "specialist" | "focal-point" | "leader";

export type StepName =
  | "asked"
  | "before-30"
  | "before-7"
  | "before-1"
  | "on-the-day"
  | "overdue"
  | "overdue-weekly"
  | "to-head"
  | "to-vice-chair";

/** When a step is reached. */
export type StepStart =
  /** From the day the duty arose. */
  | { readonly kind: "arisen" }
  /** So many days after the deadline (before it: negative); again every `every` days. */
  | { readonly kind: "days"; readonly after: number; readonly every?: number }
  /** When at least so many working days have passed since the deadline. */
  | { readonly kind: "working-days"; readonly late: number };

export interface Step {
  readonly name: StepName;
  readonly audience: Audience;
  readonly start: StepStart;
}

const toHead = (late: number): Step => ({
  name: "to-head",
  audience: "focal-point",
  start: { kind: "working-days", late },
});

const toViceChair = (late: number): Step => ({
  name: "to-vice-chair",
  audience: "leader",
  start: { kind: "working-days", late },
});

const late: readonly Step[] = [
  { name: "overdue", audience: "specialist", start: { kind: "days", after: 1 } },
  { name: "overdue-weekly", audience: "specialist", start: { kind: "days", after: 8, every: 7 } },
];

const lastDays: readonly Step[] = [
  { name: "before-1", audience: "specialist", start: { kind: "days", after: -1 } },
  { name: "on-the-day", audience: "specialist", start: { kind: "days", after: 0 } },
];

const asked: Step = { name: "asked", audience: "specialist", start: { kind: "arisen" } };

const ordinary: readonly Step[] = [
  { name: "before-30", audience: "specialist", start: { kind: "days", after: -30 } },
  { name: "before-7", audience: "specialist", start: { kind: "days", after: -7 } },
  ...lastDays,
  ...late,
  toHead(5),
  toViceChair(15),
];

/** What is asked of somebody within days: told at once, and its lateness goes up sooner. */
const short: readonly Step[] = [asked, ...lastDays, ...late, toHead(1), toViceChair(5)];

/** The steps of each kind of duty, for each audience from the lowest to the highest. */
export const ladders: Readonly<Record<DutyKind, readonly Step[]>> = {
  part: ordinary,
  confirmation: [asked, ...lastDays, ...late, toHead(5), toViceChair(15)],
  obstacle: ordinary,
  explanation: short,
  escalation: short,
  "follow-up": ordinary,
  "petition-answer": ordinary,
};

/** A step as it is reached; a step that comes again has a number, from 1 on. */
export interface Rung {
  readonly step: StepName;
  readonly audience: Audience;
  readonly number: number;
}

/** The name under which a rung is kept, such as `before-7` or `overdue-weekly-3`. */
export function rungName({ step, number }: Pick<Rung, "step" | "number">): string {
  return step === "overdue-weekly" ? `${step}-${number}` : step;
}

/** The highest rung of one audience that a deadline has reached at a day; undefined before the first. */
export function highestRung(
  duty: { readonly kind: DutyKind; readonly due: CalendarDate },
  audience: Audience,
  day: CalendarDate,
  calendar: WorkCalendar,
): Rung | undefined {
  const passed = daysBetween(duty.due, day);
  let highest: Rung | undefined;
  for (const { name, audience: of, start } of ladders[duty.kind]) {
    if (of !== audience) continue;
    const number = timesReached(start, passed, () => workingDaysLate(calendar, duty.due, day));
    if (number > 0) highest = { step: name, audience, number };
  }
  return highest;
}

function timesReached(start: StepStart, passed: number, workingDays: () => number): number {
  switch (start.kind) {
    case "arisen":
      return 1;
    case "days": {
      if (passed < start.after) return 0;
      return start.every === undefined ? 1 : Math.floor((passed - start.after) / start.every) + 1;
    }
    case "working-days":
      // There are never more working days than days, and counting them is what costs.
      return passed >= start.late && workingDays() >= start.late ? 1 : 0;
  }
}

// Beyond what any step asks for the count is of no use; a part ten years late need not be walked day by day.
const farEnough = 60;

function workingDaysLate(calendar: WorkCalendar, due: CalendarDate, day: CalendarDate): number {
  const until = daysBetween(due, day) > farEnough ? addDays(due, farEnough) : day;
  return workingDaysBetween(calendar, due, until).days;
}
