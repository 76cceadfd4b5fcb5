// The programme over HTTP: overview, lists, agreements, commitments, map, review.
import { parseIsoDate } from "@nhipcau/domain/calendar-date.ts";
import { done, refused } from "@nhipcau/domain/outcome.ts";
import { listObstacles } from "@nhipcau/operations/obstacles/obstacle-list.ts";
import { listAgreements, readAgreement } from "@nhipcau/operations/programme/agreements.ts";
import { readCommitment } from "@nhipcau/operations/programme/commitment-detail.ts";
import { readMap } from "@nhipcau/operations/programme/map-view.ts";
import { readOverview } from "@nhipcau/operations/programme/overview.ts";
import { listClauses, listCommitments, listParts } from "@nhipcau/operations/programme/programme-lists.ts";
import { readReview } from "@nhipcau/operations/programme/review.ts";
import { dayOf } from "../http/day-of.ts";
import type { Handlers } from "../http/handler.ts";
import type { Services } from "../services.ts";

type ProgrammeHandlers = Pick<
  Handlers,
  | "overview"
  | "agreements"
  | "agreement"
  | "commitments"
  | "commitment"
  | "parts"
  | "clauses"
  | "obstacles"
  | "map"
  | "reviewPreview"
  | "reviewDocument"
>;

export function programmeHandlers({ store, reviewDocument }: Services): ProgrammeHandlers {
  return {
    overview: async ({ acting, query, today }) =>
      done(
        await readOverview(store, acting, {
          ...dayOf(query, today),
          ...(query.agreement === undefined ? {} : { agreement: query.agreement }),
        }),
      ),
    agreements: async ({ acting, query, today }) =>
      done(await listAgreements(store, acting, dayOf(query, today))),
    agreement: ({ acting, params, query, today }) =>
      readAgreement(store, acting, dayOf(query, today), params.id),
    commitments: async ({ acting, query, today }) =>
      done(await listCommitments(store, acting, dayOf(query, today), query)),
    commitment: ({ acting, params, query, today }) =>
      readCommitment(store, acting, dayOf(query, today), params.id),
    parts: async ({ acting, query, today }) =>
      done(await listParts(store, acting, dayOf(query, today), query)),
    clauses: async ({ acting, query, today }) =>
      done(await listClauses(store, acting, dayOf(query, today), query)),
    obstacles: async ({ acting, query, today }) =>
      done(await listObstacles(store, acting, dayOf(query, today), query)),
    map: async ({ acting, query, today }) => done(await readMap(store, acting, dayOf(query, today))),
    reviewPreview: ({ acting, query, today }) =>
      parseIsoDate(query.cutOff)
        ? readReview(store, acting, today, query)
        : refused({ code: "no-such-date", path: "cutOff", data: { value: query.cutOff } }),
    reviewDocument: async ({ acting, query, today }) => {
      const cutOff = parseIsoDate(query.cutOff);
      if (!cutOff) return refused({ code: "no-such-date", path: "cutOff", data: { value: query.cutOff } });
      const review = await readReview(store, acting, today, query);
      if (!review.ok) return review;
      const bytes = await reviewDocument(review.value, {
        place: review.value.issuer.locality.name,
        date: today,
        ...(query.number === undefined ? {} : { number: query.number }),
        ...(query.signerTitle === undefined ? {} : { signerTitle: query.signerTitle }),
      });
      return {
        file: {
          media: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          fileName: `bao-cao-so-ket-${review.value.agreement.id}-${cutOff}.docx`,
          chunks: oneChunk(bytes),
        },
      };
    },
  };
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
