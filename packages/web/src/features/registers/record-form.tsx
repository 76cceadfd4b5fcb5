// The form of a record: a control for every declared field, the draft, the refusals at their fields.
import { Alert, Anchor, Button, Group, Stack, Text, Textarea, Title } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { useDocumentTitle } from "@mantine/hooks";
import { Link } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import type { RecordView } from "@nhipcau/contract/shapes/record.ts";
import type { RegisterDescription } from "@nhipcau/registers/declaration/description.ts";
import { useLanguage, useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { fill } from "../../messages/fill.ts";
import { ConflictView } from "./conflict-view.tsx";
import { FieldInput } from "./field-input.tsx";
import type { Names } from "./field-text.ts";
import { problemText } from "./problem-text.ts";
import { originFields } from "./record-fields.tsx";
import { useRegisterMessages } from "./register-messages.ts";
import { useRecordForm } from "./use-record-form.ts";
import { titleOf } from "./use-register.ts";
import { writtenDay } from "./written-day.ts";
import classes from "./registers.module.css";

interface RecordFormProps {
  readonly register: RegisterDescription;
  readonly record: RecordView | undefined;
  readonly names: Names;
  readonly onSaved: (saved: RecordView) => void;
}

export function RecordForm({ register, record, names, onSaved }: RecordFormProps) {
  const form = useRecordForm(register, record, onSaved);
  const title = useFormTitle(register, record);
  const [reason, setReason] = useState("");
  const [holdsFrom, setHoldsFrom] = useState<string>();
  if (form.conflict) {
    return (
      <ConflictView
        register={register}
        base={form.start.base ?? {}}
        yours={form.values}
        current={form.conflict}
        given={form.start.version}
        names={names}
        onResolve={form.resolve}
      />
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = form.submit({ reason, holdsFrom });
    if (missing !== undefined) document.querySelector<HTMLElement>(`#field-${missing}`)?.focus();
  };
  return (
    <form onSubmit={submit} noValidate style={{ maxWidth: 860 }}>
      <Stack gap="md">
        <Title order={1}>{title}</Title>
        <FormNotes form={form} />
        <section className={classes.panel}>
          <FieldInputs register={register} names={names} form={form} part="content" />
        </section>
        <section className={classes.panel}>
          <FieldInputs register={register} names={names} form={form} part="origin" />
        </section>
        <section className={classes.panel}>
          <SaveExtrasInputs
            isNew={record === undefined}
            reason={reason}
            onReason={setReason}
            holdsFrom={holdsFrom}
            onHoldsFrom={setHoldsFrom}
          />
        </section>
        <ChecksList register={register} />
        <FormButtons register={register} record={record} isSaving={form.isSaving} />
      </Stack>
    </form>
  );
}

type Form = ReturnType<typeof useRecordForm>;

function FormNotes({ form }: { readonly form: Form }) {
  const messages = useRegisterMessages();
  const { language } = useLanguage();
  const { instant } = useFormat();
  const problems = Object.keys(form.sentences).length;
  const general = form.sentences[""];
  return (
    <>
      {form.draft && (
        <Alert color="sea" variant="light" py={8}>
          <Group justify="space-between" gap="xs">
            <Text size="sm">
              {fill(messages.form.draft, { when: instant(form.draft.writtenAt) })}
              {form.draftIsOlder && ` ${messages.form.draftOlder}`}
            </Text>
            <Button variant="subtle" size="compact-sm" onClick={form.dropDraft}>
              {messages.form.dropDraft}
            </Button>
          </Group>
        </Alert>
      )}
      {(problems > 0 || form.error) && (
        <Alert
          color="red"
          variant="light"
          role="alert"
          title={fill(messages.form.problems, { n: problems || 1 })}
        >
          {form.error ? problemText(form.error, language, messages.offline) : general}
        </Alert>
      )}
      <Text size="sm" c="dimmed">
        {messages.form.required} {messages.form.leave}
      </Text>
    </>
  );
}

interface FieldInputsProps {
  readonly register: RegisterDescription;
  readonly names: Names;
  readonly form: Form;
  readonly part: "content" | "origin";
}

function FieldInputs({ register, names, form, part }: FieldInputsProps) {
  const fields = register.fields.filter(({ name }) => originFields.has(name) === (part === "origin"));
  return (
    <Stack gap="md">
      {fields.map((field) => (
        <FieldInput
          key={field.name}
          field={field}
          value={form.values[field.name]}
          names={names}
          error={form.sentences[field.name]}
          onChange={(value) => form.set(field.name, value)}
        />
      ))}
    </Stack>
  );
}

interface SaveExtrasInputsProps {
  readonly isNew: boolean;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly holdsFrom: string | undefined;
  readonly onHoldsFrom: (day: string | undefined) => void;
}

function SaveExtrasInputs({ isNew, reason, onReason, holdsFrom, onHoldsFrom }: SaveExtrasInputsProps) {
  const { form } = useRegisterMessages();
  return (
    <Stack gap="md">
      {!isNew && (
        <Textarea
          label={form.reason}
          description={form.reasonHelp}
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => onReason(event.currentTarget.value)}
        />
      )}
      <DateInput
        label={form.holdsFrom}
        description={form.holdsFromHelp}
        valueFormat="DD/MM/YYYY"
        placeholder="dd/mm/yyyy"
        dateParser={writtenDay}
        value={holdsFrom ?? null}
        onChange={(day) => onHoldsFrom(day ?? undefined)}
        clearable
        maw={260}
      />
    </Stack>
  );
}

function ChecksList({ register }: { readonly register: RegisterDescription }) {
  const { form } = useRegisterMessages();
  const text = useText();
  if (register.checks.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        {form.checks}
      </Text>
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        {register.checks.map(({ describes }) => (
          <Text key={describes.vi} component="li" size="sm" c="dimmed">
            {text(describes)}
          </Text>
        ))}
      </ul>
    </div>
  );
}

function FormButtons({
  register,
  record,
  isSaving,
}: {
  readonly register: RegisterDescription;
  readonly record: RecordView | undefined;
  readonly isSaving: boolean;
}) {
  const { form } = useRegisterMessages();
  const back = record
    ? { to: "/du-lieu/$register/$id" as const, params: { register: register.name, id: record.id } }
    : { to: "/du-lieu/$register" as const, params: { register: register.name } };
  return (
    <Group>
      <Button type="submit" loading={isSaving}>
        {form.save}
      </Button>
      <Anchor renderRoot={(props) => <Link {...props} {...back} />}>{form.cancel}</Anchor>
    </Group>
  );
}

function useFormTitle(register: RegisterDescription, record: RecordView | undefined): string {
  const { form } = useRegisterMessages();
  const text = useText();
  const title = record
    ? fill(form.editTitle, { title: titleOf(register, record) })
    : fill(form.createTitle, { register: text(register.label).toLowerCase() });
  useDocumentTitle(`${title} · Nhịp Cầu`);
  return title;
}
