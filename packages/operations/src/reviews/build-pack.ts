// A review's pack and report built from the programme at the cut-off, as text: what every side connected here may read and
// nothing that one keeps to itself, so that two nodes that know the same write the same letters and get the same digest.
import { createHash } from "node:crypto";
import type { Review } from "@nhipcau/contract/shapes/review.ts";
import { addDays, type CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { canonicalJson, type JsonValue } from "@nhipcau/domain/canonical-json.ts";
import { reviewPack, type ReviewPack } from "@nhipcau/domain/reviews/review-pack.ts";
import type { BodyOf } from "@nhipcau/registers/declaration/register.ts";
import type { reviews } from "@nhipcau/registers/reviews/reviews.ts";
import { readProgramme } from "../programme/programme.ts";
import { reviewContent } from "../programme/review-content.ts";
import type { ReadTransaction } from "../ports/store.ts";
import { readPackFacts } from "./read-pack-facts.ts";

export type ReviewBody = BodyOf<typeof reviews>;

/** What a review's report says beyond who issues it. */
export type ReportContent = Awaited<ReturnType<typeof reviewContent>>;

export interface BuiltPack {
  readonly pack: ReviewPack;
  readonly report: ReportContent;
  /** Canonical JSON of both, with the review they are of. */
  readonly text: string;
  /** SHA-256 of the text in UTF-8, in hexadecimal. */
  readonly digest: string;
}

/** Builds the pack of a review as of its cut-off, or as of today while that day is still to come. */
export function buildPack(
  transaction: ReadTransaction,
  id: string,
  review: ReviewBody,
  today: CalendarDate,
): Promise<BuiltPack> {
  const cutOff = effectiveCutOff(review, today);
  return transaction.asEverySide(async (shared) => {
    // Read as a day that is over, whichever day it is: a snapshot taken on the day itself is found again later.
    const programme = await readProgramme(shared, cutOff, addDays(cutOff, 1));
    const pack = reviewPack(await readPackFacts(shared, programme, { id, review }));
    const asked = {
      agreement: review.agreement,
      ...(review.from === undefined ? {} : { from: review.from }),
    };
    const report = await reviewContent(shared, programme, asked, cutOff);
    const text = canonicalJson(plain({ format: 1, review: id, pack, report }));
    return { pack, report, text, digest: digestOf(text) };
  });
}

/** The day as of which a review is read. */
export function effectiveCutOff(review: ReviewBody, today: CalendarDate): CalendarDate {
  const cutOff = review.cutOff as CalendarDate;
  return cutOff < today ? cutOff : today;
}

/** SHA-256 of a text in UTF-8, in hexadecimal. */
export function digestOf(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** The pack and report of a snapshot's text, which this module wrote. */
export function parsePack(text: string): {
  readonly pack: ReviewPack;
  readonly report: Pick<Review, keyof ReportContent>;
} {
  return JSON.parse(text) as { pack: ReviewPack; report: ReportContent };
}

function plain(value: object): JsonValue {
  return JSON.parse(JSON.stringify(value)) as JsonValue;
}
