// The head of a column: its label with the unit, and a button that sorts where the field can be sorted by.
import { IconArrowDown, IconArrowUp, IconArrowsSort } from "@tabler/icons-react";
import type { FieldDescription } from "@nhipcau/registers/declaration/description.ts";
import { useText } from "../../app/language.tsx";
import { fill } from "../../messages/fill.ts";
import { isNumber } from "./column-width.ts";
import type { SortState } from "./list-state.ts";
import { useRegisterMessages } from "./register-messages.ts";
import classes from "./registers.module.css";

interface SortHeaderProps {
  readonly field: FieldDescription;
  readonly sort: SortState | undefined;
  readonly onSort: (field: string) => void;
}

export function SortHeader({ field, sort, onSort }: SortHeaderProps) {
  const messages = useRegisterMessages();
  const text = useText();
  const sorted = sort?.field === field.name ? (sort.descending ? "descending" : "ascending") : "none";
  const label = (
    <span title={text(field.help ?? field.label)}>
      {text(field.label)}
      {field.unit && <span className={classes.unit}> ({text(field.unit)})</span>}
    </span>
  );
  return (
    <div className={classes.cell} role="columnheader" aria-sort={sorted} data-number={isNumber(field)}>
      {isSortable(field) ? (
        <button
          type="button"
          className={classes.sortButton}
          aria-label={fill(messages.sortBy, { field: text(field.label) })}
          onClick={() => onSort(field.name)}
        >
          {label}
          <SortMark sorted={sorted} />
        </button>
      ) : (
        label
      )}
    </div>
  );
}

function SortMark({ sorted }: { readonly sorted: "ascending" | "descending" | "none" }) {
  if (sorted === "ascending") return <IconArrowUp size={14} aria-hidden />;
  if (sorted === "descending") return <IconArrowDown size={14} aria-hidden />;
  return <IconArrowsSort size={13} opacity={0.35} aria-hidden />;
}

/** Lists of values and shapes have no order. */
function isSortable({ filterable, type }: FieldDescription): boolean {
  return filterable && type !== "references" && type !== "codes" && type !== "geometry";
}
