// Kept pages as files: reading their rows again, and taking the content of records out of them.
import type { Outcome } from "@nhipcau/domain/outcome.ts";
import { eraseRows } from "@nhipcau/exchange/pages/erase-rows.ts";
import { decodePage, encodePage, type PageEncoding } from "@nhipcau/exchange/pages/page-file.ts";
import { parsePageHeader } from "@nhipcau/exchange/pages/page-header.ts";
import { readRows, type ReadRows } from "@nhipcau/exchange/pages/page-rows.ts";
import { sql } from "kysely";
import type { Connection } from "../database/database.ts";

/** Records whose rows a kept page may hold. */
export interface HeldRows {
  readonly page: number;
  readonly record_ids: readonly string[];
}

export interface KeptFile {
  readonly envelope: string;
  readonly encoding: string;
  readonly file: Buffer;
}

/** The rows of a page that verified when it came. */
export async function readKeptRows({ envelope, encoding, file }: KeptFile): Promise<ReadRows> {
  const { payload } = JSON.parse(envelope) as { readonly payload: string };
  const header = asKept(parsePageHeader(Buffer.from(payload, "base64")));
  const { rows } = asKept(await decodePage([file], encoding));
  return asKept(readRows(rows, { rows: header.rows, root: header.root }));
}

/** Erases the rows of records in the kept pages that may hold them. */
export async function eraseFromPages(connection: Connection, held: readonly HeldRows[]): Promise<void> {
  const idsByPage = new Map<number, Set<string>>();
  for (const { page, record_ids: ids } of held) {
    const known = idsByPage.get(page) ?? new Set();
    for (const id of ids) known.add(id);
    idsByPage.set(page, known);
  }
  for (const [page, ids] of idsByPage) await eraseFromPage(connection, page, ids);
}

async function eraseFromPage(connection: Connection, page: number, ids: ReadonlySet<string>): Promise<void> {
  const [kept] = await connection.rows<KeptFile>(
    sql`select envelope, encoding, file from nhipcau.pages where id = ${page}::bigint and encoding <> 'erased'`,
  );
  if (!kept) return;
  const { envelope, rows } = asKept(await decodePage([kept.file], kept.encoding));
  const { bytes, erased } = eraseRows(rows, ids);
  if (erased === 0) return;
  // What decoded under this name is one of those that are known.
  const file = await encodePage({ envelope, rows: bytes }, kept.encoding as PageEncoding);
  await connection.rows(sql`select nhipcau.replace_page_rows(${page}::bigint, ${file}::bytea)`);
}

function asKept<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`a kept page is not as it came: ${outcome.refusals[0]?.code}`);
}
