// A moment of the database: what decides which rows a reader sees, beside who reads. Two readers of one locality in one
// moment see the same rows; between two moments only what was committed in between can differ.
import { sql } from "kysely";
import type { Connection } from "../database/database.ts";

export interface DatabaseMoment {
  /** As PostgreSQL writes it, `xmin:xmax:xip,xip`: transactions before xmax are seen but for those in xip. */
  readonly snapshot: string;
  /**
   * What changes without a record being written or a page applied: a restored backup, who answers for whom today, which
   * grants bring copies, and whether somebody switched the triggers off that write the journal, as a rebuild does. When it
   * is another, nothing is remembered.
   */
  readonly ground: string;
}

/** The moment in which a transaction reads; only for one that reads a single snapshot from beginning to end. */
export async function readMoment(connection: Connection): Promise<DatabaseMoment> {
  const [row] = await connection.rows<DatabaseMoment>(
    sql`select pg_current_snapshot()::text as snapshot, concat_ws(';',
          (select epoch from nhipcau.node),
          (select string_agg(author || '>' || steward, ',' order by author) from nhipcau.stewardship),
          (select md5(string_agg(xmin::text, ',' order by oid)) from pg_trigger),
          (select string_agg(id || ':' || state, ',' order by id) from nhipcau.grants where direction = 'in')) as ground`,
  );
  if (!row) throw new Error("a query without a table gave no row");
  return row;
}

/** Whether everything that was seen in the snapshot `earlier` is seen in `later` too. */
export function isSeenWhole(earlier: string, later: string): boolean {
  const [first, second] = [parseSnapshot(earlier), parseSnapshot(later)];
  return (
    first.end <= second.end && second.running.every((id) => id >= first.end || first.running.includes(id))
  );
}

function parseSnapshot(text: string): { readonly end: bigint; readonly running: readonly bigint[] } {
  const [, end = "0", running = ""] = text.split(":");
  return { end: BigInt(end), running: running.split(",").filter(Boolean).map(BigInt) };
}
