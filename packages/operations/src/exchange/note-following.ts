// How a round of pulling went, where people look for it; and when the owner says that the grant has ended, the statement
// that ended it is taken at once instead of waiting for its delivery.
import { done, type Outcome } from "@nhipcau/domain/outcome.ts";
import { parseEnvelope } from "@nhipcau/exchange/signing/envelope.ts";
import type { Grant, Peer } from "../ports/exchange-store.ts";
import { type ExchangeNode, instantOf } from "./exchange-node.ts";
import { receiveStatement } from "./receive-statement.ts";

/** Notes the outcome of a round of `followGrant`. */
export async function noteFollowing(
  node: ExchangeNode,
  peer: Peer,
  grant: Grant,
  outcome: Outcome<number>,
): Promise<void> {
  const at = instantOf(node.clock());
  const code = outcome.ok ? undefined : (outcome.refusals[0]?.code ?? "peer-failed");
  await node.exchange.write(async (transaction) => {
    await transaction.noteFollowed(grant.id, code === undefined ? { syncedAt: at } : { error: { code, at } });
    await transaction.notePeer(peer.node, code === undefined ? { heardAt: at } : { error: { code, at } });
    return done(undefined);
  });
  const ending = outcome.ok ? undefined : outcome.refusals[0]?.data?.["statement"];
  if (typeof ending !== "string") return;
  const envelope = parseEnvelope(Buffer.from(ending));
  if (envelope.ok) await receiveStatement(node, peer, envelope.value, "answer");
}
