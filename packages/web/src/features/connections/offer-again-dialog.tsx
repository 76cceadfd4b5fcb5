// A node took the place of one whose key is lost: what the old one had is offered to it in one step.
import { call, routes, useCall } from "../../app/api.ts";
import { useText } from "../../app/language.tsx";
import type { PeerView } from "@nhipcau/contract/shapes/connections.ts";
import { ActionDialog } from "./action-dialog.tsx";
import { useConnectionMessages } from "./connection-messages.ts";
import classes from "./connections.module.css";
import { hasGrantEnded } from "./grant-state.ts";
import { useConnections, usePeerName } from "./use-connections.ts";
import { useRegisterLabel } from "./use-register-label.ts";

export interface OfferAgainDialogProps {
  readonly peer: PeerView;
  readonly onClose: () => void;
}

export function OfferAgainDialog({ peer, onClose }: OfferAgainDialogProps) {
  const { succession } = useConnectionMessages();
  const text = useText();
  const labelOf = useRegisterLabel();
  const nameOf = usePeerName(useConnections().data?.network);
  const grants = useCall(routes.grants).data?.grants ?? [];
  const ours = grants.filter(({ direction, inForce }) => direction === "out" && inForce !== undefined);
  // What somebody ended on purpose is not offered again.
  const had = ours.filter((grant) => grant.peer === peer.replaces && grant.state === "ended");
  const open = new Set(
    grants
      .filter((grant) => grant.peer === peer.node && grant.direction === "out" && !hasGrantEnded(grant))
      .map(({ register }) => register),
  );
  const isSomething = had.some(({ register }) => !open.has(register));
  return (
    <ActionDialog
      title={succession.offerAgainTitle(text(peer.name))}
      lead={succession.offerAgainLead(nameOf(peer.replaces ?? ""))}
      submit={succession.offerAgain}
      isReady={isSomething}
      run={() => call(routes.offerAgain, { params: { peer: peer.node }, body: {} })}
      onClose={onClose}
    >
      {isSomething ? null : <p>{succession.nothingAgain}</p>}
      <ul className={classes.terms}>
        {had.map(({ id, register }) => (
          <li key={id}>
            {open.has(register)
              ? succession.alreadyOpen(labelOf(register))
              : succession.again(labelOf(register))}
          </li>
        ))}
      </ul>
    </ActionDialog>
  );
}
