// Reviews over HTTP: read, opened, said something about, put to signature, signed, reopened.
import { done } from "@nhipcau/domain/outcome.ts";
import { listReviews } from "@nhipcau/operations/reviews/list-reviews.ts";
import {
  openReview,
  reopenReview,
  signOff,
  statePosition,
  takeSnapshot,
} from "@nhipcau/operations/reviews/review-actions.ts";
import { readReviewRoom } from "@nhipcau/operations/reviews/review-room.ts";
import type { Handlers } from "../http/handler.ts";
import type { Services } from "../services.ts";
import { contextOf } from "./write-context.ts";

type ReviewHandlers = Pick<
  Handlers,
  "reviews" | "review" | "openReview" | "statePosition" | "takeSnapshot" | "signOff" | "reopenReview"
>;

export function reviewHandlers({ store, makeId }: Services): ReviewHandlers {
  return {
    reviews: async ({ acting, today }) => done(await listReviews(store, acting, today)),
    review: ({ acting, params, today }) => readReviewRoom(store, acting, today, params.id),
    openReview: (asked) => openReview(store, asked.params.id, contextOf(asked, makeId)),
    statePosition: (asked) => statePosition(store, asked.params.id, asked.body, contextOf(asked, makeId)),
    takeSnapshot: (asked) => takeSnapshot(store, asked.params.id, contextOf(asked, makeId)),
    signOff: (asked) => signOff(store, asked.params.id, asked.body, contextOf(asked, makeId)),
    reopenReview: (asked) =>
      reopenReview(store, asked.params.id, asked.body.reason, contextOf(asked, makeId)),
  };
}
