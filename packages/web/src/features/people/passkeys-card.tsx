// The passkeys of one's account.
import { Alert, Button, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call, routes, type Answer } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { useFormat } from "../../app/use-format.ts";
import { Refusal } from "../connections/action-dialog.tsx";
import { knowsPasskeys, makePasskey } from "./passkey.ts";
import { usePeopleMessages } from "./people-messages.ts";
import classes from "./people.module.css";

export function PasskeysCard({ passkeys }: Pick<Answer<"ownAccount">, "passkeys">) {
  const messages = usePeopleMessages();
  const format = useFormat();
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const adding = useMutation({
    mutationFn: async () => {
      const response = await makePasskey(await call(routes.startPasskey));
      if (response === undefined) return false;
      await call(routes.addPasskey, { body: { name: name.trim(), response } });
      return true;
    },
    onSuccess: (isAdded) => {
      if (isAdded) setName("");
      return queries.invalidateQueries();
    },
  });
  const removing = useMutation({
    mutationFn: (id: string) => call(routes.removePasskey, { params: { id } }),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <Card title={messages.passkeys}>
      <Stack gap="sm">
        <Text size="sm">{messages.passkeysHelp}</Text>
        {passkeys.length === 0 ? (
          <Text size="sm" c="dimmed">
            {messages.noPasskeys}
          </Text>
        ) : (
          <ul className={classes.rows}>
            {passkeys.map((passkey) => (
              <li key={passkey.id} className={classes.row}>
                <span className={classes.who}>
                  <strong>{passkey.name ?? messages.unnamed}</strong>
                  {passkey.addedAt === undefined ? null : <small>{format.instant(passkey.addedAt)}</small>}
                </span>
                <Button
                  variant="default"
                  size="xs"
                  aria-label={messages.removeOf(passkey.name ?? messages.unnamed)}
                  onClick={() => removing.mutate(passkey.id)}
                >
                  {messages.remove}
                </Button>
              </li>
            ))}
          </ul>
        )}
        {adding.data === false ? (
          <Alert color="yellow" role="alert">
            {messages.passkeyFailed}
          </Alert>
        ) : null}
        <Refusal error={adding.error ?? removing.error} />
        {knowsPasskeys() ? (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              adding.mutate();
            }}
          >
            <Stack gap="sm">
              <TextInput
                label={messages.passkeyName}
                required
                withAsterisk={false}
                maxLength={60}
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <Button type="submit" variant="default" loading={adding.isPending}>
                {messages.addPasskey}
              </Button>
            </Stack>
          </form>
        ) : null}
      </Stack>
    </Card>
  );
}
