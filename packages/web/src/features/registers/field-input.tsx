// The control that fills in a field, chosen by the kind of the field.
import {
  MultiSelect,
  NumberInput,
  SegmentedControl,
  Select,
  Textarea,
  TextInput,
  Input,
} from "@mantine/core";
import { DateInput } from "@mantine/dates";
import type { ReactNode } from "react";
import type { FieldDescription } from "@nhipcau/registers/declaration/description.ts";
import { useLanguage, useText } from "../../app/language.tsx";
import { listOf, type Names } from "./field-text.ts";
import { GeometryInput } from "./geometry-input.tsx";
import { ReferencePicker, ReferencesPicker } from "./reference-picker.tsx";
import { useRegisterMessages } from "./register-messages.ts";
import { writtenDay } from "./written-day.ts";

interface FieldInputProps {
  readonly field: FieldDescription;
  readonly value: unknown;
  readonly names: Names;
  readonly error: string | undefined;
  readonly onChange: (value: unknown) => void;
}

export function FieldInput({ field, value, names, error, onChange }: FieldInputProps) {
  const shown = useShown(field, error);
  const { language } = useLanguage();
  const codes = (field.codes ?? []).map(({ code, label }) => ({ value: code, label: label[language] }));
  switch (field.type) {
    case "text":
    case "link":
      return (
        <TextInput
          {...shown}
          type={field.type === "link" ? "url" : "text"}
          value={textOf(value)}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case "long-text":
      return (
        <Textarea
          {...shown}
          autosize
          minRows={3}
          maxRows={14}
          value={textOf(value)}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case "integer":
    case "decimal":
      return <NumberField field={field} shown={shown} value={value} onChange={onChange} />;
    case "date":
      return (
        <DateInput
          {...shown}
          valueFormat="DD/MM/YYYY"
          placeholder="dd/mm/yyyy"
          dateParser={writtenDay}
          value={typeof value === "string" && value !== "" ? value : null}
          onChange={(day) => onChange(day ?? undefined)}
          clearable={!field.required}
        />
      );
    case "yes-no":
      return <YesNoField shown={shown} value={value} onChange={onChange} />;
    case "code":
      return (
        <Select
          {...shown}
          data={codes}
          value={typeof value === "string" ? value : null}
          onChange={(code) => onChange(code ?? undefined)}
          searchable
          clearable={!field.required}
        />
      );
    case "codes":
      return <MultiSelect {...shown} data={codes} value={listOf(value)} onChange={onChange} searchable />;
    case "reference":
      return (
        <ReferencePicker
          {...shown}
          register={field.register ?? ""}
          names={names}
          value={typeof value === "string" ? value : undefined}
          onChange={onChange}
        />
      );
    case "references":
      return (
        <ReferencesPicker
          {...shown}
          register={field.register ?? ""}
          names={names}
          values={listOf(value)}
          onChange={onChange}
        />
      );
    case "geometry":
      return <GeometryInput {...shown} value={value} onChange={onChange} />;
  }
}

/** What every control shows around itself: label, help, mark, refusal. */
export interface Shown {
  readonly label: ReactNode;
  readonly description?: ReactNode;
  readonly error?: string;
  readonly withAsterisk: boolean;
  readonly id: string;
}

function useShown(field: FieldDescription, error: string | undefined): Shown {
  const text = useText();
  const messages = useRegisterMessages();
  const help = [field.help && text(field.help), field.personal && messages.form.personal].filter(Boolean);
  return {
    id: `field-${field.name}`,
    label: field.unit ? `${text(field.label)} (${text(field.unit)})` : text(field.label),
    withAsterisk: field.required,
    ...(help.length > 0 ? { description: help.join(" ") } : {}),
    ...(error === undefined ? {} : { error }),
  };
}

interface ShownProps {
  readonly shown: Shown;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function NumberField({ field, shown, value, onChange }: ShownProps & { readonly field: FieldDescription }) {
  const { language } = useLanguage();
  return (
    <NumberInput
      {...shown}
      value={typeof value === "number" || typeof value === "string" ? value : ""}
      onChange={(next) => onChange(next === "" ? undefined : next)}
      allowDecimal={field.type === "decimal"}
      thousandSeparator={language === "vi" ? "." : ","}
      decimalSeparator={language === "vi" ? "," : "."}
      {...(field.minimum === undefined ? {} : { min: field.minimum })}
      {...(field.maximum === undefined ? {} : { max: field.maximum })}
      clampBehavior="none"
      hideControls
    />
  );
}

function YesNoField({ shown: { label, description, error, withAsterisk, id }, value, onChange }: ShownProps) {
  const messages = useRegisterMessages();
  const unset = withAsterisk ? [] : [{ value: "", label: messages.form.unset }];
  return (
    <Input.Wrapper id={id} {...{ label, description, error, withAsterisk }} labelElement="div">
      <div>
        <SegmentedControl
          aria-label={typeof label === "string" ? label : undefined}
          data={[...unset, { value: "true", label: messages.yes }, { value: "false", label: messages.no }]}
          value={value === true ? "true" : value === false ? "false" : ""}
          onChange={(next) => onChange(next === "" ? undefined : next === "true")}
        />
      </div>
    </Input.Wrapper>
  );
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
