// What is shared with a peer, and what it shares with us: each grant on a line, those that ended behind a fold.
import { Link } from "@tanstack/react-router";
import type { Flow, PeerView } from "@nhipcau/contract/shapes/connections.ts";
import type { GrantView } from "@nhipcau/contract/shapes/grants.ts";
import { routes, useCall } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { Empty, Loaded } from "../../app/page-state.tsx";
import { useFormat } from "../../app/use-format.ts";
import { useConnectionMessages } from "./connection-messages.ts";
import classes from "./connections.module.css";
import { FlowTrouble } from "./flow-table.tsx";
import { GrantBadge } from "./grant-badge.tsx";
import { hasGrantEnded } from "./grant-state.ts";
import { useRegisterLabel } from "./use-register-label.ts";
import { useConnections } from "./use-connections.ts";

export function GrantList({ peer }: { readonly peer: PeerView }) {
  const { sharing } = useConnectionMessages();
  const query = useCall(routes.grants, { query: { peer: peer.node } });
  return (
    <Loaded query={query}>
      {({ grants }) => (
        <div className={classes.halves}>
          <OneWay
            title={sharing.outTo}
            none={sharing.noneOut}
            grants={grants.filter(({ direction }) => direction === "out")}
          />
          <OneWay
            title={sharing.inFrom}
            none={sharing.noneIn}
            grants={grants.filter(({ direction }) => direction === "in")}
          />
        </div>
      )}
    </Loaded>
  );
}

interface OneWayProps {
  readonly title: string;
  readonly none: string;
  readonly grants: readonly GrantView[];
}

function OneWay({ title, none, grants }: OneWayProps) {
  const { sharing } = useConnectionMessages();
  const format = useFormat();
  const open = grants.filter((grant) => !hasGrantEnded(grant));
  const ended = grants.filter(hasGrantEnded);
  return (
    <Card title={title}>
      {open.length === 0 ? <Empty>{none}</Empty> : <Lines grants={open} />}
      {ended.length === 0 ? null : (
        <details>
          <summary className={classes.fine}>{sharing.ended(format.number(ended.length))}</summary>
          <Lines grants={ended} />
        </details>
      )}
    </Card>
  );
}

function Lines({ grants }: { readonly grants: readonly GrantView[] }) {
  const flows = useConnections().data?.network?.flows ?? [];
  const labelOf = useRegisterLabel();
  const byName = grants.toSorted((a, b) => labelOf(a.register).localeCompare(labelOf(b.register), "vi"));
  return (
    <ul className={classes.list}>
      {byName.map((grant) => (
        <GrantLine key={grant.id} grant={grant} flow={flows.find((one) => one.grant === grant.id)} />
      ))}
    </ul>
  );
}

interface GrantLineProps {
  readonly grant: GrantView;
  readonly flow: Flow | undefined;
}

function GrantLine({ grant, flow }: GrantLineProps) {
  const labelOf = useRegisterLabel();
  return (
    <li>
      <div className={classes.name}>
        <Link to="/ket-noi/chia-se/$grant" params={{ grant: grant.id }}>
          {labelOf(grant.register)}
        </Link>
        <GrantBadge grant={grant} />
      </div>
      {flow === undefined ? null : (
        <>
          <FlowSentence flow={flow} />
          <FlowTrouble flow={flow} />
        </>
      )}
    </li>
  );
}

/** What went over a grant, in a sentence. */
export function FlowSentence({ flow }: { readonly flow: Flow }) {
  const { sharing } = useConnectionMessages();
  const format = useFormat();
  const { direction, rows, pages, held, receipts, lastPageAt } = flow;
  const went = direction === "out" ? sharing.delivered : sharing.received;
  const said = [
    went(format.number(rows), format.number(pages)),
    held === undefined ? undefined : sharing.holds(format.number(held)),
    receipts === undefined || pages === 0
      ? undefined
      : sharing.receipts(format.number(receipts), format.number(pages)),
    lastPageAt === undefined ? undefined : sharing.lastPage(format.instant(lastPageAt)),
  ];
  const words = pages === 0 ? [sharing.noPage] : said.filter((one) => one !== undefined);
  return <p className={classes.fine}>{words.join("; ")}</p>;
}
