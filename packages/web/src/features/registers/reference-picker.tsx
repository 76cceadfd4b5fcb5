// Picks one or several records of another register by searching on the server.
import { Loader, MultiSelect, Select, type SelectProps } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { queryOf, routes } from "../../app/api.ts";
import { nameOf, type Names } from "./field-text.ts";
import { useRegisterMessages } from "./register-messages.ts";
import { titleOf, useRegister } from "./use-register.ts";

interface PickerProps extends Pick<SelectProps, "label" | "description" | "error" | "withAsterisk" | "id"> {
  readonly register: string;
  /** Names of the records already chosen, so that they show before any search. */
  readonly names: Names;
}

interface OneProps extends PickerProps {
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

interface ManyProps extends PickerProps {
  readonly values: readonly string[];
  readonly onChange: (values: string[]) => void;
}

/** Picks one record. */
export function ReferencePicker({ register, names, value, onChange, ...shown }: OneProps) {
  const { data, shared } = useChoices(register, names, value === undefined ? [] : [value]);
  return (
    <Select
      {...shown}
      {...shared}
      data={data}
      value={value ?? null}
      onChange={(chosen) => onChange(chosen ?? undefined)}
      clearable
    />
  );
}

/** Picks several records. */
export function ReferencesPicker({ register, names, values, onChange, ...shown }: ManyProps) {
  const { data, shared } = useChoices(register, names, values);
  return (
    <MultiSelect
      {...shown}
      {...shared}
      data={data}
      value={[...values]}
      onChange={onChange}
      hidePickedOptions
      clearable
    />
  );
}

function useChoices(register: string, names: Names, chosen: readonly string[]) {
  const messages = useRegisterMessages();
  const target = useRegister(register);
  const [wanted, setWanted] = useState("");
  const [opened, setOpened] = useState(false);
  const [asked] = useDebouncedValue(wanted, 200);
  const [known, setKnown] = useState<Readonly<Record<string, string>>>({});
  const query = { limit: 30, ...(asked === "" || isNameOfChosen(asked) ? {} : { q: asked }) };
  const { data, isFetching } = useQuery({
    ...queryOf(routes.records, { params: { register }, query }),
    enabled: opened && target !== undefined,
    placeholderData: keepPreviousData,
  });
  const found = new Map<string, string>();
  for (const id of chosen) found.set(id, known[id] ?? nameOf(names, register, id));
  for (const record of data?.records ?? []) if (target) found.set(record.id, titleOf(target, record));
  return {
    data: [...found].map(([value, label]) => ({ value, label })),
    shared: {
      searchable: true,
      searchValue: wanted,
      onSearchChange: setWanted,
      onDropdownOpen: () => setOpened(true),
      onOptionSubmit: (id: string) => setKnown((before) => ({ ...before, [id]: found.get(id) ?? id })),
      // The server has searched already, also without diacritics.
      filter: ({ options }: { options: unknown[] }) => options as never,
      nothingFoundMessage: isFetching ? messages.loading : messages.form.noneFound,
      placeholder: chosen.length === 0 ? messages.form.findRecord : "",
      rightSection: isFetching ? <Loader size={14} aria-hidden /> : undefined,
      maxDropdownHeight: 280,
    },
  };

  // A select shows the chosen record's name in its search box; that is no search.
  function isNameOfChosen(text: string): boolean {
    return chosen.some((id) => (known[id] ?? nameOf(names, register, id)) === text);
  }
}
