// Who this node is, to be read out to somebody who is about to trust it.
import type { Answer } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { useText } from "../../app/language.tsx";
import { useConnectionMessages } from "./connection-messages.ts";
import classes from "./connections.module.css";
import { Fingerprint } from "./fingerprint.tsx";

export function NodeCard({ node }: { readonly node: Answer<"connections">["node"] }) {
  const { connections } = useConnectionMessages();
  const text = useText();
  return (
    <Card title={text(node.name)} aside={connections.thisNode}>
      <div className={classes.stack}>
        <dl className={classes.facts}>
          <dt>{connections.localities}</dt>
          <dd>{node.localities.map(({ name }) => name).join(", ")}</dd>
          <dt>{connections.address}</dt>
          <dd>{node.endpoint}</dd>
          <dt>{connections.epoch}</dt>
          <dd>{node.epoch}</dd>
        </dl>
        <Fingerprint of={text(node.name)} fingerprint={node.fingerprint} />
      </div>
    </Card>
  );
}
