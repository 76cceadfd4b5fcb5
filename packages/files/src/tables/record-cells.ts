// A record as a row of cells in the order of its columns: codes as labels, references as title and id, days and
// numbers as such. What is written here is what an import reads back as the same record.
import { parseIsoDate } from "@nhipcau/domain/calendar-date.ts";
import { foldForSearch, type Language } from "@nhipcau/domain/text.ts";
import type { CodeList } from "@nhipcau/registers/declaration/code-list.ts";
import type { Field, Fields } from "@nhipcau/registers/declaration/field.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import type { RecordEnvelope } from "@nhipcau/operations/ports/store.ts";
import { writtenGeometry } from "@nhipcau/operations/ports/written-geometry.ts";
import {
  type Cell,
  emptyCell,
  type ExportOptions,
  type RecordNames,
} from "@nhipcau/operations/ports/table-files.ts";
import { keptValue, longestCell, writtenReference } from "@nhipcau/operations/ports/written-values.ts";

/** A function from a record to its cells: the id first, then the columns asked for. */
export function cellsOfRecord(
  register: Register,
  { language, columns }: ExportOptions,
): (record: RecordEnvelope, names: RecordNames) => readonly Cell[] {
  const fields = columns.map((name) => ({ name, field: (register.fields as Fields)[name] as Field }));
  return ({ id, body }, names) => [
    { kind: "text", text: id },
    ...fields.map(({ name, field }) => cellOfValue(field, body[name], names, language)),
  ];
}

function cellOfValue(field: Field, value: unknown, names: RecordNames, language: Language): Cell {
  if (value === undefined || value === null) return emptyCell;
  switch (field.type) {
    case "text":
    case "long-text":
    case "link":
      return textCell(String(value));
    case "integer":
    case "decimal":
      return typeof value === "number" ? { kind: "number", value } : textCell(String(value));
    case "date": {
      const day = parseIsoDate(String(value));
      return day ? { kind: "date", date: day } : textCell(String(value));
    }
    case "yes-no":
      return { kind: "yes-no", value: value === true };
    case "code":
      return textCell(codeWords(field.codes, String(value), language));
    case "codes":
      return textCell(
        listOf(value)
          .map((code) => codeWords(field.codes, code, language))
          .join("; "),
      );
    case "reference":
    case "references": {
      const titles = names.get(field.register ?? "");
      return textCell(
        listOf(value)
          .map((id) => writtenReference(id, titles?.get(id)))
          .join("; "),
      );
    }
    case "geometry": {
      const text = writtenGeometry(value);
      return textCell(text.length > longestCell ? keptValue[language] : text);
    }
  }
}

function listOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).map(String);
}

function textCell(text: string): Cell {
  return text === "" ? emptyCell : { kind: "text", text };
}

// A label that another code has too, or that looks like two of a list, would not be read back: then the code itself.
function codeWords(list: CodeList | undefined, code: string, language: Language): string {
  const label = list && Object.hasOwn(list.codes, code) ? list.codes[code]?.[language] : undefined;
  if (!list || label === undefined || label.includes(";")) return code;
  const folded = foldForSearch(label);
  const isShared = Object.entries(list.codes).some(
    ([other, { vi, en }]) =>
      other !== code && [other, vi, en].some((words) => foldForSearch(words) === folded),
  );
  return isShared ? code : label;
}
