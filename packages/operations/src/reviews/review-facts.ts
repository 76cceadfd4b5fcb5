// Everything said about one review, and the state it is in today: read by the page, by the rules and by what is done to it.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { reviewState, type ReviewState, type ReviewStatement } from "@nhipcau/domain/reviews/review-state.ts";
import type { BodyOf, Register } from "@nhipcau/registers/declaration/register.ts";
import { agreements } from "@nhipcau/registers/cooperation/agreements.ts";
import { reviewPositions } from "@nhipcau/registers/reviews/review-positions.ts";
import { reviewSignOffs } from "@nhipcau/registers/reviews/review-sign-offs.ts";
import { reviewSnapshots } from "@nhipcau/registers/reviews/review-snapshots.ts";
import { reviews } from "@nhipcau/registers/reviews/reviews.ts";
import type { ReadTransaction, RecordEnvelope } from "../ports/store.ts";
import { readBodies } from "../programme/programme.ts";
import type { ReviewBody } from "./build-pack.ts";

export interface Party {
  readonly party: string;
  /** Itself and the signatories it stands for. */
  readonly answersFor: readonly string[];
}

export interface ReviewRecords {
  readonly record: RecordEnvelope<ReviewBody>;
  readonly agreement: RecordEnvelope<BodyOf<typeof agreements>>;
  readonly snapshots: readonly RecordEnvelope<BodyOf<typeof reviewSnapshots>>[];
  readonly signOffs: readonly RecordEnvelope<BodyOf<typeof reviewSignOffs>>[];
  readonly positions: readonly RecordEnvelope<BodyOf<typeof reviewPositions>>[];
  readonly parties: readonly Party[];
  readonly state: ReviewState;
  readonly localityName: (id: string) => string;
  readonly stewardOf: (locality: string) => string;
}

/** A review with what was said about it; undefined when it, or its agreement, is not there. */
export async function readReviewRecords(
  transaction: ReadTransaction,
  id: string,
  today: CalendarDate,
): Promise<ReviewRecords | undefined> {
  const record = (await transaction.find(reviews, id)) as RecordEnvelope<ReviewBody> | undefined;
  if (!record || record.retired) return undefined;
  const agreement = (await transaction.find(agreements, record.body.agreement)) as
    | RecordEnvelope<BodyOf<typeof agreements>>
    | undefined;
  if (!agreement) return undefined;
  const { localityName, stewardOf, partiesOf } = await readBodies(transaction, today);
  const parties = partiesToday(partiesOf(agreement.body.signatories).parties);
  const [snapshots, signOffs, positions] = [
    await ofReview(transaction, reviewSnapshots, id),
    await ofReview(transaction, reviewSignOffs, id),
    await ofReview(transaction, reviewPositions, id),
  ];
  const state = reviewState({
    review: statementOf(record.body),
    // Only the convening side takes snapshots, whoever else may have sent one.
    snapshots: snapshots
      .filter(({ steward }) => steward === stewardOf(record.body.convenedBy))
      .map(({ id: snapshot, body: { number, digest } }) => ({ id: snapshot, number, digest })),
    // A signature is its author's and nobody else's (law 1).
    signOffs: signOffs
      .filter(({ author, body }) => author === body.locality)
      .map(({ id: signOff, body: { locality, snapshot, digest, signedOn } }) => ({
        id: signOff,
        locality,
        snapshot,
        digest,
        signedOn: signedOn as CalendarDate,
      })),
    parties,
  });
  return { record, agreement, snapshots, signOffs, positions, parties, state, localityName, stewardOf };
}

function statementOf({ positionsFrom, reopenedAfter }: ReviewBody): ReviewStatement {
  return {
    ...(positionsFrom === undefined ? {} : { positionsFrom: positionsFrom as CalendarDate }),
    ...(reopenedAfter === undefined ? {} : { reopenedAfter }),
  };
}

/** The parties of today, each with those it answers for. */
export function partiesToday(
  parties: readonly { readonly party: string; readonly from: readonly string[] }[],
): readonly Party[] {
  return parties.map(({ party, from }) => ({ party, answersFor: [...new Set([party, ...from])] }));
}

async function ofReview<R extends Register>(
  transaction: ReadTransaction,
  register: R,
  review: string,
): Promise<RecordEnvelope<BodyOf<R>>[]> {
  const found: RecordEnvelope[] = [];
  const filters = [{ field: "review", operator: "eq" as const, values: [review] }];
  for await (const batch of transaction.stream(register, { filters, limit: 500 })) found.push(...batch);
  return found as RecordEnvelope<BodyOf<R>>[];
}
