// A conference as it is held: the agenda in order, which item is spoken about, who is there, what was concluded.
import { type Static, Type } from "typebox";
import { CommitmentSummaryShape } from "./programme.ts";
import { ConferenceSummaryShape } from "./review-room.ts";
import { CodedShape, DayShape, NamedShape } from "./text-shape.ts";

const OutcomeShape = Type.Object({
  id: Type.String(),
  agendaItem: Type.Optional(Type.String()),
  kind: CodedShape,
  text: Type.String(),
  responsible: Type.Optional(NamedShape),
  dueDate: Type.Optional(DayShape),
  /** Whose record it is: the side that wrote it down. */
  writtenBy: NamedShape,
  illustrative: Type.Boolean(),
});
export type OutcomeView = Static<typeof OutcomeShape>;

const AgendaItemShape = Type.Object({
  id: Type.String(),
  position: Type.Integer(),
  title: Type.String(),
  item: Type.Optional(Type.String()),
  minutes: Type.Integer(),
  /** The commitment it is about, to be drawn as a span. */
  commitment: Type.Optional(CommitmentSummaryShape),
  positions: Type.Array(
    Type.Object({
      party: NamedShape,
      position: Type.Optional(Type.Enum(["confirm", "object"])),
      reason: Type.Optional(Type.String()),
    }),
  ),
});
export type AgendaItemView = Static<typeof AgendaItemShape>;

export const ConferenceShape = Type.Object({
  ...ConferenceSummaryShape.properties,
  closedOn: Type.Optional(DayShape),
  chairs: Type.Array(NamedShape),
  parties: Type.Array(
    Type.Object({
      party: NamedShape,
      present: Type.Array(
        Type.Object({
          id: Type.String(),
          agency: NamedShape,
          arrived: Type.Integer(),
          left: Type.Optional(Type.Integer()),
        }),
      ),
    }),
  ),
  agenda: Type.Array(AgendaItemShape),
  current: Type.Optional(Type.Object({ item: Type.String(), since: Type.Optional(Type.Integer()) })),
  outcomeList: Type.Array(OutcomeShape),
  mayDo: Type.Object({
    proposeAgenda: Type.Boolean(),
    lead: Type.Boolean(),
    capture: Type.Boolean(),
    arrive: Type.Boolean(),
    leave: Type.Boolean(),
  }),
});
export type ConferenceView = Static<typeof ConferenceShape>;
