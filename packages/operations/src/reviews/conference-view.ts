// A conference as it is held: the agenda with the span each item is about and what each side said of it beforehand, who is
// there, what was concluded, and what the one who asks may do.
import type { AgendaItemView, ConferenceView } from "@nhipcau/contract/shapes/conference.ts";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { itemPositions, type PositionStatement } from "@nhipcau/domain/reviews/positions.ts";
import { parseItemKey } from "@nhipcau/domain/reviews/review-pack.ts";
import { agendaItems } from "@nhipcau/registers/reviews/agenda-items.ts";
import { conferenceOutcomes, outcomeKinds } from "@nhipcau/registers/reviews/conference-outcomes.ts";
import { conferencePresences } from "@nhipcau/registers/reviews/conference-presences.ts";
import { conferences } from "@nhipcau/registers/reviews/conferences.ts";
import type { Acting } from "../ports/acting.ts";
import type { ReadTransaction, Store } from "../ports/store.ts";
import { readAgencyNames } from "../programme/programme-lists.ts";
import { type Programme, readProgramme } from "../programme/programme.ts";
import { type AgencyName, coded, commitmentSummary, given } from "../programme/views.ts";
import { mayWrite } from "../records/permission.ts";
import { type ConferenceRecords, readConferenceRecords } from "./conference-facts.ts";
import { conferenceSummary } from "./conference-list.ts";
import { readReviewRecords } from "./review-facts.ts";

/** One conference. Refuses an id that is not there. */
export function readConference(
  store: Store,
  acting: Acting,
  today: CalendarDate,
  id: string,
): Promise<Outcome<ConferenceView>> {
  return store.read(acting, async (transaction) => {
    const known = await readConferenceRecords(transaction, id, today);
    if (!known) return refused({ code: "not-found", data: { what: id } });
    const { record, agreement, outcomes, localityName } = known;
    const { body } = record;
    const agencyName = await readAgencyNames(transaction);
    const review =
      body.review === undefined ? undefined : await readReviewRecords(transaction, body.review, today);
    const positions = (review?.positions ?? []).map((one) => ({
      id: one.id,
      ...one.body,
      statedOn: one.body.statedOn as CalendarDate,
    }));
    const summary = conferenceSummary(record, {
      localityName,
      agreementTitle: () => agreement.body.title,
      reviewTitle: (other) => review?.record.body.title ?? other,
      outcomes: outcomes.length,
    });
    return done(
      given({
        ...summary,
        closedOn: body.closedOn,
        chairs: (body.chairs ?? []).map((agency) => ({ id: agency, name: agencyName(agency) })),
        parties: presentParties(known, agencyName),
        agenda: await agendaView(transaction, known, positions, today),
        current:
          body.currentItem === undefined
            ? undefined
            : given({ item: body.currentItem, since: body.itemSince }),
        outcomeList: outcomes.map((outcome) =>
          given({
            id: outcome.id,
            agendaItem: outcome.body.agendaItem,
            kind: coded(outcomeKinds, outcome.body.kind),
            text: outcome.body.text,
            responsible:
              outcome.body.responsible === undefined
                ? undefined
                : { id: outcome.body.responsible, name: localityName(outcome.body.responsible) },
            dueDate: outcome.body.dueDate,
            writtenBy: { id: outcome.steward, name: localityName(outcome.steward) },
            illustrative: outcome.body.illustrative === true,
          }),
        ),
        mayDo: mayDo(known, acting),
      }) as ConferenceView,
    );
  });
}

function presentParties(
  { parties, presences, localityName }: ConferenceRecords,
  agencyName: AgencyName,
): ConferenceView["parties"] {
  return parties.map(({ party, answersFor }) => ({
    party: { id: party, name: localityName(party) },
    present: presences
      .filter(({ body }) => answersFor.includes(body.locality))
      .toSorted((a, b) => a.body.arrived - b.body.arrived)
      .map(({ id, body: { agency, arrived, left } }) => ({
        id,
        agency: { id: agency, name: agencyName(agency) },
        arrived,
        ...(left === undefined ? {} : { left }),
      })),
  }));
}

async function agendaView(
  transaction: ReadTransaction,
  { agenda, parties, localityName }: ConferenceRecords,
  positions: readonly PositionStatement[],
  today: CalendarDate,
): Promise<AgendaItemView[]> {
  const programme = await readProgramme(transaction, today, today);
  return agenda.map(({ id, body }) => {
    const key = body.item ?? "";
    const { byParty } = itemPositions(key, positions, parties);
    const commitment = programme.commitments.get(commitmentOf(programme, key) ?? "");
    return given({
      id,
      position: body.position,
      title: body.title,
      item: body.item,
      minutes: body.minutes,
      commitment: commitment && commitmentSummary(programme, commitment),
      positions: parties.map(({ party }) =>
        given({
          party: { id: party, name: localityName(party) },
          position: byParty.get(party)?.position,
          reason: byParty.get(party)?.reason,
        }),
      ),
    }) as AgendaItemView;
  });
}

/** The commitment that an item of a pack is about. */
function commitmentOf(programme: Programme, key: string): string | undefined {
  const { register, id = "" } = parseItemKey(key) ?? {};
  if (register === "commitments") return id;
  if (register === "parts") return programme.parts.get(id)?.commitment.id;
  if (register !== "obstacles") return undefined;
  const obstacle = programme.obstacles.find((one) => one.id === id);
  return obstacle && programme.parts.get(obstacle.part)?.commitment.id;
}

function mayDo(
  { record, parties, presences, stewardOf }: ConferenceRecords,
  acting: Acting,
): ConferenceView["mayDo"] {
  const isParty = parties.some(({ party }) => party === acting.locality);
  const isOpen = record.body.closedOn === undefined;
  const isConvening = isOpen && isParty && stewardOf(record.body.convenedBy) === acting.locality;
  const isHere = presences.some(
    ({ author, body }) =>
      author === acting.locality && body.agency === acting.agency && body.left === undefined,
  );
  const mayBeHere = isOpen && isParty && acting.agency !== undefined && mayWrite(acting, conferencePresences);
  return {
    proposeAgenda: isConvening && record.body.review !== undefined && mayWrite(acting, agendaItems),
    lead: isConvening && mayWrite(acting, conferences) && mayWrite(acting, agendaItems),
    capture: isOpen && isParty && mayWrite(acting, conferenceOutcomes),
    arrive: mayBeHere && !isHere,
    leave: mayBeHere && isHere,
  };
}
