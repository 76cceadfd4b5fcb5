// The interim review of an agreement over a period, as data: what the preview shows and the DOCX is made from.
import { type Static, Type } from "typebox";
import { FiveNumbersShape } from "./figures.ts";
import { CommitmentSummaryShape, ObstacleViewShape, PartViewShape } from "./programme.ts";
import { DayShape, NamedShape, TextShape } from "./text-shape.ts";

const FiguresRowShape = Type.Object({ id: Type.String(), name: TextShape, figures: FiveNumbersShape });

export const ReviewShape = Type.Object({
  agreement: Type.Object({ id: Type.String(), title: Type.String(), signedOn: Type.Optional(DayShape) }),
  /** Party bodies' layout where the signatories are Party committees, else the government's. */
  layout: Type.Enum(["government", "party"]),
  layoutOf: Type.Enum(["government", "party"]),
  issuer: Type.Object({
    id: Type.String(),
    name: Type.String(),
    symbol: Type.String(),
    superior: Type.Optional(Type.String()),
    locality: NamedShape,
  }),
  issuers: Type.Array(NamedShape),
  /** Of which kind of review; an interim one unless said. */
  kind: Type.Optional(Type.Enum(["interim", "yearly", "final"])),
  /** The snapshot all parties signed, where the content is that of a locked review. */
  signed: Type.Optional(Type.Object({ number: Type.Integer(), digest: Type.String() })),
  from: Type.Optional(DayShape),
  cutOff: DayShape,
  signatories: Type.Array(NamedShape),
  parties: Type.Array(Type.Object({ party: NamedShape, continues: Type.Array(NamedShape) })),
  figures: FiveNumbersShape,
  byLocality: Type.Array(FiguresRowShape),
  bySector: Type.Array(FiguresRowShape),
  clauses: Type.Object({ total: Type.Integer(), concrete: Type.Integer() }),
  notConcrete: Type.Array(Type.Object({ id: Type.String(), content: Type.String() })),
  /** What was done in the period. */
  done: Type.Array(PartViewShape),
  overdue: Type.Array(PartViewShape),
  inTerm: Type.Array(PartViewShape),
  cannotRate: Type.Array(PartViewShape),
  results: Type.Array(Type.Object({ id: Type.String(), content: Type.String() })),
  limitations: Type.Array(Type.Object({ id: Type.String(), content: Type.String() })),
  obstacles: Type.Array(ObstacleViewShape),
  disagreements: Type.Array(CommitmentSummaryShape),
  /** What comes next: the open parts by due date. */
  next: Type.Array(PartViewShape),
  recipients: Type.Array(Type.String()),
  illustrative: Type.Boolean(),
});
export type Review = Static<typeof ReviewShape>;
