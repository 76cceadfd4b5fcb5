// Each peer on a line: how it does, what went wrong last, and the one next step with it.
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Network, PeerView } from "@nhipcau/contract/shapes/connections.ts";
import { Card } from "../../app/card.tsx";
import { useText } from "../../app/language.tsx";
import { Empty } from "../../app/page-state.tsx";
import { useFormat } from "../../app/use-format.ts";
import { routes, useCall } from "../../app/api.ts";
import { ConditionBadge } from "./condition-badge.tsx";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { useConnectionMessages } from "./connection-messages.ts";
import classes from "./connections.module.css";
import { conditionOf, hasEnded, peerSentence } from "./peer-condition.ts";

export function PeerList({ network }: { readonly network: Network }) {
  const { connections } = useConnectionMessages();
  const format = useFormat();
  const mayInvite = useCall(routes.connections).data?.mayDo.includes("invite") === true;
  const present = network.peers.filter((peer) => !hasEnded(peer));
  const ended = network.peers.filter(hasEnded);
  return (
    <Card title={connections.peers}>
      {present.length === 0 ? (
        <Empty>{mayInvite ? connections.noPeers : connections.noPeersReader}</Empty>
      ) : (
        <ul className={classes.list}>
          {present.map((peer) => (
            <PeerLine key={peer.node} peer={peer} network={network} />
          ))}
        </ul>
      )}
      {ended.length === 0 ? null : (
        <details>
          <summary className={classes.fine}>{connections.endedPeers(format.number(ended.length))}</summary>
          <ul className={classes.list}>
            {ended.map((peer) => (
              <PeerLine key={peer.node} peer={peer} network={network} />
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}

interface PeerLineProps {
  readonly peer: PeerView;
  readonly network: Network;
}

function PeerLine({ peer, network }: PeerLineProps) {
  const { connections } = useConnectionMessages();
  const text = useText();
  return (
    <li className={classes.line}>
      <div>
        <div className={classes.name}>
          <Link to="/ket-noi/$peer" params={{ peer: peer.node }}>
            {text(peer.name)}
          </Link>
          <ConditionBadge condition={conditionOf(peer)} />
        </div>
        <p>{capital(peerSentence(peer, network.flows, Date.now(), connections))}</p>
        <PeerTrouble peer={peer} />
      </div>
      <NextStep peer={peer} />
    </li>
  );
}

/** What went wrong last, and what has not got through; nothing when all is well. */
export function PeerTrouble({ peer: { trouble, outbox } }: { readonly peer: PeerView }) {
  const { connections } = useConnectionMessages();
  const text = useText();
  const format = useFormat();
  return (
    <>
      {trouble === undefined ? null : (
        <p className={classes.fine}>
          {connections.lastTrouble}:{" "}
          {connections.troubleAt(
            text(trouble.text),
            trouble.at === undefined ? undefined : format.instant(trouble.at),
          )}
        </p>
      )}
      {outbox.waiting === 0 ? null : (
        <p className={classes.fine}>
          {connections.waiting(
            format.number(outbox.waiting),
            outbox.oldestAt === undefined ? undefined : format.instant(outbox.oldestAt),
          )}
        </p>
      )}
    </>
  );
}

/** The one thing to do next with a peer: confirm it, share with it, or look at it. */
function NextStep({ peer }: { readonly peer: PeerView }) {
  const { connections, sharing } = useConnectionMessages();
  const [isConfirming, setConfirming] = useState(false);
  const text = useText();
  if (peer.mayDo.includes("confirm")) {
    return (
      <>
        <Button size="xs" onClick={() => setConfirming(true)}>
          {connections.confirm}
        </Button>
        {isConfirming ? <ConfirmDialog peer={peer} onClose={() => setConfirming(false)} /> : null}
      </>
    );
  }
  if (peer.mayDo.includes("offer")) {
    return (
      <Button
        size="xs"
        variant="default"
        renderRoot={(props) => <Link {...props} to="/ket-noi/chia-se-moi" search={{ peer: peer.node }} />}
      >
        {sharing.offer}
      </Button>
    );
  }
  return (
    <Button
      size="xs"
      variant="default"
      aria-label={`${connections.open}: ${text(peer.name)}`}
      renderRoot={(props) => <Link {...props} to="/ket-noi/$peer" params={{ peer: peer.node }} />}
    >
      {connections.open}
    </Button>
  );
}

function capital(sentence: string): string {
  return sentence.charAt(0).toLocaleUpperCase("vi") + sentence.slice(1);
}
