// From obstacle to answer, as people see it: where an obstacle lies, who was asked, what the parties of a petition said.
import { type Static, Type } from "typebox";
import { ObstacleViewShape } from "./programme.ts";
import { CodedShape, DayShape, NamedShape } from "./text-shape.ts";

export const ObstacleStateShape = Type.Object({
  phase: Type.Enum(["open", "escalated", "directed", "in-petition", "answered", "cleared"]),
  /** The level at which it lies. */
  heldAt: CodedShape,
  /** The level that can clear it. */
  clearableAt: CodedShape,
  stays: Type.Array(
    Type.Object({ level: CodedShape, from: DayShape, until: Type.Optional(DayShape), days: Type.Integer() }),
  ),
});
export type ObstacleStateView = Static<typeof ObstacleStateShape>;

/** What the person who asks may do with an obstacle; nothing is offered that would be refused. */
export const ObstacleMayDoShape = Type.Object({
  escalate: Type.Boolean(),
  petition: Type.Boolean(),
  clear: Type.Boolean(),
});

export const ObstacleItemShape = Type.Object({
  ...ObstacleViewShape.properties,
  commitment: NamedShape,
  agreement: NamedShape,
  task: Type.String(),
  state: ObstacleStateShape,
  /** The newest petition that covers it. */
  petition: Type.Optional(NamedShape),
  mayDo: ObstacleMayDoShape,
});
export type ObstacleItem = Static<typeof ObstacleItemShape>;

export const DirectiveViewShape = Type.Object({
  id: Type.String(),
  givenOn: DayShape,
  givenBy: NamedShape,
  opinion: Type.String(),
  documentNumber: Type.Optional(Type.String()),
  clears: Type.Boolean(),
  illustrative: Type.Boolean(),
});

export const EscalationViewShape = Type.Object({
  id: Type.String(),
  raisedOn: DayShape,
  raisedBy: NamedShape,
  toLevel: CodedShape,
  toAgency: NamedShape,
  question: Type.String(),
  answerDue: Type.Optional(DayShape),
  directives: Type.Array(DirectiveViewShape),
  mayDirect: Type.Boolean(),
  illustrative: Type.Boolean(),
});
export type EscalationView = Static<typeof EscalationViewShape>;

/** A statement about a text that has changed since; it does not count. */
const VoidedShape = Type.Object({ decision: CodedShape, signedOn: DayShape });

export const PartyWordShape = Type.Object({
  party: NamedShape,
  /** The signatories it continues, where that is not itself alone. */
  continues: Type.Array(NamedShape),
  word: Type.Enum(["agree", "object", "none"]),
  signedOn: Type.Optional(DayShape),
  agency: Type.Optional(NamedShape),
  reason: Type.Optional(Type.String()),
  voided: Type.Array(VoidedShape),
});
export type PartyWordView = Static<typeof PartyWordShape>;

export const AnswerViewShape = Type.Object({
  id: Type.String(),
  answeredOn: DayShape,
  answeredBy: NamedShape,
  documentNumber: Type.Optional(Type.String()),
  answer: Type.String(),
  settles: Type.Array(Type.String()),
  illustrative: Type.Boolean(),
});

export const PetitionSummaryShape = Type.Object({
  id: Type.String(),
  title: Type.String(),
  agreement: NamedShape,
  addressee: NamedShape,
  /** The locality that drafted it, or its successor. */
  drafter: NamedShape,
  draftedOn: DayShape,
  answerBy: Type.Optional(DayShape),
  phase: Type.Enum(["draft", "signing", "agreed", "objected", "sent", "answered"]),
  parties: Type.Array(PartyWordShape),
  /** From the sending to the first answer. */
  waiting: Type.Optional(
    Type.Object({
      since: DayShape,
      until: Type.Optional(DayShape),
      days: Type.Integer(),
      workingDays: Type.Optional(Type.Object({ days: Type.Integer(), confirmed: Type.Boolean() })),
    }),
  ),
  documentNumber: Type.Optional(Type.String()),
  obstacles: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      locality: NamedShape,
      settled: Type.Boolean(),
      clearedOn: Type.Optional(DayShape),
    }),
  ),
  answers: Type.Array(AnswerViewShape),
  illustrative: Type.Boolean(),
});
export type PetitionSummary = Static<typeof PetitionSummaryShape>;

/** What the person who asks may do with a petition. */
export const PetitionMayDoShape = Type.Object({
  amend: Type.Boolean(),
  agree: Type.Boolean(),
  object: Type.Boolean(),
  send: Type.Boolean(),
  answer: Type.Boolean(),
});
