// From obstacle to answer over HTTP: chains, petitions, their drafting, sending and document.
import type { petitionRoutes } from "@nhipcau/contract/routes/petition-routes.ts";
import { type CalendarDate, parseIsoDate } from "@nhipcau/domain/calendar-date.ts";
import { done } from "@nhipcau/domain/outcome.ts";
import { draftFromObstacles } from "@nhipcau/operations/obstacles/draft-from-obstacles.ts";
import { readObstacle } from "@nhipcau/operations/obstacles/obstacle-detail.ts";
import { listPetitions, readPetition } from "@nhipcau/operations/obstacles/petition-detail.ts";
import { readPetitionLetter } from "@nhipcau/operations/obstacles/petition-letter.ts";
import { sendPetition } from "@nhipcau/operations/obstacles/send-petition.ts";
import type { Handlers } from "../http/handler.ts";
import type { Services } from "../services.ts";

type PetitionHandlers = Pick<Handlers, keyof typeof petitionRoutes>;

export function petitionHandlers({ store, makeId, petitionDocument }: Services): PetitionHandlers {
  return {
    obstacle: ({ acting, params, query, today }) =>
      readObstacle(store, acting, dayOf(query, today), params.id),
    petitions: async ({ acting, query, today }) =>
      done(await listPetitions(store, acting, dayOf(query, today), query)),
    petition: ({ acting, params, query, today }) =>
      readPetition(store, acting, dayOf(query, today), params.id),
    petitionDraft: ({ acting, query, today }) => {
      const obstacles = query.obstacles.split(",").filter((id) => id !== "");
      return draftFromObstacles(store, acting, today, { obstacles, addressee: query.addressee });
    },
    sendPetition: ({ acting, params, body, today }) =>
      sendPetition(store, { acting, today, makeId }, { petition: params.id, ...body }),
    petitionDocument: async ({ acting, params, query, today }) => {
      const letter = await readPetitionLetter(store, acting, dayOf(query, today), params.id);
      if (!letter.ok) return letter;
      return {
        file: {
          media: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          fileName: `kien-nghi-${params.id}.docx`,
          chunks: oneChunk(await petitionDocument(letter.value)),
        },
      };
    },
  };
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function dayOf(
  query: { readonly asOf?: string | undefined },
  today: CalendarDate,
): { asOf: CalendarDate; today: CalendarDate } {
  return { asOf: parseIsoDate(query.asOf ?? "") ?? today, today };
}
