// Two nodes become peers and part again. Who says so is a data officer of this node; that is asked before
// this is called.
import { hash } from "node:crypto";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { type KeyId } from "@nhipcau/exchange/keys/key-id.ts";
import { type Fingerprint, fingerprintOf } from "@nhipcau/exchange/keys/fingerprint.ts";
import { keysById, parsePublicKey, type PublicKey } from "@nhipcau/exchange/keys/public-key.ts";
import type { SigningKey } from "@nhipcau/exchange/keys/signing-key.ts";
import {
  decideAcceptance,
  decideInvitation,
  type OwnNode,
} from "@nhipcau/exchange/peers/decide-invitation.ts";
import {
  type Envelope,
  parseEnvelope,
  payloadTypes,
  verifyEnvelope,
} from "@nhipcau/exchange/signing/envelope.ts";
import { type Identity, presentKey } from "@nhipcau/exchange/statements/identity.ts";
import type { PeerInvite } from "@nhipcau/exchange/statements/peer-statements.ts";
import type { ExchangeReading } from "../ports/exchange-store.ts";
import { callPartner } from "./call-partner.ts";
import { derivePeer, peerStateOf } from "./derive.ts";
import { type ExchangeNode, instantOf } from "./exchange-node.ts";
import { identityOf } from "./identity.ts";
import { confirmReplacement, signReplacement } from "./replace-peer.ts";
import { keptStatement, readKept, readStatement, signStatement } from "./said.ts";
import { headingTo, sayStatement } from "./say-statement.ts";

const daysOfInvitation = 7;

/** An invitation for one node, as the text of a file to be handed over. `replaces` names a peer whose key is lost. */
export async function invitePeer(
  node: ExchangeNode,
  options: { readonly replaces?: string } = {},
): Promise<Outcome<{ readonly id: string; readonly file: string; readonly expires: string }>> {
  const id = node.makeId();
  const secret = node.random(16).toString("base64url");
  const expires = instantOf(node.clock() + daysOfInvitation * 86_400_000);
  const invite: PeerInvite = {
    type: "peer.invite",
    id,
    from: node.node,
    at: instantOf(node.clock()),
    identity: identityOf(node),
    secret,
    expires,
    ...(options.replaces === undefined ? {} : { replaces: options.replaces }),
  };
  const signed = signStatement(invite, [node.key()]);
  return node.exchange.write(async (transaction) => {
    await transaction.keepStatement(signed);
    await transaction.putInvitation({ id, secretHash: hash("sha256", secret), expiresAt: expires });
    return done({ id, file: signed.envelope, expires });
  });
}

/** Whom an invitation is from, for people to compare before they accept it. */
export interface InvitationPreview {
  readonly identity: Identity;
  readonly fingerprint: Fingerprint;
  readonly expires: string;
  readonly replaces?: string;
}

/** Reads an invitation file. Refuses one that is malformed, our own, or expired. */
export function readInvitation(node: ExchangeNode, file: string): Outcome<InvitationPreview> {
  const checked = checkInvitation(node, file);
  if (!checked.ok) return checked;
  const { identity, expires, replaces } = checked.value.invite;
  const fingerprint = fingerprintOfKey(presentKey(identity));
  return done({ identity, fingerprint, expires, ...(replaces === undefined ? {} : { replaces }) });
}

/** The fingerprint of a public key that was checked. */
export function fingerprintOfKey(x: string): Fingerprint {
  const key = parsePublicKey(x);
  if (!key) throw new Error("the fingerprint of no key was asked for");
  return fingerprintOf(key.keyId);
}

/**
 * Accepts an invitation and tells the inviting node at once; with no answer from it nothing is kept. `privateAddress`
 * allows an address within one's own network.
 */
export async function acceptInvitation(
  node: ExchangeNode,
  file: string,
  options: { readonly privateAddress?: boolean } = {},
): Promise<Outcome<{ readonly peer: string }>> {
  const checked = checkInvitation(node, file);
  if (!checked.ok) return checked;
  const { invite, kept } = checked.value;
  const privateAddress = options.privateAddress === true;
  const replacement = await signReplacement(node, invite);
  const accept = signStatement(
    {
      type: "peer.accept",
      ...headingTo(node, invite.from),
      invitation: invite.id,
      secret: invite.secret,
      identity: identityOf(node),
      ...(replacement === undefined ? {} : { replacement }),
    },
    [node.key()],
  );
  const told = await callPartner(
    node,
    { node: invite.from, endpoint: invite.identity.endpoint, privateAddress },
    { target: "/exchange/v1/connect", body: JSON.parse(accept.envelope) as unknown },
  );
  if (!told.ok) return told;
  return node.exchange.write(async (transaction) => {
    await transaction.keepStatement(kept);
    await transaction.keepStatement(accept);
    await derivePeer(node, transaction, invite.from);
    const peer = await transaction.findPeer(invite.from);
    if (peer) await transaction.putPeer({ ...peer, privateAddress });
    return done({ peer: invite.from });
  });
}

/** An acceptance that arrives; `checkRequest` holds the request against the key in it. Answers who took it. */
export async function receiveAcceptance(
  node: ExchangeNode,
  envelope: Envelope,
  checkRequest: (keys: ReadonlyMap<KeyId, PublicKey>) => Promise<Outcome<void>>,
): Promise<Outcome<{ readonly id: string; readonly outcome: "taken" }>> {
  const claimed = readStatement(Buffer.from(envelope.payload, "base64"));
  if (!claimed.ok) return claimed;
  const accept = claimed.value;
  if (accept.type !== "peer.accept") return refused({ code: "not-connected" });
  const key = parsePublicKey(presentKey(accept.identity));
  if (!key) return refused({ code: "bad-key" });
  const keys = keysById([key]);
  const verified = verifyEnvelope(envelope, { payloadType: payloadTypes.statement, keys });
  if (!verified.ok) return verified;
  const request = await checkRequest(keys);
  if (!request.ok) return request;
  if (accept.to !== node.node) return refused({ code: "wrong-audience" });
  return node.exchange.write(async (transaction) => {
    const invite = await ownInvitation(node, transaction, accept.invitation);
    const given = await transaction.findInvitation(accept.invitation);
    const decided = decideAcceptance(accept, invite, given?.usedBy, await ownNode(node), node.clock());
    if (!decided.ok) return decided;
    if (given?.usedBy === undefined && !(await transaction.useInvitation(accept.invitation, accept.from)))
      return refused({ code: "invitation-unknown" });
    const kept = await transaction.keepStatement(keptStatement(accept, verified.value.payload, envelope));
    if (kept === "conflict") return refused({ code: "statement-conflict" });
    await derivePeer(node, transaction, accept.from);
    return done({ id: accept.id, outcome: "taken" as const });
  });
}

/** People compared the fingerprints and they agree: connects. Refuses a peer that did not accept our invitation. */
export async function confirmPeer(
  node: ExchangeNode,
  peer: string,
  options: { readonly privateAddress?: boolean } = {},
): Promise<Outcome<void>> {
  return node.exchange.write(async (transaction) => {
    const state = await peerStateOf(node, transaction, peer);
    if (state.stage !== "accepted-by-them") return refused({ code: "not-connected" });
    const kept = (await transaction.statements({ peer, only: "peers" })).map(readKept);
    const accept = kept
      .map(({ statement }) => statement)
      .findLast((statement) => statement.type === "peer.accept" && statement.from === peer);
    if (accept?.type !== "peer.accept") return refused({ code: "not-connected" });
    const known = await transaction.findPeer(peer);
    if (known && options.privateAddress !== undefined)
      await transaction.putPeer({ ...known, privateAddress: options.privateAddress });
    const confirmed = await sayStatement(node, transaction, {
      type: "peer.confirm",
      ...headingTo(node, peer),
      accept: accept.id,
    });
    const invite = await ownInvitation(node, transaction, accept.invitation);
    return confirmed.ok && invite ? confirmReplacement(node, transaction, invite, accept) : confirmed;
  });
}

/** Ends the connection and every grant between the two nodes. */
export async function retirePeer(node: ExchangeNode, peer: string, ground: string): Promise<Outcome<void>> {
  return node.exchange.write(async (transaction) => {
    if ((await transaction.findPeer(peer)) === undefined)
      return refused({ code: "not-found", data: { what: peer } });
    return sayStatement(node, transaction, { type: "peer.retire", ...headingTo(node, peer), ground });
  });
}

/** Tells every connected peer of the key that follows this node's present one; signed with both. */
export async function rotateKey(
  node: ExchangeNode,
  next: SigningKey,
): Promise<Outcome<{ readonly told: number }>> {
  return node.exchange.write(async (transaction) => {
    const connected = (await transaction.peers()).filter(({ state }) => state === "connected");
    for (const { node: peer } of connected) {
      const rotation = { type: "peer.rotate", ...headingTo(node, peer), key: next.publicKey.x } as const;
      const said = await sayStatement(node, transaction, rotation, [node.key(), next]);
      if (!said.ok) return said;
    }
    return done({ told: connected.length });
  });
}

async function ownNode(node: ExchangeNode): Promise<OwnNode> {
  return { node: node.node, keys: [node.key().publicKey.x] };
}

async function ownInvitation(
  node: ExchangeNode,
  transaction: ExchangeReading,
  id: string,
): Promise<PeerInvite | undefined> {
  const kept = await transaction.findStatement(node.node, id);
  const statement = kept && readKept(kept).statement;
  return statement?.type === "peer.invite" ? statement : undefined;
}

function checkInvitation(
  node: ExchangeNode,
  file: string,
): Outcome<{ readonly invite: PeerInvite; readonly kept: ReturnType<typeof keptStatement> }> {
  const envelope = parseEnvelope(Buffer.from(file));
  if (!envelope.ok) return envelope;
  const claimed = readStatement(Buffer.from(envelope.value.payload, "base64"));
  if (!claimed.ok) return claimed;
  if (claimed.value.type !== "peer.invite") return refused({ code: "invitation-unknown" });
  const key = parsePublicKey(presentKey(claimed.value.identity));
  if (!key) return refused({ code: "bad-key" });
  const verified = verifyEnvelope(envelope.value, {
    payloadType: payloadTypes.statement,
    keys: keysById([key]),
  });
  if (!verified.ok) return verified;
  const own = { node: node.node, keys: [node.key().publicKey.x] };
  const invite = decideInvitation(claimed.value, own, node.clock());
  if (!invite.ok) return invite;
  const kept = keptStatement(claimed.value, verified.value.payload, envelope.value);
  return done({ invite: invite.value, kept });
}
