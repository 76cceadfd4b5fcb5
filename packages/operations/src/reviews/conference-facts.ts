// Everything recorded of one conference, and the parties that sit at its table today.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { agreements } from "@nhipcau/registers/cooperation/agreements.ts";
import type { BodyOf, Register } from "@nhipcau/registers/declaration/register.ts";
import { agendaItems } from "@nhipcau/registers/reviews/agenda-items.ts";
import { conferenceOutcomes } from "@nhipcau/registers/reviews/conference-outcomes.ts";
import { conferencePresences } from "@nhipcau/registers/reviews/conference-presences.ts";
import { conferences } from "@nhipcau/registers/reviews/conferences.ts";
import type { ReadTransaction, RecordEnvelope } from "../ports/store.ts";
import { readBodies } from "../programme/programme.ts";
import type { ConferenceRecord } from "./conference-list.ts";
import { partiesToday, type Party } from "./review-facts.ts";

export interface ConferenceRecords {
  readonly record: ConferenceRecord;
  readonly agreement: RecordEnvelope<BodyOf<typeof agreements>>;
  /** In the order set by the convening side. */
  readonly agenda: readonly RecordEnvelope<BodyOf<typeof agendaItems>>[];
  readonly presences: readonly RecordEnvelope<BodyOf<typeof conferencePresences>>[];
  /** In the order in which they were written down, as far as this node knows. */
  readonly outcomes: readonly RecordEnvelope<BodyOf<typeof conferenceOutcomes>>[];
  readonly parties: readonly Party[];
  readonly localityName: (id: string) => string;
  readonly stewardOf: (locality: string) => string;
}

/** A conference with what was recorded of it; undefined when it, or its agreement, is not there. */
export async function readConferenceRecords(
  transaction: ReadTransaction,
  id: string,
  today: CalendarDate,
): Promise<ConferenceRecords | undefined> {
  const record = (await transaction.find(conferences, id)) as ConferenceRecord | undefined;
  if (!record || record.retired) return undefined;
  const agreement = (await transaction.find(agreements, record.body.agreement)) as
    | RecordEnvelope<BodyOf<typeof agreements>>
    | undefined;
  if (!agreement) return undefined;
  const { localityName, stewardOf, partiesOf } = await readBodies(transaction, today);
  const agenda = await ofConference(transaction, agendaItems, id);
  const outcomes = await ofConference(transaction, conferenceOutcomes, id);
  return {
    record,
    agreement,
    agenda: agenda.toSorted((a, b) => a.body.position - b.body.position || (a.id < b.id ? -1 : 1)),
    // A side says of its own agencies that they are there (law 1).
    presences: (await ofConference(transaction, conferencePresences, id)).filter(
      ({ author, body }) => author === body.locality,
    ),
    outcomes: outcomes.toSorted((a, b) => (a.recordedAt + a.id < b.recordedAt + b.id ? -1 : 1)),
    parties: partiesToday(partiesOf(agreement.body.signatories).parties),
    localityName,
    stewardOf,
  };
}

async function ofConference<R extends Register>(
  transaction: ReadTransaction,
  register: R,
  conference: string,
): Promise<RecordEnvelope<BodyOf<R>>[]> {
  const found: RecordEnvelope[] = [];
  const filters = [{ field: "conference", operator: "eq" as const, values: [conference] }];
  for await (const batch of transaction.stream(register, { filters, limit: 500 })) found.push(...batch);
  return found as RecordEnvelope<BodyOf<R>>[];
}
