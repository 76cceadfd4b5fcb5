// Makes an invitation, to be taken away as a file or as text.
import { Button, Checkbox, CopyButton, Group, Modal, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { IconCheck, IconCopy, IconDownload } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { PeerView } from "@nhipcau/contract/shapes/connections.ts";
import { call, routes, type Answer } from "../../app/api.ts";
import { useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { saveFile } from "../review/save-file.ts";
import { Refusal } from "./action-dialog.tsx";
import { useConnectionMessages } from "./connection-messages.ts";
import { Consequences } from "./consequences.tsx";

export interface InvitationDialogProps {
  /** The node whose key is lost, which the invited one takes the place of. */
  readonly replaces?: PeerView;
  readonly onClose: () => void;
}

export function InvitationDialog({ replaces, onClose }: InvitationDialogProps) {
  const { connections, succession } = useConnectionMessages();
  const text = useText();
  const queries = useQueryClient();
  const [lost, setLost] = useState<string>();
  const named = replaces?.node ?? lost?.trim().toLowerCase();
  const making = useMutation({
    mutationFn: () => call(routes.invitePeer, { body: named === undefined ? {} : { replaces: named } }),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={replaces === undefined ? connections.invite : succession.replaceTitle(text(replaces.name))}
      size="lg"
      centered
      closeButtonProps={{ "aria-label": connections.close }}
    >
      <Stack gap="md">
        {replaces === undefined ? (
          <>
            <Text size="sm">{connections.inviteLead}</Text>
            <LostNode value={lost} onChange={setLost} isFixed={making.data !== undefined} />
          </>
        ) : (
          <Replacing name={text(replaces.name)} />
        )}
        <Refusal error={making.error} />
        {making.data === undefined ? (
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {connections.cancel}
            </Button>
            <Button
              disabled={named !== undefined && !/^[0-9a-f-]{36}$/u.test(named)}
              loading={making.isPending}
              onClick={() => making.mutate()}
            >
              {connections.makeInvitation}
            </Button>
          </Group>
        ) : (
          <Ready invitation={making.data} />
        )}
      </Stack>
    </Modal>
  );
}

function Replacing({ name }: { readonly name: string }) {
  const { succession } = useConnectionMessages();
  return (
    <>
      <Text size="sm">{succession.replaceLead(name)}</Text>
      <Consequences title={succession.steps} lines={succession.replaceSteps} isOrdered />
      <Consequences title={succession.whatHappens} lines={succession.replaceEffects(name)} />
    </>
  );
}

interface LostNodeProps {
  /** The id that was typed; undefined when nobody is replaced. */
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  readonly isFixed: boolean;
}

function LostNode({ value, onChange, isFixed }: LostNodeProps) {
  const { succession } = useConnectionMessages();
  return (
    <>
      <Checkbox
        label={succession.newInstead}
        checked={value !== undefined}
        disabled={isFixed}
        onChange={(event) => onChange(event.currentTarget.checked ? "" : undefined)}
      />
      {value === undefined ? null : (
        <TextInput
          label={succession.lostNode}
          description={succession.lostNodeHelp}
          withAsterisk
          readOnly={isFixed}
          maxLength={36}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </>
  );
}

function Ready({ invitation }: { readonly invitation: Answer<"invitePeer"> }) {
  const { connections } = useConnectionMessages();
  const format = useFormat();
  const { file, fileName, expires } = invitation;
  return (
    <>
      <Text role="status">{connections.invitationReady(format.instant(expires))}</Text>
      <Group>
        <Button
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => saveFile(new Blob([file], { type: "application/json" }), fileName)}
        >
          {connections.download}
        </Button>
        <CopyButton value={file}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
              onClick={copy}
            >
              {copied ? connections.copied : connections.copy}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Textarea
        label={connections.invitationText}
        value={file}
        readOnly
        rows={4}
        styles={{ input: { fontFamily: "monospace", fontSize: "0.75rem" } }}
      />
      <Text size="sm" c="dimmed">
        {connections.invitationSecret}
      </Text>
    </>
  );
}
