// Asks a partner for data in writing: which register, what of it, what for, on what ground, and until when to answer.
import "@mantine/dates/styles.css";
import { Select, Textarea } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { useState } from "react";
import type { PeerView } from "@nhipcau/contract/shapes/connections.ts";
import { call, routes } from "../../app/api.ts";
import { useText } from "../../app/language.tsx";
import { useRegisters } from "../registers/use-register.ts";
import { writtenDay } from "../registers/written-day.ts";
import { ActionDialog } from "./action-dialog.tsx";
import { useConnectionMessages } from "./connection-messages.ts";

export interface RequestDataDialogProps {
  readonly peer: PeerView;
  readonly onClose: () => void;
}

const nothing = { register: "", wanted: "", purpose: "", ground: "", answerBy: "" };

export function RequestDataDialog({ peer, onClose }: RequestDataDialogProps) {
  const { sharing } = useConnectionMessages();
  const text = useText();
  const { data } = useRegisters();
  const [asked, setAsked] = useState(nothing);
  const change = (changes: Partial<typeof nothing>) => setAsked((before) => ({ ...before, ...changes }));
  const isReady = Object.values(asked).every((value) => value.trim() !== "");
  const choices = (data?.registers ?? []).map(({ description: { name, label } }) => ({
    value: name,
    label: text(label),
  }));
  const area = (name: "wanted" | "purpose" | "ground", label: string, description: string) => (
    <Textarea
      label={label}
      description={description}
      withAsterisk
      autosize
      minRows={2}
      maxLength={2000}
      value={asked[name]}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <ActionDialog
      title={sharing.requestTitle(text(peer.name))}
      lead={sharing.requestLead}
      submit={sharing.sendRequest}
      isReady={isReady}
      run={() => call(routes.requestData, { params: { peer: peer.node }, body: asked })}
      onClose={onClose}
    >
      <Select
        label={sharing.steps.register}
        placeholder={sharing.chooseRegister}
        withAsterisk
        searchable
        data={choices}
        value={asked.register === "" ? null : asked.register}
        onChange={(register) => change({ register: register ?? "" })}
      />
      {area("wanted", sharing.wanted, sharing.wantedHelp)}
      {area("purpose", sharing.purpose, sharing.purposeHelp)}
      {area("ground", sharing.ground, sharing.groundHelp)}
      <DateInput
        label={sharing.answerBy}
        withAsterisk
        valueFormat="DD/MM/YYYY"
        placeholder="dd/mm/yyyy"
        dateParser={writtenDay}
        value={asked.answerBy === "" ? null : asked.answerBy}
        onChange={(day) => change({ answerBy: day ?? "" })}
      />
    </ActionDialog>
  );
}
