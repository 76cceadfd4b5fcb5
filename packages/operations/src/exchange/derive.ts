// What follows from the statements is worked out whenever one comes, in the same transaction, and laid down where the
// database holds requests against it. The statements are what counts; the rest can be worked out again.
import { type CalendarDate, dayInVietnam } from "@nhipcau/domain/calendar-date.ts";
import { done, type Outcome } from "@nhipcau/domain/outcome.ts";
import { foldGrant, type GrantState, hasEnded } from "@nhipcau/exchange/grants/grant-state.ts";
import {
  foldPeer,
  localitiesOn,
  type PeerState,
  servesGrantsOf,
} from "@nhipcau/exchange/peers/peer-state.ts";
import type { ExchangeReading, ExchangeWriting, Grant } from "../ports/exchange-store.ts";
import type { ExchangeNode } from "./exchange-node.ts";
import { readKept, saidOfGrant, saidOfPeers } from "./said.ts";

/** The state of a peer out of all that was said between it and this node. */
export async function peerStateOf(
  node: ExchangeNode,
  transaction: ExchangeReading,
  peer: string,
): Promise<PeerState> {
  const kept = await transaction.statements({ peer, only: "peers" });
  return foldPeer(node.node, peer, saidOfPeers(kept.map(readKept)));
}

/** The state of a grant and the node that offered it; refuses one that nobody offered (`grant-unknown`). */
export async function grantStateOf(
  transaction: ExchangeReading,
  grant: string,
): Promise<Outcome<{ readonly owner: string; readonly state: GrantState }>> {
  const said = saidOfGrant((await transaction.statements({ grant })).map(readKept));
  return said.ok ? done({ owner: said.value.owner, state: foldGrant(said.value.said) }) : said;
}

/** Lays down what a peer is now, and with it every grant between the two nodes. */
export async function derivePeer(
  node: ExchangeNode,
  transaction: ExchangeWriting,
  peer: string,
): Promise<PeerState> {
  const state = await peerStateOf(node, transaction, peer);
  const { name, endpoint, key } = state;
  if (name === undefined || endpoint === undefined) return state;
  const before = await transaction.findPeer(peer);
  await transaction.putPeer({
    node: peer,
    name,
    endpoint,
    localities: localitiesOn(state, todayOf(node)),
    keys: [...state.earlierKeys, ...(key ? [key] : [])].map(({ x, keyId, until }) => ({
      x,
      keyId,
      ...(until === undefined ? {} : { until }),
    })),
    state: state.stage,
    declared: before?.declared ?? {},
    privateAddress: before?.privateAddress ?? false,
  });
  for (const grant of await transaction.grants({ peer })) await deriveGrant(node, transaction, grant.id);
  return state;
}

/** Lays down what a grant is now; what it brought here is removed when it has ended. */
export async function deriveGrant(
  node: ExchangeNode,
  transaction: ExchangeWriting,
  id: string,
): Promise<Outcome<void>> {
  const found = await grantStateOf(transaction, id);
  if (!found.ok) return done(undefined); // an answer that came before its offer waits for it
  const { owner, state } = found.value;
  const { offer, inForce } = state;
  if (!offer) return done(undefined);
  const direction = owner === node.node ? "out" : "in";
  const peer = direction === "out" ? offer.to : offer.from;
  const connected = servesGrantsOf(await peerStateOf(node, transaction, peer), offer.at);
  const stage = shownStage(state, connected, todayOf(node));
  const before = await transaction.findGrant(id);
  const put = await transaction.putGrant({
    id,
    peer,
    direction,
    register: offer.terms.register,
    state: stage,
    number: inForce?.n ?? 0,
    ...(inForce ? { terms: inForce.terms } : {}),
    ...(offer.agreement === undefined ? {} : { agreement: offer.agreement }),
  });
  if (!put.ok) return put;
  if (direction === "in" && before?.state === "active" && stage !== "active")
    await transaction.forgetGranted(id);
  return done(undefined);
}

// A grant of an earlier connection never comes back with a new one.
function shownStage(state: GrantState, connected: boolean, today: CalendarDate): Grant["state"] {
  if (state.endedBy) return state.stage;
  if (!connected || hasEnded(state, today)) return "ended";
  return state.stage === "extending" ? "active" : state.stage;
}

export function todayOf(node: ExchangeNode): CalendarDate {
  return dayInVietnam(node.clock());
}
