// One node in another's place, over HTTP: grants offered again after a lost key, and hand-overs of stewardship.
import type { successionRoutes } from "@nhipcau/contract/routes/succession-routes.ts";
import { parseIsoDate } from "@nhipcau/domain/calendar-date.ts";
import { done, refused } from "@nhipcau/domain/outcome.ts";
import { acceptHandOver, proposeHandOver } from "@nhipcau/operations/exchange/hand-over.ts";
import { offerAgain } from "@nhipcau/operations/exchange/replace-peer.ts";
import type { Handlers } from "../http/handler.ts";
import type { Services } from "../services.ts";
import { managing, nothing } from "./with-exchange.ts";

type SuccessionHandlers = Pick<Handlers, keyof typeof successionRoutes>;

export function successionHandlers(services: Services): SuccessionHandlers {
  return {
    offerAgain: ({ acting, params }) =>
      managing(services, acting, async ({ node }) => {
        const again = await offerAgain(node, params.peer);
        if (!again.ok) return again;
        const { offered, skipped } = again.value;
        return done({ offered: [...offered], skipped: [...skipped] });
      }),
    proposeHandOver: ({ acting, params, body }) =>
      managing(services, acting, async ({ node }) => {
        const day = parseIsoDate(body.day);
        if (day === undefined) return refused({ code: "no-such-date", path: "day" });
        return proposeHandOver(node, params.peer, { localities: body.localities, day });
      }),
    acceptHandOver: ({ acting, params }) =>
      managing(services, acting, async ({ node }) => nothing(await acceptHandOver(node, params.id))),
  };
}
