// The state of one part on a day, worked out from what its locality stated: never stored (laws 2 and 8). The four
// official classes are those of VPCP report 1270/BC-TCTTTg (2017); what has no deadline cannot be rated and is a group
// of its own (law 7).
import { type CalendarDate, laterOf } from "../calendar-date.ts";
import { type Decision, daysAwaiting, type PhaseOfPart, phaseOf, type Returned } from "./decision.ts";
import { daysLeft, daysOverdue, deadlineInForce, isOverdue, type Extension } from "./deadline.ts";
import type { PartPhase } from "./part-phase.ts";
import { standingReport, type ReportFacts, type Stage, type StandingReport } from "./standing-report.ts";

/** One locality's share of a commitment, as it was set. */
export interface PartFacts {
  readonly id: string;
  readonly commitment: string;
  readonly locality: string;
  /** The locality that assigned it and confirms its result; without one its own side's word is enough. */
  readonly assigner?: string;
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
  readonly phase: PartPhase;
  readonly stage: Stage | undefined;
  /** The last percent reported, 100 when its side says it is done; undefined when none was ever reported. */
  readonly percent: number | undefined;
  readonly latestReport: ReportFacts | undefined;
  /** The day from which on it has been reported done; undefined while it is open, also while it waits to be confirmed. */
  readonly doneOn: CalendarDate | undefined;
  /** The same, and also while it waits to be confirmed. */
  readonly reportedDoneOn: CalendarDate | undefined;
  /** The day its assigner confirmed it; undefined without an assigner. */
  readonly confirmedOn: CalendarDate | undefined;
  /** How long it has waited to be confirmed; undefined when it does not. */
  readonly daysAwaiting: number | undefined;
  /** What its assigner said when it returned it, until its side reports anew. */
  readonly returned: Returned | undefined;
  readonly firstDueDate: CalendarDate | undefined;
  /** The deadline by which it is judged: in force today while open, in force on the day it was reported done since then. */
  readonly dueDate: CalendarDate | undefined;
  /** Days past the deadline, until today or until it was reported done; undefined when it is neither overdue nor late. */
  readonly daysOverdue: number | undefined;
  /** Days left after today; undefined unless it is open, in term and not waiting to be confirmed. */
  readonly daysLeft: number | undefined;
  /** The end its locality last forecast; `forecastPassed` when that day is over and the part still open. */
  readonly forecastDate: CalendarDate | undefined;
  readonly forecastPassed: boolean;
  readonly openObstacles: number;
  readonly obstaclesBeyondAuthority: number;
  /** The last day anything was heard, else the day it began; undefined when reported done or not yet begun. */
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
  decisions: readonly Decision[] = [],
): PartState {
  const isForeign = reports.some((report) => report.part !== part.id);
  const own = isForeign ? reports.filter((report) => report.part === part.id) : reports;
  return partStateFrom(part, standingReport(own, today), obstacles, today, decisions);
}

/**
 * As `partState`, from what stands of the reports on `today` (`standingReport`, or the same worked out by a store).
 * `decisions` are those of its assigner (`decisionsOn`).
 */
export function partStateFrom(
  part: PartFacts,
  standing: StandingReport | undefined,
  obstacles: readonly ObstacleFacts[],
  today: CalendarDate,
  decisions: readonly Decision[] = [],
): PartState {
  const between = phaseOf(part.assigner !== undefined, standing, decisions);
  const { phase, reportedDoneOn } = between;
  const doneOn = phase === "done" ? reportedDoneOn : undefined;
  const judgedOn = reportedDoneOn ?? today;
  const dueDate = deadlineInForce(part.firstDueDate, part.extensions, judgedOn);
  const rated = rate(dueDate, doneOn, judgedOn);
  const open = openObstaclesOf(part.id, obstacles, today);
  const late = rated === "open-overdue" || rated === "done-late";
  const isRunning = rated === "open-in-term" && reportedDoneOn === undefined;
  return {
    part: part.id,
    commitment: part.commitment,
    locality: part.locality,
    sector: part.sector,
    class: rated,
    whyCannotRate: rated === "cannot-rate" ? "no-deadline" : undefined,
    phase,
    stage: standing?.latest.stage,
    percent: reportedDoneOn === undefined ? standing?.percent : 100,
    latestReport: standing?.latest,
    doneOn,
    reportedDoneOn,
    confirmedOn: between.confirmedOn,
    daysAwaiting: daysAwaiting(between, today),
    returned: between.returned,
    firstDueDate: part.firstDueDate,
    dueDate,
    daysOverdue: late && dueDate !== undefined ? daysOverdue(dueDate, judgedOn) : undefined,
    daysLeft: isRunning && dueDate !== undefined ? daysLeft(dueDate, today) : undefined,
    forecastDate: standing?.forecastDate,
    forecastPassed:
      reportedDoneOn === undefined && standing?.forecastDate !== undefined && standing.forecastDate < today,
    openObstacles: open.length,
    obstaclesBeyondAuthority: open.filter((obstacle) => obstacle.beyondAuthority).length,
    silentSince: reportedDoneOn === undefined ? silentSince(part, standing, between, today) : undefined,
  };
}

/** Whether a part is done: reported so, not reopened since, and confirmed where it has an assigner. */
export function isDone(state: PartState): boolean {
  return state.doneOn !== undefined;
}

/** Whether its own side says that it is done and nobody says otherwise; it may still wait to be confirmed. */
export function isSaidDone(state: PartState): boolean {
  return state.reportedDoneOn !== undefined;
}

function rate(
  due: CalendarDate | undefined,
  doneOn: CalendarDate | undefined,
  judgedOn: CalendarDate,
): PartClass {
  if (due === undefined) return "cannot-rate";
  const late = isOverdue(due, judgedOn);
  if (doneOn !== undefined) return late ? "done-late" : "done-on-time";
  return late ? "open-overdue" : "open-in-term";
}

// A part that was sent back was heard of on that day.
function silentSince(
  part: PartFacts,
  standing: StandingReport | undefined,
  { returned }: PhaseOfPart,
  today: CalendarDate,
): CalendarDate | undefined {
  return laterOf(standing?.latest.date, returned?.on) ?? begunBy(part.startDate, today);
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
