// How two nodes stand to each other, as a data officer looks at it: who this node is, its peers, what flows between them,
// what is granted, asked for and alarming. The words are those of docs/exchange.md.
import { type Static, Type } from "typebox";
import { DayShape, NamedShape, TextShape } from "./text-shape.ts";

/** A moment in UTC, ISO 8601. */
export const InstantShape = Type.String({ maxLength: 40 });
export const UuidShape = Type.String({ minLength: 36, maxLength: 36 });
/** A reason in writing. */
export const GroundShape = Type.String({ minLength: 1, maxLength: 2000 });

/** What people compare before they trust a key: read out, typed, or shown to a camera as a QR code of `link`. */
export const FingerprintShape = Type.Object({
  words: Type.Array(Type.String()),
  hex: Type.String(),
  link: Type.String(),
});

export const NodeIdentityShape = Type.Object({
  node: UuidShape,
  name: TextShape,
  localities: Type.Array(NamedShape),
  endpoint: Type.String(),
  epoch: Type.Integer(),
  fingerprint: FingerprintShape,
});

/** A refusal that was met, by code and in a sentence. */
export const TroubleShape = Type.Object({
  code: Type.String(),
  text: TextShape,
  at: Type.Optional(InstantShape),
});

export const PeerStageShape = Type.Enum([
  "none",
  "invited-by-us",
  "invited-by-them",
  "accepted-by-them",
  "accepted-by-us",
  "connected",
  "replaced",
  "retired",
]);

export const NodeActionShape = Type.Enum(["invite", "accept-invitation", "rotate-key"]);
export const PeerActionShape = Type.Enum([
  "confirm",
  "retire",
  "private-address",
  "offer",
  "request-data",
  "replace",
  "offer-again",
  "hand-over",
]);
export const GrantActionShape = Type.Enum(["accept", "refuse", "change", "revoke", "renounce"]);
export const RequestActionShape = Type.Enum(["offer", "refuse"]);

/** One node hands over to another what it answers for. */
export const HandOverShape = Type.Object({
  /** Its id, while the successor has not signed it. */
  proposal: Type.Optional(UuidShape),
  /** The node that hands over. */
  from: UuidShape,
  localities: Type.Array(Type.String()),
  day: DayShape,
  stage: Type.Enum(["proposed", "signed"]),
  mayDo: Type.Array(Type.Enum(["accept"])),
});

export const PeerViewShape = Type.Object({
  node: UuidShape,
  name: TextShape,
  localities: Type.Array(NamedShape),
  endpoint: Type.String(),
  stage: PeerStageShape,
  /** Absent when the keys are contested. */
  fingerprint: Type.Optional(FingerprintShape),
  /** The peer named two keys after one: its word counts for nothing until people have talked. */
  contested: Type.Boolean(),
  /** When it was confirmed. */
  since: Type.Optional(InstantShape),
  replaces: Type.Optional(UuidShape),
  /** The node whose place it takes once it is confirmed. */
  takesPlaceOf: Type.Optional(UuidShape),
  replacedBy: Type.Optional(UuidShape),
  privateAddress: Type.Boolean(),
  heardAt: Type.Optional(InstantShape),
  /** The last thing that went wrong with it; absent when something went right since. */
  trouble: Type.Optional(TroubleShape),
  /** What this node said and it has not heard. */
  outbox: Type.Object({
    waiting: Type.Integer(),
    oldestAt: Type.Optional(InstantShape),
    tries: Type.Integer(),
  }),
  /** The longest time, in seconds, since one of its active grants to us was last found up to date; absent without such a grant. */
  lagSeconds: Type.Optional(Type.Integer()),
  handOvers: Type.Array(HandOverShape),
  mayDo: Type.Array(PeerActionShape),
});
export type PeerView = Static<typeof PeerViewShape>;

export const GrantStateShape = Type.Enum([
  "offered",
  "active",
  "extending",
  "refused",
  "revoked",
  "renounced",
  "ended",
]);
export const DirectionShape = Type.Enum(["out", "in"]);

/** One line of the picture of the network: a grant and what went over it. */
export const FlowShape = Type.Object({
  grant: UuidShape,
  /** The ids of the nodes; one of them is this one. */
  from: UuidShape,
  to: UuidShape,
  direction: DirectionShape,
  register: Type.String(),
  state: GrantStateShape,
  pages: Type.Integer(),
  /** Rows in all pages delivered (of ours) or received. */
  rows: Type.Integer(),
  /** Copies held now; known for what comes to us. */
  held: Type.Optional(Type.Integer()),
  /** The pages of ours the partner has signed a receipt for. */
  receipts: Type.Optional(Type.Integer()),
  lastPageAt: Type.Optional(InstantShape),
  /** When it was last found up to date, and how many seconds ago that was; for what comes to us. */
  syncedAt: Type.Optional(InstantShape),
  lagSeconds: Type.Optional(Type.Integer()),
  /** Why it is not followed any more until somebody has looked at the alarm. */
  stopped: Type.Optional(Type.String()),
  trouble: Type.Optional(TroubleShape),
  /** Fields that came and this node's declaration does not have. */
  unknownFields: Type.Array(Type.String()),
});
export type Flow = Static<typeof FlowShape>;

export const OpenInvitationShape = Type.Object({
  id: UuidShape,
  at: InstantShape,
  expires: InstantShape,
  replaces: Type.Optional(UuidShape),
});

/** Evidence that somebody's word is not one word. */
export const AlarmShape = Type.Object({
  id: UuidShape,
  kind: Type.Enum(["statement-conflict", "equivocation", "statement-withheld"]),
  text: TextShape,
  peer: UuidShape,
  grant: Type.Optional(UuidShape),
  foundAt: InstantShape,
  /** When a data officer looked; following goes on from then. */
  seenAt: Type.Optional(InstantShape),
});

/** Working days until or since the day of answer. */
export const AnswerClockShape = Type.Object({
  given: Type.Integer(),
  left: Type.Integer(),
  late: Type.Integer(),
  isOverdue: Type.Boolean(),
  /** False when the calendar is not sure of one of the days. */
  confirmed: Type.Boolean(),
});

export const DataRequestShape = Type.Object({
  id: UuidShape,
  /** `out`: we asked; `in`: we are asked. */
  direction: DirectionShape,
  peer: UuidShape,
  register: Type.String(),
  wanted: Type.String(),
  fields: Type.Optional(Type.Array(Type.String())),
  purpose: Type.String(),
  ground: Type.String(),
  at: InstantShape,
  answerBy: DayShape,
  clock: AnswerClockShape,
  /** Our request has not reached the partner yet. */
  undelivered: Type.Boolean(),
  answer: Type.Optional(
    Type.Object({
      kind: Type.Enum(["offered", "refused"]),
      at: InstantShape,
      grant: Type.Optional(UuidShape),
      ground: Type.Optional(Type.String()),
    }),
  ),
  mayDo: Type.Array(RequestActionShape),
});
export type DataRequestView = Static<typeof DataRequestShape>;

/** Everything but this node's public identity is for people who are signed in. */
export const NetworkShape = Type.Object({
  peers: Type.Array(PeerViewShape),
  flows: Type.Array(FlowShape),
  invitations: Type.Array(OpenInvitationShape),
  /** Newest first; those somebody has looked at stay. */
  alarms: Type.Array(AlarmShape),
  requests: Type.Array(DataRequestShape),
});
export type Network = Static<typeof NetworkShape>;
