// The hand-overs between this node and a peer: what was proposed, what is signed, and the successor's signature.
import { Button } from "@mantine/core";
import { useState } from "react";
import type { PeerView } from "@nhipcau/contract/shapes/connections.ts";
import { call, routes } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { ActionDialog } from "./action-dialog.tsx";
import { useConnectionMessages } from "./connection-messages.ts";
import classes from "./connections.module.css";
import { Consequences } from "./consequences.tsx";
import { useLocalityNames } from "./use-locality-names.ts";

type HandOver = PeerView["handOvers"][number];

/** Nothing where there is none. */
export function HandOverList({ peer }: { readonly peer: PeerView }) {
  const { succession } = useConnectionMessages();
  if (peer.handOvers.length === 0) return null;
  return (
    <Card title={succession.handOvers}>
      <ul className={classes.list}>
        {peer.handOvers.map((handOver) => (
          <li key={`${handOver.proposal ?? ""} ${handOver.day} ${handOver.localities.join()}`}>
            <OneHandOver peer={peer} handOver={handOver} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface OneHandOverProps {
  readonly peer: PeerView;
  readonly handOver: HandOver;
}

function OneHandOver({ peer, handOver }: OneHandOverProps) {
  const { succession } = useConnectionMessages();
  const format = useFormat();
  const nameOf = useLocalityNames();
  const [isSigning, setSigning] = useState(false);
  const localities = handOver.localities.map(nameOf).join(", ");
  const day = format.day(handOver.day);
  const isTheirs = handOver.from === peer.node;
  return (
    <div className={classes.line}>
      <div>
        <p>{isTheirs ? succession.received(localities, day) : succession.given(localities, day)}</p>
        <p className={classes.fine}>{succession.stages[handOver.stage]}</p>
      </div>
      {handOver.mayDo.includes("accept") ? (
        <Button onClick={() => setSigning(true)}>{succession.sign}</Button>
      ) : null}
      {isSigning ? (
        <SignDialog
          peer={peer}
          handOver={handOver}
          words={{ localities, day }}
          onClose={() => setSigning(false)}
        />
      ) : null}
    </div>
  );
}

interface SignDialogProps extends OneHandOverProps {
  readonly words: { readonly localities: string; readonly day: string };
  readonly onClose: () => void;
}

function SignDialog({ peer, handOver: { proposal = "" }, words, onClose }: SignDialogProps) {
  const { succession } = useConnectionMessages();
  const text = useText();
  return (
    <ActionDialog
      title={succession.signTitle(words.localities)}
      lead={succession.signLead}
      submit={succession.sign}
      run={() => call(routes.acceptHandOver, { params: { id: proposal }, body: {} })}
      onClose={onClose}
    >
      <Consequences
        title={succession.whatHappens}
        lines={succession.signEffects(text(peer.name), words.day)}
      />
    </ActionDialog>
  );
}
