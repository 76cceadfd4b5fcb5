// A review as both sides work on it: its step, its pack, what each side says of each item, who signed what.
import { type Static, Type } from "typebox";
import { FiveNumbersShape } from "./figures.ts";
import { CodedShape, DayShape, NamedShape, TextShape } from "./text-shape.ts";

export const ReviewStageShape = Type.Enum([
  "preparing",
  "open",
  "snapshot-taken",
  "partly-signed",
  "locked",
  "reopened",
]);

const PackItemShape = Type.Object({
  /** `register:id` of what it is about, the same in every pack. */
  key: Type.String(),
  title: Type.String(),
  sides: Type.Array(Type.String()),
  age: Type.Optional(Type.Integer()),
  facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  illustrative: Type.Optional(Type.Boolean()),
});

const PackGroupShape = Type.Object({ of: Type.Integer(), items: Type.Array(PackItemShape) });

export const ReviewPackShape = Type.Object({
  agreement: Type.String(),
  from: Type.Optional(DayShape),
  cutOff: DayShape,
  figures: FiveNumbersShape,
  byLocality: Type.Record(Type.String(), FiveNumbersShape),
  groups: Type.Object({
    disagreed: PackGroupShape,
    late: PackGroupShape,
    beyondAuthority: PackGroupShape,
    carriedOver: PackGroupShape,
    repeated: PackGroupShape,
    notConcrete: PackGroupShape,
    done: PackGroupShape,
  }),
});

const ItemPositionsShape = Type.Object({
  item: Type.String(),
  said: Type.Array(
    Type.Object({
      party: Type.String(),
      record: Type.String(),
      position: Type.Enum(["confirm", "object"]),
      reason: Type.Optional(Type.String()),
      statedOn: DayShape,
      illustrative: Type.Boolean(),
    }),
  ),
  objected: Type.Boolean(),
});

const ReviewPartyShape = Type.Object({
  party: NamedShape,
  continues: Type.Array(NamedShape),
  signedOff: Type.Optional(
    Type.Object({ record: Type.String(), signedOn: DayShape, agency: Type.Optional(NamedShape) }),
  ),
});

const SnapshotViewShape = Type.Object({
  id: Type.String(),
  number: Type.Integer(),
  digest: Type.String(),
  takenOn: DayShape,
  /** The letters kept here give the digest that was signed. */
  proven: Type.Boolean(),
});

export const ReviewSummaryShape = Type.Object({
  id: Type.String(),
  title: Type.String(),
  kind: CodedShape,
  agreement: NamedShape,
  from: Type.Optional(DayShape),
  cutOff: DayShape,
  convenedBy: NamedShape,
  stage: ReviewStageShape,
  parties: Type.Array(ReviewPartyShape),
  illustrative: Type.Boolean(),
});
export type ReviewSummary = Static<typeof ReviewSummaryShape>;

export const ConferenceSummaryShape = Type.Object({
  id: Type.String(),
  title: Type.String(),
  date: DayShape,
  place: Type.Optional(Type.String()),
  agreement: NamedShape,
  review: Type.Optional(NamedShape),
  convenedBy: NamedShape,
  outcomes: Type.Integer(),
  closed: Type.Boolean(),
  illustrative: Type.Boolean(),
});
export type ConferenceSummary = Static<typeof ConferenceSummaryShape>;

export const ReviewRoomShape = Type.Object({
  ...ReviewSummaryShape.properties,
  positionsFrom: Type.Optional(DayShape),
  reopenReason: Type.Optional(Type.String()),
  /** The day the figures shown are of: the cut-off, or today while that is still to come. */
  asOf: DayShape,
  /** `snapshot` once the review is locked: the pages show what was signed, whatever changed later. */
  shows: Type.Enum(["now", "snapshot"]),
  pack: ReviewPackShape,
  names: Type.Record(Type.String(), Type.String()),
  positions: Type.Array(ItemPositionsShape),
  snapshot: Type.Optional(SnapshotViewShape),
  snapshots: Type.Array(SnapshotViewShape),
  /** What differs on this node now from the snapshot that stands. */
  sinceSnapshot: Type.Array(TextShape),
  conferences: Type.Array(ConferenceSummaryShape),
  /** What the one who asks may do now; each would be refused otherwise. */
  mayDo: Type.Object({
    open: Type.Boolean(),
    statePosition: Type.Boolean(),
    takeSnapshot: Type.Boolean(),
    signOff: Type.Boolean(),
    reopen: Type.Boolean(),
  }),
});
export type ReviewRoom = Static<typeof ReviewRoomShape>;
export type ReviewPackView = ReviewRoom["pack"];
