// What a data officer sets for a peer or an alarm here, of which nothing is said to the other side.
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Acting } from "../ports/acting.ts";
import { type ExchangeNode, instantOf } from "./exchange-node.ts";

/** Allows a peer's address to lie within a private network, or takes that back. */
export async function allowPrivateAddress(
  node: ExchangeNode,
  peer: string,
  allowed: boolean,
): Promise<Outcome<void>> {
  return node.exchange.write(async (transaction) => {
    const known = await transaction.findPeer(peer);
    if (!known) return refused({ code: "not-found", data: { what: peer } });
    await transaction.putPeer({ ...known, privateAddress: allowed });
    return done(undefined);
  });
}

/** Somebody looked at an alarm: what it stopped is followed again. */
export async function seeAlarm(node: ExchangeNode, acting: Acting, id: string): Promise<Outcome<void>> {
  return node.exchange.write(async (transaction) => {
    const seen = await transaction.seeAlarm(id, acting.person, instantOf(node.clock()));
    return seen ? done(undefined) : refused({ code: "not-found", data: { what: id } });
  });
}
