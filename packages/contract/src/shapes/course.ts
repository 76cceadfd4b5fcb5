// The course of a programme: how it filled up week by week, when everything begins and ends, and what changed between two days.
import { type Static, Type } from "typebox";
import { FiveNumbersShape, PartClassShape } from "./figures.ts";
import { DayShape, NamedShape } from "./text-shape.ts";

export const BurnUpShape = Type.Object({
  asOf: DayShape,
  of: Type.Integer(),
  cannotRate: Type.Integer(),
  weeks: Type.Array(
    Type.Object({
      ends: DayShape,
      planned: Type.Integer(),
      firstPlanned: Type.Integer(),
      done: Type.Optional(Type.Integer()),
    }),
  ),
});
export type BurnUpView = Static<typeof BurnUpShape>;

/** One part as a bar: where it begins and ends, as planned, as forecast and as it came. */
export const TimelineBarShape = Type.Object({
  part: Type.String(),
  task: Type.String(),
  locality: NamedShape,
  begins: Type.Optional(DayShape),
  firstDueDate: Type.Optional(DayShape),
  dueDate: Type.Optional(DayShape),
  forecastDate: Type.Optional(DayShape),
  doneOn: Type.Optional(DayShape),
  class: PartClassShape,
  percent: Type.Optional(Type.Integer()),
  daysOverdue: Type.Optional(Type.Integer()),
  /** The parts on this timeline that it waits for. */
  waitsFor: Type.Array(Type.String()),
  illustrative: Type.Boolean(),
});
export type TimelineBar = Static<typeof TimelineBarShape>;

export const TimelineShape = Type.Object({
  asOf: DayShape,
  parts: Type.Integer(),
  commitments: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      titleEn: Type.Optional(Type.String()),
      class: PartClassShape,
      bars: Type.Array(TimelineBarShape),
    }),
  ),
});
export type TimelineView = Static<typeof TimelineShape>;

const StandingShape = Type.Object({
  class: PartClassShape,
  percent: Type.Optional(Type.Integer()),
  dueDate: Type.Optional(DayShape),
  forecastDate: Type.Optional(DayShape),
});

export const ComparisonShape = Type.Object({
  from: DayShape,
  to: DayShape,
  before: FiveNumbersShape,
  after: FiveNumbersShape,
  /** Of how many parts on either day. */
  of: Type.Integer(),
  changes: Type.Array(
    Type.Object({
      part: Type.String(),
      task: Type.String(),
      commitment: NamedShape,
      locality: NamedShape,
      kinds: Type.Array(Type.Enum(["new", "gone", "class", "percent", "due", "forecast"])),
      before: Type.Optional(StandingShape),
      after: Type.Optional(StandingShape),
      illustrative: Type.Boolean(),
    }),
  ),
});
export type ComparisonView = Static<typeof ComparisonShape>;
