// Uploaded files in a folder of their own, readable by this account only: random names, a note beside each file, and
// nothing kept longer than a day.
import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Spool, SpoolEntry, SpoolNote } from "@nhipcau/operations/ports/spool.ts";

export interface SpoolFolderOptions {
  readonly folder: string;
  /** Bytes of one file at most. */
  readonly maximumBytes: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly keepMilliseconds?: number;
  /** 32 hexadecimal digits that nobody can guess. */
  readonly newId?: () => string;
}

const oneDay = 24 * 60 * 60 * 1000;

/** Makes the folder if it is not there and answers the spool in it. */
export async function makeSpoolFolder(options: SpoolFolderOptions): Promise<Spool> {
  const { folder, now, keepMilliseconds = oneDay } = options;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  return {
    put: (bytes, note) => put(options, bytes, note),
    async open(id, person) {
      const entry = await findEntry(folder, id);
      const isGone = !entry || entry.person !== person || now() - Date.parse(entry.since) > keepMilliseconds;
      return isGone ? undefined : { entry, path: dataPath(folder, id) };
    },
    remove: (id) => removeEntry(folder, id),
    expire: () => expire(folder, now() - keepMilliseconds),
  };
}

const idForm = /^[0-9a-f]{32}$/u;

function dataPath(folder: string, id: string): string {
  return join(folder, `${id}.data`);
}

function notePath(folder: string, id: string): string {
  return join(folder, `${id}.json`);
}

async function put(
  { folder, maximumBytes, now, newId = randomId }: SpoolFolderOptions,
  bytes: AsyncIterable<Uint8Array>,
  note: SpoolNote,
): Promise<Outcome<SpoolEntry>> {
  const id = newId();
  const counted = { size: 0 };
  try {
    const file = createWriteStream(dataPath(folder, id), { flags: "wx", mode: 0o600 });
    await pipeline(Readable.from(upTo(bytes, maximumBytes, counted), { objectMode: false }), file);
  } catch (error) {
    await removeEntry(folder, id);
    if (error instanceof PastLimit)
      return refused({ code: "too-large", data: { limit: megabytes(maximumBytes) } });
    throw new Error(`keeping an uploaded file in ${folder} failed`, { cause: error });
  }
  const name = plainName(note.name);
  const entry: SpoolEntry = { ...note, name, id, size: counted.size, since: new Date(now()).toISOString() };
  await writeFile(notePath(folder, id), JSON.stringify(entry), { mode: 0o600 });
  return done(entry);
}

class PastLimit extends Error {}

// Leaving the loop ends the source too: what comes after the limit is never read.
async function* upTo(
  bytes: AsyncIterable<Uint8Array>,
  maximum: number,
  counted: { size: number },
): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    counted.size += chunk.length;
    if (counted.size > maximum) throw new PastLimit("past the limit");
    yield chunk;
  }
}

function randomId(): string {
  return randomBytes(16).toString("hex");
}

function megabytes(bytes: number): string {
  return bytes >= 1024 ** 2 ? `${Math.floor(bytes / 1024 ** 2)} MB` : `${bytes} B`;
}

// What somebody's machine calls the file is shown, never used as a path.
function plainName(name: string): string {
  const last = name.split(/[/\\]/u).at(-1) ?? "";
  const plain = last
    .replaceAll(/[\p{C}<>:"|?*]/gu, "")
    .replace(/^\.+/u, "")
    .trim();
  return plain.slice(0, 120).toWellFormed() || "file";
}

async function findEntry(folder: string, id: string): Promise<SpoolEntry | undefined> {
  if (!idForm.test(id)) return undefined;
  try {
    return JSON.parse(await readFile(notePath(folder, id), "utf8")) as SpoolEntry;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new Error(`the note of ${id} cannot be read`, { cause: error });
  }
}

async function removeEntry(folder: string, id: string): Promise<void> {
  if (!idForm.test(id)) return;
  await rm(notePath(folder, id), { force: true });
  await rm(dataPath(folder, id), { force: true });
}

// A file whose note was never written (the process ended in between) goes by its own age.
async function expire(folder: string, before: number): Promise<number> {
  let removed = 0;
  const ids = new Set((await readdir(folder)).map((name) => name.replace(/\.(data|json)$/u, "")));
  for (const id of ids) {
    if (!idForm.test(id)) continue;
    const entry = await findEntry(folder, id);
    const since = entry ? Date.parse(entry.since) : (await stat(dataPath(folder, id))).mtimeMs;
    if (since >= before) continue;
    await removeEntry(folder, id);
    removed += 1;
  }
  return removed;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
