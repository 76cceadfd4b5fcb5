// A node that is reached elsewhere than its peers were told says so to each of them.
import { done, type Outcome } from "@nhipcau/domain/outcome.ts";
import { foldPeer } from "@nhipcau/exchange/peers/peer-state.ts";
import type { ExchangeNode } from "./exchange-node.ts";
import { readKept, saidOfPeers } from "./said.ts";
import { headingTo, sayStatement } from "./say-statement.ts";

/** Says it to every connected peer that knows another address; gives how many were told. */
export async function tellMove(node: ExchangeNode): Promise<Outcome<{ readonly told: number }>> {
  return node.exchange.write(async (transaction) => {
    const connected = (await transaction.peers()).filter(({ state }) => state === "connected");
    let told = 0;
    for (const { node: peer } of connected) {
      const said = saidOfPeers((await transaction.statements({ peer, only: "peers" })).map(readKept));
      // What the peer knows of us is what the same statements say from its side.
      if (foldPeer(peer, node.node, said).endpoint === node.endpoint) continue;
      const outcome = await sayStatement(node, transaction, {
        type: "peer.move",
        ...headingTo(node, peer),
        endpoint: node.endpoint,
      });
      if (!outcome.ok) return outcome;
      told += 1;
    }
    return done({ told });
  });
}
