// The predecessor's step of a hand-over: which localities, from when, what it means, and what is still missing.
import "@mantine/dates/styles.css";
import { Anchor, Checkbox, Group, Text } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { PeerView } from "@nhipcau/contract/shapes/connections.ts";
import { call, routes } from "../../app/api.ts";
import { useText } from "../../app/language.tsx";
import { writtenDay } from "../registers/written-day.ts";
import { ActionDialog } from "./action-dialog.tsx";
import { useConnectionMessages } from "./connection-messages.ts";
import { Consequences } from "./consequences.tsx";
import { useConnections } from "./use-connections.ts";

export interface HandOverDialogProps {
  readonly peer: PeerView;
  readonly onClose: () => void;
}

export function HandOverDialog({ peer, onClose }: HandOverDialogProps) {
  const { succession } = useConnectionMessages();
  const text = useText();
  const own = useConnections().data?.node.localities ?? [];
  const [localities, setLocalities] = useState<string[]>([]);
  const [day, setDay] = useState("");
  const name = text(peer.name);
  return (
    <ActionDialog
      title={succession.handOverTitle(name)}
      lead={succession.handOverLead}
      submit={succession.propose}
      isReady={localities.length > 0 && day !== ""}
      run={() => call(routes.proposeHandOver, { params: { peer: peer.node }, body: { localities, day } })}
      onClose={onClose}
    >
      <Checkbox.Group
        label={succession.handOverLocalities}
        description={succession.handOverLocalitiesHelp}
        withAsterisk
        value={localities}
        onChange={setLocalities}
      >
        <Group mt="xs">
          {own.map(({ id, name: label }) => (
            <Checkbox key={id} value={id} label={label} />
          ))}
        </Group>
      </Checkbox.Group>
      <DateInput
        label={succession.handOverDay}
        description={succession.handOverDayHelp}
        withAsterisk
        valueFormat="DD/MM/YYYY"
        placeholder="dd/mm/yyyy"
        dateParser={writtenDay}
        value={day === "" ? null : day}
        onChange={(chosen) => setDay(chosen ?? "")}
      />
      <Consequences title={succession.whatHappens} lines={succession.handOverEffects(name)} />
      <Text size="sm">
        {succession.handOverNeeds}{" "}
        <Anchor
          inherit
          underline="always"
          renderRoot={(props) => <Link {...props} to="/ket-noi/chia-se-moi" search={{ peer: peer.node }} />}
        >
          {succession.shareWhole}
        </Anchor>
      </Text>
    </ActionDialog>
  );
}
