// What the node answers about its connections, read again every few seconds: how long ago something came is told by
// nobody but the clock.
import { useQuery } from "@tanstack/react-query";
import type { Network, PeerView } from "@nhipcau/contract/shapes/connections.ts";
import { queryOf, routes } from "../../app/api.ts";
import { useText } from "../../app/language.tsx";

const refetchMilliseconds = 5000;

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
