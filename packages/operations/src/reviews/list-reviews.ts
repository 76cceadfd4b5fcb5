// Reviews and conferences side by side, what is under way first.
import type { routes } from "@nhipcau/contract/routes.ts";
import type { ResponseOf } from "@nhipcau/contract/route.ts";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { reviews } from "@nhipcau/registers/reviews/reviews.ts";
import type { Acting } from "../ports/acting.ts";
import type { Store } from "../ports/store.ts";
import { readAgencyNames } from "../programme/programme-lists.ts";
import { listConferences } from "./conference-list.ts";
import { readReviewRecords } from "./review-facts.ts";
import { reviewSummary } from "./review-room.ts";

/** Every review that may be seen, the newest cut-off first, and every conference. */
export function listReviews(
  store: Store,
  acting: Acting,
  today: CalendarDate,
): Promise<ResponseOf<typeof routes.reviews>> {
  return store.read(acting, async (transaction) => {
    const agencyName = await readAgencyNames(transaction);
    const summaries: ReturnType<typeof reviewSummary>[] = [];
    for (const { id } of await transaction.all(reviews)) {
      const known = await readReviewRecords(transaction, id, today);
      if (known) summaries.push(reviewSummary(known, agencyName));
    }
    return {
      reviews: summaries.toSorted((a, b) => (a.cutOff + a.id < b.cutOff + b.id ? 1 : -1)),
      conferences: [...(await listConferences(transaction, today))],
    };
  });
}
