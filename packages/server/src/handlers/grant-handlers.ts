// Grants over HTTP: what this node lets a partner have, and what partners let it have.
import { type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { grantRoutes } from "@nhipcau/contract/routes/grant-routes.ts";
import type { Handlers } from "../http/handler.ts";
import type { Services } from "../services.ts";

type GrantHandlers = Pick<Handlers, keyof typeof grantRoutes>;

export function grantHandlers(_services: Services): GrantHandlers {
  const none = (): Outcome<never> => refused({ code: "no-exchange" });
  return {
    grants: none,
    grant: none,
    previewGrant: none,
    offerGrant: none,
    changeTerms: none,
    acceptGrant: none,
    refuseGrant: none,
    revokeGrant: none,
    renounceGrant: none,
  };
}
