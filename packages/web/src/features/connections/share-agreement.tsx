// Shares the programme of an agreement with a partner in one step from the agreement's own page.
import "@mantine/dates/styles.css";
import { Button, Select } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { IconShare } from "@tabler/icons-react";
import { useState } from "react";
import { Textarea } from "@mantine/core";
import type { PeerView } from "@nhipcau/contract/shapes/connections.ts";
import { call, routes, useCall } from "../../app/api.ts";
import { useText } from "../../app/language.tsx";
import { Empty, Loaded } from "../../app/page-state.tsx";
import { useFormat } from "../../app/use-format.ts";
import { writtenDay } from "../registers/written-day.ts";
import { ActionDialog } from "./action-dialog.tsx";
import { useConnectionMessages } from "./connection-messages.ts";
import classes from "./connections.module.css";
import { useRegisterLabel } from "./use-register-label.ts";

/** The button, for who may offer something to somebody; nothing for anyone else. */
export function ShareAgreement({ agreement }: { readonly agreement: string }) {
  const { sharing } = useConnectionMessages();
  const [isOpen, setOpen] = useState(false);
  const peers = useCall(routes.connections).data?.network?.peers ?? [];
  const offered = peers.filter(({ mayDo }) => mayDo.includes("offer"));
  if (offered.length === 0) return null;
  return (
    <>
      <Button
        className="nc-no-print"
        size="xs"
        variant="default"
        leftSection={<IconShare size={16} stroke={1.8} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {sharing.shareAgreement}
      </Button>
      {isOpen ? <ShareDialog agreement={agreement} peers={offered} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

interface ShareDialogProps {
  readonly agreement: string;
  readonly peers: readonly PeerView[];
  readonly onClose: () => void;
}

function ShareDialog({ agreement, peers, onClose }: ShareDialogProps) {
  const { sharing } = useConnectionMessages();
  const text = useText();
  const [node, setNode] = useState(peers[0]?.node ?? "");
  const [ground, setGround] = useState("");
  const [validUntil, setUntil] = useState<string>();
  const params = { peer: node, agreement };
  const planned = useCall(routes.plannedAgreement, { params }, { enabled: node !== "" });
  const open = planned.data?.registers.filter(({ terms }) => terms !== undefined) ?? [];
  const body = { ground: ground.trim(), ...(validUntil === undefined ? {} : { validUntil }) };
  return (
    <ActionDialog
      title={sharing.shareAgreementTitle}
      lead={sharing.shareAgreementLead}
      submit={sharing.shareAll}
      isReady={open.length > 0 && body.ground !== ""}
      run={() => call(routes.offerAgreement, { params, body })}
      onClose={onClose}
    >
      <Select
        label={sharing.withPeer}
        data={peers.map((peer) => ({ value: peer.node, label: text(peer.name) }))}
        value={node}
        allowDeselect={false}
        onChange={(chosen) => setNode(chosen ?? "")}
      />
      <Loaded query={planned}>
        {({ registers }) => <PlannedRegisters registers={registers} isNothingNew={open.length === 0} />}
      </Loaded>
      <Textarea
        label={sharing.ground}
        description={sharing.groundHelp}
        withAsterisk
        autosize
        minRows={2}
        maxLength={2000}
        value={ground}
        onChange={(event) => setGround(event.currentTarget.value)}
      />
      <DateInput
        label={sharing.validUntil}
        description={sharing.untilHelp}
        valueFormat="DD/MM/YYYY"
        placeholder="dd/mm/yyyy"
        dateParser={writtenDay}
        clearable
        value={validUntil ?? null}
        onChange={(day) => setUntil(day ?? undefined)}
      />
    </ActionDialog>
  );
}

interface PlannedRegistersProps {
  readonly registers: readonly {
    readonly register: string;
    readonly terms?: unknown;
    readonly count?: number;
  }[];
  readonly isNothingNew: boolean;
}

function PlannedRegisters({ registers, isNothingNew }: PlannedRegistersProps) {
  const { sharing } = useConnectionMessages();
  const format = useFormat();
  const labelOf = useRegisterLabel();
  if (isNothingNew) return <Empty>{sharing.nothingToOffer}</Empty>;
  return (
    <ul className={classes.terms}>
      {registers.map(({ register, terms, count }) => (
        <li key={register}>
          {terms === undefined
            ? `${labelOf(register)}: ${sharing.alreadyOpen}`
            : sharing.willOffer(labelOf(register), format.number(count ?? 0))}
        </li>
      ))}
    </ul>
  );
}
