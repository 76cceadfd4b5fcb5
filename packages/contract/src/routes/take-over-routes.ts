// After a merger, split or renaming: what waits for a person's word of who takes over, and that word.
import { type Static, Type } from "typebox";
import { route } from "../route.ts";
import { CodedShape, DayShape, NamedShape, TextShape } from "../shapes/text-shape.ts";

const Id = Type.String({ minLength: 1, maxLength: 64 });
const SubjectKindShape = Type.Enum(["part", "obstacle", "register"]);

const ConfirmedShape = Type.Object({
  /** The record of the confirmation: to change it is to write a new version of it. */
  id: Type.String(),
  to: NamedShape,
  day: DayShape,
  ground: Type.String(),
});

export const TakeOverThingShape = Type.Object({
  kind: SubjectKindShape,
  /** The part's or obstacle's id, the register's name. */
  id: Type.String(),
  title: TextShape,
  /** What the body does in it. */
  capacity: Type.Enum(["lead", "coordinating", "clearing", "keeping"]),
  commitment: Type.Optional(NamedShape),
  /** Of a register: how many records the former locality made. */
  records: Type.Optional(Type.Integer()),
  /** The body that is named, or that took over last and has ended since. */
  from: NamedShape,
  /** Who may take over by the successions: one is the suggestion, several are a choice. */
  candidates: Type.Array(NamedShape),
  /** The first day on which they stand. */
  day: DayShape,
  /** Absent while it waits. */
  confirmed: Type.Optional(ConfirmedShape),
  illustrative: Type.Boolean(),
});
export type TakeOverThing = Static<typeof TakeOverThingShape>;

export const TakeOverEventShape = Type.Object({
  /** The succession's id, or the ended agency's where no succession is recorded. */
  id: Type.String(),
  register: Type.Enum(["agency-successions", "locality-successions", "agencies"]),
  date: DayShape,
  kind: Type.Optional(CodedShape),
  before: Type.Array(NamedShape),
  after: Type.Array(NamedShape),
  /** The legal basis, where the succession names one; else the title of the source that tells of it. */
  ground: Type.Optional(Type.String()),
  source: Type.Optional(Type.String()),
  /** The side that confirms, as it stands today. */
  side: NamedShape,
  isOurs: Type.Boolean(),
  waiting: Type.Integer(),
  things: Type.Array(TakeOverThingShape),
});
export type TakeOverEvent = Static<typeof TakeOverEventShape>;

const ItemShape = Type.Object(
  { kind: SubjectKindShape, id: Id, from: Id, to: Id, day: DayShape },
  { additionalProperties: false },
);

export const takeOverRoutes = {
  takeOvers: route({
    method: "GET",
    path: "/api/take-overs",
    summary: {
      vi: "Sau sáp nhập: phần việc, vướng mắc, danh mục chờ xác nhận ai tiếp nhận",
      en: "After mergers: parts, obstacles and registers that wait for a word of who takes over",
    },
    access: "open",
    response: Type.Object({
      asOf: DayShape,
      /** How much waits for the reader's own side. */
      waiting: Type.Integer(),
      /** Whether the reader may confirm for their side. */
      mayConfirm: Type.Boolean(),
      /** The agencies of the reader's side that stand today. */
      agencies: Type.Array(NamedShape),
      events: Type.Array(TakeOverEventShape),
    }),
  }),
  takeOversWaiting: route({
    method: "GET",
    path: "/api/take-overs/waiting",
    summary: { vi: "Số mục chờ bên tôi xác nhận ai tiếp nhận", en: "How much waits for my side to confirm" },
    access: "session",
    response: Type.Object({ asOf: DayShape, waiting: Type.Integer() }),
  }),
  confirmTakeOvers: route({
    method: "POST",
    path: "/api/take-overs",
    summary: {
      vi: "Xác nhận ai tiếp nhận, nhiều mục một lần theo một căn cứ; một mục bị từ chối thì không ghi gì",
      en: "Confirm who takes over, many at once on one ground; where one is refused nothing is written",
    },
    access: "signed-in",
    body: Type.Object(
      {
        ground: Type.String({ minLength: 1, maxLength: 500 }),
        items: Type.Array(ItemShape, { minItems: 1, maxItems: 500 }),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({ recorded: Type.Integer() }),
    changes: true,
    status: 201,
  }),
} as const;
