// Setting the app up: its secret as a picture and as text, and a first code that proves it took it.
import { Button, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call, routes } from "../../app/api.ts";
import { QrCode } from "../../app/qr-code.tsx";
import { Refusal } from "../connections/action-dialog.tsx";
import { usePeopleMessages } from "./people-messages.ts";
import classes from "./people.module.css";

export interface SecondFactorSetupProps {
  readonly uri: string;
  readonly onDone: () => void;
}

export function SecondFactorSetup({ uri, onDone }: SecondFactorSetupProps) {
  const messages = usePeopleMessages();
  const queries = useQueryClient();
  const [code, setCode] = useState("");
  const confirming = useMutation({
    mutationFn: () => call(routes.confirmSecondFactor, { body: { code } }),
    onSuccess: () => {
      onDone();
      return queries.invalidateQueries();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        confirming.mutate();
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{messages.factorScan}</Text>
        <QrCode text={uri} label={messages.qr} className={classes.qr} />
        <Text size="sm">
          {messages.factorManual}:{" "}
          <span className={classes.secret}>{new URL(uri).searchParams.get("secret")}</span>
        </Text>
        <TextInput
          label={messages.code}
          autoComplete="one-time-code"
          inputMode="numeric"
          required
          withAsterisk={false}
          minLength={6}
          maxLength={10}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Refusal error={confirming.error} />
        <Button type="submit" loading={confirming.isPending}>
          {messages.confirm}
        </Button>
      </Stack>
    </form>
  );
}
