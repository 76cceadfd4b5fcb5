// The last step of connecting, by the side that invited: compare, then say so.
import { useState } from "react";
import type { PeerView } from "@nhipcau/contract/shapes/connections.ts";
import { call, routes } from "../../app/api.ts";
import { useText } from "../../app/language.tsx";
import { ActionDialog } from "./action-dialog.tsx";
import { CompareFingerprint } from "./compare-fingerprint.tsx";
import { useConnectionMessages } from "./connection-messages.ts";
import { TakesPlace } from "./takes-place.tsx";

export interface ConfirmDialogProps {
  readonly peer: PeerView;
  readonly onClose: () => void;
}

export function ConfirmDialog({ peer, onClose }: ConfirmDialogProps) {
  const { connections } = useConnectionMessages();
  const text = useText();
  const [isCompared, setCompared] = useState(false);
  const [isPrivate, setPrivate] = useState(peer.privateAddress);
  const { fingerprint } = peer;
  return (
    <ActionDialog
      title={connections.confirmTitle(text(peer.name))}
      lead={connections.stages[peer.stage]}
      submit={connections.confirmDo}
      isReady={isCompared}
      run={() =>
        call(routes.confirmPeer, { params: { peer: peer.node }, body: { privateAddress: isPrivate } })
      }
      onClose={onClose}
    >
      {peer.takesPlaceOf === undefined ? null : <TakesPlace lost={peer.takesPlaceOf} />}
      {fingerprint === undefined ? (
        connections.contested
      ) : (
        <CompareFingerprint
          of={text(peer.name)}
          fingerprint={fingerprint}
          isCompared={isCompared}
          onCompared={setCompared}
          isPrivate={isPrivate}
          onPrivate={setPrivate}
        />
      )}
    </ActionDialog>
  );
}
