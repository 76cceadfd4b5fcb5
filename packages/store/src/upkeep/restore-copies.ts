// Copies of partners' records after a restore: the kept pages are the journal of what came, and applied again in their
// order they give the copies that were there. What was erased from them had gone by then (X-42, X-55).
import { sql } from "kysely";
import type { RowList } from "@nhipcau/exchange/pages/page-rows.ts";
import type { Connection } from "../database/database.ts";
import { type KeptFile, readKeptRows } from "../exchange/kept-files.ts";
import { quoted } from "../schema/register-columns.ts";

interface KeptPageRow extends KeptFile {
  readonly id: number;
  readonly register: string;
}

/** Applies the kept pages of the grants that last, in the caller's transaction; the registers' own records are there. */
export async function restoreCopies(connection: Connection): Promise<void> {
  const pages = await connection.rows<{ id: number }>(
    sql`select p.id from nhipcau.pages p join nhipcau.grants g on g.id = p.grant_id join nhipcau.register_tables t on t.register = p.register
        where p.is_applied and p.encoding <> 'erased' and g.direction = 'in' and g.state in ('active', 'extending') and g.terms is not null
        order by p.id`,
  );
  for (const { id } of pages) {
    const [page] = await connection.rows<KeptPageRow>(
      sql`select id, register, envelope, encoding, file from nhipcau.pages where id = ${id}::bigint`,
    );
    if (!page) continue;
    const { present, gone } = await readKeptRows(page);
    const given = await withoutOwn(connection, page.register, present);
    await connection.rows(
      sql`select from nhipcau.apply_rows(${id}::bigint, ${given.json}, ${given.count}::integer, ${gone.json}, ${gone.count}::integer)`,
    );
  }
  await connection.rows(sql`update nhipcau.followed set held = nhipcau.copies_held(grant_id)`);
}

// Records that were handed over to us since are in our own journal (X-14).
async function withoutOwn(connection: Connection, register: string, rows: RowList): Promise<RowList> {
  const own = await connection.rows<{ id: string }>(
    sql`select r.id from ${sql.raw(`reg.${quoted(register)}`)} r join jsonb_array_elements(${rows.json}::text::jsonb) e on r.id = e->>'$id'
        where r.from_page is null`,
  );
  if (own.length === 0) return rows;
  const ids = new Set(own.map(({ id }) => id));
  const kept = (JSON.parse(rows.json) as readonly { readonly $id: string }[]).filter(
    ({ $id }) => !ids.has($id),
  );
  return { json: JSON.stringify(kept), count: kept.length };
}
