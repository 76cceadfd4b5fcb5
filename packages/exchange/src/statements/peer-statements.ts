// How two nodes become peers, change keys and part (X-09…X-14): the shapes of those statements.
import { halfSignedShape } from "../signing/half-signed.ts";
import { endpoint, identityShape } from "./identity.ts";
import {
  day,
  instant,
  keyX,
  millisecondsOf,
  recordId,
  registerName,
  secret,
  uuid,
  words,
} from "./scalar-shapes.ts";
import { distinctList, object, oneOf, refined, type ShapedBy } from "./shape.ts";
import { addressed, heading } from "./statement-heading.ts";

const longestInvitation = 14 * 86_400_000;

const ownIdentity = [
  "phải là danh tính của chính nút gửi",
  "must be the sender's own identity",
  "identity.node",
] as const;

/** Given by hand, to nobody in particular; `replaces` names the node whose lost key it is to make up for. */
const invite = refined(
  refined(
    object(
      { type: oneOf("peer.invite"), ...heading, identity: identityShape, secret, expires: instant },
      { replaces: uuid },
    ),
    ({ from, identity }) => identity.node === from,
    ...ownIdentity,
  ),
  ({ at, expires }) => isWithinLimit(millisecondsOf(expires) - millisecondsOf(at)),
  "phải sau thời điểm mời, nhiều nhất 14 ngày",
  "must be after the invitation, by 14 days at most",
  "expires",
);

/** Answers an invitation with its secret; with `replacement`, a peer.replace the inviting node is to sign too. */
const accept = refined(
  object(
    { type: oneOf("peer.accept"), ...addressed, invitation: uuid, secret, identity: identityShape },
    { replacement: halfSignedShape },
  ),
  ({ from, identity }) => identity.node === from,
  ...ownIdentity,
);

/** Says that people compared the fingerprints of an acceptance (`accept` is its id). */
const confirm = object({ type: oneOf("peer.confirm"), ...addressed, accept: uuid });

/** Names the sender's new key; signed by the old and the new one. */
const rotate = object({ type: oneOf("peer.rotate"), ...addressed, key: keyX });

/** From now on the sender is reached there. */
const move = object({ type: oneOf("peer.move"), ...addressed, endpoint });

/** The sender takes the place of `replaces`, whose key is lost; signed by the keys of both nodes. */
const replace = refined(
  object({ type: oneOf("peer.replace"), ...addressed, replaces: uuid }),
  ({ from, to, replaces }) => replaces !== from && replaces !== to,
  "phải là một nút khác hai nút này",
  "must be another node than these two",
  "replaces",
);

const retire = object({ type: oneOf("peer.retire"), ...addressed, ground: words });

/**
 * Proposes a hand-over: `signed` is that statement with the sender's signature, for the receiver to sign too; `registers` are
 * those in which there is something to take over.
 */
const propose = object({
  type: oneOf("stewardship.propose"),
  ...addressed,
  registers: distinctList(registerName, 0, 256),
  signed: halfSignedShape,
});

/** From `day` on the receiver answers for the localities; signed by the keys of both nodes. */
const handOver = object({
  type: oneOf("stewardship.hand-over"),
  ...addressed,
  localities: distinctList(recordId, 1, 64),
  day,
});

export const peerStatementShapes = {
  "peer.invite": invite,
  "peer.accept": accept,
  "peer.confirm": confirm,
  "peer.rotate": rotate,
  "peer.move": move,
  "peer.replace": replace,
  "peer.retire": retire,
  "stewardship.propose": propose,
  "stewardship.hand-over": handOver,
} as const;

export type PeerStatement = ShapedBy<(typeof peerStatementShapes)[keyof typeof peerStatementShapes]>;
export type PeerInvite = ShapedBy<typeof invite>;
export type PeerAccept = ShapedBy<typeof accept>;
export type PeerReplace = ShapedBy<typeof replace>;
export type HandOverStatement = ShapedBy<typeof handOver>;

function isWithinLimit(milliseconds: number): boolean {
  return milliseconds > 0 && milliseconds <= longestInvitation;
}
