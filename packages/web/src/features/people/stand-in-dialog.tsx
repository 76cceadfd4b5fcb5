// Having somebody act under another's assignment for some days, on a ground.
import "@mantine/dates/styles.css";
import { NativeSelect, SimpleGrid, Textarea } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { useState } from "react";
import type { PersonView } from "@nhipcau/contract/shapes/people.ts";
import { call, routes } from "../../app/api.ts";
import { useLanguage } from "../../app/language.tsx";
import { ActionDialog } from "../connections/action-dialog.tsx";
import { usePeopleMessages } from "./people-messages.ts";
import { useStandingText } from "./standing-text.ts";

export interface StandInDialogProps {
  readonly person: PersonView;
  readonly everybody: readonly PersonView[];
  readonly onClose: () => void;
}

export function StandInDialog({ person, everybody, onClose }: StandInDialogProps) {
  const messages = usePeopleMessages();
  const text = useStandingText();
  const { language } = useLanguage();
  const [assignment, setAssignment] = useState("");
  const [until, setUntil] = useState<string | null>(null);
  const [ground, setGround] = useState("");
  const choices = everybody
    .filter(({ id }) => id !== person.id)
    .flatMap(({ name, assignments }) =>
      assignments
        .filter(({ endedAt, role }) => endedAt === undefined && role !== "administrator")
        .map((one) => ({ value: one.id, label: `${name} · ${text(one)}` })),
    );
  return (
    <ActionDialog
      title={messages.standInTitle(person.name)}
      lead={null}
      submit={messages.standIn}
      isReady={assignment !== "" && until !== null && ground.trim() !== ""}
      run={() =>
        call(routes.standIn, {
          params: { person: person.id },
          body: { assignment, until: until ?? "", ground: ground.trim() },
        })
      }
      onClose={onClose}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NativeSelect
          label={messages.standInOf}
          value={assignment}
          data={[{ value: "", label: "" }, ...choices]}
          onChange={(event) => setAssignment(event.currentTarget.value)}
          data-autofocus
        />
        <DateInput
          label={messages.until}
          locale={language}
          valueFormat="DD/MM/YYYY"
          value={until}
          onChange={setUntil}
        />
      </SimpleGrid>
      <Textarea
        label={messages.ground}
        autosize
        minRows={2}
        maxLength={500}
        value={ground}
        onChange={(event) => setGround(event.currentTarget.value)}
      />
    </ActionDialog>
  );
}
