// A request to a peer that may not have heard of this node's last change of keys.
import type { Outcome } from "@nhipcau/domain/outcome.ts";
import type { PartnerAnswer } from "../ports/partner-transport.ts";
import { type CalledNode, callPartner, type PartnerCall } from "./call-partner.ts";
import type { ExchangeNode } from "./exchange-node.ts";

/**
 * Asks with the present key, and where the peer does not know it with the former ones: by them the news of the rotation
 * and what was said before it has to come.
 */
export async function callAsKnown(
  node: ExchangeNode,
  peer: CalledNode,
  call: PartnerCall,
): Promise<Outcome<PartnerAnswer>> {
  let answer = await callPartner(node, peer, call);
  for (const key of node.formerKeys()) {
    if (answer.ok || answer.refusals[0]?.code !== "unknown-key") return answer;
    answer = await callPartner(node, peer, { ...call, key });
  }
  return answer;
}
