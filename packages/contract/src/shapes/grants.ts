// Grants as people read and write them: terms, what they would let out, and who said what when.
import { type Static, Type } from "typebox";
import {
  DirectionShape,
  FlowShape,
  GrantActionShape,
  GrantStateShape,
  GroundShape,
  InstantShape,
  UuidShape,
} from "./connections.ts";
import { BodyShape } from "./record.ts";
import { DayShape, TextShape } from "./text-shape.ts";

const FieldNames = Type.Array(Type.String({ maxLength: 64 }), { maxItems: 1000 });

/** On a filterable field. `range` has two values, of which one may be null for open. */
export const ConditionShape = Type.Object(
  {
    field: Type.String({ maxLength: 64 }),
    op: Type.Enum(["eq", "in", "range"]),
    values: Type.Array(
      // One schema with several types: of a union, validation would turn the text "5" into a number.
      Type.Unsafe<string | number | boolean | null>({
        type: ["string", "number", "boolean", "null"],
        maxLength: 200,
      }),
      { minItems: 1, maxItems: 200 },
    ),
  },
  { additionalProperties: false },
);

/** Whole terms; days are days in Vietnam, both included. */
export const TermsShape = Type.Object(
  {
    register: Type.String({ maxLength: 64 }),
    /** Localities this node answers for. */
    from: Type.Array(Type.String({ maxLength: 64 }), { minItems: 1, maxItems: 64 }),
    rows: Type.Array(ConditionShape, { maxItems: 10 }),
    fields: FieldNames,
    /** Of `fields`, those declared personal that may go all the same; then `purpose` must be said. */
    personal: FieldNames,
    purpose: Type.String({ maxLength: 2000 }),
    ground: GroundShape,
    validFrom: DayShape,
    validUntil: DayShape,
  },
  { additionalProperties: false },
);
export type TermsView = Static<typeof TermsShape>;

export const GrantViewShape = Type.Object({
  id: UuidShape,
  peer: UuidShape,
  direction: DirectionShape,
  register: Type.String(),
  state: GrantStateShape,
  /** Those in force, with their number. */
  inForce: Type.Optional(Type.Object({ n: Type.Integer(), terms: TermsShape })),
  /** Those the partner has not answered. */
  waiting: Type.Optional(Type.Object({ n: Type.Integer(), terms: TermsShape })),
  /** The number under which the owner said two things; nothing is delivered until it is revoked. */
  contradiction: Type.Optional(Type.Integer()),
  /** Delivers today: in force, within its days, the peer connected. */
  delivers: Type.Boolean(),
  agreement: Type.Optional(Type.String()),
  /** The request for data it answers. */
  request: Type.Optional(UuidShape),
  changedAt: InstantShape,
  mayDo: Type.Array(GrantActionShape),
});
export type GrantView = Static<typeof GrantViewShape>;

/** One statement of a grant. */
export const SaidShape = Type.Object({
  id: UuidShape,
  at: InstantShape,
  /** The node that signed it. */
  by: UuidShape,
  side: Type.Enum(["owner", "partner"]),
  type: Type.Enum([
    "grant.offer",
    "grant.narrow",
    "grant.extend",
    "grant.revoke",
    "grant.accept",
    "grant.refuse",
    "grant.renounce",
  ]),
  n: Type.Optional(Type.Integer()),
  terms: Type.Optional(TermsShape),
  ground: Type.Optional(Type.String()),
  /** Whether it counts, and if not why: it waits for a number before it, says what it may not, or contradicts. */
  bearing: Type.Enum(["counts", "waits", "void", "wrong-side", "contradicted"]),
  /** The ids of the keys that signed it. */
  keys: Type.Array(Type.String()),
});

export const GrantDetailShape = Type.Object({
  grant: GrantViewShape,
  flow: FlowShape,
  /** Oldest first. */
  history: Type.Array(SaidShape),
});

/** What a partner would get: how many records today, and the first of them as they would go. */
export const GrantPreviewShape = Type.Object({
  count: Type.Integer(),
  sample: Type.Array(
    Type.Object({
      id: Type.String(),
      version: Type.Integer(),
      author: Type.String(),
      scope: Type.Enum(["public", "shared", "internal"]),
      holdsFrom: DayShape,
      recordedAt: Type.String(),
      body: BodyShape,
    }),
  ),
  /** Fields of the terms with their names, personal ones marked, in the order of the declaration. */
  fields: Type.Array(Type.Object({ name: Type.String(), label: TextShape, personal: Type.Boolean() })),
});

/** One register of an agreement's programme: what is offered, or the grant there is already. */
export const AgreementRegisterShape = Type.Object({
  register: Type.String(),
  /** Absent when a grant of it is open already. */
  terms: Type.Optional(TermsShape),
  count: Type.Optional(Type.Integer()),
  /** The open grant, or the one just offered. */
  grant: Type.Optional(UuidShape),
});
