// What a cell says to a field: a value, nothing, references still to be looked up, or why it says nothing that fits.
import { parseWrittenDate } from "@nhipcau/domain/calendar-date.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import { foldForSearch, type Text } from "@nhipcau/domain/text.ts";
import type { CodeList } from "@nhipcau/registers/declaration/code-list.ts";
import type { Field } from "@nhipcau/registers/declaration/field.ts";
import { refusalOfValue, tidyText } from "@nhipcau/registers/declaration/validate.ts";
import { parseWrittenGeometry } from "../ports/written-geometry.ts";
import { parseWrittenNumber, percentOfFraction } from "../ports/written-number.ts";
import { keptValue, parseReference, type ReadReference } from "../ports/written-values.ts";
import type { Cell } from "../ports/table-files.ts";
import { cellText, shownCell } from "./cell-text.ts";

export type CellReading =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "nothing" }
  /** The record keeps what it has: the file could not hold the value. */
  | { readonly kind: "kept" }
  | { readonly kind: "references"; readonly written: readonly ReadReference[]; readonly isList: boolean }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** Reads one cell for one field. The value is held against the whole declaration later, with the rest of the record. */
export function readCell(name: string, field: Field, cell: Cell): CellReading {
  if (cell.kind === "empty") return nothing;
  if (cell.kind === "formula") return refusedAs({ code: "formula-cell", path: name });
  const text = cell.kind === "text" ? tidyText(cell.text) : cellText(cell);
  if (text === "") return nothing;
  if (cell.kind === "error" || errorWords.test(text)) {
    return refusedAs({ code: "error-cell", path: name, data: { value: text } });
  }
  switch (field.type) {
    case "text":
    case "long-text":
    case "link":
      return valueOf(text);
    case "integer":
    case "decimal":
      return readNumber(name, field, cell, text);
    case "date":
      return readDate(name, field, cell, text);
    case "yes-no":
      return readYesNo(name, field, cell, text);
    case "code":
      return readCode(name, field, text);
    case "codes":
      return readCodes(name, field, text);
    case "reference":
      return { kind: "references", written: [parseReference(text)], isList: false };
    case "references":
      return { kind: "references", written: splitList(text).map(parseReference), isList: true };
    case "geometry":
      return readGeometry(name, field, text);
  }
}

const nothing: CellReading = { kind: "nothing" };

// What spreadsheets leave behind in a CSV file for a formula that failed.
const errorWords = /^#(?:REF!|VALUE!|N\/A|NAME\?|DIV\/0!|NULL!|NUM!)$/u;

function valueOf(value: unknown): CellReading {
  return { kind: "value", value };
}

function refusedAs(refusal: Refusal): CellReading {
  return { kind: "refused", refusal };
}

function readNumber(name: string, field: Field, cell: Cell, text: string): CellReading {
  const countsPercent = field.unit?.en === "%";
  if (cell.kind === "number") {
    return valueOf(cell.percent && countsPercent ? percentOfFraction(cell.value) : cell.value);
  }
  if (cell.kind !== "text") return wrongType(name, field, text);
  const read = parseWrittenNumber(text, countsPercent);
  if (read.ok) return valueOf(read.value);
  const code = read.refusals[0]?.code ?? "wrong-type";
  return code === "wrong-type"
    ? wrongType(name, field, text)
    : refusedAs({ code, path: name, data: at(field, text) });
}

function readDate(name: string, field: Field, cell: Cell, text: string): CellReading {
  if (cell.kind === "date") return valueOf(cell.date);
  const day = cell.kind === "text" ? parseWrittenDate(text.replace(/[ T]00:00(:00)?$/u, "")) : undefined;
  if (day) return valueOf(day);
  const looksLikeDay = /^(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{1,2}-\d{1,2})$/u.test(text);
  return looksLikeDay
    ? refusedAs({ code: "no-such-date", path: name, data: at(field, text) })
    : wrongType(name, field, text, writtenDay);
}

const writtenDay: Text = { vi: "ngày dạng dd/mm/yyyy", en: "a date as dd/mm/yyyy" };

const yesWords = new Set(["co", "yes", "y", "x", "1", "true", "dung"]);
const noWords = new Set(["khong", "no", "n", "0", "false", "sai"]);

function readYesNo(name: string, field: Field, cell: Cell, text: string): CellReading {
  if (cell.kind === "yes-no") return valueOf(cell.value);
  const folded = foldForSearch(text);
  if (yesWords.has(folded)) return valueOf(true);
  return noWords.has(folded) ? valueOf(false) : wrongType(name, field, text);
}

function readCode(name: string, field: Field, text: string): CellReading {
  const found = findCode(field.codes, text);
  return found === undefined
    ? refusedAs({ code: "not-in-code-list", path: name, data: at(field, text) })
    : valueOf(found);
}

function readCodes(name: string, field: Field, text: string): CellReading {
  const found: string[] = [];
  for (const one of splitList(text)) {
    const code = findCode(field.codes, one);
    if (code === undefined) {
      return refusedAs({ code: "not-in-code-list", path: name, data: at(field, one) });
    }
    found.push(code);
  }
  return valueOf(found);
}

function readGeometry(name: string, field: Field, text: string): CellReading {
  const folded = foldForSearch(text);
  if (folded === foldForSearch(keptValue.vi) || folded === foldForSearch(keptValue.en))
    return { kind: "kept" };
  const geometry = parseWrittenGeometry(text);
  return geometry === undefined ? wrongType(name, field, text) : valueOf(geometry);
}

function splitList(text: string): string[] {
  return text
    .split(";")
    .map((one) => one.trim())
    .filter((one) => one !== "");
}

const codesByWords = new WeakMap<CodeList, ReadonlyMap<string, string | undefined>>();

// A code by itself always counts as itself; a label only where no other code has it too.
function findCode(list: CodeList | undefined, written: string): string | undefined {
  if (!list) return undefined;
  if (Object.hasOwn(list.codes, written)) return written;
  let byWords = codesByWords.get(list);
  if (!byWords) {
    byWords = indexCodes(list);
    codesByWords.set(list, byWords);
  }
  return byWords.get(foldForSearch(written));
}

function indexCodes(list: CodeList): ReadonlyMap<string, string | undefined> {
  const byWords = new Map<string, string | undefined>();
  for (const [code, label] of Object.entries(list.codes)) {
    for (const words of new Set([code, label.vi, label.en].map(foldForSearch))) {
      byWords.set(words, byWords.has(words) ? undefined : code);
    }
  }
  return byWords;
}

function at(field: Field, value: string): Readonly<Record<string, string>> {
  const text = shownCell({ kind: "text", text: value });
  return { "field.vi": field.label.vi, "field.en": field.label.en, value: text };
}

function wrongType(name: string, field: Field, text: string, expected?: Text): CellReading {
  const declared = refusalOfValue(name, field, undefined) ?? { code: "wrong-type", path: name };
  const words = expected ? { "expected.vi": expected.vi, "expected.en": expected.en } : {};
  return refusedAs({
    ...declared,
    code: "wrong-type",
    data: { ...declared.data, ...at(field, text), ...words },
  });
}
