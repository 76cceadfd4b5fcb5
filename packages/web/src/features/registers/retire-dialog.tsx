// Asks why before a record is retired; its history stays.
import { Alert, Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { RecordView } from "@nhipcau/contract/shapes/record.ts";
import type { RegisterDescription } from "@nhipcau/registers/declaration/description.ts";
import { call, routes } from "../../app/api.ts";
import { useLanguage } from "../../app/language.tsx";
import { fill } from "../../messages/fill.ts";
import { problemText } from "./problem-text.ts";
import { useRegisterMessages } from "./register-messages.ts";
import { recordsByPage } from "./use-records.ts";

interface RetireDialogProps {
  readonly register: RegisterDescription;
  readonly record: RecordView;
  readonly title: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function RetireDialog({ register, record, title, opened, onClose }: RetireDialogProps) {
  const messages = useRegisterMessages();
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [reason, setReason] = useState("");
  const retire = useMutation({
    mutationFn: () =>
      call(routes.retireRecord, {
        params: { register: register.name, id: record.id },
        query: { reason },
        version: record.version,
      }),
    onSuccess: () => {
      notifications.show({ message: fill(messages.form.retired, { title }) });
      onClose();
      queries.removeQueries({ queryKey: [recordsByPage] });
      return queries.invalidateQueries();
    },
  });
  return (
    <Modal opened={opened} onClose={onClose} title={fill(messages.record.confirmRetire, { title })} centered>
      <Stack>
        <Text size="sm">{messages.record.retireHelp}</Text>
        <Textarea
          label={messages.record.retireReason}
          withAsterisk
          autosize
          minRows={3}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
        {retire.error && (
          <Alert color="gray" role="alert">
            {problemText(retire.error, language, messages.offline)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {messages.record.cancel}
          </Button>
          <Button loading={retire.isPending} disabled={reason.trim() === ""} onClick={() => retire.mutate()}>
            {messages.record.retire}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
