// An outcome written down while it is said: what, of which kind, whose it is, until when. Ctrl+Enter saves.
import "@mantine/dates/styles.css";
import "dayjs/locale/vi";
import { Button, Group, NativeSelect, Stack, Textarea } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ConferenceView } from "@nhipcau/contract/shapes/conference.ts";
import { parseIsoDate } from "@nhipcau/domain/calendar-date.ts";
import { call, routes } from "../../app/api.ts";
import { useLanguage } from "../../app/language.tsx";
import { Refusal } from "../connections/action-dialog.tsx";
import { useReviewMessages } from "../reviews/review-messages.ts";

const kinds = ["decision", "commitment", "petition", "carried-over"] as const;

export interface CaptureFormProps {
  readonly conference: ConferenceView;
  readonly onDone: () => void;
}

export function CaptureForm({ conference, onDone }: CaptureFormProps) {
  const { conference: words, reviews } = useReviewMessages();
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [text, setText] = useState("");
  const [kind, setKind] = useState<(typeof kinds)[number]>("decision");
  const [agendaItem, setAgendaItem] = useState(conference.current?.item ?? "");
  const [responsible, setResponsible] = useState("");
  const [dueDate, setDueDate] = useState<string>();
  const saving = useMutation({
    mutationFn: () =>
      call(routes.captureOutcome, {
        params: { id: conference.id },
        body: {
          kind,
          text: text.trim(),
          ...(agendaItem === "" ? {} : { agendaItem }),
          ...(responsible === "" ? {} : { responsible }),
          ...(dueDate === undefined ? {} : { dueDate }),
        },
      }),
    onSuccess: () => {
      onDone();
      return queries.invalidateQueries();
    },
  });
  const isReady = text.trim() !== "" && !saving.isPending;
  return (
    <Stack gap="sm">
      <Textarea
        label={words.captureText}
        withAsterisk
        autosize
        minRows={2}
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && event.ctrlKey && isReady) saving.mutate();
        }}
        data-autofocus
        autoFocus
      />
      <Group grow align="flex-end" preventGrowOverflow={false}>
        <NativeSelect
          label={words.captureKind}
          value={kind}
          data={kinds.map((value) => ({ value, label: words.kinds[value] }))}
          onChange={(event) => {
            const chosen = kinds.find((one) => one === event.currentTarget.value);
            if (chosen) setKind(chosen);
          }}
        />
        <NativeSelect
          label={words.responsible}
          value={responsible}
          data={[
            { value: "", label: words.anyone },
            ...conference.parties.map(({ party }) => ({ value: party.id, label: party.name })),
          ]}
          onChange={(event) => setResponsible(event.currentTarget.value)}
        />
        <DateInput
          label={words.due}
          locale={language}
          valueFormat="DD/MM/YYYY"
          clearable
          value={dueDate ?? null}
          onChange={(day) => setDueDate(parseIsoDate(day ?? ""))}
        />
      </Group>
      <NativeSelect
        label={words.agenda}
        value={agendaItem}
        data={[
          { value: "", label: "—" },
          ...conference.agenda.map(({ id, position, title }) => ({
            value: id,
            label: `${position}. ${title}`,
          })),
        ]}
        onChange={(event) => setAgendaItem(event.currentTarget.value)}
      />
      <Refusal error={saving.error} />
      <Group>
        <Button disabled={!isReady} loading={saving.isPending} onClick={() => saving.mutate()}>
          {words.save}
        </Button>
        <Button variant="default" onClick={onDone}>
          {reviews.cancel}
        </Button>
      </Group>
    </Stack>
  );
}
