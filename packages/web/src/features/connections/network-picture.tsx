// The network as a picture: this node and a span to each peer. The boxes are links with names and words in them; the
// lines are for the eye alone, and the table below says the same.
import { useElementSize } from "@mantine/hooks";
import { Link as RouterLink } from "@tanstack/react-router";
import type { Network } from "@nhipcau/contract/shapes/connections.ts";
import { useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import type { Answer } from "../../app/api.ts";
import { ConditionBadge, toneOf } from "./condition-badge.tsx";
import { useConnectionMessages } from "./connection-messages.ts";
import { boxWidth, layOut, linksOf, type Link } from "./network-layout.ts";
import { conditionOf, hasEnded, peerSentence } from "./peer-condition.ts";
import classes from "./network.module.css";

export interface NetworkPictureProps {
  readonly node: Answer<"connections">["node"];
  readonly network: Network;
}

export function NetworkPicture({ node, network }: NetworkPictureProps) {
  const { connections } = useConnectionMessages();
  const text = useText();
  const format = useFormat();
  const { ref, width } = useElementSize();
  const links = linksOf(
    network.peers.filter((peer) => !hasEnded(peer)),
    network.flows,
  );
  const { height, middle, rows } = layOut(links.length, Math.max(width, 2 * boxWidth + 120));
  return (
    <div
      ref={ref}
      className={classes.picture}
      style={{ height }}
      role="group"
      aria-label={connections.networkOf(format.number(links.length))}
    >
      {width === 0 ? null : (
        <svg className={classes.spans} width={width} height={height} aria-hidden="true">
          <Arrowhead />
          {links.map((link, at) => (
            <Span key={link.peer.node} link={link} out={rows[at]?.out ?? ""} in={rows[at]?.in ?? ""} />
          ))}
        </svg>
      )}
      <div className={classes.own} style={{ top: middle, width: boxWidth }}>
        <small>{connections.thisNode}</small>
        <strong>{text(node.name)}</strong>
        <span>{node.localities.map(({ name }) => name).join(", ")}</span>
      </div>
      {links.map((link, at) => (
        <PeerBox key={link.peer.node} link={link} network={network} y={rows[at]?.y ?? 0} />
      ))}
      {links.map((link, at) => (
        <SpanWords key={link.peer.node} link={link} y={rows[at]?.y ?? 0} />
      ))}
    </div>
  );
}

interface SpanProps {
  readonly link: Link;
  readonly out: string;
  readonly in: string;
}

function Span({ link: { peer, sent, received, isStopped }, out, in: back }: SpanProps) {
  const tone = isStopped ? "alarm" : toneOf[conditionOf(peer)];
  return (
    <g data-tone={tone} data-condition={conditionOf(peer)}>
      <path d={out} className={classes.out} data-flows={sent !== undefined} markerEnd={arrowOf(sent)} />
      <path
        d={back}
        className={classes.in}
        data-flows={received !== undefined}
        markerEnd={arrowOf(received)}
      />
    </g>
  );
}

function arrowOf(rows: number | undefined): string | undefined {
  return rows === undefined ? undefined : "url(#arrow)";
}

function Arrowhead() {
  return (
    <defs>
      <marker
        id="arrow"
        viewBox="0 0 10 10"
        refX="9"
        refY="5"
        markerWidth="9"
        markerHeight="9"
        markerUnits="userSpaceOnUse"
        orient="auto"
      >
        <path d="M0 0 10 5 0 10z" className={classes.head} />
      </marker>
    </defs>
  );
}

interface PeerBoxProps {
  readonly link: Link;
  readonly network: Network;
  readonly y: number;
}

function PeerBox({ link: { peer }, network, y }: PeerBoxProps) {
  const { connections } = useConnectionMessages();
  const text = useText();
  const condition = conditionOf(peer);
  return (
    <RouterLink
      to="/ket-noi/$peer"
      params={{ peer: peer.node }}
      className={classes.peer}
      data-tone={toneOf[condition]}
      style={{ top: y, width: boxWidth }}
    >
      <strong>{text(peer.name)}</strong>
      <ConditionBadge condition={condition} />
      <small>{peerSentence(peer, network.flows, Date.now(), connections)}</small>
    </RouterLink>
  );
}

function SpanWords({ link: { sent, received }, y }: { readonly link: Link; readonly y: number }) {
  const { connections } = useConnectionMessages();
  const format = useFormat();
  return (
    <div className={classes.spanWords} style={{ top: y, right: boxWidth + 16 }} aria-hidden="true">
      <span data-way={sent === undefined ? "none" : "out"}>
        {sent === undefined ? connections.sendsNothing : connections.sends(format.number(sent))}
      </span>
      <span data-way={received === undefined ? "none" : "in"}>
        {received === undefined ? connections.receivesNothing : connections.receives(format.number(received))}
      </span>
    </div>
  );
}
