// Which columns a reader sees: those the declaration lists, until they choose others; remembered per register.
import { useLocalStorage } from "@mantine/hooks";
import type { FieldDescription, RegisterDescription } from "@nhipcau/registers/declaration/description.ts";

export interface Columns {
  /** Title first, then in the order of the declaration. */
  readonly all: readonly FieldDescription[];
  readonly visible: readonly FieldDescription[];
  readonly isVisible: (field: string) => boolean;
  readonly toggle: (field: string) => void;
  readonly reset: () => void;
}

/** The columns of a register's list. */
export function useColumns(register: RegisterDescription): Columns {
  const [chosen, setChosen, forget] = useLocalStorage<string[] | undefined>({
    key: `nhipcau.columns.${register.name}`,
    defaultValue: undefined,
    getInitialValueInEffect: false,
  });
  const all = columnsOf(register);
  const names = new Set(chosen ?? all.filter(({ listed }) => listed).map(({ name }) => name));
  names.add(register.titleField);
  return {
    all,
    visible: all.filter(({ name }) => names.has(name)),
    isVisible: (field) => names.has(field),
    toggle: (field) => {
      const next = new Set(names);
      if (!next.delete(field)) next.add(field);
      setChosen([...next]);
    },
    reset: forget,
  };
}

// “Illustrative” is a mark beside the title, and needs no column of its own unless asked for.
function columnsOf({ fields, titleField }: RegisterDescription): FieldDescription[] {
  const title = fields.filter(({ name }) => name === titleField);
  return [...title, ...fields.filter(({ name }) => name !== titleField)];
}
