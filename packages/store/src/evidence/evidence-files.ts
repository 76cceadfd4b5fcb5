// The port for files of evidence on PostgreSQL: pieces are written as they come, so that a file never stands in memory
// whole, and a file that was kept before is kept once.
import { createHash, randomUUID } from "node:crypto";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { systemOf } from "@nhipcau/operations/ports/acting.ts";
import {
  type EvidenceFile,
  type EvidenceFiles,
  type MediaOf,
  sniffedBytes,
} from "@nhipcau/operations/ports/evidence-files.ts";
import { sql } from "kysely";
import type { Connection, Database } from "../database/database.ts";

const pieceBytes = 256 * 1024;
const node = systemOf("");

export interface EvidenceFilesOptions {
  readonly database: Database;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

export function makeEvidenceFiles({ database, clock }: EvidenceFilesOptions): EvidenceFiles {
  const reading = <T>(work: (connection: Connection) => Promise<T>): Promise<T> =>
    database.transaction(node, "read", work);
  return {
    take: (locality, chunks, limits) => takeFile(database, locality, chunks, limits),
    find: (digest) => reading((connection) => findFile(connection, digest)),
    read: (digest) => readFile(reading, digest),
    readPart: (digest, offset, length) =>
      reading((connection) => readPart(connection, digest, offset, length)),
    forgetUnnamed: () =>
      database.transaction(node, "write", async (connection) => {
        const dayAgo = new Date(clock() - 24 * 3600 * 1000).toISOString();
        const [row] = await connection.rows<{ gone: number }>(
          sql`select nhipcau.forget_unnamed_files(${dayAgo}::timestamptz) as gone`,
        );
        return row?.gone ?? 0;
      }),
  };
}

interface TakeLimits {
  readonly mostBytes: number;
  readonly mediaOf: MediaOf;
}

// Each piece is a transaction of its own: nothing holds the journal's readers back while a slow line sends. What was cut
// off is never given a digest, and goes with the next housekeeping.
async function takeFile(
  database: Database,
  locality: string,
  chunks: AsyncIterable<Uint8Array>,
  limits: TakeLimits,
): Promise<Outcome<EvidenceFile>> {
  const id = randomUUID();
  const write = <T>(work: (connection: Connection) => Promise<T>): Promise<T> =>
    database.transaction(node, "write", work);
  await write((connection) => connection.rows(sql`insert into nhipcau.evidence_files (id) values (${id})`));
  const came = await takePieces(chunks, limits, (number, bytes) =>
    write((connection) =>
      connection.rows(
        sql`insert into nhipcau.evidence_pieces (file, number, bytes) values (${id}, ${number}, ${bytes})`,
      ),
    ),
  );
  if (!came.ok) {
    await write((connection) => connection.rows(sql`delete from nhipcau.evidence_files where id = ${id}`));
    return came;
  }
  await write((connection) => finishFile(connection, id, locality, came.value));
  return came;
}

async function takePieces(
  chunks: AsyncIterable<Uint8Array>,
  { mostBytes, mediaOf }: TakeLimits,
  keep: (number: number, bytes: Buffer) => Promise<unknown>,
): Promise<Outcome<EvidenceFile>> {
  const digest = createHash("sha256");
  let size = 0;
  let number = 0;
  let mediaType: string | undefined;
  for await (const piece of piecesOf(chunks)) {
    size += piece.length;
    if (size > mostBytes) {
      const limit = `${Math.round(mostBytes / 1024 ** 2)} MB`;
      return refused({ code: "too-large", data: { limit } });
    }
    if (number === 0) mediaType = await mediaOf(piece.subarray(0, sniffedBytes));
    if (mediaType === undefined) return refused({ code: "file-type-not-taken" });
    digest.update(piece);
    await keep(number, piece);
    number += 1;
  }
  if (size === 0 || mediaType === undefined) return refused({ code: "empty-file" });
  return done({ digest: digest.digest("hex"), size, mediaType });
}

async function* piecesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    waiting.push(chunk);
    length += chunk.length;
    while (length >= pieceBytes) {
      const all = Buffer.concat(waiting, length);
      yield all.subarray(0, pieceBytes);
      const rest = all.subarray(pieceBytes);
      waiting = rest.length > 0 ? [rest] : [];
      length = rest.length;
    }
  }
  if (length > 0) yield Buffer.concat(waiting, length);
}

// Two who hand in the same file at once take turns on its digest; the second one's pieces go.
async function finishFile(
  connection: Connection,
  id: string,
  locality: string,
  { digest, size, mediaType }: EvidenceFile,
): Promise<void> {
  await connection.rows(sql`select pg_advisory_xact_lock(7007, hashtext(${digest}))`);
  const [kept] = await connection.rows<{ id: string }>(
    sql`select id from nhipcau.evidence_files where digest = ${digest}`,
  );
  if (kept) await connection.rows(sql`delete from nhipcau.evidence_files where id = ${id}`);
  else
    await connection.rows(
      sql`update nhipcau.evidence_files set digest = ${digest}, size = ${size}, media_type = ${mediaType} where id = ${id}`,
    );
  const file = kept?.id ?? id;
  // Handed in again it is as new: who just sent it has a day to name it.
  await connection.rows(sql`update nhipcau.evidence_files set taken_at = now() where id = ${file}`);
  await connection.rows(
    sql`insert into nhipcau.evidence_hands (file, locality) values (${file}, ${locality}) on conflict do nothing`,
  );
}

async function findFile(connection: Connection, digest: string): Promise<EvidenceFile | undefined> {
  const [row] = await connection.rows<{ size: number; media_type: string }>(
    sql`select size, media_type from nhipcau.evidence_files where digest = ${digest}`,
  );
  return row && { digest, size: row.size, mediaType: row.media_type };
}

/** A file that a locality handed in here itself. */
export async function findHandedIn(
  connection: Connection,
  digest: string,
  locality: string,
): Promise<EvidenceFile | undefined> {
  const [row] = await connection.rows<{ size: number; media_type: string }>(
    sql`select f.size, f.media_type from nhipcau.evidence_files f join nhipcau.evidence_hands h on h.file = f.id
        where f.digest = ${digest} and h.locality = ${locality}`,
  );
  return row && { digest, size: row.size, mediaType: row.media_type };
}

// A transaction a piece: a reader on a slow line keeps no connection of the database.
async function* readFile(
  reading: <T>(work: (connection: Connection) => Promise<T>) => Promise<T>,
  digest: string,
): AsyncGenerator<Uint8Array> {
  for (let number = 0; ; number += 1) {
    const piece = await reading((connection) => pieceOf(connection, digest, number));
    if (piece === undefined) return;
    yield piece;
  }
}

async function pieceOf(connection: Connection, digest: string, number: number): Promise<Buffer | undefined> {
  const [row] = await connection.rows<{ bytes: Buffer }>(
    sql`select p.bytes from nhipcau.evidence_pieces p join nhipcau.evidence_files f on f.id = p.file
        where f.digest = ${digest} and p.number = ${number}`,
  );
  return row?.bytes;
}

async function readPart(
  connection: Connection,
  digest: string,
  offset: number,
  length: number,
): Promise<Uint8Array> {
  const first = Math.floor(offset / pieceBytes);
  const last = Math.floor((offset + length - 1) / pieceBytes);
  const rows = await connection.rows<{ bytes: Buffer }>(
    sql`select p.bytes from nhipcau.evidence_pieces p join nhipcau.evidence_files f on f.id = p.file
        where f.digest = ${digest} and p.number between ${first} and ${last} order by p.number`,
  );
  const start = offset - first * pieceBytes;
  return Buffer.concat(rows.map(({ bytes }) => bytes)).subarray(start, start + length);
}
