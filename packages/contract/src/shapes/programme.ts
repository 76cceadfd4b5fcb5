// The programme as people see it: parts, commitments and agreements with what was worked out about them.
import { type Static, Type } from "typebox";
import { PartClassShape, PartPhaseShape } from "./figures.ts";
import { CodedShape, DayShape, NamedShape, TextShape } from "./text-shape.ts";

/** A forecast day, what it rests on, and the part that holds it up when it waits for another. */
export const ForecastShape = Type.Object({
  date: Type.Optional(DayShape),
  basis: Type.Enum(["done", "reported", "due", "waits-for", "unknown"]),
  heldUpBy: Type.Optional(Type.String()),
});

/** Who does today what a record gave to an agency that stands no more as it was named. */
export const KeeperShape = Type.Object({
  /** The agency the record names. */
  named: Type.String(),
  /** Who works on it: one, several while nobody has chosen among the heirs, none where no heir is known. */
  agencies: Type.Array(NamedShape),
  /** A person has said so; else it follows from the successions. */
  confirmed: Type.Boolean(),
  /** Since when: the day it was taken over, or the day the agency ended. */
  since: DayShape,
});
export type KeeperView = Static<typeof KeeperShape>;

export const PartViewShape = Type.Object({
  id: Type.String(),
  task: Type.String(),
  product: Type.Optional(Type.String()),
  commitment: NamedShape,
  agreement: NamedShape,
  sector: CodedShape,
  /** The locality whose part it is, as assigned; and the one that answers for it at the date asked. */
  locality: NamedShape,
  steward: NamedShape,
  /** Who confirms its result at the date asked: the locality that assigned it, or its successor. */
  assigner: Type.Optional(NamedShape),
  leadAgency: Type.Optional(NamedShape),
  coordinatingAgencies: Type.Array(NamedShape),
  /** For each agency above that stands no more, who works on the part today. */
  keepers: Type.Optional(Type.Array(KeeperShape)),
  assignedOn: Type.Optional(DayShape),
  startDate: Type.Optional(DayShape),
  firstDueDate: Type.Optional(DayShape),
  dueDate: Type.Optional(DayShape),
  class: PartClassShape,
  phase: PartPhaseShape,
  /** Missing until the first report that states it: missing is not zero. */
  percent: Type.Optional(Type.Integer()),
  stage: Type.Optional(CodedShape),
  doneOn: Type.Optional(DayShape),
  /** Its side says it is done since then; it may still wait to be confirmed, so many days. */
  reportedDoneOn: Type.Optional(DayShape),
  daysAwaiting: Type.Optional(Type.Integer()),
  confirmedOn: Type.Optional(DayShape),
  returned: Type.Optional(Type.Object({ on: DayShape, reason: Type.Optional(Type.String()) })),
  daysOverdue: Type.Optional(Type.Integer()),
  daysLeft: Type.Optional(Type.Integer()),
  lastReportOn: Type.Optional(DayShape),
  forecast: ForecastShape,
  openObstacles: Type.Integer(),
  obstaclesBeyondAuthority: Type.Integer(),
  waitsFor: Type.Array(
    Type.Object({ id: Type.String(), task: Type.String(), locality: NamedShape, class: PartClassShape }),
  ),
  illustrative: Type.Boolean(),
});
export type PartView = Static<typeof PartViewShape>;

/** One side of a span: all parts of one steward in a commitment, taken together. */
export const SideShape = Type.Object({
  locality: NamedShape,
  /** The former locality whose part this was, when its successor answers for it now. */
  formerly: Type.Optional(NamedShape),
  parts: Type.Integer(),
  percent: Type.Optional(Type.Integer()),
  class: PartClassShape,
  dueDate: Type.Optional(DayShape),
  forecast: ForecastShape,
  daysOverdue: Type.Optional(Type.Integer()),
  openObstacles: Type.Integer(),
  holdsUp: Type.Boolean(),
  lastReportOn: Type.Optional(DayShape),
});
export type SideView = Static<typeof SideShape>;

export const DisagreementShape = Type.Object({
  kind: Type.String(),
  sentence: TextShape,
  localities: Type.Array(NamedShape),
});
export type DisagreementView = Static<typeof DisagreementShape>;

export const CommitmentSummaryShape = Type.Object({
  id: Type.String(),
  title: Type.String(),
  titleEn: Type.Optional(Type.String()),
  agreement: NamedShape,
  sector: CodedShape,
  sides: Type.Array(SideShape),
  class: PartClassShape,
  percent: Type.Optional(Type.Integer()),
  partsReported: Type.Integer(),
  parts: Type.Integer(),
  forecast: Type.Optional(DayShape),
  daysOverdue: Type.Optional(Type.Integer()),
  heldUpBy: Type.Optional(NamedShape),
  disagreements: Type.Array(DisagreementShape),
  illustrative: Type.Boolean(),
});
export type CommitmentSummary = Static<typeof CommitmentSummaryShape>;

export const ReportViewShape = Type.Object({
  id: Type.String(),
  part: Type.String(),
  locality: NamedShape,
  date: DayShape,
  stage: CodedShape,
  percent: Type.Optional(Type.Integer()),
  forecastDate: Type.Optional(DayShape),
  narrative: Type.String(),
  noChange: Type.Boolean(),
  /** What it says beside the one before: `date-only` repeats it under a new date. */
  change: Type.Enum(["first", "changed", "no-change", "date-only"]),
  version: Type.Integer(),
  reason: Type.Optional(Type.String()),
  evidence: Type.Optional(Type.String()),
  recordedAt: Type.String(),
  illustrative: Type.Boolean(),
});
export type ReportView = Static<typeof ReportViewShape>;

/** What the assigner decided about one report. */
export const DecisionViewShape = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  part: Type.String(),
  report: Type.String(),
  verdict: CodedShape,
  decidedOn: DayShape,
  locality: NamedShape,
  agency: Type.Optional(NamedShape),
  reason: Type.Optional(Type.String()),
  illustrative: Type.Boolean(),
});
export type DecisionView = Static<typeof DecisionViewShape>;

/** What somebody may say about one part now. */
export const MayDoShape = Type.Object({
  part: Type.String(),
  events: Type.Array(Type.Enum(["report", "report-done", "confirm", "return", "reopen"])),
});

export const ObstacleViewShape = Type.Object({
  id: Type.String(),
  part: Type.String(),
  locality: NamedShape,
  title: Type.String(),
  description: Type.Optional(Type.String()),
  since: DayShape,
  daysOpen: Type.Integer(),
  authority: CodedShape,
  beyondAuthority: Type.Boolean(),
  clearableBy: Type.Optional(NamedShape),
  /** Who can clear it today, where that agency stands no more. */
  keepers: Type.Optional(Type.Array(KeeperShape)),
  dueDate: Type.Optional(DayShape),
  clearedOn: Type.Optional(DayShape),
  answer: Type.Optional(Type.String()),
  illustrative: Type.Boolean(),
});
export type ObstacleView = Static<typeof ObstacleViewShape>;

export const ClauseViewShape = Type.Object({
  id: Type.String(),
  content: Type.String(),
  contentEn: Type.Optional(Type.String()),
  force: CodedShape,
  sector: CodedShape,
  agreement: Type.Optional(NamedShape),
  locator: Type.Optional(Type.String()),
  source: Type.Optional(NamedShape),
  sameAs: Type.Optional(NamedShape),
  /** Empty: nothing makes this clause concrete yet. */
  commitments: Type.Array(NamedShape),
});
export type ClauseView = Static<typeof ClauseViewShape>;

/** A dated, sourced statement and whether another contradicts it. */
export const StatusStatementViewShape = Type.Object({
  id: Type.String(),
  about: NamedShape,
  date: Type.Optional(DayShape),
  dateCertainty: Type.Optional(CodedShape),
  status: CodedShape,
  statement: Type.String(),
  statementEn: Type.Optional(Type.String()),
  source: Type.Optional(NamedShape),
  contradicts: Type.Array(Type.String()),
});
export type StatusStatementView = Static<typeof StatusStatementViewShape>;
