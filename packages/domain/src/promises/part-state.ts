// The state of one part on a day, worked out from what its locality stated: never stored (laws 2 and 8). The four
// official classes are those of VPCP report 1270/BC-TCTTTg (2017); what has no deadline cannot be rated and is a group
// of its own (law 7).
import type { CalendarDate } from "../calendar-date.ts";
import { daysLeft, daysOverdue, deadlineInForce, isOverdue, type Extension } from "./deadline.ts";
import { standingReport, type ReportFacts, type Stage, type StandingReport } from "./standing-report.ts";

/** One locality's share of a commitment, as it was set. */
export interface PartFacts {
  readonly id: string;
  readonly commitment: string;
  readonly locality: string;
  readonly sector?: string;
  readonly startDate?: CalendarDate;
  readonly firstDueDate?: CalendarDate;
  readonly extensions: readonly Extension[];
  readonly waitsFor: readonly string[];
}

/** What holds a part from `since` on; from the day it is cleared it holds no more. */
export interface ObstacleFacts {
  readonly part: string;
  readonly since: CalendarDate;
  readonly clearedOn?: CalendarDate;
  readonly beyondAuthority: boolean;
}

export type PartClass = "done-on-time" | "done-late" | "open-in-term" | "open-overdue" | "cannot-rate";

export type WhyCannotRate = "no-deadline";

export interface PartState {
  readonly part: string;
  readonly commitment: string;
  readonly locality: string;
  readonly sector: string | undefined;
  readonly class: PartClass;
  readonly whyCannotRate: WhyCannotRate | undefined;
  readonly stage: Stage | undefined;
  /** The last percent reported, 100 when done; undefined when none was ever reported. */
  readonly percent: number | undefined;
  readonly latestReport: ReportFacts | undefined;
  /** The day from which on it has been reported done; undefined while it is open. */
  readonly doneOn: CalendarDate | undefined;
  readonly firstDueDate: CalendarDate | undefined;
  /** The deadline by which it is judged: in force today while open, in force on the day it was done once done. */
  readonly dueDate: CalendarDate | undefined;
  /** Days past the deadline, until today or until it was done; undefined when it is neither overdue nor late. */
  readonly daysOverdue: number | undefined;
  /** Days left after today; undefined unless it is open and in term. */
  readonly daysLeft: number | undefined;
  /** The end its locality last forecast; `forecastPassed` when that day is over and the part still open. */
  readonly forecastDate: CalendarDate | undefined;
  readonly forecastPassed: boolean;
  readonly openObstacles: number;
  readonly obstaclesBeyondAuthority: number;
  /** The last day anything was heard, else the day it began; undefined when done or not yet begun. */
  readonly silentSince: CalendarDate | undefined;
}

/**
 * The state of a part at the end of `today`, from its reports and obstacles in any order; later ones and those of other
 * parts are left out. The newest report alone is enough, but then `doneOn` is its day and what older ones said is
 * unknown; hand in a `StandingReport` (`partStateFrom`) to have both.
 */
export function partState(
  part: PartFacts,
  reports: readonly ReportFacts[],
  obstacles: readonly ObstacleFacts[],
  today: CalendarDate,
): PartState {
  const isForeign = reports.some((report) => report.part !== part.id);
  const own = isForeign ? reports.filter((report) => report.part === part.id) : reports;
  return partStateFrom(part, standingReport(own, today), obstacles, today);
}

/** As `partState`, from what stands of the reports on `today` (`standingReport`, or the same worked out by a store). */
export function partStateFrom(
  part: PartFacts,
  standing: StandingReport | undefined,
  obstacles: readonly ObstacleFacts[],
  today: CalendarDate,
): PartState {
  const doneOn = standing?.doneSince;
  const judgedOn = doneOn ?? today;
  const dueDate = deadlineInForce(part.firstDueDate, part.extensions, judgedOn);
  const rated = rate(dueDate, doneOn, today);
  const open = openObstaclesOf(part.id, obstacles, today);
  const isOpen = doneOn === undefined;
  const late = rated === "open-overdue" || rated === "done-late";
  return {
    part: part.id,
    commitment: part.commitment,
    locality: part.locality,
    sector: part.sector,
    class: rated,
    whyCannotRate: rated === "cannot-rate" ? "no-deadline" : undefined,
    stage: standing?.latest.stage,
    percent: isOpen ? standing?.percent : 100,
    latestReport: standing?.latest,
    doneOn,
    firstDueDate: part.firstDueDate,
    dueDate,
    daysOverdue: late && dueDate !== undefined ? daysOverdue(dueDate, judgedOn) : undefined,
    daysLeft: rated === "open-in-term" && dueDate !== undefined ? daysLeft(dueDate, today) : undefined,
    forecastDate: standing?.forecastDate,
    forecastPassed: isOpen && standing?.forecastDate !== undefined && standing.forecastDate < today,
    openObstacles: open.length,
    obstaclesBeyondAuthority: open.filter((obstacle) => obstacle.beyondAuthority).length,
    silentSince: isOpen ? (standing?.latest.date ?? begunBy(part.startDate, today)) : undefined,
  };
}

/** Whether a part has been reported done and not been reopened since. */
export function isDone(state: PartState): boolean {
  return state.doneOn !== undefined;
}

function rate(
  due: CalendarDate | undefined,
  doneOn: CalendarDate | undefined,
  today: CalendarDate,
): PartClass {
  if (due === undefined) return "cannot-rate";
  if (doneOn !== undefined) return isOverdue(due, doneOn) ? "done-late" : "done-on-time";
  return isOverdue(due, today) ? "open-overdue" : "open-in-term";
}

function openObstaclesOf(
  part: string,
  obstacles: readonly ObstacleFacts[],
  today: CalendarDate,
): readonly ObstacleFacts[] {
  return obstacles.filter(
    ({ part: of, since, clearedOn }) =>
      of === part && since <= today && (clearedOn === undefined || clearedOn > today),
  );
}

function begunBy(start: CalendarDate | undefined, today: CalendarDate): CalendarDate | undefined {
  return start !== undefined && start <= today ? start : undefined;
}
