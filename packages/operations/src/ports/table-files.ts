// What the operations need of files people open: rows read out of a table whatever its format, and records and rows
// written as one. The operations see cells, never bytes of a format.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Outcome } from "@nhipcau/domain/outcome.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import type { Language } from "@nhipcau/domain/text.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import type { RecordEnvelope } from "./store.ts";

/** One cell as its file states it. A formula keeps its words for showing; its cached value is never read. */
export type Cell =
  | { readonly kind: "empty" }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly value: number; readonly percent?: true }
  | { readonly kind: "date"; readonly date: CalendarDate }
  | { readonly kind: "yes-no"; readonly value: boolean }
  | { readonly kind: "formula"; readonly formula: string }
  | { readonly kind: "error"; readonly text: string };

export const emptyCell: Cell = { kind: "empty" };

export interface TableRow {
  /** Counted from 1 as a spreadsheet shows it; the header has a number too. */
  readonly row: number;
  readonly cells: readonly Cell[];
  /** What is wrong with the row as written, before anybody looks at its values. */
  readonly refusals?: readonly Refusal[];
}

export type SheetFormat = "xlsx" | "csv";
export type ExportFormat = SheetFormat | "ndjson" | "geojson";

/** Rows to be written under a header. */
export interface WrittenSheet {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: AsyncIterable<readonly (readonly Cell[])[]>;
  /** Columns whose cells are chosen from another sheet's column: where the format can, the file offers the choice. */
  readonly choices?: readonly SheetChoice[];
}

export interface SheetChoice {
  /** From 0, in the sheet that has the choice. */
  readonly column: number;
  readonly from: { readonly sheet: string; readonly column: number; readonly rows: number };
}

/** Records with the titles of what they refer to, by register and id. */
export interface ExportBatch {
  readonly records: readonly RecordEnvelope[];
  readonly names: RecordNames;
}

export type RecordNames = ReadonlyMap<string, ReadonlyMap<string, string>>;

export interface ExportOptions {
  readonly language: Language;
  /** Names of fields in the order of the columns. */
  readonly columns: readonly string[];
}

export type RecordWriter = (batches: AsyncIterable<ExportBatch>) => AsyncIterable<Uint8Array>;

export interface TableFiles {
  /**
   * The rows of a file in batches, found out to be XLSX or CSV by its content. The first batch begins with the
   * header; rows without any filled cell are left out. A refused outcome is the last thing that comes.
   */
  read(path: string): AsyncIterable<Outcome<readonly TableRow[]>>;
  /** Writes records in one of the formats of an export. */
  recordWriter(format: ExportFormat, register: Register, options: ExportOptions): RecordWriter;
  /** Writes sheets of rows; a CSV file holds the first only. */
  writeSheets(format: SheetFormat, sheets: readonly WrittenSheet[]): AsyncIterable<Uint8Array>;
}

/** A file on its way to somebody. */
export interface FileToSend {
  readonly media: string;
  readonly fileName: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}

export const mediaOfFormat: Readonly<Record<ExportFormat, string>> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv",
  ndjson: "application/x-ndjson",
  geojson: "application/geo+json",
};
