// What the side that assigned a part decided about reports that say it is done, and what phase that leaves the part in: a
// fold over both sides' statements, the same in whatever order they came (law 2). A return ends the run of reports that
// say done; a later report begins another, and lateness is judged on the day that one began.
//
//     done ── done ── returned ── in progress ── done ── confirmed
//     └ reported done since ┘ open again         └ done on this day
import { daysBetween, type CalendarDate } from "../calendar-date.ts";
import type { PartPhase } from "./part-phase.ts";
import type { ReportFacts, StandingReport } from "./standing-report.ts";

export type Verdict = "confirmed" | "returned";

/** A decision beside the report it is about; a store may work this out itself (`decisionsOn`). */
export interface Decision {
  readonly id: string;
  readonly part: string;
  readonly report: string;
  readonly verdict: Verdict;
  readonly decidedOn: CalendarDate;
  readonly reason?: string;
  /** The locality that decided, as it was then. */
  readonly author: string;
  readonly reportedOn: CalendarDate;
  /** When the report was recorded, ISO 8601 in UTC: of two reports of one day it tells the later. */
  readonly reportedAt: string;
  /** Of a return: the day of the first report later than this one that says done again; undefined when there is none. */
  readonly doneAgainOn?: CalendarDate;
}

/** A report as the assigner decides about it. */
export interface DecidableReport extends ReportFacts {
  readonly id: string;
  readonly recordedAt: string;
}

/** A decision as it was stated, without its report. */
export type StatedDecision = Omit<Decision, "reportedOn" | "reportedAt" | "doneAgainOn">;

export interface Returned {
  readonly on: CalendarDate;
  readonly reason: string | undefined;
  readonly reportedOn: CalendarDate;
}

/** Where a part stands between its side and its assigner. */
export interface PhaseOfPart {
  readonly phase: PartPhase;
  /** Its side has said so without a break, and without a return, since this day; undefined while it does not. */
  readonly reportedDoneOn: CalendarDate | undefined;
  readonly confirmedOn: CalendarDate | undefined;
  readonly returned: Returned | undefined;
}

/** The phase at the end of the day for which `standing` and `decisions` hold. Without an assigner its side's word is enough. */
export function phaseOf(
  hasAssigner: boolean,
  standing: StandingReport | undefined,
  decisions: readonly Decision[],
): PhaseOfPart {
  const since = standing?.doneSince;
  if (since === undefined) return open;
  if (!hasAssigner) return { ...open, phase: "done", reportedDoneOn: since };
  if (decisions.length === 0) return { ...open, phase: "awaiting-confirmation", reportedDoneOn: since };
  const last = lastOfEachReport(decisions.filter(({ reportedOn }) => reportedOn >= since));
  const returned = newestOf(last.filter(({ verdict }) => verdict === "returned"));
  const begun = returned === undefined ? since : returned.doneAgainOn;
  if (returned !== undefined && begun === undefined) {
    const { decidedOn, reason, reportedOn } = returned;
    return { ...open, phase: "returned", returned: { on: decidedOn, reason, reportedOn } };
  }
  const confirmed = last
    .filter((one) => one.verdict === "confirmed" && (returned === undefined || isLaterReport(one, returned)))
    .map(({ decidedOn }) => decidedOn)
    .toSorted();
  if (confirmed.length === 0) return { ...open, phase: "awaiting-confirmation", reportedDoneOn: begun };
  return { ...open, phase: "done", reportedDoneOn: begun, confirmedOn: confirmed[0] };
}

/** The decisions made by the end of a day, each beside its report; those about a report not known by then say nothing. */
export function decisionsOn(
  reports: readonly DecidableReport[],
  stated: readonly StatedDecision[],
  asOf: CalendarDate,
): readonly Decision[] {
  const sayDone = reports.filter(({ date, stage }) => date <= asOf && stage === "done");
  return stated.flatMap((decision) => {
    const report = sayDone.find(({ id, part }) => id === decision.report && part === decision.part);
    if (report === undefined || decision.decidedOn > asOf) return [];
    const beside = { ...decision, ...placeOf(report) };
    if (decision.verdict !== "returned") return [beside];
    const again = sayDone
      .filter((other) => other.part === report.part && isLaterReport(placeOf(other), beside))
      .map(({ date }) => date)
      .toSorted()[0];
    return [again === undefined ? beside : { ...beside, doneAgainOn: again }];
  });
}

/** The newest of a part's reports that say it is done, by the end of a day: the one that is decided about. */
export function newestDone(
  reports: readonly DecidableReport[],
  asOf: CalendarDate,
): DecidableReport | undefined {
  return reports
    .filter(({ date, stage }) => date <= asOf && stage === "done")
    .reduce<DecidableReport | undefined>(
      (newest, one) => (newest === undefined || isLaterReport(placeOf(one), placeOf(newest)) ? one : newest),
      undefined,
    );
}

/** How long a part has waited to be confirmed; undefined when it does not. */
export function daysAwaiting(
  { phase, reportedDoneOn }: PhaseOfPart,
  today: CalendarDate,
): number | undefined {
  return phase === "awaiting-confirmation" && reportedDoneOn !== undefined
    ? daysBetween(reportedDoneOn, today)
    : undefined;
}

const open: PhaseOfPart = {
  phase: "open",
  reportedDoneOn: undefined,
  confirmedOn: undefined,
  returned: undefined,
};

// Of two decisions about one report the later counts; of one day, the one that says less.
function lastOfEachReport(decisions: readonly Decision[]): readonly Decision[] {
  const last = new Map<string, Decision>();
  for (const decision of decisions) {
    const before = last.get(decision.report);
    if (before === undefined || isLaterWord(decision, before)) last.set(decision.report, decision);
  }
  return [...last.values()];
}

function isLaterWord(a: Decision, b: Decision): boolean {
  if (a.decidedOn !== b.decidedOn) return a.decidedOn > b.decidedOn;
  if (a.verdict !== b.verdict) return a.verdict === "returned";
  return a.id > b.id;
}

function newestOf(decisions: readonly Decision[]): Decision | undefined {
  return decisions.reduce<Decision | undefined>(
    (newest, one) => (newest === undefined || isLaterReport(one, newest) ? one : newest),
    undefined,
  );
}

type ReportPlace = Pick<Decision, "report" | "reportedOn" | "reportedAt">;

function placeOf({ id, date, recordedAt }: DecidableReport): ReportPlace {
  return { report: id, reportedOn: date, reportedAt: recordedAt };
}

function isLaterReport(a: ReportPlace, b: ReportPlace): boolean {
  if (a.reportedOn !== b.reportedOn) return a.reportedOn > b.reportedOn;
  if (a.reportedAt !== b.reportedAt) return a.reportedAt > b.reportedAt;
  return a.report > b.report;
}
