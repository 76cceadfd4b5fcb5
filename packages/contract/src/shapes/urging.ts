// Notices, what was asked about a part, and the jobs of a node, as people see them.
import { type Static, Type } from "typebox";
import { DayShape, NamedShape, TextShape } from "./text-shape.ts";

export const NoticeViewShape = Type.Object({
  id: Type.String(),
  kind: TextShape,
  title: Type.String(),
  commitment: Type.Optional(NamedShape),
  /** How far the deadline was on the day of the notice. */
  sentence: TextShape,
  due: DayShape,
  day: DayShape,
  late: Type.Boolean(),
  read: Type.Boolean(),
  /** Whom it told: an agency's specialists, the focal point or the leader. */
  audience: Type.Enum(["specialist", "focal-point", "leader"]),
  agency: Type.Optional(NamedShape),
  withdrawn: Type.Optional(Type.Object({ on: DayShape, because: TextShape })),
});
export type NoticeView = Static<typeof NoticeViewShape>;

export const ExplanationViewShape = Type.Object({
  id: Type.String(),
  part: Type.String(),
  question: Type.String(),
  askedBy: NamedShape,
  askedOn: DayShape,
  due: DayShape,
  stage: Type.Enum(["waiting", "overdue", "answered", "answered-late", "withdrawn"]),
  answers: Type.Array(Type.Object({ id: Type.String(), answer: Type.String(), answeredOn: DayShape })),
  illustrative: Type.Boolean(),
  mayDo: Type.Array(Type.Enum(["answer", "withdraw"])),
});
export type ExplanationView = Static<typeof ExplanationViewShape>;

export const ExtensionRequestViewShape = Type.Object({
  id: Type.String(),
  part: Type.String(),
  askedBy: NamedShape,
  askedOn: DayShape,
  newDueDate: DayShape,
  reason: Type.String(),
  stage: Type.Enum(["open", "granted", "refused", "withdrawn"]),
  /** The side that decides: the one that assigned the part, else the part's own. */
  decidedBy: NamedShape,
  decidedOn: Type.Optional(DayShape),
  refusal: Type.Optional(Type.String()),
  illustrative: Type.Boolean(),
  mayDo: Type.Array(Type.Enum(["grant", "refuse", "withdraw"])),
});
export type ExtensionRequestView = Static<typeof ExtensionRequestViewShape>;

export const JobViewShape = Type.Object({
  name: Type.String(),
  label: TextShape,
  /** When it runs every day, hour and minute in Vietnam. */
  at: Type.String(),
  runs: Type.Array(
    Type.Object({
      id: Type.String(),
      state: Type.Enum(["waiting", "retrying", "running", "done", "failed"]),
      madeAt: Type.String(),
      startedAt: Type.Optional(Type.String()),
      endedAt: Type.Optional(Type.String()),
      retries: Type.Integer(),
      failure: Type.Optional(Type.String()),
      result: Type.Optional(Type.Record(Type.String(), Type.Number())),
    }),
  ),
});
export type JobView = Static<typeof JobViewShape>;
