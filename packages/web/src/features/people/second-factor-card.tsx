// The second factor of one's account: turned on with the password and a first code, turned off with the password.
import { Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { call, routes } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { BackupCodes } from "./backup-codes.tsx";
import { PasswordDialog } from "./password-dialog.tsx";
import { usePeopleMessages } from "./people-messages.ts";
import { SecondFactorSetup } from "./second-factor-setup.tsx";

type Asking = "start" | "end" | "renew";

export function SecondFactorCard({ isOn }: { readonly isOn: boolean }) {
  const messages = usePeopleMessages();
  const [asking, setAsking] = useState<Asking>();
  const [setup, setSetup] = useState<{ readonly uri: string; readonly backupCodes: readonly string[] }>();
  const [codes, setCodes] = useState<readonly string[]>();
  const run: Readonly<Record<Asking, (password: string) => Promise<unknown>>> = {
    start: async (password) => setSetup(await call(routes.startSecondFactor, { body: { password } })),
    end: (password) => call(routes.endSecondFactor, { body: { password } }),
    renew: async (password) =>
      setCodes((await call(routes.renewBackupCodes, { body: { password } })).backupCodes),
  };
  const titles = {
    start: messages.factorStart,
    end: messages.factorEndTitle,
    renew: messages.backupRenew,
  } as const;
  return (
    <Card title={messages.secondFactor}>
      <Stack gap="sm">
        <Text size="sm">{isOn ? messages.factorOn : messages.factorOff}</Text>
        {setup && !isOn ? (
          <SecondFactorSetup uri={setup.uri} onDone={() => setCodes(setup.backupCodes)} />
        ) : null}
        {codes ? <BackupCodes codes={codes} /> : null}
        {isOn ? (
          <Group gap="xs">
            <Button variant="default" onClick={() => setAsking("renew")}>
              {messages.backupRenew}
            </Button>
            <Button variant="default" onClick={() => setAsking("end")}>
              {messages.factorEnd}
            </Button>
          </Group>
        ) : setup ? null : (
          <Button onClick={() => setAsking("start")}>{messages.factorStart}</Button>
        )}
      </Stack>
      {asking === undefined ? null : (
        <PasswordDialog title={titles[asking]} run={run[asking]} onClose={() => setAsking(undefined)} />
      )}
    </Card>
  );
}
