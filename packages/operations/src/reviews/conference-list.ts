// Conferences in a list, the newest first.
import type { ConferenceSummary } from "@nhipcau/contract/shapes/review-room.ts";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { agreements } from "@nhipcau/registers/cooperation/agreements.ts";
import type { BodyOf } from "@nhipcau/registers/declaration/register.ts";
import { conferenceOutcomes } from "@nhipcau/registers/reviews/conference-outcomes.ts";
import { conferences } from "@nhipcau/registers/reviews/conferences.ts";
import { reviews } from "@nhipcau/registers/reviews/reviews.ts";
import type { ReadTransaction, RecordEnvelope } from "../ports/store.ts";
import { readBodies } from "../programme/programme.ts";
import { given } from "../programme/views.ts";

export type ConferenceRecord = RecordEnvelope<BodyOf<typeof conferences>>;

/** Every conference that may be seen, the newest first. */
export async function listConferences(
  transaction: ReadTransaction,
  today: CalendarDate,
): Promise<readonly ConferenceSummary[]> {
  const records = await transaction.all(conferences);
  const { localityName } = await readBodies(transaction, today);
  const titles = await transaction.names(agreements, [...new Set(records.map(({ body }) => body.agreement))]);
  const reviewed = await transaction.names(
    reviews,
    records.flatMap(({ body }) => body.review ?? []),
  );
  const outcomes = Map.groupBy(await transaction.all(conferenceOutcomes), ({ body }) => body.conference);
  return records
    .toSorted((a, b) => (a.body.date + a.id < b.body.date + b.id ? 1 : -1))
    .map((record) =>
      conferenceSummary(record, {
        localityName,
        agreementTitle: (id) => titles.get(id) ?? id,
        reviewTitle: (id) => reviewed.get(id) ?? id,
        outcomes: outcomes.get(record.id)?.length ?? 0,
      }),
    );
}

/** One conference as lists show it. */
export function conferenceSummary(
  { id, body }: ConferenceRecord,
  known: {
    readonly localityName: (id: string) => string;
    readonly agreementTitle: (id: string) => string;
    readonly reviewTitle: (id: string) => string;
    readonly outcomes: number;
  },
): ConferenceSummary {
  return given({
    id,
    title: body.title,
    date: body.date,
    place: body.place,
    agreement: { id: body.agreement, name: known.agreementTitle(body.agreement) },
    review: body.review === undefined ? undefined : { id: body.review, name: known.reviewTitle(body.review) },
    convenedBy: { id: body.convenedBy, name: known.localityName(body.convenedBy) },
    outcomes: known.outcomes,
    closed: body.closedOn !== undefined,
    illustrative: body.illustrative === true,
  }) as ConferenceSummary;
}
