// Statements a peer brings back, of both sides: each has to bear the signature of who said it, with a key that was that
// node's at the time. Of our own the present key counts, and an earlier one for what it signed before its end.
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { KeyId } from "@nhipcau/exchange/keys/key-id.ts";
import { keysById, parsePublicKey, type PublicKey } from "@nhipcau/exchange/keys/public-key.ts";
import { foldPeer } from "@nhipcau/exchange/peers/peer-state.ts";
import { type Envelope, payloadTypes, verifyEnvelope } from "@nhipcau/exchange/signing/envelope.ts";
import { presentKey } from "@nhipcau/exchange/statements/identity.ts";
import type { SaidPlace } from "@nhipcau/exchange/statements/said-list.ts";
import { isPeerStatement, type Statement } from "@nhipcau/exchange/statements/statement.ts";
import type { ExchangeWriting } from "../ports/exchange-store.ts";
import type { ExchangeNode } from "./exchange-node.ts";
import { keepReads, signedByTwo } from "./receive-statement.ts";
import { keptStatement, readKept, readStatement, saidOfPeers } from "./said.ts";
import { drawConsequences } from "./say-statement.ts";

export interface TakenBack {
  /** Where each stands, in the order in which they came. */
  readonly places: readonly SaidPlace[];
  /** How many were not here. */
  readonly isNew: number;
}

/** Keeps what is not here and draws its consequences. Refuses all of it when one does not verify or is not between the two. */
export async function takeBack(
  node: ExchangeNode,
  transaction: ExchangeWriting,
  peer: string,
  envelopes: readonly Envelope[],
): Promise<Outcome<TakenBack>> {
  const places: SaidPlace[] = [];
  let isNew = 0;
  let keys = await readKeys(node, transaction, peer);
  for (const envelope of envelopes) {
    const checked = checkBrought(node, peer, keys, envelope);
    if (!checked.ok) return checked;
    const { statement, payload } = checked.value;
    places.push({ from: statement.from, id: statement.id });
    const kept = await transaction.keepStatement(keptStatement(statement, payload, envelope));
    // Another one under a known id was kept as evidence; what is here stays.
    if (kept === "conflict") continue;
    // The peer holds it: whatever waited to be told has arrived.
    if (statement.from === node.node) await transaction.noteSent({ sender: node.node, id: statement.id });
    if (kept === "repeated") continue;
    isNew += 1;
    await follow(node, transaction, peer, statement);
    if (isPeerStatement(statement)) keys = await readKeys(node, transaction, peer);
  }
  return done({ places, isNew });
}

async function follow(
  node: ExchangeNode,
  transaction: ExchangeWriting,
  peer: string,
  statement: Statement,
): Promise<void> {
  // An invitation is good once, also when the backup is of before its use.
  if (statement.type === "peer.accept" && statement.to === node.node)
    await transaction.useInvitation(statement.invitation, peer);
  // A grant may stand in another's way until the end of that one has come, too; in the end all are worked out again.
  await drawConsequences(node, transaction, statement);
  const from = await transaction.findPeer(peer);
  if (from && statement.type === "reads.report" && statement.from === peer)
    await keepReads(transaction, from, statement);
}

interface KeyInTime {
  readonly key: PublicKey;
  /** Signs until then; absent while in force. */
  readonly until?: string;
}

type KeysOfBoth = ReadonlyMap<string, readonly KeyInTime[]>;

// Either side's keys, as what was said between the two has them, and the one we sign with.
async function readKeys(node: ExchangeNode, transaction: ExchangeWriting, peer: string): Promise<KeysOfBoth> {
  const said = saidOfPeers((await transaction.statements({ peer, only: "peers" })).map(readKept));
  const of = (us: string, them: string): readonly KeyInTime[] => {
    const { key, earlierKeys } = foldPeer(us, them, said);
    return [...earlierKeys, ...(key ? [key] : [])].flatMap(({ x, until }) => {
      const known = parsePublicKey(x);
      return known ? [{ key: known, ...(until === undefined ? {} : { until }) }] : [];
    });
  };
  return new Map([
    [peer, of(node.node, peer)],
    [node.node, [...of(peer, node.node), { key: node.key().publicKey }]],
  ]);
}

function checkBrought(
  node: ExchangeNode,
  peer: string,
  keys: KeysOfBoth,
  envelope: Envelope,
): Outcome<{ readonly statement: Statement; readonly payload: Uint8Array }> {
  const claimed = readStatement(Buffer.from(envelope.payload, "base64"));
  if (!claimed.ok) return claimed;
  const statement = claimed.value;
  const to = "to" in statement ? statement.to : undefined;
  if (statement.from !== peer && statement.from !== node.node) return refused({ code: "wrong-sender" });
  if (to !== undefined && to !== (statement.from === peer ? node.node : peer))
    return refused({ code: "wrong-audience" });
  const verified = verifyEnvelope(envelope, {
    payloadType: payloadTypes.statement,
    keys: signersOf(node, statement, keys),
    signatures: signedByTwo.has(statement.type) ? 2 : 1,
  });
  return verified.ok ? done({ statement, payload: verified.value.payload }) : verified;
}

function signersOf(
  node: ExchangeNode,
  statement: Statement,
  keys: KeysOfBoth,
): ReadonlyMap<KeyId, PublicKey> {
  const signedAt = Date.parse(statement.at);
  const isTogether = statement.type === "peer.replace" || statement.type === "stewardship.hand-over";
  const sides = isTogether ? [...keys.keys()] : [statement.from];
  const signers = sides
    .flatMap((side) => keys.get(side) ?? [])
    .filter(({ until }) => until === undefined || signedAt <= Date.parse(until))
    .map(({ key }) => key);
  if (statement.type === "peer.rotate") signers.push(...listed(statement.key));
  // With these words a peer first says which key is its own; ours we know.
  if ((statement.type === "peer.invite" || statement.type === "peer.accept") && statement.from !== node.node)
    signers.push(...listed(presentKey(statement.identity)));
  return keysById(signers);
}

function listed(x: string): readonly PublicKey[] {
  const key = parsePublicKey(x);
  return key ? [key] : [];
}
