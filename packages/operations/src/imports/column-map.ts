// Which column of a file is which field of a register: by the field's name or either label, with or without
// diacritics, unit, a star or the name in brackets.
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import { foldForSearch } from "@nhipcau/domain/text.ts";
import type { Field, Fields } from "@nhipcau/registers/declaration/field.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import { tidyText } from "@nhipcau/registers/declaration/validate.ts";
import type { Cell } from "../ports/table-files.ts";
import { headWithUnit, idHead, mendHeads } from "../ports/written-values.ts";
import { cellText } from "./cell-text.ts";

export interface FieldColumn {
  readonly index: number;
  /** As written in the file. */
  readonly header: string;
  readonly name: string;
  readonly field: Field;
}

export interface ColumnMap {
  /** Where the id stands, if the file has ids. */
  readonly id?: { readonly index: number; readonly header: string };
  readonly columns: readonly FieldColumn[];
  /** Headers that name no field. */
  readonly ignored: readonly string[];
  /** How many cells a row may fill. */
  readonly width: number;
  /** The header row as it is written. */
  readonly header: readonly Cell[];
  /** Positions of the columns that an earlier mending added. */
  readonly mending: ReadonlySet<number>;
}

/** Reads a header. Refuses a field named twice, a label that two fields share, and a header that names no field. */
export function mapColumns(register: Register, firstRow: readonly Cell[]): Outcome<ColumnMap> {
  const header = firstRow.slice(0, firstRow.findLastIndex((cell) => tidyText(cellText(cell)) !== "") + 1);
  const named = namesByHead(register);
  const columns: FieldColumn[] = [];
  const ignored: string[] = [];
  const mending = new Set<number>();
  const refusals: Refusal[] = [];
  let id: ColumnMap["id"];
  for (const [index, cell] of header.entries()) {
    const written = tidyText(cellText(cell));
    const folded = foldHead(written);
    if (idHeads.has(folded)) {
      if (id) refusals.push({ code: "duplicate-column", path: written, data: { field: written } });
      id = { index, header: written };
    } else if (mendingHeads.has(folded)) {
      mending.add(index);
    } else {
      const names = findNames(register, named, written, folded);
      const [name] = names;
      if (name === undefined) ignored.push(written === "" ? `(${columnLetters(index)})` : written);
      else if (names.length > 1) refusals.push(ambiguous(written, names));
      else columns.push({ index, header: written, name, field: (register.fields as Fields)[name] as Field });
    }
  }
  refusals.push(...namedTwice(columns));
  if (refusals.length === 0 && columns.length === 0) {
    return refused({ code: "no-known-column", data: { columns: ignored.slice(0, 20).join(", ") } });
  }
  if (refusals.length > 0) return { ok: false, refusals };
  return done({ ...(id ? { id } : {}), columns, ignored, width: header.length, header, mending });
}

/** The name a spreadsheet gives a column, counted from 0: A, B, … Z, AA. */
export function columnLetters(index: number): string {
  const letters = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letters : columnLetters(Math.floor(index / 26) - 1) + letters;
}

const idHeads = new Set(["id", idHead.vi, idHead.en].map(foldHead));
const mendingHeads = new Set(Object.values(mendHeads).flatMap(({ vi, en }) => [foldHead(vi), foldHead(en)]));

function findNames(
  register: Register,
  named: ReadonlyMap<string, readonly string[]>,
  written: string,
  folded: string,
): readonly string[] {
  if (Object.hasOwn(register.fields, written)) return [written];
  const bracketed = /\[(\w+)\]$/u.exec(written)?.[1];
  if (bracketed !== undefined && Object.hasOwn(register.fields, bracketed)) return [bracketed];
  return named.get(folded) ?? [];
}

function namesByHead(register: Register): ReadonlyMap<string, readonly string[]> {
  const named = new Map<string, string[]>();
  for (const [name, field] of Object.entries(register.fields as Fields)) {
    const heads = [
      name,
      field.label.vi,
      field.label.en,
      headWithUnit(field, "vi"),
      headWithUnit(field, "en"),
    ];
    for (const head of new Set(heads.map(foldHead))) named.set(head, [...(named.get(head) ?? []), name]);
  }
  return named;
}

function foldHead(head: string): string {
  return foldForSearch(head.replace(/\s*\*+\s*$/u, "")); // the template marks required columns with a star
}

function namedTwice(columns: readonly FieldColumn[]): Refusal[] {
  const seen = new Set<string>();
  const refusals: Refusal[] = [];
  for (const { name, header } of columns) {
    if (seen.has(name)) refusals.push({ code: "duplicate-column", path: name, data: { field: header } });
    seen.add(name);
  }
  return refusals;
}

function ambiguous(written: string, names: readonly string[]): Refusal {
  return { code: "ambiguous-column", path: written, data: { column: written, fields: names.join(", ") } };
}
