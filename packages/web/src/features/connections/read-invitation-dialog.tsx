// Reads an invitation, shows whom it is from, has the fingerprints compared, and accepts it.
import { Button, FileButton, Group, Stack, Text, Textarea } from "@mantine/core";
import { Modal } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type DragEvent } from "react";
import { call, routes, type Answer } from "../../app/api.ts";
import { useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { ActionDialog, Refusal } from "./action-dialog.tsx";
import { CompareFingerprint } from "./compare-fingerprint.tsx";
import { useConnectionMessages } from "./connection-messages.ts";
import { TakesPlace } from "./takes-place.tsx";
import classes from "./connections.module.css";

interface Read {
  readonly file: string;
  readonly from: Answer<"readInvitation">;
}

export function ReadInvitationDialog({ onClose }: { readonly onClose: () => void }) {
  const [read, setRead] = useState<Read>();
  if (read === undefined) return <ChooseInvitation onRead={setRead} onClose={onClose} />;
  return <AcceptInvitation read={read} onClose={onClose} />;
}

interface ChooseInvitationProps {
  readonly onRead: (read: Read) => void;
  readonly onClose: () => void;
}

function ChooseInvitation({ onRead, onClose }: ChooseInvitationProps) {
  const { connections } = useConnectionMessages();
  const [pasted, setPasted] = useState("");
  const looking = useMutation({
    mutationFn: async (file: string) => ({
      file,
      from: await call(routes.readInvitation, { body: { file } }),
    }),
    onSuccess: onRead,
  });
  const take = (file: File | null | undefined) => {
    if (file) void file.text().then((text) => looking.mutate(text));
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={connections.read}
      size="lg"
      centered
      closeButtonProps={{ "aria-label": connections.close }}
    >
      <Stack gap="md">
        <Text size="sm">{connections.readLead}</Text>
        <DropInvitation onFile={take} />
        <Textarea
          label={connections.paste}
          rows={4}
          value={pasted}
          onChange={(event) => setPasted(event.currentTarget.value)}
        />
        <Refusal error={looking.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {connections.cancel}
          </Button>
          <Button
            disabled={pasted.trim() === ""}
            loading={looking.isPending}
            onClick={() => looking.mutate(pasted.trim())}
          >
            {connections.look}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function DropInvitation({ onFile }: { readonly onFile: (file: File | null | undefined) => void }) {
  const { connections } = useConnectionMessages();
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFile(event.dataTransfer.files[0]);
  };
  return (
    <div
      className={classes.drop}
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Text size="sm" mb="xs">
        {connections.dropHere}
      </Text>
      <FileButton onChange={onFile}>
        {(props) => (
          <Button {...props} variant="default" size="xs">
            {connections.chooseFile}
          </Button>
        )}
      </FileButton>
    </div>
  );
}

interface AcceptInvitationProps {
  readonly read: Read;
  readonly onClose: () => void;
}

function AcceptInvitation({ read: { file, from }, onClose }: AcceptInvitationProps) {
  const { connections } = useConnectionMessages();
  const text = useText();
  const format = useFormat();
  const [isCompared, setCompared] = useState(false);
  const [isPrivate, setPrivate] = useState(false);
  const { node, expires, replaces } = from;
  return (
    <ActionDialog
      title={connections.invitationFrom(text(node.name))}
      lead={
        <>
          {node.localities.map(({ name }) => name).join(", ")} · {node.endpoint}
          <br />
          {connections.goodUntil(format.instant(expires))}
        </>
      }
      submit={connections.accept}
      isReady={isCompared}
      run={() => call(routes.acceptInvitation, { body: { file, privateAddress: isPrivate } })}
      onClose={onClose}
    >
      {replaces === undefined ? null : <TakesPlace lost={replaces} />}
      <CompareFingerprint
        of={text(node.name)}
        fingerprint={node.fingerprint}
        isCompared={isCompared}
        onCompared={setCompared}
        isPrivate={isPrivate}
        onPrivate={setPrivate}
      />
    </ActionDialog>
  );
}
