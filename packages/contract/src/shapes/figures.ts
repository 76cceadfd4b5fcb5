// Counts with their denominators, each with the query that lists what it counts (L-07).
import { type Static, Type } from "typebox";

/** The filter that lists the parts a figure counts; the same names as the query of the parts list. */
export const PartFilterShape = Type.Object({
  agreement: Type.Optional(Type.String({ maxLength: 64 })),
  locality: Type.Optional(Type.String({ maxLength: 64 })),
  sector: Type.Optional(Type.String({ maxLength: 64 })),
  class: Type.Optional(
    Type.Enum([
      "done-on-time",
      "done-late",
      "open-in-term",
      "open-overdue",
      "cannot-rate",
      "rateable",
      "open",
      "done",
      "awaiting-confirmation",
      "returned",
    ]),
  ),
  waitingFor: Type.Optional(Type.String({ maxLength: 64 })),
  obstacle: Type.Optional(Type.Enum(["open", "beyond-authority"])),
  /** Only open parts of which nothing was heard for longer than so many days. */
  silentDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 36_500 })),
});
export type PartFilter = Static<typeof PartFilterShape>;

/** The five numbers and "cannot be rated yet": total = rateable + cannotRate; rateable = the four classes together. */
export const FiveNumbersShape = Type.Object({
  total: Type.Integer(),
  rateable: Type.Integer(),
  doneOnTime: Type.Integer(),
  doneLate: Type.Integer(),
  openInTerm: Type.Integer(),
  openOverdue: Type.Integer(),
  cannotRate: Type.Integer(),
  /** Of the open ones, rated or not: reported done, not yet confirmed by who assigned them. */
  awaitingConfirmation: Type.Integer(),
});
export type FiveNumbersView = Static<typeof FiveNumbersShape>;

export const PartClassShape = Type.Enum([
  "done-on-time",
  "done-late",
  "open-in-term",
  "open-overdue",
  "cannot-rate",
]);
export type PartClassView = Static<typeof PartClassShape>;

/** Between the side that does a part and the side that assigned it. */
export const PartPhaseShape = Type.Enum(["open", "awaiting-confirmation", "returned", "done"]);
