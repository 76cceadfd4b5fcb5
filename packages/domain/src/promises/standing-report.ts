// What one side's reports about a part say on a day: a fold over dated reports, the same in whatever order they came in
// (law 2). A report adds to what was said before: a percent stands until another is given (missing is never zero,
// law 7), a forecast stands until a report other than "no change" leaves it out, and a part is done since the first of
// the unbroken run of reports that say so.
import type { CalendarDate } from "../calendar-date.ts";

export type Stage = "not-started" | "preparing" | "in-progress" | "waiting" | "done";

/** One side's dated statement about its part. */
export interface ReportFacts {
  readonly part: string;
  readonly date: CalendarDate;
  readonly percent?: number;
  readonly stage: Stage;
  readonly forecastDate?: CalendarDate;
  readonly noChange?: boolean;
}

/** What stands after all reports up to a day; a store may work this out itself and hand it to `partStateFrom`. */
export interface StandingReport {
  readonly latest: ReportFacts;
  readonly percent: number | undefined;
  readonly forecastDate: CalendarDate | undefined;
  readonly doneSince: CalendarDate | undefined;
}

/**
 * What stands of one part's reports at the end of `today`; undefined when there is none. Of two reports of one day the
 * one that is further on counts as the later: by stage, then percent, then forecast.
 */
export function standingReport(
  reports: readonly ReportFacts[],
  today: CalendarDate,
): StandingReport | undefined {
  let latest: ReportFacts | undefined;
  let withPercent: ReportFacts | undefined;
  let lastWord: ReportFacts | undefined; // the latest report that says anything about the forecast
  let lastNotDone: ReportFacts | undefined;
  for (const report of reports) {
    if (report.date > today) continue;
    if (isLater(report, latest)) latest = report;
    if (report.percent !== undefined && isLater(report, withPercent)) withPercent = report;
    if (saysForecast(report) && isLater(report, lastWord)) lastWord = report;
    if (report.stage !== "done" && isLater(report, lastNotDone)) lastNotDone = report;
  }
  if (!latest) return undefined;
  return {
    latest,
    percent: withPercent?.percent,
    forecastDate: lastWord?.forecastDate,
    doneSince: latest.stage === "done" ? startOfRun(reports, lastNotDone, latest) : undefined,
  };
}

/** What stands of every part that has reported by `today`, from the reports of many parts in any order. */
export function standingReports(
  reports: readonly ReportFacts[],
  today: CalendarDate,
): ReadonlyMap<string, StandingReport> {
  const byPart = new Map<string, ReportFacts[]>();
  for (const report of reports) {
    const own = byPart.get(report.part);
    if (own) own.push(report);
    else byPart.set(report.part, [report]);
  }
  const standing = new Map<string, StandingReport>();
  for (const [part, own] of byPart) {
    const stands = standingReport(own, today);
    if (stands) standing.set(part, stands);
  }
  return standing;
}

// The first day on which the part was said to be done with nothing since saying otherwise.
function startOfRun(
  reports: readonly ReportFacts[],
  lastNotDone: ReportFacts | undefined,
  latest: ReportFacts,
): CalendarDate {
  let since = latest.date;
  for (const report of reports) {
    if (report.stage === "done" && report.date < since && isLater(report, lastNotDone)) since = report.date;
  }
  return since;
}

function saysForecast(report: ReportFacts): boolean {
  return report.forecastDate !== undefined || report.noChange !== true;
}

const stageOrder: Readonly<Record<Stage, number>> = {
  "not-started": 0,
  preparing: 1,
  waiting: 2,
  "in-progress": 3,
  done: 4,
};

// A total order on what reports say, so that equals are interchangeable.
function isLater(report: ReportFacts, than: ReportFacts | undefined): boolean {
  if (than === undefined) return true;
  if (report.date !== than.date) return report.date > than.date;
  const byStage = stageOrder[report.stage] - stageOrder[than.stage];
  if (byStage !== 0) return byStage > 0;
  const byPercent = (report.percent ?? -1) - (than.percent ?? -1);
  if (byPercent !== 0) return byPercent > 0;
  const forecasts = [report.forecastDate ?? "", than.forecastDate ?? ""] as const;
  if (forecasts[0] !== forecasts[1]) return forecasts[0] > forecasts[1];
  const bySaying = saysChange(report) - saysChange(than);
  return bySaying === 0 ? report.part > than.part : bySaying > 0;
}

// Told apart so that the choice between two reports never depends on which came first.
function saysChange({ noChange }: ReportFacts): number {
  if (noChange === undefined) return 1;
  return noChange ? 0 : 2;
}
