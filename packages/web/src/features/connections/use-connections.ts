// What the node answers about its connections: what is said, sent and ended is told by live events; how long ago something
// came is told by nobody but the clock, for which it is read again now and then.
import { useQuery } from "@tanstack/react-query";
import type { Network, PeerView } from "@nhipcau/contract/shapes/connections.ts";
import { queryOf, routes } from "../../app/api.ts";
import { useText } from "../../app/language.tsx";

/** A quiet feed is asked again about as often. */
const refetchMilliseconds = 30_000;

export function useConnections() {
  return useQuery({ ...queryOf(routes.connections), refetchInterval: refetchMilliseconds });
}

/** The name of a peer by the id of its node, or the beginning of the id when it is not among the peers. */
export function usePeerName(network: Network | undefined): (node: string) => string {
  const text = useText();
  return (node) => {
    const peer = findPeer(network, node);
    return peer === undefined ? node.slice(0, 8) : text(peer.name);
  };
}

export function findPeer(network: Network | undefined, node: string | undefined): PeerView | undefined {
  return network?.peers.find((peer) => peer.node === node);
}
