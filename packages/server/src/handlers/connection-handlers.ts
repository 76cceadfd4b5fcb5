// Connecting nodes over HTTP: peers, alarms and requests for data. What went between two nodes is in trace-handlers.ts.
import type { connectionRoutes } from "@nhipcau/contract/routes/connection-routes.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { calendarDate, parseIsoDate } from "@nhipcau/domain/calendar-date.ts";
import { generatePrivateKeyPem, readSigningKey } from "@nhipcau/exchange/keys/signing-key.ts";
import { fingerprintOf } from "@nhipcau/exchange/keys/fingerprint.ts";
import {
  readLocalityNames,
  viewConnections,
  viewFingerprint,
  viewIdentity,
} from "@nhipcau/operations/exchange/connections-view.ts";
import { refuseData, requestData } from "@nhipcau/operations/exchange/data-requests.ts";
import { deliverStatements } from "@nhipcau/operations/exchange/deliver-statements.ts";
import { allowPrivateAddress, seeAlarm } from "@nhipcau/operations/exchange/manage-peer.ts";
import { offerAgreement, planAgreement } from "@nhipcau/operations/exchange/offer-agreement.ts";
import {
  acceptInvitation,
  confirmPeer,
  invitePeer,
  readInvitation,
  retirePeer,
  rotateKey,
} from "@nhipcau/operations/exchange/peers.ts";
import type { Handlers } from "../http/handler.ts";
import type { Services, ServingExchange } from "../services.ts";
import { managing, nothing, withExchange } from "./with-exchange.ts";

type ConnectionHandlers = Omit<
  Pick<Handlers, keyof typeof connectionRoutes>,
  "connectionReport" | "connectionProof" | "recordTrace" | "recordProof"
>;

export function connectionHandlers(services: Services): ConnectionHandlers {
  return {
    connections: ({ acting }) =>
      withExchange(services, acting, async ({ node }, permission) =>
        done(await viewConnections(node, permission)),
      ),
    ...peerHandlers(services),
    ...requestHandlers(services),
  };
}

type PeerHandlers = Omit<ConnectionHandlers, "connections" | keyof RequestHandlers>;

function peerHandlers(services: Services): PeerHandlers {
  return {
    invitePeer: ({ acting, body: { replaces } }) =>
      managing(services, acting, async ({ node }) => {
        const invited = await invitePeer(node, replaces === undefined ? {} : { replaces });
        if (!invited.ok) return invited;
        const day = invited.value.expires.slice(0, 10);
        return done({ ...invited.value, fileName: `nhipcau-invitation-${day}.json` });
      }),
    readInvitation: ({ acting, body }) =>
      managing(services, acting, async ({ node }) => {
        const read = readInvitation(node, body.file);
        if (!read.ok) return read;
        const { identity, expires, replaces } = read.value;
        return done({
          node: viewIdentity(identity, await readLocalityNames(node)),
          expires,
          ...(replaces === undefined ? {} : { replaces }),
        });
      }),
    acceptInvitation: ({ acting, body: { file, privateAddress } }) =>
      managing(services, acting, ({ node }) =>
        acceptInvitation(node, file, privateAddress === undefined ? {} : { privateAddress }),
      ),
    confirmPeer: ({ acting, params, body: { privateAddress } }) =>
      managing(services, acting, async ({ node }) =>
        nothing(await confirmPeer(node, params.peer, privateAddress === undefined ? {} : { privateAddress })),
      ),
    retirePeer: ({ acting, params, body }) =>
      managing(services, acting, async ({ node }) =>
        nothing(await retirePeer(node, params.peer, body.ground)),
      ),
    allowPrivateAddress: ({ acting, params, body }) =>
      managing(services, acting, async ({ node }) =>
        nothing(await allowPrivateAddress(node, params.peer, body.allowed)),
      ),
    rotateKey: ({ acting }) => managing(services, acting, changeKey),
    seeAlarm: ({ acting, params }) =>
      managing(services, acting, async ({ node }) => nothing(await seeAlarm(node, acting, params.id))),
  };
}

type RequestHandlers = Pick<Handlers, "plannedAgreement" | "offerAgreement" | "requestData" | "refuseData">;

function requestHandlers(services: Services): RequestHandlers {
  return {
    plannedAgreement: ({ acting, params }) =>
      managing(services, acting, async ({ node }) => {
        const planned = await planAgreement(node, params.peer, params.agreement);
        return planned.ok ? done({ registers: planned.value.registers }) : planned;
      }),
    offerAgreement: ({ acting, params, body: { ground, validFrom, validUntil } }) =>
      managing(services, acting, ({ node }) =>
        offerAgreement(node, params.peer, params.agreement, {
          ground,
          ...(validFrom === undefined ? {} : { validFrom: calendarDate(validFrom) }),
          ...(validUntil === undefined ? {} : { validUntil: calendarDate(validUntil) }),
        }),
      ),
    requestData: ({ acting, params, body: { answerBy, fields, ...wish } }) =>
      managing(services, acting, async ({ node }) => {
        const day = parseIsoDate(answerBy);
        if (day === undefined) return refused({ code: "no-such-date", path: "answerBy" });
        return requestData(node, params.peer, { ...wish, answerBy: day, ...(fields ? { fields } : {}) });
      }),
    refuseData: ({ acting, params, body }) =>
      managing(services, acting, async ({ node }) => nothing(await refuseData(node, params.id, body.ground))),
  };
}

// Peers are told under the present key before the next one takes its place: the request that tells them is signed with
// the one they know.
async function changeKey({
  node,
  keepKey,
  useKey,
}: ServingExchange): Promise<
  Outcome<{ told: number; fingerprint: { words: string[]; hex: string; link: string } }>
> {
  const pem = generatePrivateKeyPem();
  const next = readSigningKey(pem);
  if (!next.ok) return next;
  keepKey(pem);
  const rotated = await rotateKey(node, next.value);
  if (!rotated.ok) return rotated;
  await deliverStatements(node);
  useKey(pem, next.value);
  return done({ ...rotated.value, fingerprint: viewFingerprint(fingerprintOf(next.value.keyId)) });
}
