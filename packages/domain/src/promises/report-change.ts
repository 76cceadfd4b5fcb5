// What a report says beside the one before it: which fields changed, and whether anything did. A report that gives the
// same figures in the same words is an old one under a new date; it may be sent as “no change”, with a reason, and is
// marked wherever it is shown. Words count as the same when they differ only in marks, spaces, punctuation or dates.
import type { CalendarDate } from "../calendar-date.ts";
import { foldForSearch } from "../text.ts";
import type { Stage } from "./standing-report.ts";

/** What a report says, without when. */
export interface ReportWords {
  readonly stage: Stage;
  readonly percent?: number | undefined;
  readonly forecastDate?: CalendarDate | string | undefined;
  readonly narrative: string;
  readonly noChange?: boolean | undefined;
}

export type ReportField = "stage" | "percent" | "forecastDate" | "narrative";

/** `first`: none came before. `no-change`: said so itself. `date-only`: says nothing else than the one before. */
export type ReportChange = "first" | "changed" | "no-change" | "date-only";

/** What a report is beside the one before it. */
export function reportChange(report: ReportWords, before: ReportWords | undefined): ReportChange {
  if (report.noChange === true) return "no-change";
  if (before === undefined) return "first";
  return changedFields(report, before).size === 0 ? "date-only" : "changed";
}

/** The fields in which a report says something else; a figure left out leaves standing what was said. */
export function changedFields(report: ReportWords, before: ReportWords): ReadonlySet<ReportField> {
  const changed = new Set<ReportField>();
  if (report.stage !== before.stage) changed.add("stage");
  if (isOther(report.percent, before.percent)) changed.add("percent");
  if (isOther(report.forecastDate, before.forecastDate)) changed.add("forecastDate");
  if (bareWords(report.narrative) !== bareWords(before.narrative)) changed.add("narrative");
  return changed;
}

function isOther<Value>(now: Value | undefined, before: Value | undefined): boolean {
  return now !== undefined && now !== before;
}

const writtenDates = /\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?/gu;

function bareWords(narrative: string): string {
  return foldForSearch(narrative)
    .replaceAll(writtenDates, " ")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Of a part's earlier reports, newest first, the one whose words still stand: reports of “no change” add none. */
export function wordsBefore<Report extends ReportWords>(earlier: readonly Report[]): Report | undefined {
  return earlier.find(({ noChange }) => noChange !== true) ?? earlier[0];
}
