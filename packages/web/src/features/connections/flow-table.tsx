// What flows, grant by grant: the same as the picture in words and figures, for who reads tables, hears the page or
// holds a phone.
import { Link } from "@tanstack/react-router";
import type { Flow, Network } from "@nhipcau/contract/shapes/connections.ts";
import { Card } from "../../app/card.tsx";
import { useText } from "../../app/language.tsx";
import { Empty } from "../../app/page-state.tsx";
import { useFormat } from "../../app/use-format.ts";
import { useConnectionMessages } from "./connection-messages.ts";
import classes from "./connections.module.css";
import { useRegisterLabel } from "./use-register-label.ts";
import { usePeerName } from "./use-connections.ts";

export function FlowTable({ network }: { readonly network: Network }) {
  const { connections } = useConnectionMessages();
  const flows = network.flows.filter(({ state }) => open.has(state));
  return (
    <Card title={connections.flows}>
      {flows.length === 0 ? (
        <Empty>{connections.noFlows}</Empty>
      ) : (
        // A table that is wider than the screen is scrolled with the keyboard, too.
        <div className={classes.scroll} tabIndex={0} role="region" aria-label={connections.flows}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{connections.register}</th>
                <th scope="col">{connections.partner}</th>
                <th scope="col">{connections.direction}</th>
                <th scope="col">{connections.state}</th>
                <th scope="col" className={classes.number}>
                  {connections.rows}
                </th>
                <th scope="col" className={classes.number}>
                  {connections.held}
                </th>
                <th scope="col">{connections.lastPage}</th>
              </tr>
            </thead>
            <tbody>
              {flows.map((flow) => (
                <FlowRow key={flow.grant} flow={flow} network={network} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

const open: ReadonlySet<Flow["state"]> = new Set<Flow["state"]>(["offered", "active", "extending"]);

interface FlowRowProps {
  readonly flow: Flow;
  readonly network: Network;
}

function FlowRow({ flow, network }: FlowRowProps) {
  const { connections, sharing } = useConnectionMessages();
  const format = useFormat();
  const labelOf = useRegisterLabel();
  const nameOf = usePeerName(network);
  const { grant, register, direction, from, to, state, rows, held, lastPageAt } = flow;
  return (
    <tr>
      <th scope="row">
        <Link to="/ket-noi/chia-se/$grant" params={{ grant }}>
          {labelOf(register)}
        </Link>
        <FlowTrouble flow={flow} />
      </th>
      <td>{nameOf(direction === "out" ? to : from)}</td>
      <td>{direction === "out" ? `→ ${connections.out}` : `← ${connections.in}`}</td>
      <td>{sharing.states[state]}</td>
      <td className={classes.number}>{format.number(rows)}</td>
      <td className={classes.number}>{held === undefined ? "–" : format.number(held)}</td>
      <td>{lastPageAt === undefined ? connections.never : format.instant(lastPageAt)}</td>
    </tr>
  );
}

/** Why a flow stopped or what is strange about it; nothing when all is well. */
export function FlowTrouble({ flow: { stopped, trouble, unknownFields } }: { readonly flow: Flow }) {
  const { connections } = useConnectionMessages();
  const text = useText();
  return (
    <>
      {stopped === undefined ? null : <p className={classes.fine}>▲ {connections.stopped}</p>}
      {trouble === undefined ? null : <p className={classes.fine}>◆ {text(trouble.text)}</p>}
      {unknownFields.length === 0 ? null : (
        <p className={classes.fine}>{connections.unknownFields(unknownFields.join(", "))}</p>
      )}
    </>
  );
}
