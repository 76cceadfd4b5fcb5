// The file of a backup: zstd over lines of JSON. The first says what it is, the last closes it with a SHA-256 over
// everything before; so a file that was cut short or changed anywhere is known before a row of it is used.
//
//   {"format":"nhipcau-backup","formatVersion":2,"node":…,"epoch":…,"migrations":[…],"tables":[{"table","columns","rows"},…],…}
//   [value,value,…]               one line a row, the values in the order of the columns; table after table
//   {"entries":lines between,"sha256":"…"}
//
// The first form had the journal alone, and its header did not say so.
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createZstdCompress, createZstdDecompress } from "node:zlib";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { TableSection } from "./backup-tables.ts";

export const backupFormat = "nhipcau-backup";
export const backupFormatVersion = 2;

export interface BackupHeader {
  readonly format: typeof backupFormat;
  readonly formatVersion: number;
  readonly node: string;
  readonly epoch: number;
  readonly takenAt: string;
  readonly migrations: readonly string[];
  /** Journal entries by register. */
  readonly registers: Readonly<Record<string, number>>;
  readonly entries: number;
  /** What follows, table after table. */
  readonly tables: readonly TableSection[];
}

/**
 * Writes a backup's lines to a file, which gets its name only when it is whole. `lines` are batches of lines without
 * their line ends.
 */
export async function writeBackupFile(
  file: string,
  header: BackupHeader,
  lines: AsyncIterable<readonly string[]>,
): Promise<void> {
  const unfinished = `${file}.unfinished`;
  try {
    await pipeline(
      closed(header, lines),
      createZstdCompress(),
      createWriteStream(unfinished, { mode: 0o600, flush: true }),
    );
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw new Error(`the backup ${file} was not written`, { cause: error });
  }
}

async function* closed(
  header: BackupHeader,
  lines: AsyncIterable<readonly string[]>,
): AsyncGenerator<string> {
  const hash = createHash("sha256");
  const hashed = (text: string): string => {
    hash.update(text);
    return text;
  };
  let entries = 0;
  yield hashed(`${JSON.stringify(header)}\n`);
  for await (const batch of lines) {
    entries += batch.length;
    if (batch.length > 0) yield hashed(`${batch.join("\n")}\n`);
  }
  yield `${JSON.stringify({ entries, sha256: hash.digest("hex") })}\n`;
}

/** Reads the whole file once and gives its header; refuses one that is no backup, of a newer form, or damaged. */
export async function verifyBackupFile(file: string): Promise<Outcome<BackupHeader>> {
  const hash = createHash("sha256");
  let header: BackupHeader | undefined;
  let entries = -1;
  let closing = "";
  try {
    for await (const line of backupLines(file)) {
      if (closing !== "") {
        hash.update(`${closing}\n`);
        entries += 1;
      }
      if (header === undefined) {
        const read = readHeader(file, line);
        if (!read.ok) return read;
        header = read.value;
      }
      closing = line;
    }
  } catch (error) {
    return header === undefined && isNoArchive(error) ? foreign(file) : damaged(file, error);
  }
  if (header === undefined) return foreign(file);
  const closed = parsedObject(closing);
  const promised = header.tables.reduce((sum, { rows }) => sum + rows, 0);
  const isWhole =
    closed?.["sha256"] === hash.digest("hex") && closed["entries"] === entries && promised === entries;
  return isWhole ? done(header) : damaged(file, new Error("checksum"));
}

/** The file's lines, the header and the closing one too. Line ends are `\n` alone: texts may hold every other kind. */
export async function* backupLines(file: string): AsyncGenerator<string, void> {
  const source = createReadStream(file);
  const text = source.pipe(createZstdDecompress());
  source.on("error", (error) => text.destroy(error));
  text.setEncoding("utf8");
  let rest = "";
  try {
    for await (const chunk of text) {
      const lines = (rest + String(chunk)).split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
    if (rest !== "") yield rest;
  } finally {
    source.destroy();
  }
}

function readHeader(file: string, line: string): Outcome<BackupHeader> {
  const header = parsedObject(line);
  if (header?.["format"] !== backupFormat) return foreign(file);
  if (typeof header["formatVersion"] !== "number" || header["formatVersion"] > backupFormatVersion) {
    return refused({
      code: "backup-of-newer-version",
      data: { file, what: `form ${String(header["formatVersion"])}` },
    });
  }
  const read = header as unknown as BackupHeader;
  return done(header["formatVersion"] === 1 ? { ...read, tables: [journalOfFirstForm(read.entries)] } : read);
}

function journalOfFirstForm(rows: number): TableSection {
  const columns =
    "epoch xid seq register record_id version author scope retired holds_from recorded_at acting_locality acting_agency acting_person acting_role reason body";
  return { table: "journal", columns: columns.split(" "), rows };
}

function parsedObject(line: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(line);
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)
      ? (parsed as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined; // no line of ours: the caller refuses the file
  }
}

function isNoArchive(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ZSTD_error_prefix_unknown";
}

function foreign(file: string): Outcome<never> {
  return refused({ code: "not-a-backup", data: { file } });
}

function damaged(file: string, error: unknown): Outcome<never> {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOENT" || code === "EACCES" || code === "EISDIR")
    return refused({ code: "unreadable-file", data: { detail: message } });
  return refused({ code: "backup-damaged", data: { file } });
}
