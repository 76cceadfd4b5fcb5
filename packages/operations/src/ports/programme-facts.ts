// Everything the joint state is worked out from, read in one pass: the parts with what stands of their reports, their
// extensions and obstacles, what their assigners decided, and the commitments they belong to.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Decision } from "@nhipcau/domain/promises/decision.ts";
import type { StandingReport } from "@nhipcau/domain/promises/standing-report.ts";

export interface CommitmentFacts {
  readonly id: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly agreement: string;
  readonly agreementTitle: string;
  readonly sector: string;
  readonly clauses: readonly string[];
  readonly illustrative: boolean;
}

export interface PartRow {
  readonly id: string;
  readonly commitment: string;
  readonly locality: string;
  /** The locality that assigned it and confirms its result. */
  readonly assigner?: string;
  readonly task: string;
  readonly product?: string;
  readonly leadAgency?: string;
  readonly coordinatingAgencies: readonly string[];
  readonly assignedOn?: CalendarDate;
  readonly startDate?: CalendarDate;
  readonly firstDueDate?: CalendarDate;
  readonly waitsFor: readonly string[];
  readonly illustrative: boolean;
  /** What stands of its reports at the end of the day; absent when there is none. */
  readonly standing?: StandingReport;
}

export interface ExtensionRow {
  readonly id: string;
  readonly part: string;
  readonly decidedOn: CalendarDate;
  readonly newDueDate: CalendarDate;
  readonly grantedBy?: string;
  readonly reason: string;
}

export interface ObstacleRow {
  readonly id: string;
  readonly part: string;
  readonly title: string;
  readonly since: CalendarDate;
  readonly clearedOn?: CalendarDate;
  readonly authority: string;
}

/** What an assigner decided by the day; the report's day is absent when no such report that says done is known by then. */
export type DecisionRow = Omit<Decision, "reportedOn" | "reportedAt"> &
  Partial<Pick<Decision, "reportedOn" | "reportedAt">>;

export interface ProgrammeFacts {
  readonly commitments: readonly CommitmentFacts[];
  readonly parts: readonly PartRow[];
  readonly extensions: readonly ExtensionRow[];
  readonly obstacles: readonly ObstacleRow[];
  readonly decisions: readonly DecisionRow[];
}
