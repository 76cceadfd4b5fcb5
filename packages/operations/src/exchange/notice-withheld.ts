// What a peer leaves out of its signed list though it said it itself: we hold it, so that it can be shown. What it
// alone holds it can keep to itself, and nobody notices; what we said and it does not name is told to it again.
import type { Envelope } from "@nhipcau/exchange/signing/envelope.ts";
import type { SaidList } from "@nhipcau/exchange/statements/said-list.ts";
import type { ExchangeWriting } from "../ports/exchange-store.ts";
import type { ExchangeNode } from "./exchange-node.ts";

/** `named`: “sender id” of all the peer named; `list`: the last it signed, with its envelope. */
export async function noticeWithheld(
  node: ExchangeNode,
  transaction: ExchangeWriting,
  peer: string,
  heard: { readonly named: ReadonlySet<string>; readonly list: SaidList; readonly envelope: Envelope },
): Promise<void> {
  const held = await transaction.statementsBetween(node.node, peer, { most: Number.MAX_SAFE_INTEGER });
  const missing = held.filter(({ sender, id }) => !heard.named.has(`${sender} ${id}`));
  for (const statement of missing)
    if (statement.sender === node.node && statement.receiver === peer)
      await transaction.sendLater(statement, peer);
  // A peer that was restored itself and has not asked yet leaves out what it is about to ask for.
  const own = missing.find(({ sender }) => sender === peer);
  if (own && heard.list.whole)
    await transaction.keepEvidence({
      kind: "statement-withheld",
      peer,
      ...(own.grant === undefined ? {} : { grant: own.grant }),
      held: own.envelope,
      other: JSON.stringify(heard.envelope),
    });
}
