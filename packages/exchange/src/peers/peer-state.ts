// What a peer is now, as one of the two nodes sees it: a pure function of the set of signed statements.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Text } from "@nhipcau/domain/text.ts";
import type { PeerStatement } from "../statements/peer-statements.ts";
import { millisecondsOf } from "../statements/scalar-shapes.ts";
import { type Connection, connectionsOf, isSignedFor } from "./connection.ts";
import { type KeyPeriod, type SignedPeerStatement } from "./key-chain.ts";
import type { PeerStage } from "./peer-table.ts";

/** Localities one of the two nodes gave into the other's hands. */
export interface HandOver {
  readonly from: string;
  readonly to: string;
  readonly localities: readonly string[];
  readonly day: CalendarDate;
}

export interface PeerState {
  readonly stage: PeerStage;
  readonly node?: string;
  readonly name?: Text;
  readonly localities: readonly string[];
  readonly endpoint?: string;
  /** In force now; absent when the keys are contested. */
  readonly key?: KeyPeriod;
  readonly earlierKeys: readonly KeyPeriod[];
  readonly isContested: boolean;
  /** The confirmation. Grants offered before it do not count, nor do those of a node whose place it took. */
  readonly since?: string;
  readonly replaces?: string;
  readonly replacedBy?: string;
  readonly handOvers: readonly HandOver[];
}

/**
 * The state of `peer` as `us` sees it, out of statements in any order, with or without duplicates, also about others.
 * Without a peer it is the state of an invitation that nobody has accepted.
 */
export function foldPeer(
  us: string,
  peer: string | undefined,
  said: readonly SignedPeerStatement[],
): PeerState {
  if (peer === undefined) {
    const isOurs = said.some(({ statement }) => statement.type === "peer.invite" && statement.from === us);
    return { ...empty, stage: isOurs ? "invited-by-us" : "none" };
  }
  const connection = chosenOf(us, peer, said);
  if (!connection) return { ...empty, node: peer };
  const replacedBy = successorOf(us, peer, said);
  const replaces = predecessorOf(us, peer, connection, said);
  const stage = stageOf(us, connection);
  const since = stage === "connected" ? connection.since : undefined;
  return {
    stage: stage === "connected" && replacedBy !== undefined ? "replaced" : stage,
    node: peer,
    ...describe(peer, connection),
    ...(since !== undefined && { since }),
    ...(replaces !== undefined && { replaces }),
    ...(replacedBy !== undefined && { replacedBy }),
    handOvers: handOversIn(us, peer, connection, said),
  };
}

/** Whether a grant offered at an instant belongs to the peer as it is connected now: an end ended what was before. */
export function servesGrantsOf(state: PeerState, offeredAt: string): boolean {
  if (state.stage !== "connected" || state.since === undefined) return false;
  return millisecondsOf(offeredAt) >= millisecondsOf(state.since);
}

/** The localities the peer answers for on a day, hand-overs between the two nodes counted in. */
export function localitiesOn(state: PeerState, today: CalendarDate): readonly string[] {
  const own = new Set(state.localities);
  for (const { from, to, localities, day } of state.handOvers) {
    if (day > today) continue;
    for (const locality of localities) {
      if (from === state.node) own.delete(locality);
      if (to === state.node) own.add(locality);
    }
  }
  return [...own].toSorted();
}

const empty: PeerState = {
  stage: "none",
  localities: [],
  earlierKeys: [],
  isContested: false,
  handOvers: [],
};

/** The connection that holds, or else one that waits for a confirmation, or else what was last. */
function chosenOf(us: string, peer: string, said: readonly SignedPeerStatement[]): Connection | undefined {
  return connectionsOf(us, peer, said)
    .toSorted((a, b) => compare(rankOf(us, a), rankOf(us, b)))
    .at(-1);
}

function stageOf(us: string, { invite, accept, since, retiredAt }: Connection): PeerStage {
  if (!accept) return "invited-by-them";
  if (retiredAt !== undefined) return "retired";
  if (since !== undefined) return "connected";
  return invite.from === us ? "accepted-by-them" : "accepted-by-us";
}

function rankOf(us: string, connection: Connection): readonly (number | string)[] {
  const { invite, accept, retiredAt } = connection;
  const stage = stageOf(us, connection);
  const isAccepted = accept !== undefined && stage !== "retired";
  const standing = stage === "connected" ? 2 : Number(isAccepted);
  // An invitation counts again only when it was given after the end.
  const time = millisecondsOf(retiredAt ?? invite.at);
  // Of two acceptances of one invitation the confirmed one counts, then the first.
  const first = accept ? -millisecondsOf(accept.at) : Number.NEGATIVE_INFINITY;
  return [standing, time, invite.id, first, accept?.id ?? ""];
}

function describe(peer: string, connection: Connection): Omit<PeerState, "stage" | "handOvers"> {
  const identity = connection.identities.get(peer);
  const chain = connection.chains.get(peer);
  if (!identity || !chain) return empty;
  const last = chain.periods.at(-1);
  const { name, localities } = identity;
  const endpoint = connection.endpoints.get(peer) ?? identity.endpoint;
  return {
    name,
    localities,
    endpoint,
    ...(last && !chain.isContested && { key: last }),
    earlierKeys: chain.isContested ? chain.periods : chain.periods.slice(0, -1),
    isContested: chain.isContested,
  };
}

/** The node a connected peer took the place of: named by its invitation, and by a statement both signed. */
function predecessorOf(
  us: string,
  peer: string,
  { invite, chains, since }: Connection,
  said: readonly SignedPeerStatement[],
): string | undefined {
  const isSaid = said.some(
    (one) =>
      one.statement.type === "peer.replace" &&
      one.statement.from === peer &&
      one.statement.to === us &&
      one.statement.replaces === invite.replaces &&
      isSignedFor(one, us, chains) &&
      isSignedFor(one, peer, chains),
  );
  return isSaid && since !== undefined ? invite.replaces : undefined;
}

function successorOf(us: string, peer: string, said: readonly SignedPeerStatement[]): string | undefined {
  const candidates = said.flatMap(({ statement }) =>
    statement.type === "peer.replace" && statement.to === us && statement.replaces === peer
      ? [statement.from]
      : [],
  );
  return candidates.toSorted().find((candidate) => {
    const connection = chosenOf(us, candidate, said);
    return connection !== undefined && predecessorOf(us, candidate, connection, said) === peer;
  });
}

function handOversIn(
  us: string,
  peer: string,
  { chains }: Connection,
  said: readonly SignedPeerStatement[],
): readonly HandOver[] {
  const found = new Map<string, HandOver & Pick<PeerStatement, "at" | "id">>();
  for (const one of said) {
    const { statement } = one;
    if (statement.type !== "stewardship.hand-over") continue;
    const { id, at, from, to, localities, day } = statement;
    const isOurs = (from === us && to === peer) || (from === peer && to === us);
    if (isOurs && isSignedFor(one, from, chains) && isSignedFor(one, to, chains))
      found.set(JSON.stringify(statement), { id, at, from, to, localities, day });
  }
  return [...found.values()]
    .toSorted((a, b) => compare([a.day, millisecondsOf(a.at), a.id], [b.day, millisecondsOf(b.at), b.id]))
    .map(({ from, to, localities, day }) => ({ from, to, localities, day }));
}

function compare(one: readonly (number | string)[], other: readonly (number | string)[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  const [a, b] = [one[at], other[at]];
  if (a === undefined || b === undefined) return 0;
  return a < b ? -1 : 1;
}
