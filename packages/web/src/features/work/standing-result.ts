// What stands of a part's result when somebody decides about it: the newest report that says done and the decision about
// it, if there is one. What was read is kept beside what stands now, so that nobody decides about what they did not see.
import type { DecisionView, ReportView } from "@nhipcau/contract/shapes/programme.ts";
import type { PartEvent } from "@nhipcau/domain/promises/part-phase.ts";
import type { Answer } from "../../app/request.ts";

export interface StandingResult {
  readonly report: ReportView | undefined;
  /** The report before it. */
  readonly before: ReportView | undefined;
  readonly decision: DecisionView | undefined;
  /** What may be decided about it. */
  readonly events: readonly PartEvent[];
}

/** What the commitment says now about the result of one of its parts. */
export function standingResult(answer: Answer<"commitment">, part: string): StandingResult {
  const own = answer.reports.filter((one) => one.part === part); // newest first
  const index = own.findIndex(({ stage }) => stage.code === "done");
  const report = own[index];
  return {
    report,
    before: index < 0 ? undefined : own[index + 1],
    decision: answer.decisions.find((one) => one.report === report?.id),
    events: answer.mayDo.find((one) => one.part === part)?.events ?? [],
  };
}

/** Whether something else stands now than what was read: another report, another version of it, another decision. */
export function hasMovedOn(read: StandingResult, now: StandingResult): boolean {
  return (
    read.report?.id !== now.report?.id ||
    read.report?.version !== now.report?.version ||
    read.decision?.id !== now.decision?.id ||
    read.decision?.version !== now.decision?.version ||
    !decides(now)
  );
}

function decides({ events }: StandingResult): boolean {
  return events.includes("confirm") || events.includes("reopen");
}
