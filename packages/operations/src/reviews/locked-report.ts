// What a report is to say when it is about a review: what was signed, once the review is locked, whatever changed since.
import type { Review } from "@nhipcau/contract/shapes/review.ts";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { ReadTransaction } from "../ports/store.ts";
import { parsePack, type ReportContent } from "./build-pack.ts";
import { readReviewRecords } from "./review-facts.ts";

export interface ReportOfReview {
  readonly kind: NonNullable<Review["kind"]>;
  /** Absent until all parties have signed. */
  readonly locked?: {
    readonly report: Pick<Review, keyof ReportContent>;
    readonly signed: NonNullable<Review["signed"]>;
  };
}

/** The review asked about, where one is and it is of the agreement, period and cut-off asked for. */
export async function reportOfReview(
  transaction: ReadTransaction,
  asked: {
    readonly review?: string | undefined;
    readonly agreement: string;
    readonly from?: string | undefined;
    readonly cutOff: string;
  },
  today: CalendarDate,
): Promise<ReportOfReview | undefined> {
  if (asked.review === undefined) return undefined;
  const known = await readReviewRecords(transaction, asked.review, today);
  if (!known) return undefined;
  const { agreement, from, cutOff, kind } = known.record.body;
  if (agreement !== asked.agreement || from !== asked.from || cutOff !== asked.cutOff) return undefined;
  const { stage, snapshot } = known.state;
  const standing = known.snapshots.find(({ id }) => id === snapshot?.id);
  if (stage !== "locked" || !standing) return { kind };
  const { number, digest, pack } = standing.body;
  return { kind, locked: { report: parsePack(pack).report, signed: { number, digest } } };
}
