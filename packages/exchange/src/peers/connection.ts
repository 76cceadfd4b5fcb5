// One way in which two nodes came together: an invitation, the acceptance of it, the confirmation, the keys since then,
// and what ended it (X-09…X-13). Two nodes may have several; peer-state.ts chooses.
import { keyIdOf } from "../keys/key-id.ts";
import { type Identity, presentKey } from "../statements/identity.ts";
import type { PeerAccept, PeerInvite, PeerStatement } from "../statements/peer-statements.ts";
import { millisecondsOf } from "../statements/scalar-shapes.ts";
import { chainOf, type KeyChain, type SignedPeerStatement, speaksAt } from "./key-chain.ts";

export interface Connection {
  readonly invite: PeerInvite;
  readonly accept?: PeerAccept;
  /** The instant of the confirmation. */
  readonly since?: string;
  readonly retiredAt?: string;
  readonly chains: ReadonlyMap<string, KeyChain>;
  readonly identities: ReadonlyMap<string, Identity>;
  /** Where each of the two is reached. */
  readonly endpoints: ReadonlyMap<string, string>;
}

/** Every way in which two nodes began to connect, in no order. */
export function connectionsOf(
  us: string,
  peer: string,
  said: readonly SignedPeerStatement[],
): readonly Connection[] {
  const between = said.filter(({ statement }) => isBetween(statement, us, peer));
  return said.flatMap((one) => {
    const { statement: invite } = one;
    if (invite.type !== "peer.invite" || !isSelfSigned(one, invite.identity)) return [];
    if (invite.from !== us && invite.from !== peer) return [];
    const accepts = between.flatMap((other) => acceptanceOf(invite, other));
    if (accepts.length > 0) return accepts.map((accept) => connect(invite, accept, between));
    return invite.from === peer ? [connect(invite, undefined, between)] : [];
  });
}

/** Whether a statement bears the signature of a key that speaks for `node` at its time. */
export function isSignedFor(
  { statement, signedBy }: SignedPeerStatement,
  node: string,
  chains: ReadonlyMap<string, KeyChain>,
): boolean {
  const chain = chains.get(node);
  return chain !== undefined && signedBy.some((keyId) => speaksAt(chain, keyId, statement.at));
}

function connect(
  invite: PeerInvite,
  accept: PeerAccept | undefined,
  between: readonly SignedPeerStatement[],
): Connection {
  const identities = new Map(
    [invite, ...(accept ? [accept] : [])].map(({ from, identity }) => [from, identity]),
  );
  const chains = new Map(
    Array.from(identities, ([node, identity]) => [node, chainOf(node, rootOf(identity), between)]),
  );
  const isSigned = (one: SignedPeerStatement): boolean => isSignedFor(one, one.statement.from, chains);
  const since = earliest(
    between.filter(
      (one) =>
        one.statement.type === "peer.confirm" &&
        one.statement.accept === accept?.id &&
        one.statement.from === invite.from &&
        isSigned(one),
    ),
  );
  const retiredAt = earliest(
    between.filter(
      (one) =>
        one.statement.type === "peer.retire" && isNotBefore(one.statement.at, invite.at) && isSigned(one),
    ),
  );
  return {
    invite,
    ...(accept && { accept }),
    ...(since !== undefined && { since }),
    ...(retiredAt !== undefined && { retiredAt }),
    chains,
    identities,
    endpoints: new Map(
      Array.from(identities, ([node, identity]) => [
        node,
        endpointOf(node, identity, between.filter(isSigned)),
      ]),
    ),
  };
}

/** The address its identity gave, or the last one it moved to since. */
function endpointOf(node: string, identity: Identity, said: readonly SignedPeerStatement[]): string {
  const moves = said.flatMap(({ statement }) =>
    statement.type === "peer.move" && statement.from === node && isNotBefore(statement.at, identity.at)
      ? [statement]
      : [],
  );
  const last = moves
    .toSorted((a, b) => millisecondsOf(a.at) - millisecondsOf(b.at) || (a.id < b.id ? -1 : 1))
    .at(-1);
  return last?.endpoint ?? identity.endpoint;
}

function acceptanceOf(
  invite: PeerInvite,
  { statement, signedBy }: SignedPeerStatement,
): readonly PeerAccept[] {
  if (statement.type !== "peer.accept" || statement.invitation !== invite.id || statement.to !== invite.from)
    return [];
  const isRight =
    statement.secret === invite.secret &&
    isNotBefore(invite.expires, statement.at) &&
    isSelfSigned({ statement, signedBy }, statement.identity) &&
    // nobody connects with its own key.
    presentKey(statement.identity) !== presentKey(invite.identity);
  return isRight ? [statement] : [];
}

function isSelfSigned({ signedBy }: SignedPeerStatement, identity: Identity): boolean {
  return signedBy.includes(keyIdOf(presentKey(identity)));
}

function rootOf(identity: Identity): { readonly x: string; readonly from: string } {
  const from = identity.keys.at(-1)?.from ?? identity.at;
  return { x: presentKey(identity), from };
}

function isBetween(statement: PeerStatement, us: string, peer: string): boolean {
  if (!("to" in statement)) return false;
  return (statement.from === us && statement.to === peer) || (statement.from === peer && statement.to === us);
}

function isNotBefore(later: string, earlier: string): boolean {
  return millisecondsOf(later) >= millisecondsOf(earlier);
}

function earliest(said: readonly SignedPeerStatement[]): string | undefined {
  return said
    .map(({ statement }) => statement.at)
    .toSorted((a, b) => millisecondsOf(a) - millisecondsOf(b) || (a < b ? -1 : 1))
    .at(0);
}
