// A statement a peer delivered: checked, kept as it was signed, its consequences drawn. Twice is once; another one under
// a known id is evidence and changes nothing.
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { decideOffer } from "@nhipcau/exchange/grants/grant-state.ts";
import type { KeyId } from "@nhipcau/exchange/keys/key-id.ts";
import { keysById, parsePublicKey, type PublicKey } from "@nhipcau/exchange/keys/public-key.ts";
import { type Envelope, payloadTypes, verifyEnvelope } from "@nhipcau/exchange/signing/envelope.ts";
import type { ReadsReport } from "@nhipcau/exchange/statements/request-statements.ts";
import type { Statement } from "@nhipcau/exchange/statements/statement.ts";
import type { ExchangeWriting, Peer } from "../ports/exchange-store.ts";
import { grantStateOf, todayOf } from "./derive.ts";
import { type ExchangeNode, instantOf, keysOfPeer } from "./exchange-node.ts";
import { keptStatement, readStatement } from "./said.ts";
import { drawConsequences } from "./say-statement.ts";

export interface TakenStatement {
  readonly id: string;
  readonly outcome: "taken" | "repeated";
}

/** How a statement came: in a request the peer signed with its key in force, or in an answer, which nobody signs. */
export type BroughtBy = "request" | "answer";

/** Takes a statement of a peer. Refuses what docs/exchange.md names. */
export async function receiveStatement(
  node: ExchangeNode,
  peer: Peer,
  envelope: Envelope,
  broughtBy: BroughtBy,
): Promise<Outcome<TakenStatement>> {
  const checked = checkStatement(node, peer, envelope, broughtBy);
  if (!checked.ok) return checked;
  const { statement, payload } = checked.value;
  // Between two nodes that are not connected only what connects or parts them is said.
  if (peer.state !== "connected" && !statement.type.startsWith("peer."))
    return refused({ code: "not-connected" });
  const outcome = await node.exchange.write(async (transaction) => {
    const kept = await transaction.keepStatement(keptStatement(statement, payload, envelope));
    if (kept !== "new") return done(kept);
    await transaction.notePeer(peer.node, { heardAt: instantOf(node.clock()) });
    const allowed = await mayBeSaid(node, transaction, peer, statement);
    if (!allowed.ok) return allowed;
    const drawn = await drawConsequences(node, transaction, statement);
    return drawn.ok ? done(kept) : drawn;
  });
  if (!outcome.ok) return outcome;
  if (outcome.value === "conflict") return refused({ code: "statement-conflict" });
  return done({ id: statement.id, outcome: outcome.value === "new" ? "taken" : "repeated" });
}

interface CheckedStatement {
  readonly statement: Statement;
  readonly payload: Uint8Array;
}

/** The statement types both sides sign. */
export const signedByTwo: ReadonlySet<string> = new Set([
  "peer.rotate",
  "peer.replace",
  "stewardship.hand-over",
]);

function checkStatement(
  node: ExchangeNode,
  peer: Peer,
  envelope: Envelope,
  broughtBy: BroughtBy,
): Outcome<CheckedStatement> {
  // Read before it is verified, to know who has to have signed it; nothing is done with it before that holds.
  const claimed = readStatement(Buffer.from(envelope.payload, "base64"));
  if (!claimed.ok) return claimed;
  const verified = verifyEnvelope(envelope, {
    payloadType: payloadTypes.statement,
    keys: signersOf(node, peer, claimed.value, broughtBy),
    signatures: signedByTwo.has(claimed.value.type) ? 2 : 1,
  });
  if (!verified.ok) return verified;
  const statement = readStatement(verified.value.payload);
  if (!statement.ok) return statement;
  const { from, to } = "to" in statement.value ? statement.value : { from: statement.value.from, to: "" };
  // What is said by both may come back from either.
  const isOurs = isSaidTogether(statement.value) && from === node.node && to === peer.node;
  if (from !== peer.node && !isOurs) return refused({ code: "wrong-sender" });
  if (to !== node.node && !isOurs) return refused({ code: "wrong-audience" });
  return done({ statement: statement.value, payload: verified.value.payload });
}

// What was signed before a rotation may arrive after it and stays valid, when the peer brings it itself. From
// anybody else only keys in force count: whoever finds a key that was given up could say that it signed before.
function signersOf(
  node: ExchangeNode,
  peer: Peer,
  statement: Statement,
  broughtBy: BroughtBy,
): ReadonlyMap<KeyId, PublicKey> {
  const signers = [...keysOfPeer(peer).values()];
  if (broughtBy === "request") {
    const signedAt = Date.parse(statement.at);
    for (const { x, until } of peer.keys)
      if (until !== undefined && signedAt <= Date.parse(until)) signers.push(...listed(parsePublicKey(x)));
  }
  if (statement.type === "peer.rotate") signers.push(...listed(parsePublicKey(statement.key)));
  if (isSaidTogether(statement)) signers.push(node.key().publicKey);
  return keysById(signers);
}

function isSaidTogether({ type }: Statement): boolean {
  return type === "peer.replace" || type === "stewardship.hand-over";
}

function listed(key: PublicKey | undefined): readonly PublicKey[] {
  return key ? [key] : [];
}

async function mayBeSaid(
  node: ExchangeNode,
  transaction: ExchangeWriting,
  peer: Peer,
  statement: Statement,
): Promise<Outcome<unknown>> {
  if (statement.type === "grant.offer") {
    // Its end may have come before it: what is over stands in the way of nothing.
    const own = await grantStateOf(transaction, statement.grant);
    if (own.ok && own.value.state.endedBy) return done(undefined);
    const others = await transaction.grants({ peer: peer.node, direction: "in" });
    const states = await Promise.all(
      others
        .filter(({ id, register }) => id !== statement.grant && register === statement.terms.register)
        .map(({ id }) => grantStateOf(transaction, id)),
    );
    return decideOffer(
      statement,
      states.flatMap((found) => (found.ok ? [found.value.state] : [])),
      todayOf(node),
    );
  }
  if (statement.type === "reads.report") await keepReads(transaction, peer, statement);
  return done(undefined);
}

/** Only of what is granted to this peer: nobody fills our records with reads of what they never had. */
export async function keepReads(
  transaction: ExchangeWriting,
  peer: Peer,
  report: ReadsReport,
): Promise<void> {
  const grants = await transaction.grants({ peer: peer.node, direction: "out" });
  for (const [register, reads] of Map.groupBy(report.reads, (read) => read.register)) {
    const grant = grants.find((one) => one.register === register);
    if (grant) await transaction.keepPartnerReads(grant.id, report.id, reads);
  }
}
