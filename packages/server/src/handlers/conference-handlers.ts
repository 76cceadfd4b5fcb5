// Conferences over HTTP: read by everybody in the room, led by the convening side, written down by the parties.
import {
  captureOutcome,
  closeConference,
  discussItem,
  makeAgenda,
  orderAgenda,
  statePresence,
} from "@nhipcau/operations/reviews/conference-actions.ts";
import { readMinutes } from "@nhipcau/operations/reviews/conference-minutes.ts";
import { readConference } from "@nhipcau/operations/reviews/conference-view.ts";
import { makeSharedReads } from "@nhipcau/operations/reviews/shared-reads.ts";
import type { Handlers } from "../http/handler.ts";
import type { Services } from "../services.ts";
import { contextOf } from "./write-context.ts";

type ConferenceHandlers = Pick<
  Handlers,
  | "conference"
  | "proposeAgenda"
  | "orderAgenda"
  | "discussItem"
  | "statePresence"
  | "captureOutcome"
  | "closeConference"
  | "conferenceMinutes"
>;

export function conferenceHandlers({ store, makeId, clock, minutesDocument }: Services): ConferenceHandlers {
  // Everybody in the room asks again at the same moment.
  const shared = makeSharedReads();
  return {
    conference: ({ acting, params, today }) => {
      const { locality, agency = "", role } = acting;
      const key = JSON.stringify([params.id, today, locality, agency, role]);
      return shared(key, () => readConference(store, acting, today, params.id));
    },
    proposeAgenda: (asked) => makeAgenda(store, asked.params.id, contextOf(asked, makeId)),
    orderAgenda: (asked) => orderAgenda(store, asked.params.id, asked.body.items, contextOf(asked, makeId)),
    discussItem: (asked) =>
      discussItem(store, asked.params.id, asked.body.item, clock(), contextOf(asked, makeId)),
    statePresence: (asked) =>
      statePresence(store, asked.params.id, asked.body.here, clock(), contextOf(asked, makeId)),
    captureOutcome: (asked) => captureOutcome(store, asked.params.id, asked.body, contextOf(asked, makeId)),
    closeConference: (asked) => closeConference(store, asked.params.id, contextOf(asked, makeId)),
    conferenceMinutes: async ({ acting, params, query, today }) => {
      const minutes = await readMinutes(store, acting, today, params.id);
      if (!minutes.ok) return minutes;
      const { number } = query;
      const bytes = await minutesDocument(minutes.value, number === undefined ? {} : { number });
      return {
        file: {
          media: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          fileName: `bien-ban-hoi-nghi-${params.id}.docx`,
          chunks: oneChunk(bytes),
        },
      };
    },
  };
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
