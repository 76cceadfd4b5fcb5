// What was said and what flowed, read once for a view: the states of all peers and grants are folded out of one list of
// statements, so that a page over thirty peers costs a handful of queries.
import { foldGrant, type GrantState, hasEnded } from "@nhipcau/exchange/grants/grant-state.ts";
import { foldPeer, type PeerState, servesGrantsOf } from "@nhipcau/exchange/peers/peer-state.ts";
import { isGrantStatement } from "@nhipcau/exchange/statements/statement.ts";
import type { ExchangeReading, Grant, Peer } from "../ports/exchange-store.ts";
import type { ExchangePermission } from "../records/exchange-permission.ts";
import { todayOf } from "./derive.ts";
import type { ExchangeNode } from "./exchange-node.ts";
import { readKept, type Said, saidOfGrant, saidOfPeers } from "./said.ts";

export interface KnownPeer {
  readonly kept: Peer;
  readonly state: PeerState;
  /** The node whose place it takes once it is confirmed. */
  readonly takesPlaceOf?: string;
}

export interface KnownGrant {
  readonly kept: Grant;
  readonly state: GrantState;
  readonly said: readonly Said[];
  /** Its days are over, or its peer is not connected any more, or somebody ended it. */
  readonly ended: boolean;
}

export interface ExchangeFacts {
  readonly node: ExchangeNode;
  readonly permission: ExchangePermission;
  readonly peers: ReadonlyMap<string, KnownPeer>;
  readonly grants: readonly KnownGrant[];
  /** Requests for data and their refusals. */
  readonly requests: readonly Said[];
  /** Hand-overs and proposals of them. */
  readonly stewardship: readonly Said[];
}

/** Everything that is known between this node and others now. */
export async function readExchangeFacts(
  node: ExchangeNode,
  transaction: ExchangeReading,
  permission: ExchangePermission,
): Promise<ExchangeFacts> {
  const said = (await transaction.statementsOf(["peer", "stewardship", "grant", "data"])).map(readKept);
  const ofPeers = saidOfPeers(said);
  const peers = new Map(
    (await transaction.peers()).map((kept) => {
      const state = foldPeer(node.node, kept.node, ofPeers);
      return [kept.node, { kept, state, ...placeToTake(kept.node, state, said) }];
    }),
  );
  const byGrant = Map.groupBy(said, ({ statement }) =>
    isGrantStatement(statement) ? statement.grant : undefined,
  );
  const grants = (await transaction.grants()).flatMap((kept) => {
    const ofGrant = byGrant.get(kept.id) ?? [];
    const read = saidOfGrant(ofGrant);
    if (!read.ok) return [];
    const state = foldGrant(read.value.said);
    return [{ kept, state, said: ofGrant, ended: isOver(node, state, peers.get(kept.peer)?.state) }];
  });
  const requests = said.filter(({ statement }) => statement.type.startsWith("data."));
  const stewardship = said.filter(({ statement }) => statement.type.startsWith("stewardship."));
  return { node, permission, peers, grants, requests, stewardship };
}

function placeToTake(
  peer: string,
  { stage }: PeerState,
  said: readonly Said[],
): Pick<KnownPeer, "takesPlaceOf"> {
  if (stage !== "accepted-by-them" && stage !== "accepted-by-us") return {};
  const accept = said.findLast(
    ({ statement }) => statement.type === "peer.accept" && (statement.from === peer || statement.to === peer),
  )?.statement;
  if (accept?.type !== "peer.accept" || accept.replacement === undefined) return {};
  const invite = said.find(({ statement }) => statement.id === accept.invitation)?.statement;
  return invite?.type === "peer.invite" && invite.replaces !== undefined
    ? { takesPlaceOf: invite.replaces }
    : {};
}

function isOver(node: ExchangeNode, state: GrantState, peer: PeerState | undefined): boolean {
  if (hasEnded(state, todayOf(node))) return true;
  return state.offer === undefined || peer === undefined || !servesGrantsOf(peer, state.offer.at);
}
