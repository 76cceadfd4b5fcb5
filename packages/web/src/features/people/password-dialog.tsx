// Asks for the present password before something about getting in is changed.
import { PasswordInput } from "@mantine/core";
import { useState } from "react";
import { ActionDialog } from "../connections/action-dialog.tsx";
import { usePeopleMessages } from "./people-messages.ts";

export interface PasswordDialogProps {
  readonly title: string;
  readonly run: (password: string) => Promise<unknown>;
  readonly onClose: () => void;
}

export function PasswordDialog({ title, run, onClose }: PasswordDialogProps) {
  const messages = usePeopleMessages();
  const [password, setPassword] = useState("");
  return (
    <ActionDialog
      title={title}
      lead={messages.typePassword}
      submit={messages.confirm}
      isReady={password !== ""}
      run={() => run(password)}
      onClose={onClose}
    >
      <PasswordInput
        label={messages.presentPassword}
        autoComplete="current-password"
        maxLength={128}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        data-autofocus
      />
    </ActionDialog>
  );
}
