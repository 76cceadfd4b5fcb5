// Connections: what alarms first, then the network as a picture, each peer with its next step, what is asked for, what
// flows, and who this node is.
import { Button } from "@mantine/core";
import { IconKey, IconMailOpened, IconPlugConnected } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Network } from "@nhipcau/contract/shapes/connections.ts";
import type { Answer } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { PageHead } from "../../app/page-head.tsx";
import { Empty, Loaded } from "../../app/page-state.tsx";
import { Alarms } from "./alarms.tsx";
import { useConnectionMessages } from "./connection-messages.ts";
import classes from "./connections.module.css";
import { DataRequests } from "./data-requests.tsx";
import { FlowTable } from "./flow-table.tsx";
import { InvitationDialog } from "./invitation-dialog.tsx";
import { NetworkPicture } from "./network-picture.tsx";
import { NodeCard } from "./node-card.tsx";
import { OpenInvitations } from "./open-invitations.tsx";
import { hasEnded } from "./peer-condition.ts";
import { PeerList } from "./peer-list.tsx";
import { ReadInvitationDialog } from "./read-invitation-dialog.tsx";
import { RotateKeyDialog } from "./rotate-key-dialog.tsx";
import { useConnections } from "./use-connections.ts";

export function ConnectionsPage() {
  const { connections } = useConnectionMessages();
  const query = useConnections();
  return (
    <>
      <PageHead
        title={connections.title}
        about={connections.about}
        actions={query.data === undefined ? undefined : <NodeActions mayDo={query.data.mayDo} />}
      />
      <Loaded query={query}>{(answer) => <Connections answer={answer} />}</Loaded>
    </>
  );
}

function Connections({ answer: { node, network } }: { readonly answer: Answer<"connections"> }) {
  const { connections } = useConnectionMessages();
  return (
    <div className={classes.stack}>
      {network === undefined ? (
        <Empty>
          {connections.signInFirst} <Link to="/dang-nhap">{connections.chooseRole}</Link>
        </Empty>
      ) : (
        <NetworkCards node={node} network={network} />
      )}
      <NodeCard node={node} />
    </div>
  );
}

interface NetworkCardsProps {
  readonly node: Answer<"connections">["node"];
  readonly network: Network;
}

function NetworkCards({ node, network }: NetworkCardsProps) {
  const { connections } = useConnectionMessages();
  const present = network.peers.filter((peer) => !hasEnded(peer));
  return (
    <>
      <Alarms network={network} />
      {present.length === 0 ? null : (
        <Card title={connections.network} aside={connections.networkAbout} className={classes.onlyWide}>
          <NetworkPicture node={node} network={network} />
        </Card>
      )}
      <div className={classes.split}>
        <PeerList network={network} />
        <DataRequests network={network} />
      </div>
      <FlowTable network={network} />
      <OpenInvitations network={network} />
    </>
  );
}

type Dialog = "invite" | "accept-invitation" | "rotate-key";

function NodeActions({ mayDo }: { readonly mayDo: Answer<"connections">["mayDo"] }) {
  const { connections } = useConnectionMessages();
  const [dialog, setDialog] = useState<Dialog>();
  const close = () => setDialog(undefined);
  return (
    <>
      {mayDo.includes("rotate-key") ? (
        <Button
          variant="default"
          leftSection={<IconKey size={16} aria-hidden />}
          onClick={() => setDialog("rotate-key")}
        >
          {connections.rotate}
        </Button>
      ) : null}
      {mayDo.includes("accept-invitation") ? (
        <Button
          variant="default"
          leftSection={<IconMailOpened size={16} aria-hidden />}
          onClick={() => setDialog("accept-invitation")}
        >
          {connections.read}
        </Button>
      ) : null}
      {mayDo.includes("invite") ? (
        <Button leftSection={<IconPlugConnected size={16} aria-hidden />} onClick={() => setDialog("invite")}>
          {connections.invite}
        </Button>
      ) : null}
      {dialog === "invite" ? <InvitationDialog onClose={close} /> : null}
      {dialog === "accept-invitation" ? <ReadInvitationDialog onClose={close} /> : null}
      {dialog === "rotate-key" ? <RotateKeyDialog onClose={close} /> : null}
    </>
  );
}
