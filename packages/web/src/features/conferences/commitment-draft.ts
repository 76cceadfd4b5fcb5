// The form of a commitment filled in from an outcome of a conference, and the obstacle a petition is drafted from. What each
// side does in a commitment is a part of its own, which that side writes; nothing is written here for anybody.
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

/** The obstacle that an outcome is about; undefined where the agenda names none. */
export function obstacleOf(
  { agendaItem }: Pick<OutcomeView, "agendaItem">,
  { agenda }: Pick<ConferenceView, "agenda">,
): string | undefined {
  const [register, id] = (agenda.find((item) => item.id === agendaItem)?.item ?? "").split(":");
  return register === "obstacles" ? id : undefined;
}
