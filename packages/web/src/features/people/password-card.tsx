// Changing one's password; every other session ends with it.
import { Alert, Button, PasswordInput, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call, routes } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { Refusal } from "../connections/action-dialog.tsx";
import { usePeopleMessages } from "./people-messages.ts";

export function PasswordCard() {
  const messages = usePeopleMessages();
  const queries = useQueryClient();
  const [present, setPresent] = useState("");
  const [password, setPassword] = useState("");
  const changing = useMutation({
    mutationFn: () => call(routes.changePassword, { body: { present, password } }),
    onSuccess: () => {
      setPresent("");
      setPassword("");
      return queries.invalidateQueries();
    },
  });
  return (
    <Card title={messages.password}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          changing.mutate();
        }}
      >
        <Stack gap="sm">
          <PasswordInput
            label={messages.presentPassword}
            autoComplete="current-password"
            required
            withAsterisk={false}
            maxLength={128}
            value={present}
            onChange={(event) => setPresent(event.currentTarget.value)}
          />
          <PasswordInput
            label={messages.newPassword}
            description={messages.passwordHelp}
            autoComplete="new-password"
            required
            withAsterisk={false}
            maxLength={128}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Refusal error={changing.error} />
          {changing.isSuccess ? (
            <Alert color="green" role="status">
              {messages.passwordChanged}
            </Alert>
          ) : null}
          <Button type="submit" variant="default" loading={changing.isPending}>
            {messages.changePassword}
          </Button>
        </Stack>
      </form>
    </Card>
  );
}
