// What flows, register by register and partner by partner: the same as the picture in words and figures, for who reads
// tables, hears the page or holds a phone. Each figure leads to the grant it counts.
import { Link } from "@tanstack/react-router";
import type { Flow, Network, PeerView } from "@nhipcau/contract/shapes/connections.ts";
import { Card } from "../../app/card.tsx";
import { useText } from "../../app/language.tsx";
import { Empty } from "../../app/page-state.tsx";
import { useFormat } from "../../app/use-format.ts";
import { useConnectionMessages } from "./connection-messages.ts";
import classes from "./connections.module.css";
import { isOpenFlow } from "./network-layout.ts";
import { ownTrouble } from "./peer-condition.ts";
import { useRegisterLabel } from "./use-register-label.ts";

export function FlowTable({ network }: { readonly network: Network }) {
  const { connections } = useConnectionMessages();
  const text = useText();
  const flows = network.flows.filter(isOpenFlow);
  const registers = [...new Set(flows.map(({ register }) => register))];
  const peers = network.peers.filter(({ node }) =>
    flows.some(({ from, to }) => from === node || to === node),
  );
  return (
    <Card title={connections.flows} aside={flows.length === 0 ? undefined : connections.flowsAbout}>
      {flows.length === 0 ? (
        <Empty>{connections.noFlows}</Empty>
      ) : (
        // A table that is wider than the screen is scrolled with the keyboard, too.
        <div className={classes.scroll} tabIndex={0} role="region" aria-label={connections.flows}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{connections.register}</th>
                {peers.map(({ node, name }) => (
                  <th key={node} scope="col">
                    {text(name)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {registers.map((register) => (
                <RegisterFlows
                  key={register}
                  register={register}
                  flows={flows.filter((flow) => flow.register === register)}
                  peers={peers}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

interface RegisterFlowsProps {
  readonly register: string;
  readonly flows: readonly Flow[];
  readonly peers: readonly PeerView[];
}

function RegisterFlows({ register, flows, peers }: RegisterFlowsProps) {
  const labelOf = useRegisterLabel();
  return (
    <tr>
      <th scope="row">{labelOf(register)}</th>
      {peers.map(({ node }) => (
        <td key={node}>
          <div className={classes.ways}>
            {(["out", "in"] as const).map((way) => {
              const flow = flows.find(
                ({ direction, from, to }) => direction === way && (from === node || to === node),
              );
              return <span key={way}>{flow === undefined ? null : <FlowLink flow={flow} />}</span>;
            })}
          </div>
        </td>
      ))}
    </tr>
  );
}

/** A flow as an arrow and a figure; one that has not begun, or was stopped, says so. */
function FlowLink({ flow }: { readonly flow: Flow }) {
  const { connections, sharing } = useConnectionMessages();
  const format = useFormat();
  const { grant, direction, rows, state, register } = flow;
  const labelOf = useRegisterLabel();
  const count = format.number(rows);
  const said = direction === "out" ? connections.sends(count) : connections.receives(count);
  return (
    <>
      <Link
        to="/ket-noi/chia-se/$grant"
        params={{ grant }}
        aria-label={`${labelOf(register)}: ${said}, ${sharing.states[state]}`}
        data-way={direction}
        className={classes.way}
      >
        {direction === "out" ? "→" : "←"} {count}
      </Link>
      {state === "active" ? null : <small> {sharing.states[state]}</small>}
      <FlowTrouble flow={flow} />
    </>
  );
}

/** Why a flow stopped or what is strange about it; nothing when all is well. */
export function FlowTrouble({ flow }: { readonly flow: Flow }) {
  const { connections } = useConnectionMessages();
  const text = useText();
  const { stopped, unknownFields } = flow;
  const trouble = ownTrouble(flow);
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
