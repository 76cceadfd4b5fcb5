// Adds evidence to one's own part: a file is handed in first, and then the record that names it.
import { FileInput, NativeSelect, SegmentedControl, Stack, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { evidenceEndings } from "@nhipcau/domain/evidence/evidence-media.ts";
import { evidenceKinds } from "@nhipcau/registers/cooperation/evidence-kinds.ts";
import { call, routes, useCall, type Answer } from "../../app/api.ts";
import { useText } from "../../app/language.tsx";
import { ActionDialog } from "../connections/action-dialog.tsx";
import { useEvidenceMessages } from "./evidence-messages.ts";
import { useSizeText } from "./use-size-text.ts";

interface AddEvidenceDialogProps {
  readonly part: Answer<"evidence">["parts"][number];
  readonly onClose: () => void;
}

type Way = "file" | "link" | "record";

interface Given {
  readonly way: Way;
  readonly kind: string;
  readonly title: string;
  readonly note: string;
  readonly file: File | null;
  readonly address: string;
}

const nothing: Given = {
  way: "file",
  kind: "issued-document",
  title: "",
  note: "",
  file: null,
  address: "",
};

export function AddEvidenceDialog({ part, onClose }: AddEvidenceDialogProps) {
  const messages = useEvidenceMessages();
  const node = useCall(routes.node);
  const [given, setGiven] = useState<Given>(nothing);
  const change = (more: Partial<Given>): void => setGiven((before) => ({ ...before, ...more }));
  const isGiven = given.way === "file" ? given.file !== null : given.address.trim() !== "";
  return (
    <ActionDialog
      title={messages.add}
      lead={messages.addTo(part.task)}
      submit={messages.save}
      isReady={isGiven && given.title.trim() !== ""}
      run={() => save(part.id, given, node.data?.today ?? "")}
      onClose={onClose}
    >
      <Stack gap="sm">
        <WayChoice given={given} change={change} />
        <WayInput given={given} change={change} />
        <TextInput
          label={messages.name}
          withAsterisk
          maxLength={300}
          value={given.title}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <KindChoice given={given} change={change} />
        <Textarea
          label={messages.note}
          autosize
          minRows={2}
          maxLength={4000}
          value={given.note}
          onChange={(event) => change({ note: event.currentTarget.value })}
        />
      </Stack>
    </ActionDialog>
  );
}

interface ChangeProps {
  readonly given: Given;
  readonly change: (more: Partial<Given>) => void;
}

function WayChoice({ given, change }: ChangeProps) {
  const messages = useEvidenceMessages();
  return (
    <SegmentedControl
      aria-label={messages.what}
      value={given.way}
      onChange={(way) => change({ way: way as Way, address: "" })}
      data={(["file", "link", "record"] as const).map((value) => ({ value, label: messages.ways[value] }))}
    />
  );
}

function WayInput({ given, change }: ChangeProps) {
  const messages = useEvidenceMessages();
  const size = useSizeText();
  if (given.way === "file")
    return (
      <FileInput
        label={messages.file}
        description={messages.fileHelp}
        placeholder={messages.choose}
        withAsterisk
        accept={evidenceEndings.map((ending) => `.${ending}`).join(",")}
        value={given.file}
        valueComponent={({ value }) =>
          value instanceof File ? <>{messages.chosen(value.name, size(value.size))}</> : null
        }
        onChange={(file) =>
          change({
            file,
            ...(file && given.title === "" ? { title: file.name.replace(/\.[^.]+$/u, "") } : {}),
          })
        }
      />
    );
  return (
    <TextInput
      label={given.way === "link" ? messages.link : messages.record}
      description={given.way === "record" ? messages.recordHelp : undefined}
      type={given.way === "link" ? "url" : "text"}
      withAsterisk
      maxLength={given.way === "link" ? 2000 : 110}
      value={given.address}
      onChange={(event) => change({ address: event.currentTarget.value })}
    />
  );
}

function KindChoice({ given, change }: ChangeProps) {
  const messages = useEvidenceMessages();
  const text = useText();
  return (
    <NativeSelect
      label={messages.kind}
      value={given.kind}
      onChange={(event) => change({ kind: event.currentTarget.value })}
      data={Object.entries(evidenceKinds.codes).map(([value, label]) => ({ value, label: text(label) }))}
    />
  );
}

async function save(part: string, given: Given, date: string): Promise<void> {
  const { way, kind, title, note, file, address } = given;
  const what =
    way === "file" && file !== null
      ? await call(routes.handInFile, { query: { name: file.name }, body: file })
      : { [way]: address.trim() };
  const body = {
    part,
    kind,
    title: title.trim(),
    date,
    ...(note.trim() === "" ? {} : { note: note.trim() }),
    ...what,
  };
  await call(routes.createRecord, { params: { register: "evidence-items" }, body: { body } });
}
