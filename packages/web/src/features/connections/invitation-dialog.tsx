// Makes an invitation, to be taken away as a file or as text.
import { Button, CopyButton, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { IconCheck, IconCopy, IconDownload } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { PeerView } from "@nhipcau/contract/shapes/connections.ts";
import { call, routes, type Answer } from "../../app/api.ts";
import { useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { saveFile } from "../review/save-file.ts";
import { Refusal } from "./action-dialog.tsx";
import { useConnectionMessages } from "./connection-messages.ts";

export interface InvitationDialogProps {
  /** The node whose key is lost, which the invited one takes the place of. */
  readonly replaces?: PeerView;
  readonly onClose: () => void;
}

export function InvitationDialog({ replaces, onClose }: InvitationDialogProps) {
  const { connections } = useConnectionMessages();
  const text = useText();
  const queries = useQueryClient();
  const making = useMutation({
    mutationFn: () =>
      call(routes.invitePeer, { body: replaces === undefined ? {} : { replaces: replaces.node } }),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={connections.invite}
      size="lg"
      centered
      closeButtonProps={{ "aria-label": connections.close }}
    >
      <Stack gap="md">
        <Text size="sm">{connections.inviteLead}</Text>
        {replaces === undefined ? null : (
          <Text size="sm" fw={600}>
            {connections.inviteReplaces(text(replaces.name))}
          </Text>
        )}
        <Refusal error={making.error} />
        {making.data === undefined ? (
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {connections.cancel}
            </Button>
            <Button loading={making.isPending} onClick={() => making.mutate()}>
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
