// Connecting nodes over HTTP: peers, alarms, requests for data, reports and traces.
import { type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { connectionRoutes } from "@nhipcau/contract/routes/connection-routes.ts";
import type { Handlers } from "../http/handler.ts";
import type { Services } from "../services.ts";

type ConnectionHandlers = Pick<Handlers, keyof typeof connectionRoutes>;

export function connectionHandlers(_services: Services): ConnectionHandlers {
  const none = (): Outcome<never> => refused({ code: "no-exchange" });
  return {
    connections: none,
    invitePeer: none,
    readInvitation: none,
    acceptInvitation: none,
    confirmPeer: none,
    retirePeer: none,
    allowPrivateAddress: none,
    rotateKey: none,
    seeAlarm: none,
    plannedAgreement: none,
    offerAgreement: none,
    requestData: none,
    refuseData: none,
    connectionReport: none,
    connectionProof: none,
    recordTrace: none,
    recordProof: none,
  };
}
