// Grants whose days are over end by themselves, with nobody saying anything: their copies go.
import { done } from "@nhipcau/domain/outcome.ts";
import { deriveGrant, todayOf } from "./derive.ts";
import type { ExchangeNode } from "./exchange-node.ts";

/** Lays down the end of every grant in force whose last day has passed; gives how many ended. */
export async function endGrants(node: ExchangeNode): Promise<number> {
  const today = todayOf(node);
  const grants = await node.exchange.read((transaction) => transaction.grants());
  const over = grants.filter(
    ({ state, terms }) => state === "active" && terms !== undefined && terms.validUntil < today,
  );
  let ended = 0;
  for (const { id } of over) {
    const derived = await node.exchange.write(async (transaction) => {
      const laidDown = await deriveGrant(node, transaction, id);
      if (!laidDown.ok) return laidDown;
      // An extension that waits for its answer keeps it.
      return done((await transaction.findGrant(id))?.state === "ended");
    });
    if (derived.ok && derived.value) ended += 1;
  }
  return ended;
}
