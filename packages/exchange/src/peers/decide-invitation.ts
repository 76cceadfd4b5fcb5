// Whether an invitation may be accepted, and whether an acceptance is of one that was given.
import { timingSafeEqual } from "node:crypto";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { presentKey } from "../statements/identity.ts";
import type { PeerAccept, PeerInvite } from "../statements/peer-statements.ts";
import { millisecondsOf } from "../statements/scalar-shapes.ts";

export interface OwnNode {
  readonly node: string;
  /** `x` of every key the node has or had. */
  readonly keys: readonly string[];
}

/** An invitation that somebody hands to us at `now` (milliseconds since 1970): not our own, and not expired. */
export function decideInvitation(invite: PeerInvite, own: OwnNode, now: number): Outcome<PeerInvite> {
  if (isOwn(invite, own)) return refused({ code: "own-key" });
  return isExpired(invite, now) ? expired(invite) : done(invite);
}

/**
 * An acceptance that arrives at `now` of `invite`, which is undefined when we gave none by that id; `usedBy` is the node
 * that accepted it before.
 */
export function decideAcceptance(
  accept: PeerAccept,
  invite: PeerInvite | undefined,
  usedBy: string | undefined,
  own: OwnNode,
  now: number,
): Outcome<PeerAccept> {
  const isUsed = usedBy !== undefined && usedBy !== accept.from;
  if (!invite || isUsed || invite.id !== accept.invitation || !isSame(invite.secret, accept.secret))
    return refused({ code: "invitation-unknown" });
  if (isOwn(accept, own)) return refused({ code: "own-key" });
  // The sender's clock counts for nothing: by it, an acceptance is always in time.
  return isExpired(invite, now) || millisecondsOf(accept.at) > millisecondsOf(invite.expires)
    ? expired(invite)
    : done(accept);
}

function isOwn({ from, identity }: PeerInvite | PeerAccept, own: OwnNode): boolean {
  return from === own.node || own.keys.includes(presentKey(identity));
}

function isExpired({ expires }: PeerInvite, now: number): boolean {
  return now > millisecondsOf(expires);
}

function expired({ expires }: PeerInvite): Outcome<never> {
  return refused({ code: "invitation-expired", data: { expires } });
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
