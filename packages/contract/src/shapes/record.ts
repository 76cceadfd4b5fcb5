// A record as the API gives it, and pages of records.
import { type Static, Type } from "typebox";
import { DayShape, NamedShape } from "./text-shape.ts";

export const BodyShape = Type.Record(Type.String(), Type.Unknown());

export const RecordShape = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  /** The locality that made the record, and the one that answers for it today. */
  author: Type.String(),
  steward: Type.String(),
  scope: Type.Enum(["public", "shared", "internal"]),
  retired: Type.Boolean(),
  holdsFrom: DayShape,
  recordedAt: Type.String(),
  body: BodyShape,
});
export type RecordView = Static<typeof RecordShape>;

export const RecordPageShape = Type.Object({
  records: Type.Array(RecordShape),
  /** Titles of the records referred to, by register and id. */
  names: Type.Record(Type.String(), Type.Record(Type.String(), Type.String())),
  /** Absent on the last page. */
  next: Type.Optional(Type.String()),
  /** How many match; exact up to 10,000, counted on request. */
  count: Type.Optional(Type.Integer()),
  countIsExact: Type.Optional(Type.Boolean()),
});
export type RecordPage = Static<typeof RecordPageShape>;

export const VersionShape = Type.Object({
  version: Type.Integer(),
  operation: Type.Enum(["put", "retire"]),
  recordedAt: Type.String(),
  holdsFrom: DayShape,
  locality: NamedShape,
  agency: Type.Optional(NamedShape),
  role: Type.String(),
  /** Written by somebody who stood in for the holder of the role. */
  onBehalf: Type.Optional(Type.Literal(true)),
  reason: Type.Optional(Type.String()),
  body: BodyShape,
  /** The fields that differ from the version before. */
  changed: Type.Array(Type.String()),
});
export type VersionView = Static<typeof VersionShape>;

export const ProblemShape = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  code: Type.String(),
  detailEn: Type.Optional(Type.String()),
  incident: Type.Optional(Type.String()),
  errors: Type.Optional(
    Type.Array(
      Type.Object({
        code: Type.String(),
        path: Type.Optional(Type.String()),
        vi: Type.String(),
        en: Type.String(),
      }),
    ),
  ),
  /** The version kept by the system, where a lost update was refused. */
  current: Type.Optional(RecordShape),
  /** What the sender tried to write. */
  given: Type.Optional(BodyShape),
});
export type Problem = Static<typeof ProblemShape>;
