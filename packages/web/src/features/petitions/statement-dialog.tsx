// One dialog for whatever a side states: what it means, its fields, and the refusal if there is one. What was written stays
// when it is refused.
import "@mantine/dates/styles.css";
import "dayjs/locale/vi";
import { Alert, Button, Group, Modal, NativeSelect, Stack, Text } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Named } from "@nhipcau/contract/shapes/text-shape.ts";
import { OfflineError } from "../../app/api.ts";
import { useLanguage } from "../../app/language.tsx";
import { problemSentences } from "../../app/problem-sentences.ts";
import { usePetitionMessages } from "./petition-messages.ts";
import classes from "./petitions.module.css";

export interface StatementDialogProps {
  readonly title: string;
  readonly lead: ReactNode;
  readonly submit: string;
  readonly isReady?: boolean;
  /** States it; the dialog closes when it is done. */
  readonly run: () => Promise<unknown>;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

export function StatementDialog(props: StatementDialogProps) {
  const { title, lead, submit, isReady = true, run, onClose, children } = props;
  const messages = usePetitionMessages();
  const queries = useQueryClient();
  const stating = useMutation({
    mutationFn: run,
    onSuccess: async () => {
      await queries.invalidateQueries();
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="lg"
      centered
      closeButtonProps={{ "aria-label": messages.close }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) stating.mutate();
        }}
      >
        <Stack gap="md">
          <Text size="sm">{lead}</Text>
          {children}
          <Refused error={stating.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {messages.cancel}
            </Button>
            <Button type="submit" disabled={!isReady} loading={stating.isPending}>
              {submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Why it was refused, each reason a line; nothing without an error. */
export function Refused({ error }: { readonly error: unknown }) {
  const messages = usePetitionMessages();
  const { language } = useLanguage();
  if (error === null || error === undefined) return null;
  const sentences = error instanceof OfflineError ? [messages.offline] : problemSentences(error, language);
  return (
    <Alert color="yellow" role="alert" title={messages.failed} classNames={{ title: classes.alertTitle }}>
      {sentences.map((sentence) => (
        <div key={sentence}>{sentence}</div>
      ))}
    </Alert>
  );
}

export interface DayFieldProps {
  readonly label: string;
  readonly description?: string;
  /** ISO, or empty. */
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly required?: boolean;
}

export function DayField({ label, description, value, onChange, required = false }: DayFieldProps) {
  const { language } = useLanguage();
  const { clearDay } = usePetitionMessages();
  return (
    <DateInput
      label={label}
      description={description}
      locale={language}
      valueFormat="DD/MM/YYYY"
      clearable={!required}
      clearButtonProps={{ "aria-label": clearDay }}
      required={required}
      value={value === "" ? null : value}
      onChange={(day) => onChange(day ?? "")}
    />
  );
}

export interface AgencyFieldProps {
  readonly label: string;
  readonly agencies: readonly Named[];
  readonly value: string;
  readonly onChange: (agency: string) => void;
}

export function AgencyField({ label, agencies, value, onChange }: AgencyFieldProps) {
  const messages = usePetitionMessages();
  const isChosen = agencies.some(({ id }) => id === value);
  return (
    <NativeSelect
      label={label}
      required
      data={[
        ...(isChosen ? [] : [{ value: "", label: messages.pickAgency }]),
        ...agencies.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
