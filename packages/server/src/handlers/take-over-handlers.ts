// Who takes over after a merger, over HTTP: the list, how much waits, and the word of a person.
import type { takeOverRoutes } from "@nhipcau/contract/routes/take-over-routes.ts";
import { done } from "@nhipcau/domain/outcome.ts";
import { confirmTakeOvers } from "@nhipcau/operations/keepers/confirm-take-overs.ts";
import { countTakeOvers, listTakeOvers } from "@nhipcau/operations/keepers/list-take-overs.ts";
import type { Handlers } from "../http/handler.ts";
import type { Services } from "../services.ts";
import { contextOf } from "./write-context.ts";

export function takeOverHandlers({ store, makeId }: Services): Pick<Handlers, keyof typeof takeOverRoutes> {
  return {
    takeOvers: async ({ acting, today }) => done(await listTakeOvers(store, acting, today)),
    takeOversWaiting: async ({ acting, today }) => done(await countTakeOvers(store, acting, today)),
    confirmTakeOvers: (asked) => confirmTakeOvers(store, asked.body, contextOf(asked, makeId)),
  };
}
