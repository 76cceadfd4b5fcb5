// Reading the journal in an order that never skips a commit that came late (L-04). Transactions are read in the order
// of their numbers, and only up to the oldest one still running: nothing can appear before what was read. A page ends
// where a transaction ends.
import { sql } from "kysely";
import type { Connection } from "../database/database.ts";

/** Where a reader stands: the last transaction read whole, in one life (epoch) of the database. */
export interface JournalCursor {
  readonly epoch: number;
  readonly transaction: number;
}

export interface JournalEntry {
  readonly register: string;
  readonly id: string;
  readonly version: number;
  readonly author: string;
  readonly scope: string;
  readonly transaction: number;
}

export interface JournalPage {
  readonly entries: readonly JournalEntry[];
  readonly cursor: JournalCursor;
}

/** Where the journal begins. */
export const startOfJournal: JournalCursor = { epoch: 0, transaction: 0 };

/** The end of what can be read now: a reader that starts here sees only what commits later. */
export async function endOfJournal(connection: Connection): Promise<JournalCursor> {
  const rows = await connection.rows<{ epoch: number; xmin: string }>(
    sql`select epoch, pg_snapshot_xmin(pg_current_snapshot())::text as xmin from nhipcau.node`,
  );
  return { epoch: rows[0]?.epoch ?? 1, transaction: Number(rows[0]?.xmin ?? 1) - 1 };
}

/**
 * At least `size` entries after the cursor, if there are so many, to the end of the last one's transaction. As `reader`
 * only what the acting locality may read; as `node` all of it, which only the application may.
 */
export async function readJournal(
  connection: Connection,
  cursor: JournalCursor,
  size: number,
  as: "reader" | "node" = "reader",
): Promise<JournalPage> {
  const journal = sql.raw(as === "node" ? "nhipcau.journal_heads" : "nhipcau.journal");
  const settled = sql`(j.epoch < n.epoch or j.xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint)`;
  const after = sql`(j.epoch, j.xid) > (${cursor.epoch}::int, ${cursor.transaction}::bigint)`;
  const rows = await connection.rows<JournalEntry & { epoch: number }>(
    sql`with last as (
          select j.epoch, j.xid from ${journal} j, nhipcau.node n where ${after} and ${settled}
          order by j.epoch, j.xid, j.seq limit 1 offset ${size - 1})
        select j.epoch, j.xid as transaction, j.register, j.record_id as id, j.version, j.author, j.scope
        from ${journal} j, nhipcau.node n
        where ${after} and ${settled} and (not exists (select from last) or (j.epoch, j.xid) <= (select epoch, xid from last))
        order by j.epoch, j.xid, j.seq`,
  );
  const newest = rows.at(-1);
  return {
    entries: rows.map(({ register, id, version, author, scope, transaction }) => ({
      register,
      id,
      version,
      author,
      scope,
      transaction,
    })),
    cursor: newest ? { epoch: newest.epoch, transaction: newest.transaction } : cursor,
  };
}

/** Whether something was written that cannot be read yet, because an older transaction is still under way. */
export async function hasUnsettledEntries(connection: Connection): Promise<boolean> {
  const rows = await connection.rows(
    sql`select from nhipcau.journal_heads j, nhipcau.node n
        where j.epoch = n.epoch and j.xid >= pg_snapshot_xmin(pg_current_snapshot())::text::bigint limit 1`,
  );
  return rows.length > 0;
}
