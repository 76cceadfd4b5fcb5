// What holds a part of one's own up, recorded where the part stands: what it is, since when, who can clear it, until when.
import { NativeSelect, Text, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import type { PartView } from "@nhipcau/contract/shapes/programme.ts";
import { authorityLevels } from "@nhipcau/registers/cooperation/obstacles.ts";
import { useAsOf } from "../../app/as-of.tsx";
import { useText } from "../../app/language.tsx";
import { ReferencePicker } from "../registers/reference-picker.tsx";
import { usePetitionMessages } from "./petition-messages.ts";
import { DayField, StatementDialog } from "./statement-dialog.tsx";
import { stateRecord } from "./state-record.ts";

export interface RecordObstacleDialogProps {
  readonly part: PartView;
  readonly onClose: () => void;
}

const nothing = { title: "", description: "", authority: "", clearableBy: "", dueDate: "" };

export function RecordObstacleDialog({ part, onClose }: RecordObstacleDialogProps) {
  const messages = usePetitionMessages();
  const text = useText();
  const { today = "" } = useAsOf();
  const [said, setSaid] = useState({ ...nothing, since: today });
  const say = (more: Partial<typeof said>): void => setSaid((before) => ({ ...before, ...more }));
  const { title, description, since, authority, clearableBy, dueDate } = said;
  return (
    <StatementDialog
      title={messages.recordObstacle}
      lead={messages.recordObstacleLead(part.task)}
      submit={messages.recordObstacle}
      isReady={title.trim() !== "" && since !== "" && authority !== ""}
      run={() =>
        stateRecord(
          "obstacles",
          { ...said, part: part.id, title: title.trim(), description: description.trim() },
          part,
        )
      }
      onClose={onClose}
    >
      <TextInput
        label={messages.whatHolds}
        required
        maxLength={500}
        value={title}
        onChange={(event) => say({ title: event.currentTarget.value })}
        data-autofocus
      />
      <Textarea
        label={messages.description}
        autosize
        minRows={2}
        maxLength={8000}
        value={description}
        onChange={(event) => say({ description: event.currentTarget.value })}
      />
      <NativeSelect
        label={messages.clearableLevel}
        required
        data={[
          ...(authority === "" ? [{ value: "", label: messages.pickLevel }] : []),
          ...Object.entries(authorityLevels.codes).map(([value, label]) => ({ value, label: text(label) })),
        ]}
        value={authority}
        onChange={(event) => say({ authority: event.currentTarget.value })}
      />
      <ReferencePicker
        register="agencies"
        label={messages.clearableAgency}
        names={{}}
        value={clearableBy === "" ? undefined : clearableBy}
        onChange={(agency) => say({ clearableBy: agency ?? "" })}
      />
      <DayField label={messages.since} value={since} onChange={(day) => say({ since: day })} required />
      <DayField label={messages.dueBy} value={dueDate} onChange={(day) => say({ dueDate: day })} />
      <Text size="xs" c="dimmed">
        {messages.recordObstacleNext}
      </Text>
    </StatementDialog>
  );
}
