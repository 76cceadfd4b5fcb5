// One dialog for everything that is said or done for good: what it means, what it needs, the refusal if there is one.
import { Alert, Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useLanguage } from "../../app/language.tsx";
import { problemSentences } from "../../app/problem-sentences.ts";
import { useConnectionMessages } from "./connection-messages.ts";

export interface ActionDialogProps {
  readonly title: string;
  readonly lead: ReactNode;
  readonly submit: string;
  readonly isReady?: boolean;
  /** Does it; the dialog closes when it is done. */
  readonly run: () => Promise<unknown>;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

export function ActionDialog(props: ActionDialogProps) {
  const { title, lead, submit, isReady = true, run, onClose, children } = props;
  const { connections } = useConnectionMessages();
  const queries = useQueryClient();
  const doing = useMutation({
    mutationFn: run,
    onSuccess: () => {
      onClose();
      return queries.invalidateQueries();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="lg"
      centered
      closeButtonProps={{ "aria-label": connections.close }}
    >
      <Stack gap="md">
        <Text size="sm" component="div">
          {lead}
        </Text>
        {children}
        <Refusal error={doing.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {connections.cancel}
          </Button>
          <Button disabled={!isReady} loading={doing.isPending} onClick={() => doing.mutate()}>
            {submit}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** What the node said no to, in the reader's language; nothing without an error. */
export function Refusal({ error }: { readonly error: unknown }) {
  const { connections } = useConnectionMessages();
  const { language } = useLanguage();
  if (error === null || error === undefined) return null;
  return (
    <Alert
      color="yellow"
      role="alert"
      title={connections.failed}
      styles={{ title: { color: "var(--mantine-color-text)" } }}
    >
      {problemSentences(error, language).join(" ")}
    </Alert>
  );
}

export interface GroundDialogProps extends Omit<ActionDialogProps, "run" | "isReady" | "children"> {
  readonly label?: string;
  readonly run: (ground: string) => Promise<unknown>;
}

/** The same with a ground in writing, without which it cannot be done. */
export function GroundDialog({ label, run, ...shown }: GroundDialogProps) {
  const { connections } = useConnectionMessages();
  const [ground, setGround] = useState("");
  return (
    <ActionDialog {...shown} isReady={ground.trim() !== ""} run={() => run(ground.trim())}>
      <Textarea
        label={label ?? connections.ground}
        description={connections.groundHelp}
        withAsterisk
        autosize
        minRows={3}
        maxLength={2000}
        value={ground}
        onChange={(event) => setGround(event.currentTarget.value)}
        data-autofocus
      />
    </ActionDialog>
  );
}
