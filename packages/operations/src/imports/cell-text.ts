// A cell in words: what a report shows of it, and what a text field takes from it.
import { writtenDate } from "@nhipcau/domain/calendar-date.ts";
import { plainDecimal } from "../ports/written-number.ts";
import type { Cell } from "../ports/table-files.ts";

/** The cell as people read it; a formula as its formula. */
export function cellText(cell: Cell): string {
  switch (cell.kind) {
    case "empty":
      return "";
    case "text":
    case "error":
      return cell.text;
    case "number":
      return plainDecimal(cell.value);
    case "date":
      return writtenDate(cell.date);
    case "yes-no":
      return String(cell.value);
    case "formula":
      return `=${cell.formula}`;
  }
}

/** A cell as a report shows it: at most 80 characters. */
export function shownCell(cell: Cell): string {
  const text = cellText(cell);
  return text.length > 80 ? `${text.slice(0, 80)}…`.toWellFormed() : text;
}
