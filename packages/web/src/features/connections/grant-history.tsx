// Every statement of a grant, newest first: who said it, when, on what ground, and whether it counts.
import type { GrantView } from "@nhipcau/contract/shapes/grants.ts";
import { type Answer } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { useConnectionMessages } from "./connection-messages.ts";
import classes from "./connections.module.css";
import { TermsView } from "./terms-view.tsx";
import { useConnections, usePeerName } from "./use-connections.ts";

type Said = Answer<"grant">["history"][number];

export interface GrantHistoryProps {
  readonly history: readonly Said[];
  readonly direction: GrantView["direction"];
}

export function GrantHistory({ history, direction }: GrantHistoryProps) {
  const { sharing } = useConnectionMessages();
  return (
    <Card title={sharing.history}>
      <ol className={classes.list}>
        {history.toReversed().map((said) => (
          <OneSaid key={said.id} said={said} isMine={(said.side === "owner") === (direction === "out")} />
        ))}
      </ol>
    </Card>
  );
}

interface OneSaidProps {
  readonly said: Said;
  readonly isMine: boolean;
}

function OneSaid({ said, isMine }: OneSaidProps) {
  const { sharing } = useConnectionMessages();
  const text = useText();
  const format = useFormat();
  const { data } = useConnections();
  const nameOf = usePeerName(data?.network);
  const { at, by, type, n, ground, bearing, keys, terms } = said;
  const who = data?.node.node === by ? text(data.node.name) : nameOf(by);
  return (
    <li>
      <div className={classes.said} data-mine={isMine}>
        <strong>{sharing.said[type]}</strong>
        {n === undefined ? "" : ` · ${sharing.saidNumber(String(n))}`}
        <p className={classes.fine}>
          {format.instant(at)} · {who} · {sharing.bearing[bearing]}
        </p>
        {ground === undefined ? null : <p className={classes.quiet}>{sharing.terms.ground(ground)}</p>}
        {terms === undefined ? null : (
          <details>
            <summary className={classes.fine}>{sharing.termsThen}</summary>
            <TermsView terms={terms} />
          </details>
        )}
        <p className={classes.fine}>{sharing.signedWith(keys.map((key) => key.slice(0, 12)).join(", "))}</p>
      </div>
    </li>
  );
}
