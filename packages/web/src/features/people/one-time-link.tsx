// A one-time link, shown once: the node keeps only what it can be recognised by.
import { Button, CopyButton, Group, Modal, Stack, Text } from "@mantine/core";
import type { Answer } from "../../app/api.ts";
import { useFormat } from "../../app/use-format.ts";
import { usePeopleMessages } from "./people-messages.ts";
import classes from "./people.module.css";

export interface OneTimeLinkProps {
  readonly given: Answer<"invitePerson">;
  readonly onClose: () => void;
}

export function OneTimeLink({ given, onClose }: OneTimeLinkProps) {
  const messages = usePeopleMessages();
  const format = useFormat();
  return (
    <Modal
      opened
      onClose={onClose}
      title={messages.linkOnce}
      size="lg"
      centered
      closeButtonProps={{ "aria-label": messages.close }}
    >
      <Stack gap="md">
        <Text size="sm">
          {messages.inviteHelp} ({messages.expires(format.instant(given.expiresAt))})
        </Text>
        <Text className={classes.secret}>{given.link}</Text>
        <Group justify="flex-end">
          <CopyButton value={given.link}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? messages.copied : messages.copy}
              </Button>
            )}
          </CopyButton>
          <Button onClick={onClose}>{messages.close}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
