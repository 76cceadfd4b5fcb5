// The control that filters one field: some of its codes, records found by searching, from–to, yes or no.
import { Checkbox, Group, MultiSelect, NumberInput, SegmentedControl, Stack, TextInput } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import type { FieldDescription } from "@nhipcau/registers/declaration/description.ts";
import { useLanguage, useText } from "../../app/language.tsx";
import { filterControl, type FieldFilter } from "./field-filter.ts";
import type { Names } from "./field-text.ts";
import { ReferencesPicker } from "./reference-picker.tsx";
import { useRegisterMessages } from "./register-messages.ts";
import { writtenDay } from "./written-day.ts";

interface FilterEditorProps {
  readonly field: FieldDescription;
  readonly filter: FieldFilter | undefined;
  readonly names: Names;
  readonly onChange: (filter: FieldFilter | undefined) => void;
}

export function FilterEditor({ field, filter, names, onChange }: FilterEditorProps) {
  const messages = useRegisterMessages();
  const isEmpty = filter?.kind === "empty";
  return (
    <Stack gap="sm">
      {!isEmpty && <ValueEditor field={field} filter={filter} names={names} onChange={onChange} />}
      {!field.required && (
        <Checkbox
          label={messages.onlyEmpty}
          checked={isEmpty}
          onChange={(event) =>
            onChange(event.currentTarget.checked ? { field: field.name, kind: "empty" } : undefined)
          }
        />
      )}
    </Stack>
  );
}

function ValueEditor({ field, filter, names, onChange }: FilterEditorProps) {
  const messages = useRegisterMessages();
  const text = useText();
  const { language } = useLanguage();
  const values = filter?.kind === "any-of" ? filter.values : [];
  const setValues = (next: readonly string[]) =>
    onChange({ field: field.name, kind: "any-of", values: next });
  switch (filterControl(field)) {
    case "codes":
      return (
        <MultiSelect
          label={messages.value}
          data={(field.codes ?? []).map(({ code, label }) => ({ value: code, label: label[language] }))}
          value={[...values]}
          onChange={setValues}
          searchable
          clearable
          placeholder={values.length === 0 ? messages.choose : ""}
          comboboxProps={{ withinPortal: false }}
        />
      );
    case "reference":
      return (
        <ReferencesPicker
          label={messages.value}
          register={field.register ?? ""}
          names={names}
          values={values}
          onChange={setValues}
        />
      );
    case "yes-no":
      return (
        <SegmentedControl
          aria-label={text(field.label)}
          data={[
            { value: "true", label: messages.yes },
            { value: "false", label: messages.no },
          ]}
          value={values[0] ?? ""}
          onChange={(value) => setValues([value])}
        />
      );
    case "dates":
    case "numbers":
      return <RangeEditor field={field} filter={filter} onChange={onChange} />;
    case "text":
    case undefined:
      return (
        <TextInput
          label={messages.value}
          value={values[0] ?? ""}
          onChange={({ currentTarget: { value } }) => setValues(value === "" ? [] : [value])}
        />
      );
  }
}

function RangeEditor({ field, filter, onChange }: Omit<FilterEditorProps, "names">) {
  const messages = useRegisterMessages();
  const { language } = useLanguage();
  const range = filter?.kind === "range" ? filter : { field: field.name, kind: "range" as const };
  const set = (end: "from" | "to", value: string | undefined) => {
    const { [end]: _, ...rest } = range;
    onChange(value === undefined || value === "" ? rest : { ...rest, [end]: value });
  };
  return (
    <Group grow gap="sm" wrap="nowrap">
      {(["from", "to"] as const).map((end) =>
        field.type === "date" ? (
          <DateInput
            key={end}
            label={messages[end]}
            valueFormat="DD/MM/YYYY"
            placeholder="dd/mm/yyyy"
            dateParser={writtenDay}
            value={range[end] ?? null}
            onChange={(value) => set(end, value ?? undefined)}
            popoverProps={{ withinPortal: false }}
            clearable
          />
        ) : (
          <NumberInput
            key={end}
            label={messages[end]}
            value={range[end] ?? ""}
            onChange={(value) => set(end, value === "" ? undefined : String(value))}
            thousandSeparator={language === "vi" ? "." : ","}
            decimalSeparator={language === "vi" ? "," : "."}
            hideControls
          />
        ),
      )}
    </Group>
  );
}
