// Said before two nodes connect of which one takes the place of a third whose key is lost.
import { findPeer, useConnections } from "./use-connections.ts";
import { useText } from "../../app/language.tsx";
import { useConnectionMessages } from "./connection-messages.ts";
import { Consequences } from "./consequences.tsx";

/** `lost` is the id of the node that is replaced, which only the side that stays knows by its name. */
export function TakesPlace({ lost }: { readonly lost: string }) {
  const { succession } = useConnectionMessages();
  const text = useText();
  const peer = findPeer(useConnections().data?.network, lost);
  const name = peer === undefined ? succession.oldNode : text(peer.name);
  return <Consequences title={succession.thisTakesPlace(name)} lines={succession.replaceEffects(name)} />;
}
