// One peer: who it is, how it does, what is shared both ways, what is asked for, and what went between us.
import { Button, Group, Switch } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { Network, PeerView } from "@nhipcau/contract/shapes/connections.ts";
import { call, routes } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { useText } from "../../app/language.tsx";
import { PageHead } from "../../app/page-head.tsx";
import { Empty, Loaded } from "../../app/page-state.tsx";
import { useFormat } from "../../app/use-format.ts";
import { GroundDialog, Refusal } from "./action-dialog.tsx";
import { ConditionBadge } from "./condition-badge.tsx";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { useConnectionMessages } from "./connection-messages.ts";
import { ConnectionReport } from "./connection-report.tsx";
import classes from "./connections.module.css";
import { DataRequests } from "./data-requests.tsx";
import { Fingerprint } from "./fingerprint.tsx";
import { GrantList } from "./grant-list.tsx";
import { HandOverDialog } from "./hand-over-dialog.tsx";
import { HandOverList } from "./hand-over-list.tsx";
import { InvitationDialog } from "./invitation-dialog.tsx";
import { OfferAgainDialog } from "./offer-again-dialog.tsx";
import { conditionOf, peerSentence } from "./peer-condition.ts";
import { PeerTrouble } from "./peer-list.tsx";
import { RequestDataDialog } from "./request-data-dialog.tsx";
import { findPeer, useConnections, usePeerName } from "./use-connections.ts";

export function PeerPage() {
  const { peer: node } = useParams({ from: "/ket-noi/$peer" });
  const query = useConnections();
  return <Loaded query={query}>{({ network }) => <FoundPeer network={network} node={node} />}</Loaded>;
}

interface FoundPeerProps {
  readonly network: Network | undefined;
  readonly node: string;
}

function FoundPeer({ network, node }: FoundPeerProps) {
  const { connections } = useConnectionMessages();
  const text = useText();
  const peer = findPeer(network, node);
  if (network === undefined || peer === undefined) {
    return (
      <>
        <PageHead title={connections.title} />
        <Empty>
          {network === undefined ? connections.signInFirst : connections.notFound}{" "}
          <Link to="/ket-noi">{connections.back}</Link>
        </Empty>
      </>
    );
  }
  const localities = peer.localities.map(({ name }) => name).join(", ");
  return (
    <>
      <Link to="/ket-noi" className={classes.back}>
        ← {connections.back}
      </Link>
      <PageHead
        title={text(peer.name)}
        about={connections.peerAbout(localities)}
        actions={<PeerActions peer={peer} />}
      />
      <div className={classes.stack}>
        <PeerFacts peer={peer} network={network} />
        <HandOverList peer={peer} />
        <GrantList peer={peer} />
        <DataRequests network={network} peer={peer.node} />
        <ConnectionReport peer={peer.node} />
      </div>
    </>
  );
}

interface PeerFactsProps {
  readonly peer: PeerView;
  readonly network: Network;
}

function PeerFacts({ peer, network }: PeerFactsProps) {
  const { connections, succession } = useConnectionMessages();
  const text = useText();
  const format = useFormat();
  const nameOf = usePeerName(network);
  return (
    <Card title={connections.facts} aside={<ConditionBadge condition={conditionOf(peer)} />}>
      <div className={classes.split}>
        <div>
          <p className={classes.statement}>
            {text(peer.name)}: {peerSentence(peer, network.flows, Date.now(), connections)}
          </p>
          <PeerTrouble peer={peer} />
          {peer.trouble === undefined ? <p className={classes.fine}>{connections.noTrouble}</p> : null}
          <p className={classes.fine}>
            {connections.address}: {peer.endpoint}
          </p>
          <p className={classes.fine}>
            {succession.nodeId}: <code>{peer.node}</code>
          </p>
          {peer.replaces === undefined ? null : (
            <p className={classes.fine}>{succession.tookPlaceOf(nameOf(peer.replaces))}</p>
          )}
          {peer.replacedBy === undefined ? null : (
            <p className={classes.fine}>{succession.placeTakenBy(nameOf(peer.replacedBy))}</p>
          )}
          {peer.since === undefined ? null : (
            <p className={classes.fine}>{connections.since(format.instant(peer.since))}</p>
          )}
          {peer.mayDo.includes("private-address") ? <PrivateAddress peer={peer} /> : null}
        </div>
        {peer.fingerprint === undefined ? (
          <p>{connections.contested}</p>
        ) : (
          <Fingerprint of={text(peer.name)} fingerprint={peer.fingerprint} />
        )}
      </div>
    </Card>
  );
}

function PrivateAddress({ peer }: { readonly peer: PeerView }) {
  const { connections } = useConnectionMessages();
  const queries = useQueryClient();
  const allowing = useMutation({
    mutationFn: (allowed: boolean) =>
      call(routes.allowPrivateAddress, { params: { peer: peer.node }, body: { allowed } }),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <>
      <Switch
        mt="sm"
        label={connections.privateAddress}
        description={connections.privateAddressHelp}
        checked={allowing.isPending ? allowing.variables : peer.privateAddress}
        onChange={(event) => allowing.mutate(event.currentTarget.checked)}
      />
      <Refusal error={allowing.error} />
    </>
  );
}

const actions = ["confirm", "offer-again", "request-data", "hand-over", "replace", "retire"] as const;

type Dialog = (typeof actions)[number];

function PeerActions({ peer }: { readonly peer: PeerView }) {
  const { connections, sharing, succession } = useConnectionMessages();
  const [dialog, setDialog] = useState<Dialog>();
  const words: Record<Dialog, string> = {
    confirm: connections.confirm,
    "offer-again": succession.offerAgain,
    "request-data": sharing.request,
    "hand-over": succession.handOver,
    replace: connections.replace,
    retire: connections.retire,
  };
  const dialogs = actions.filter((one) => peer.mayDo.includes(one));
  return (
    <Group gap="xs">
      {dialogs.map((one) => (
        <Button key={one} variant={one === "confirm" ? "filled" : "default"} onClick={() => setDialog(one)}>
          {words[one]}
        </Button>
      ))}
      {peer.mayDo.includes("offer") ? (
        <Button
          renderRoot={(props) => <Link {...props} to="/ket-noi/chia-se-moi" search={{ peer: peer.node }} />}
        >
          {sharing.offer}
        </Button>
      ) : null}
      {dialog === undefined ? null : (
        <PeerDialog dialog={dialog} peer={peer} onClose={() => setDialog(undefined)} />
      )}
    </Group>
  );
}

interface PeerDialogProps {
  readonly dialog: Dialog;
  readonly peer: PeerView;
  readonly onClose: () => void;
}

function PeerDialog({ dialog, peer, onClose }: PeerDialogProps) {
  const { connections } = useConnectionMessages();
  const text = useText();
  switch (dialog) {
    case "confirm":
      return <ConfirmDialog peer={peer} onClose={onClose} />;
    case "request-data":
      return <RequestDataDialog peer={peer} onClose={onClose} />;
    case "offer-again":
      return <OfferAgainDialog peer={peer} onClose={onClose} />;
    case "hand-over":
      return <HandOverDialog peer={peer} onClose={onClose} />;
    case "replace":
      return <InvitationDialog replaces={peer} onClose={onClose} />;
    case "retire":
      return (
        <GroundDialog
          title={connections.retireTitle(text(peer.name))}
          lead={connections.retireLead}
          submit={connections.retire}
          run={(ground) => call(routes.retirePeer, { params: { peer: peer.node }, body: { ground } })}
          onClose={onClose}
        />
      );
  }
}
