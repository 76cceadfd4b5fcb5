// What narrows a list: search with or without diacritics, conditions on fields as chips, retired records too.
import {
  Button,
  CloseButton,
  Group,
  Pill,
  Popover,
  Select,
  Stack,
  Switch,
  TextInput,
  Tooltip,
  UnstyledButton,
} from "@mantine/core";
import { IconFilter, IconSearch } from "@tabler/icons-react";
import { useEffect, useState, type ReactNode } from "react";
import type { RegisterDescription } from "@nhipcau/registers/declaration/description.ts";
import { useLanguage, useText } from "../../app/language.tsx";
import { useTypedWords } from "../../app/use-typed-words.ts";
import { fill } from "../../messages/fill.ts";
import { filterControl, withFilter, type FieldFilter } from "./field-filter.ts";
import { FilterEditor } from "./filter-editor.tsx";
import type { Names } from "./field-text.ts";
import { filterText } from "./filter-text.ts";
import type { ListState } from "./list-state.ts";
import { useIsNarrow } from "./use-is-narrow.ts";
import { useRegisterMessages } from "./register-messages.ts";

interface FilterBarProps {
  readonly register: RegisterDescription;
  readonly state: ListState;
  readonly names: Names;
  readonly onChange: (change: Partial<ListState>) => void;
}

export function FilterBar({ register, state, names, onChange }: FilterBarProps) {
  const isNarrow = useIsNarrow();
  const [edited, setEdited] = useState<string>();
  const set = (field: string, filter: FieldFilter | undefined) =>
    onChange({ filters: withFilter(state.filters, field, filter) });
  return (
    <Stack gap="xs" flex="1 1 660px" miw={0}>
      <Group gap="sm">
        <SearchBox state={state} onChange={onChange} />
        {!isNarrow && <ExactSwitch state={state} onChange={onChange} />}
        <FilterPopover
          register={register}
          state={state}
          names={names}
          edited={edited}
          onEdit={setEdited}
          onSet={set}
          switches={
            isNarrow && (
              <>
                <ExactSwitch state={state} onChange={onChange} />
                <RetiredSwitch state={state} onChange={onChange} />
              </>
            )
          }
        />
        {!isNarrow && <RetiredSwitch state={state} onChange={onChange} />}
      </Group>
      <FilterChips
        register={register}
        state={state}
        names={names}
        onEdit={setEdited}
        onRemove={(field) => set(field, undefined)}
        onClear={() => onChange({ filters: [] })}
      />
    </Stack>
  );
}

function ExactSwitch({ state, onChange }: Pick<FilterBarProps, "state" | "onChange">) {
  const messages = useRegisterMessages();
  return (
    <Tooltip label={messages.exactHelp} multiline w={260}>
      <Switch
        label={messages.exact}
        checked={state.exact}
        onChange={(event) => onChange({ exact: event.currentTarget.checked })}
      />
    </Tooltip>
  );
}

function RetiredSwitch({ state, onChange }: Pick<FilterBarProps, "state" | "onChange">) {
  const messages = useRegisterMessages();
  return (
    <Switch
      label={messages.showRetired}
      checked={state.retired}
      onChange={(event) => onChange({ retired: event.currentTarget.checked })}
    />
  );
}

function SearchBox({ state, onChange }: Pick<FilterBarProps, "state" | "onChange">) {
  const messages = useRegisterMessages();
  const [typed, setTyped] = useState(state.q);
  const send = useTypedWords((q) => onChange({ q }));
  useEffect(() => setTyped(state.q), [state.q]);
  return (
    <TextInput
      type="search"
      flex={{ base: "1 1 160px", xs: "0 1 220px" }}
      leftSection={<IconSearch size={16} aria-hidden />}
      aria-label={messages.search}
      placeholder={messages.search}
      value={typed}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        send(value.trim());
      }}
    />
  );
}

interface FilterPopoverProps extends Omit<FilterBarProps, "onChange"> {
  readonly edited: string | undefined;
  readonly onEdit: (field: string | undefined) => void;
  readonly onSet: (field: string, filter: FieldFilter | undefined) => void;
  /** On a phone the switches stand in here, where there is room. */
  readonly switches: ReactNode;
}

function FilterPopover({ register, state, names, edited, onEdit, onSet, switches }: FilterPopoverProps) {
  const messages = useRegisterMessages();
  const text = useText();
  const fields = register.fields.filter((field) => filterControl(field) !== undefined);
  const field = fields.find(({ name }) => name === edited);
  return (
    <Popover
      opened={edited !== undefined}
      onChange={(opened) => opened || onEdit(undefined)}
      width={320}
      position="bottom-start"
      shadow="md"
      trapFocus
      closeOnClickOutside
    >
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconFilter size={16} aria-hidden />}
          onClick={() => onEdit(edited === undefined ? "" : undefined)}
        >
          {messages.filters}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          {switches}
          <Select
            label={messages.addFilter}
            placeholder={messages.choose}
            data={fields.map(({ name, label }) => ({ value: name, label: text(label) }))}
            value={field?.name ?? null}
            onChange={(name) => onEdit(name ?? "")}
            searchable
            openOnFocus={false}
            comboboxProps={{ withinPortal: false }}
          />
          {field && (
            <FilterEditor
              key={field.name}
              field={field}
              filter={state.filters.find((filter) => filter.field === field.name)}
              names={names}
              onChange={(filter) => onSet(field.name, filter)}
            />
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

interface FilterChipsProps extends Omit<FilterBarProps, "onChange"> {
  readonly onEdit: (field: string) => void;
  readonly onRemove: (field: string) => void;
  readonly onClear: () => void;
}

function FilterChips({ register, state, names, onEdit, onRemove, onClear }: FilterChipsProps) {
  const messages = useRegisterMessages();
  const text = useText();
  const { language } = useLanguage();
  if (state.filters.length === 0) return null;
  return (
    <Group gap={6}>
      {state.filters.map((filter) => {
        const field = register.fields.find(({ name }) => name === filter.field);
        const label = field ? text(field.label) : filter.field;
        const value = filterText(field, filter, names, language, messages);
        return (
          <Pill key={filter.field} size="md" bg="var(--nc-tint-open-in-term)" c="var(--nc-ink)">
            <Group gap={4} wrap="nowrap">
              <UnstyledButton fz="inherit" onClick={() => onEdit(filter.field)}>
                {label}: <b>{value}</b>
              </UnstyledButton>
              <CloseButton
                size="xs"
                aria-label={fill(messages.removeFilter, { field: label })}
                onClick={() => onRemove(filter.field)}
              />
            </Group>
          </Pill>
        );
      })}
      <Button variant="subtle" size="compact-sm" onClick={onClear}>
        {messages.clearFilters}
      </Button>
    </Group>
  );
}
