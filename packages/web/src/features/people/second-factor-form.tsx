// The second step of signing in: a code of the app, or a backup code when the phone is lost.
import { Anchor, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call, routes } from "../../app/api.ts";
import { Refusal } from "../connections/action-dialog.tsx";
import { usePeopleMessages } from "./people-messages.ts";
import { useSignedIn } from "./use-signed-in.ts";

export function SecondFactorForm({ onStartOver }: { readonly onStartOver: () => void }) {
  const messages = usePeopleMessages();
  const signedIn = useSignedIn();
  const [kind, setKind] = useState<"app" | "backup">("app");
  const [code, setCode] = useState("");
  const signing = useMutation({
    mutationFn: () => call(routes.signInSecondFactor, { body: { code, kind } }),
    onSuccess: signedIn,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        signing.mutate();
      }}
    >
      <Stack gap="md">
        <Text size="sm">{kind === "app" ? messages.secondFactorHelp : messages.backupHelp}</Text>
        <TextInput
          key={kind}
          label={messages.code}
          autoComplete="one-time-code"
          inputMode={kind === "app" ? "numeric" : "text"}
          required
          withAsterisk={false}
          minLength={4}
          maxLength={40}
          autoFocus
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Refusal error={signing.error} />
        <Button type="submit" loading={signing.isPending}>
          {messages.signIn}
        </Button>
        <Group justify="space-between">
          <Anchor
            component="button"
            type="button"
            size="sm"
            onClick={() => {
              setCode("");
              setKind(kind === "app" ? "backup" : "app");
            }}
          >
            {kind === "app" ? messages.useBackup : messages.useApp}
          </Anchor>
          <Anchor component="button" type="button" size="sm" onClick={onStartOver}>
            {messages.startOver}
          </Anchor>
        </Group>
      </Stack>
    </form>
  );
}
