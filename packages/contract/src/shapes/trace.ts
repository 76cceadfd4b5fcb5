// Where a record came from and where it went, and what went between two nodes in a period.
import { type Static, Type } from "typebox";
import { InstantShape, UuidShape } from "./connections.ts";
import { DayShape, NamedShape, TextShape } from "./text-shape.ts";

/** A node by id and name. */
export const NodeNameShape = Type.Object({ node: UuidShape, name: TextShape });

/** Part of a proof, checked now. */
export const CheckShape = Type.Object({
  what: Type.Enum(["signature", "root", "row"]),
  holds: Type.Boolean(),
  why: Type.Optional(TextShape),
});

/** Who opened a record: never a person's name. */
export const ReadShape = Type.Object({
  at: InstantShape,
  locality: NamedShape,
  agency: Type.Optional(NamedShape),
  role: Type.String(),
  version: Type.Optional(Type.Integer()),
});

export const TraceShape = Type.Object({
  register: Type.String(),
  id: Type.String(),
  version: Type.Integer(),
  /** Set when this node holds it as a copy of somebody else's record. */
  copy: Type.Optional(
    Type.Object({
      origin: NodeNameShape,
      author: NamedShape,
      grant: UuidShape,
      page: Type.Object({
        epoch: Type.Integer(),
        number: Type.Integer(),
        /** When the owner signed it, and when it was kept here. */
        signedAt: InstantShape,
        keptAt: InstantShape,
        hash: Type.String(),
      }),
      key: Type.String(),
      /** All checks hold; made again for this answer, from the page as it is kept. */
      verified: Type.Boolean(),
      checks: Type.Array(CheckShape),
      /** Who opened it here, and whether the owner was told; for a data officer. */
      reads: Type.Optional(Type.Array(Type.Object({ ...ReadShape.properties, told: Type.Boolean() }))),
    }),
  ),
  /** Set when this node answers for it. */
  own: Type.Optional(
    Type.Object({
      /** Whom it goes to under grants in force, and who was sent it under grants that ended. */
      holders: Type.Array(
        Type.Object({
          peer: NodeNameShape,
          grant: UuidShape,
          /** In the scope of the grant as it stands. */
          inScope: Type.Boolean(),
          /** The page that brought its present version; absent when it is not sent yet. */
          page: Type.Optional(
            Type.Object({
              epoch: Type.Integer(),
              number: Type.Integer(),
              servedAt: InstantShape,
              /** When the partner's receipt for it came. */
              receiptAt: Type.Optional(InstantShape),
            }),
          ),
        }),
      ),
      /** For a data officer: who opened it at which partner, newest first, as partners told. */
      reads: Type.Optional(Type.Array(Type.Object({ ...ReadShape.properties, peer: NodeNameShape }))),
    }),
  ),
  /** A proof file can be had: of a copy whose page is kept. */
  provable: Type.Boolean(),
});
export type Trace = Static<typeof TraceShape>;

const Went = {
  grant: UuidShape,
  register: Type.String(),
  pages: Type.Integer(),
  rows: Type.Integer(),
  firstAt: InstantShape,
  lastAt: InstantShape,
};

const ReadsOfRegisterShape = Type.Object({
  register: Type.String(),
  reads: Type.Integer(),
  records: Type.Integer(),
  lastAt: InstantShape,
});

/** What went between this node and a peer from one day to another, both included, by grant. */
export const ConnectionReportShape = Type.Object({
  peer: NodeNameShape,
  from: DayShape,
  to: DayShape,
  delivered: Type.Array(
    Type.Object({ ...Went, receipts: Type.Integer(), lastReceiptAt: Type.Optional(InstantShape) }),
  ),
  received: Type.Array(Type.Object(Went)),
  /** For a data officer: what they opened of ours, and what we opened of theirs. */
  reads: Type.Optional(
    Type.Object({ theirs: Type.Array(ReadsOfRegisterShape), ours: Type.Array(ReadsOfRegisterShape) }),
  ),
  /** Oldest first. */
  statements: Type.Array(
    Type.Object({
      id: UuidShape,
      at: InstantShape,
      by: UuidShape,
      type: Type.String(),
      grant: Type.Optional(UuidShape),
      ground: Type.Optional(Type.String()),
    }),
  ),
});
export type ConnectionReport = Static<typeof ConnectionReportShape>;
