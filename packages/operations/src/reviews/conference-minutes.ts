// The minutes of a conference: participants, agenda with what each side said, outcomes; issued by the convening side.
import type { ConferenceView } from "@nhipcau/contract/shapes/conference.ts";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { done, type Outcome } from "@nhipcau/domain/outcome.ts";
import type { Acting } from "../ports/acting.ts";
import type { Minutes, MinutesOutcome } from "../ports/minutes.ts";
import type { Store } from "../ports/store.ts";
import { readReview } from "../programme/review.ts";
import { given } from "../programme/views.ts";
import { readConference } from "./conference-view.ts";
import { readReviewRecords } from "./review-facts.ts";

/** The minutes of one conference as data. Refuses an id that is not there. */
export async function readMinutes(
  store: Store,
  acting: Acting,
  today: CalendarDate,
  id: string,
): Promise<Outcome<Minutes>> {
  const found = await readConference(store, acting, today, id);
  if (!found.ok) return found;
  const conference = found.value;
  const asked = {
    agreement: conference.agreement.id,
    cutOff: conference.date < today ? conference.date : today,
    layout: "government" as const,
  };
  // The People's Committee of the convening side issues them, as it would the review's report.
  const report = await readReview(store, { ...acting, locality: conference.convenedBy.id }, today, asked);
  if (!report.ok) return report;
  const { issuer, recipients } = report.value;
  const review = await signedReview(store, acting, today, conference);
  return done(
    given({
      id,
      title: conference.title,
      date: conference.date as CalendarDate,
      place: conference.place,
      agreement: conference.agreement.name,
      review,
      issuer,
      chairs: conference.chairs.map(({ name }) => name),
      parties: conference.parties.map(({ party, present }) => ({
        name: party.name,
        present: [...new Set(present.map(({ agency }) => agency.name))],
      })),
      agenda: conference.agenda.map((item) => ({
        title: item.title,
        said: item.positions.flatMap(saidOf),
        outcomes: outcomesOf(conference, (outcome) => outcome.agendaItem === item.id),
      })),
      others: outcomesOf(
        conference,
        (outcome) => !conference.agenda.some((item) => item.id === outcome.agendaItem),
      ),
      recipients,
      illustrative: conference.illustrative,
    }) as Minutes,
  );
}

function saidOf({
  party,
  position,
  reason,
}: ConferenceView["agenda"][number]["positions"][number]): string[] {
  if (position === undefined) return [];
  const because = reason === undefined ? "" : `: ${reason}`;
  return [`${party.name} ${position === "confirm" ? "đồng ý" : "không đồng ý"}${because}`];
}

function outcomesOf(
  { outcomeList }: ConferenceView,
  isWanted: (outcome: ConferenceView["outcomeList"][number]) => boolean,
): MinutesOutcome[] {
  return outcomeList
    .filter(isWanted)
    .map(
      ({ kind, text, responsible, dueDate }) =>
        given({ kind: kind.label.vi, text, responsible: responsible?.name, dueDate }) as MinutesOutcome,
    );
}

async function signedReview(
  store: Store,
  acting: Acting,
  today: CalendarDate,
  { review }: ConferenceView,
): Promise<Minutes["review"]> {
  if (!review) return undefined;
  return store.read(acting, async (transaction) => {
    const known = await readReviewRecords(transaction, review.id, today);
    const isLocked = known?.state.stage === "locked";
    const standing = known?.snapshots.find(({ id }) => id === known.state.snapshot?.id);
    if (!isLocked || !standing) return { title: review.name };
    const { number, digest } = standing.body;
    return { title: review.name, signed: { number, digest } };
  });
}
