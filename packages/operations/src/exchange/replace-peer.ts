// A node whose key is lost is replaced by another, when people on both sides say so: who accepts the invitation signs
// first, who confirms signs too. What was granted ends with the lost node, and is offered again to the new one in one step.
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { hasEnded } from "@nhipcau/exchange/grants/grant-state.ts";
import { keysById, parsePublicKey } from "@nhipcau/exchange/keys/public-key.ts";
import type { HalfSigned } from "@nhipcau/exchange/signing/half-signed.ts";
import { presentKey } from "@nhipcau/exchange/statements/identity.ts";
import type { PeerAccept, PeerInvite } from "@nhipcau/exchange/statements/peer-statements.ts";
import type { ExchangeReading, ExchangeWriting } from "../ports/exchange-store.ts";
import { grantStateOf, peerStateOf, todayOf } from "./derive.ts";
import type { ExchangeNode } from "./exchange-node.ts";
import { type GrantOffering, offerGrants } from "./grants.ts";
import { headingTo } from "./say-statement.ts";
import { readSignedFirst, saySigned, signFirst } from "./sign-together.ts";

/** Our word to an invitation that names a lost node, for who invited to sign too; nothing when it names none. */
export async function signReplacement(
  node: ExchangeNode,
  { from: inviting, replaces }: PeerInvite,
): Promise<HalfSigned | undefined> {
  if (replaces === undefined || replaces === inviting || replaces === node.node) return undefined;
  const stays = await node.exchange.read((transaction) => knows(transaction, replaces));
  const heading = headingTo(node, inviting);
  const between = stays ? { from: inviting, to: node.node } : { from: node.node, to: inviting };
  return signFirst(node, { type: "peer.replace", ...heading, ...between, replaces });
}

/** Signs the replacement in an acceptance too. Refuses one that says something else than our invitation did. */
export async function confirmReplacement(
  node: ExchangeNode,
  transaction: ExchangeWriting,
  invite: PeerInvite,
  accept: PeerAccept,
): Promise<Outcome<void>> {
  if (invite.replaces === undefined || accept.replacement === undefined) return done(undefined);
  const key = parsePublicKey(presentKey(accept.identity));
  if (!key) return refused({ code: "bad-key" });
  const read = readSignedFirst(node, accept.from, "peer.replace", accept.replacement, keysById([key]));
  if (!read.ok) return read;
  const { statement } = read.value;
  const stays = await knows(transaction, invite.replaces);
  if (statement.replaces !== invite.replaces || (statement.to === node.node) !== stays)
    return refused({ code: "wrong-sender" });
  return saySigned(node, transaction, read.value);
}

export interface OfferedAgain {
  readonly offered: readonly { readonly register: string; readonly grant: string }[];
  /** Registers of which a grant to the new node is open already. */
  readonly skipped: readonly string[];
}

/** Offers to a node what the one it replaces had in force of ours, under the same terms: all of it or nothing. */
export async function offerAgain(node: ExchangeNode, peer: string): Promise<Outcome<OfferedAgain>> {
  const planned = await node.exchange.read((transaction) => planAgain(node, transaction, peer));
  if (!planned.ok) return planned;
  const { offerings, skipped } = planned.value;
  const offered = await offerGrants(node, offerings);
  if (!offered.ok) return offered;
  return done({
    offered: offered.value.map(({ grant }, index) => ({
      grant,
      register: offerings[index]?.terms.register ?? "",
    })),
    skipped,
  });
}

async function planAgain(
  node: ExchangeNode,
  transaction: ExchangeReading,
  peer: string,
): Promise<Outcome<{ readonly offerings: readonly GrantOffering[]; readonly skipped: readonly string[] }>> {
  const { stage, replaces } = await peerStateOf(node, transaction, peer);
  if (stage !== "connected" || replaces === undefined) return refused({ code: "not-connected" });
  const open = new Set(
    (await transaction.grants({ peer, direction: "out" }))
      .filter(({ state }) => state === "offered" || state === "active")
      .map(({ register }) => register),
  );
  const offerings: GrantOffering[] = [];
  const skipped: string[] = [];
  for (const { id, register, agreement } of await transaction.grants({ peer: replaces, direction: "out" })) {
    const found = await grantStateOf(transaction, id);
    if (!found.ok || found.value.state.endedBy || hasEnded(found.value.state, todayOf(node))) continue;
    const terms = found.value.state.inForce?.terms;
    if (!terms) continue;
    if (open.has(register)) skipped.push(register);
    else offerings.push({ peer, terms, ...(agreement === undefined ? {} : { agreement }) });
  }
  return done({ offerings, skipped });
}

async function knows(transaction: ExchangeReading, node: string): Promise<boolean> {
  return (await transaction.findPeer(node)) !== undefined;
}
