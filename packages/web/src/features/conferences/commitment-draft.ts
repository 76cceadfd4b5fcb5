// The form of a commitment filled in from an outcome of a conference. What each side does in it is a part of its own, which
// that side writes; nothing is written here for anybody.
import type { ConferenceView, OutcomeView } from "@nhipcau/contract/shapes/conference.ts";

/** The body that the form begins with. */
export function commitmentDraft(
  outcome: Pick<OutcomeView, "text" | "agendaItem">,
  { agreement, agenda }: Pick<ConferenceView, "agreement" | "agenda">,
): Readonly<Record<string, unknown>> {
  const about = agenda.find(({ id }) => id === outcome.agendaItem);
  const sector = about?.commitment?.sector.code;
  const [register, clause] = (about?.item ?? "").split(":");
  return {
    title: outcome.text.slice(0, 500),
    agreement: agreement.id,
    ...(register === "clauses" && clause !== undefined ? { clauses: [clause] } : {}),
    ...(sector === undefined ? {} : { sector }),
  };
}
