// What a peer leaves out of its signed list though it said it itself: we hold it, so that it can be shown. What it
// alone holds it can keep to itself, and nobody notices; what we said and it does not name is told to it again.
import type { Envelope } from "@nhipcau/exchange/signing/envelope.ts";
import type { SaidList } from "@nhipcau/exchange/statements/said-list.ts";
import type { ExchangeReading, ExchangeWriting } from "../ports/exchange-store.ts";
import type { ExchangeNode } from "./exchange-node.ts";

export interface Heard {
  /** “sender id” of all the peer named. */
  readonly named: ReadonlySet<string>;
  /** “sender id” of all that was held before the peer was asked: what came since then the list need not name. */
  readonly before: ReadonlySet<string>;
  /** The last list the peer signed. */
  readonly list: SaidList;
  readonly envelope: Envelope;
}

/** “sender id” of all that the two said and is held. */
export async function placesHeld(
  node: ExchangeNode,
  transaction: ExchangeReading,
  peer: string,
): Promise<ReadonlySet<string>> {
  const held = await transaction.statementsBetween(node.node, peer, { most: Number.MAX_SAFE_INTEGER });
  return new Set(held.map(({ sender, id }) => `${sender} ${id}`));
}

export async function noticeWithheld(
  node: ExchangeNode,
  transaction: ExchangeWriting,
  peer: string,
  heard: Heard,
): Promise<void> {
  const held = await transaction.statementsBetween(node.node, peer, { most: Number.MAX_SAFE_INTEGER });
  const missing = held.filter(({ sender, id }) => !heard.named.has(`${sender} ${id}`));
  for (const statement of missing)
    if (statement.sender === node.node && statement.receiver === peer)
      await transaction.sendLater(statement, peer);
  // A peer that was restored itself and has not asked yet leaves out what it is about to ask for.
  const own = missing.find(({ sender, id }) => sender === peer && heard.before.has(`${sender} ${id}`));
  if (own && heard.list.whole)
    await transaction.keepEvidence({
      kind: "statement-withheld",
      peer,
      ...(own.grant === undefined ? {} : { grant: own.grant }),
      held: own.envelope,
      other: JSON.stringify(heard.envelope),
    });
}
