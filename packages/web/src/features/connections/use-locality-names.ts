// The names of the localities that this node and its peers answer for.
import { useConnections } from "./use-connections.ts";

export function useLocalityNames(): (id: string) => string {
  const { data } = useConnections();
  const known = new Map(
    [
      ...(data?.node.localities ?? []),
      ...(data?.network?.peers ?? []).flatMap(({ localities }) => localities),
    ].map(({ id, name }) => [id, name]),
  );
  return (id) => known.get(id) ?? id;
}
