// Grants over HTTP: what this node lets a partner have, and what partners let it have.
import type { grantRoutes } from "@nhipcau/contract/routes/grant-routes.ts";
import { done, type Outcome } from "@nhipcau/domain/outcome.ts";
import { openRequest } from "@nhipcau/operations/exchange/data-requests.ts";
import type { ExchangeNode } from "@nhipcau/operations/exchange/exchange-node.ts";
import { listGrants, readGrant, viewPreview } from "@nhipcau/operations/exchange/grant-views.ts";
import {
  answerGrant,
  changeTerms,
  offerGrant,
  renounceGrant,
  revokeGrant,
} from "@nhipcau/operations/exchange/grants.ts";
import type { Asked, Handlers } from "../http/handler.ts";
import type { Services } from "../services.ts";
import { managing, nothing, parseTerms, seeing } from "./with-exchange.ts";

type GrantHandlers = Pick<Handlers, keyof typeof grantRoutes>;

export function grantHandlers(services: Services): GrantHandlers {
  return {
    grants: ({ acting, query }) =>
      seeing(services, acting, async ({ node }, permission) => {
        const { peer, direction, register } = query;
        return done(
          await listGrants(node, permission, {
            ...(peer === undefined ? {} : { peer }),
            ...(direction === undefined ? {} : { direction }),
            ...(register === undefined ? {} : { register }),
          }),
        );
      }),
    grant: ({ acting, params }) =>
      seeing(services, acting, ({ node }, permission) => readGrant(node, permission, params.id)),
    previewGrant: ({ acting, body }) =>
      managing(services, acting, async ({ node }) => {
        const terms = parseTerms(body.terms);
        return terms.ok ? viewPreview(node, terms.value) : terms;
      }),
    offerGrant: ({ acting, body }) => managing(services, acting, ({ node }) => offer(node, body)),
    changeTerms: ({ acting, params, body }) =>
      managing(services, acting, async ({ node }) => {
        const terms = parseTerms(body.terms);
        return terms.ok ? changeTerms(node, params.id, terms.value) : terms;
      }),
    acceptGrant: ({ acting, params }) =>
      managing(services, acting, async ({ node }) =>
        nothing(await answerGrant(node, params.id, { accept: true })),
      ),
    refuseGrant: ({ acting, params, body }) =>
      managing(services, acting, async ({ node }) =>
        nothing(await answerGrant(node, params.id, { accept: false, ground: body.ground })),
      ),
    revokeGrant: ({ acting, params, body }) =>
      managing(services, acting, async ({ node }) =>
        nothing(await revokeGrant(node, params.id, body.ground)),
      ),
    renounceGrant: ({ acting, params, body }) =>
      managing(services, acting, async ({ node }) =>
        nothing(await renounceGrant(node, params.id, body.ground)),
      ),
  };
}

// An offer that answers a request names one that waits, of this peer and register.
async function offer(
  node: ExchangeNode,
  { peer, terms: given, agreement, request }: Asked<"offerGrant">["body"],
): Promise<Outcome<{ grant: string }>> {
  const terms = parseTerms(given);
  if (!terms.ok) return terms;
  if (request !== undefined) {
    const about = { peer, register: terms.value.register };
    const open = await node.exchange.read((transaction) => openRequest(node, transaction, request, about));
    if (!open.ok) return open;
  }
  return offerGrant(node, {
    peer,
    terms: terms.value,
    ...(agreement === undefined ? {} : { agreement }),
    ...(request === undefined ? {} : { request }),
  });
}
