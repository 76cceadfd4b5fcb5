// A file as a header and batches of rows, or why it cannot be taken at all.
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import type { TableFiles, TableRow } from "../ports/table-files.ts";
import { type ColumnMap, mapColumns } from "./column-map.ts";

/**
 * Reads a table to its end: `begin` gets the columns, and what it gives back gets every batch of rows. Refuses what
 * the reader refuses, a header that names nothing, and a file without a row.
 */
export async function readTable(
  files: TableFiles,
  register: Register,
  path: string,
  begin: (map: ColumnMap) => (rows: readonly TableRow[]) => Promise<Outcome<void>>,
): Promise<Outcome<void>> {
  let take: ((rows: readonly TableRow[]) => Promise<Outcome<void>>) | undefined;
  for await (const batch of files.read(path)) {
    if (!batch.ok) return batch;
    let rows = batch.value;
    if (!take) {
      const [header, ...rest] = rows;
      if (!header) continue;
      if (header.refusals) return refused(...header.refusals);
      const map = mapColumns(register, header.cells);
      if (!map.ok) return map;
      take = begin(map.value);
      rows = rest;
    }
    const taken = await take(rows);
    if (!taken.ok) return taken;
  }
  return take ? done(undefined) : refused({ code: "unreadable-file", data: emptyFile });
}

const emptyFile = { "detail.vi": "tệp không có dòng nào", "detail.en": "the file has no rows" };
