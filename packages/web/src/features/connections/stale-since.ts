// Whose data is not fresh, and up to when it is whole.
import type { Network } from "@nhipcau/contract/shapes/connections.ts";
import { conditionOf, dataUntil, isFollowed, type PeerCondition } from "./peer-condition.ts";

export interface StalePartner {
  /** The localities whose data it is. */
  readonly names: string;
  /** Undefined when it was never whole. */
  readonly since: string | undefined;
}

const stale: ReadonlySet<PeerCondition> = new Set<PeerCondition>(["late", "lost", "trouble", "contested"]);

/** The partners we follow whose data is behind; nothing of those that share nothing with us. */
export function stalePartners(network: Network | undefined): readonly StalePartner[] {
  if (network === undefined) return [];
  return network.peers
    .filter((peer) => stale.has(conditionOf(peer)) && network.flows.some((flow) => isFollowed(flow, peer)))
    .map((peer) => ({
      names: peer.localities.map(({ name }) => name).join(", "),
      since: dataUntil(peer, network.flows),
    }));
}

/** The grants by which something comes to us, as one text to be compared. */
export function followedGrants(network: Network | undefined): string {
  const flows = network?.flows ?? [];
  return flows
    .filter((flow) => network?.peers.some((peer) => isFollowed(flow, peer)) === true)
    .map(({ grant }) => grant)
    .toSorted()
    .join(" ");
}
