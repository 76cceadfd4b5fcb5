// A person's queues over HTTP.
import { done } from "@nhipcau/domain/outcome.ts";
import { readWork, readWorkCounts } from "@nhipcau/operations/work/work-queues.ts";
import type { Handlers } from "../http/handler.ts";
import type { Services } from "../services.ts";

export function workHandlers({ store }: Services): Pick<Handlers, "work" | "workCounts"> {
  return {
    work: async ({ acting, query, today }) => done(await readWork(store, acting, today, query)),
    workCounts: async ({ acting, query, today }) =>
      done(await readWorkCounts(store, acting, today, query.scope)),
  };
}
