// The files people open, for the operations: reads XLSX and CSV, writes XLSX, CSV, NDJSON and GeoJSON.
import { type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import type {
  Cell,
  ExportBatch,
  ExportFormat,
  ExportOptions,
  RecordWriter,
  TableFiles,
  TableRow,
  WrittenSheet,
} from "@nhipcau/operations/ports/table-files.ts";
import { columnHead, idHead } from "@nhipcau/operations/ports/written-values.ts";
import { readCsv } from "./csv-reader.ts";
import { writeCsv } from "./csv-writer.ts";
import { fileKind } from "./file-kind.ts";
import { cellsOfRecord } from "./record-cells.ts";
import { writeGeojson, writeNdjson } from "./record-lines.ts";
import { type TableLimits, usualTableLimits } from "./table-limits.ts";
import { unreadable } from "./unreadable.ts";
import { readXlsx } from "./xlsx-reader.ts";
import { writeXlsx } from "./xlsx-writer.ts";

/** Readers and writers within the limits. */
export function makeTableFiles(limits: TableLimits = usualTableLimits): TableFiles {
  return {
    read: (path) => readTableFile(path, limits),
    recordWriter: tableWriter,
    writeSheets: (format, sheets) => {
      const [first] = sheets;
      if (!first) throw new Error("a file has at least one sheet");
      return format === "xlsx" ? writeXlsx(sheets, "vi") : writeCsv(first, "vi");
    },
  };
}

/** A function from batches of records to the bytes of a file in a format. */
export function tableWriter(format: ExportFormat, register: Register, options: ExportOptions): RecordWriter {
  switch (format) {
    case "xlsx":
      return (batches) => writeXlsx([sheetOf(register, options, batches)], options.language);
    case "csv":
      return (batches) => writeCsv(sheetOf(register, options, batches), options.language);
    case "ndjson":
      return (batches) => writeNdjson(batches, options.columns);
    case "geojson":
      return (batches) => writeGeojson(batches, register, options.columns);
  }
}

async function* readTableFile(
  path: string,
  limits: TableLimits,
): AsyncGenerator<Outcome<readonly TableRow[]>> {
  switch (await fileKind(path)) {
    case "zip":
      return yield* readXlsx(path, limits);
    case "text":
      return yield* readCsv(path, limits);
    case "old-excel":
      return yield refused(unreadable("old-excel"));
    case "other":
      return yield refused(unreadable("not-a-table"));
    case "nothing":
      return; // no rows at all; who asked for rows says so
  }
}

function sheetOf(
  register: Register,
  options: ExportOptions,
  batches: AsyncIterable<ExportBatch>,
): WrittenSheet {
  const { language, columns } = options;
  return {
    name: register.label[language],
    header: [idHead[language], ...columns.map((name) => columnHead(register, name, language))],
    rows: rowsOf(batches, cellsOfRecord(register, options)),
  };
}

async function* rowsOf(
  batches: AsyncIterable<ExportBatch>,
  cellsOf: ReturnType<typeof cellsOfRecord>,
): AsyncGenerator<readonly (readonly Cell[])[]> {
  for await (const { records, names } of batches) yield records.map((record) => cellsOf(record, names));
}
