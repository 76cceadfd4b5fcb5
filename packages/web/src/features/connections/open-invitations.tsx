// Invitations that nobody has accepted yet, with how long they are good.
import type { Network } from "@nhipcau/contract/shapes/connections.ts";
import { Card } from "../../app/card.tsx";
import { useFormat } from "../../app/use-format.ts";
import { useConnectionMessages } from "./connection-messages.ts";
import classes from "./connections.module.css";
import { usePeerName } from "./use-connections.ts";

export function OpenInvitations({ network }: { readonly network: Network }) {
  const { connections, succession } = useConnectionMessages();
  const format = useFormat();
  const nameOf = usePeerName(network);
  if (network.invitations.length === 0) return null;
  return (
    <Card title={connections.invitations}>
      <ul className={classes.list}>
        {network.invitations.map(({ id, at, expires, replaces }) => (
          <li key={id}>
            {connections.invitationUntil(format.instant(at), format.instant(expires))}
            {replaces === undefined ? null : (
              <p className={classes.fine}>{succession.thisTakesPlace(nameOf(replaces))}</p>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
