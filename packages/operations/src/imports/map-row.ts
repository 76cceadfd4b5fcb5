// One row of a file as the fields of a record, before anything is asked of the database.
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import { tidyText } from "@nhipcau/registers/declaration/validate.ts";
import type { ReadReference } from "../ports/written-values.ts";
import { emptyCell, type TableRow } from "../ports/table-files.ts";
import { cellText, shownCell } from "./cell-text.ts";
import { readCell } from "./cell-value.ts";
import { columnLetters, type ColumnMap, type FieldColumn } from "./column-map.ts";

export interface MappedRow {
  readonly source: TableRow;
  /** Absent where the row names no record: it makes a new one. */
  readonly id?: string;
  /** The fields the file states; undefined where its cell is empty. */
  readonly stated: Record<string, unknown>;
  /** Columns whose references are still words. */
  readonly references: readonly PendingReference[];
  readonly refusals: readonly Refusal[];
}

export interface PendingReference {
  readonly column: FieldColumn;
  readonly written: readonly ReadReference[];
  readonly isList: boolean;
}

/** Reads every cell of a row by its column; each cell that does not fit gives a refusal, and the others are read on. */
export function mapRow(map: ColumnMap, source: TableRow): MappedRow {
  const stated: Record<string, unknown> = {};
  const references: PendingReference[] = [];
  const refusals: Refusal[] = [...(source.refusals ?? []), ...beyondHeader(map, source)];
  const id = readId(map, source, refusals);
  for (const column of map.columns) {
    const read = readCell(column.name, column.field, source.cells[column.index] ?? emptyCell);
    if (read.kind === "value") stated[column.name] = read.value;
    else if (read.kind === "nothing") stated[column.name] = undefined;
    else if (read.kind === "references") references.push({ column, ...read });
    else if (read.kind === "refused") refusals.push(read.refusal);
  }
  return { source, ...(id === undefined ? {} : { id }), stated, references, refusals };
}

const idForm = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/u;

function readId(map: ColumnMap, source: TableRow, refusals: Refusal[]): string | undefined {
  if (!map.id) return undefined;
  const cell = source.cells[map.id.index] ?? emptyCell;
  if (cell.kind === "formula") {
    refusals.push({ code: "formula-cell", path: "id" });
    return undefined;
  }
  const id = tidyText(cellText(cell));
  if (id === "") return undefined;
  if (idForm.test(id)) return id;
  refusals.push({ code: "bad-id", path: "id", data: { value: shownCell({ kind: "text", text: id }) } });
  return undefined;
}

function beyondHeader(map: ColumnMap, source: TableRow): Refusal[] {
  const beyond = source.cells.findIndex((cell, index) => index >= map.width && cell.kind !== "empty");
  if (beyond < 0) return [];
  return [{ code: "too-many-cells", data: { column: columnLetters(beyond), expected: map.width } }];
}
