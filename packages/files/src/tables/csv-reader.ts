// Rows of a CSV file, streamed: UTF-8 or UTF-16 by its first bytes, separated by comma, semicolon or tab, whichever
// the header uses.
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { type Cell, emptyCell, type TableRow } from "@nhipcau/operations/ports/table-files.ts";
import { plainText } from "./inert-text.ts";
import type { TableLimits } from "./table-limits.ts";
import { tooManyRows, unreadable } from "./unreadable.ts";

/** The filled rows of a CSV file in batches, the header first. */
export async function* readCsv(
  path: string,
  limits: TableLimits,
): AsyncGenerator<Outcome<readonly TableRow[]>> {
  const encoding = await encodingOf(path);
  const bytes = encoding === "utf-8" ? createReadStream(path) : Readable.from(recoded(path, encoding));
  const parser = parse({
    bom: true,
    delimiter: await delimiterOf(path, encoding),
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: limits.rowBytes,
  });
  bytes.on("error", (error: Error) => parser.destroy(error));
  bytes.pipe(parser);
  let rows: TableRow[] = [];
  let row = 0;
  let filled = 0;
  try {
    for await (const record of parser as AsyncIterable<readonly string[]>) {
      row += 1;
      const read = rowOf(row, record, limits);
      if (!read) continue;
      filled += 1;
      if (filled > limits.rows + 1) return yield refused(tooManyRows(limits.rows));
      rows.push(read);
      if (rows.length >= limits.batch) {
        yield done(rows);
        rows = [];
      }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw new Error("reading a CSV file failed", { cause: error });
    return yield refused(
      unreadable(
        error.code === "CSV_MAX_RECORD_SIZE"
          ? "huge-cell"
          : error.code === "CSV_QUOTE_NOT_CLOSED"
            ? "open-quote"
            : "damaged",
      ),
    );
  } finally {
    bytes.destroy();
    parser.destroy();
  }
  if (rows.length > 0) yield done(rows);
}

type Encoding = "utf-8" | "utf-16le" | "utf-16be";

function rowOf(row: number, record: readonly string[], limits: TableLimits): TableRow | undefined {
  let isFilled = false;
  let isBroken = false;
  let isHuge = record.length > limits.columns;
  const cells = record.slice(0, limits.columns).map((written): Cell => {
    if (written === "") return emptyCell;
    isFilled = true;
    if (written.includes("\ufffd")) isBroken = true;
    if (written.length > limits.cellCharacters) isHuge = true;
    return { kind: "text", text: plainText(written) };
  });
  if (!isFilled) return undefined;
  // The decoder puts U+FFFD where bytes are no text; a text that has one already was broken before it came here.
  if (isBroken) return { row, cells, refusals: [{ code: "broken-utf8", data: { row } }] };
  return isHuge ? { row, cells, refusals: [unreadable("huge-cell")] } : { row, cells };
}

async function firstBytes(path: string, length: number): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function encodingOf(path: string): Promise<Encoding> {
  const [first, second] = await firstBytes(path, 2);
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

async function* recoded(path: string, encoding: Encoding): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    yield Buffer.from(decoder.decode(chunk, { stream: true }));
  }
  yield Buffer.from(decoder.decode());
}

// Counts the separators outside quotes up to the end of the first line; a tie goes to the comma.
async function delimiterOf(path: string, encoding: Encoding): Promise<string> {
  const start = new TextDecoder(encoding).decode(await firstBytes(path, 64 * 1024));
  const counts = new Map([
    [",", 0],
    [";", 0],
    ["\t", 0],
  ]);
  let isQuoted = false;
  for (const letter of start.trimStart()) {
    if (letter === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (letter === "\n" || letter === "\r")) break;
    else if (!isQuoted && counts.has(letter)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}
