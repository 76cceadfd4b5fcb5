// When a part is due. A deadline moves only by a decided extension; the first one is kept beside every extension
// (law 8). The day of the deadline counts in full: a part due on day D is overdue from D+1, days being those of
// Asia/Ho_Chi_Minh (rule of QĐ 42/2014/QĐ-TTg as reports of the Government Office apply it).
import { daysBetween, type CalendarDate } from "../calendar-date.ts";

/** A decision to move a deadline; it holds from the day it was decided, also when that is after the old deadline. */
export interface Extension {
  readonly decidedOn: CalendarDate;
  readonly from?: CalendarDate;
  readonly to: CalendarDate;
  readonly grantedBy: string;
  readonly reason: string;
}

/** The deadline that held on a day: the latest extension decided by then (of one day, the furthest), else the first. */
export function deadlineInForce(
  first: CalendarDate | undefined,
  extensions: readonly Extension[],
  asOf: CalendarDate,
): CalendarDate | undefined {
  let latest: Extension | undefined;
  for (const extension of extensions) {
    if (extension.decidedOn > asOf) continue;
    if (latest === undefined || isLater(extension, latest)) latest = extension;
  }
  return latest?.to ?? first;
}

/** Whether a deadline has passed on a day; on the day of the deadline itself it has not. */
export function isOverdue(due: CalendarDate, today: CalendarDate): boolean {
  return today > due;
}

/** How many days a deadline has passed; 0 up to and including the day of the deadline. */
export function daysOverdue(due: CalendarDate, today: CalendarDate): number {
  return Math.max(0, daysBetween(due, today));
}

/** How many days are left after today; 0 on the day of the deadline, which still counts, and ever after. */
export function daysLeft(due: CalendarDate, today: CalendarDate): number {
  return Math.max(0, daysBetween(today, due));
}

function isLater(a: Extension, b: Extension): boolean {
  return a.decidedOn === b.decidedOn ? a.to > b.to : a.decidedOn > b.decidedOn;
}
