// Who read a record: here, of copies, and at partners, of ours, as they told.
import type { OwnRead, PartnerRead, Period, ReadCount } from "@nhipcau/operations/ports/exchange-trace.ts";
import { type RawBuilder, sql } from "kysely";
import type { Connection } from "../database/database.ts";

interface ReadRow {
  readonly grant_id: string;
  readonly register: string;
  readonly record_id: string;
  readonly version: number | null;
  readonly at: Date;
  readonly locality: string;
  readonly agency: string | null;
  readonly role: string;
}

/** Reads of copies here that meet a condition, which also says in which order and how many. */
export async function readsHereWhere(
  connection: Connection,
  condition: RawBuilder<unknown>,
): Promise<OwnRead[]> {
  const rows = await connection.rows<ReadRow & { id: string; told: boolean }>(
    sql`select id::text as id, grant_id, register, record_id, version, at, locality, agency, role, told_in is not null as told
        from nhipcau.reads where ${condition}`,
  );
  return rows.map((row) => ({ ...readOf(row), id: row.id, told: row.told }));
}

/** Reads of one of our records at partners, newest first. */
export async function readsThere(
  connection: Connection,
  register: string,
  record: string,
  most: number,
): Promise<PartnerRead[]> {
  const rows = await connection.rows<ReadRow>(
    sql`select grant_id, register, record_id, version, at, locality, agency, role from nhipcau.partner_reads
        where register = ${register} and record_id = ${record} order by at desc, statement, line limit ${most}`,
  );
  return rows.map(readOf);
}

function readOf(row: ReadRow): PartnerRead {
  return {
    grant: row.grant_id,
    register: row.register,
    record: row.record_id,
    ...(row.version === null ? {} : { version: row.version }),
    at: row.at.toISOString(),
    locality: row.locality,
    ...(row.agency === null ? {} : { agency: row.agency }),
    role: row.role,
  };
}

/** Reads under grants with a peer in a period, by grant and register; `table` has them. */
export async function countReads(
  connection: Connection,
  table: RawBuilder<unknown>,
  peer: string,
  { from, until }: Period,
): Promise<ReadCount[]> {
  const rows = await connection.rows<{
    grant_id: string;
    register: string;
    reads: number;
    records: number;
    last_at: Date;
  }>(
    sql`select r.grant_id, r.register, count(*)::integer as reads, count(distinct r.record_id)::integer as records, max(r.at) as last_at
        from ${table} r join nhipcau.grants g on g.id = r.grant_id
        where g.peer = ${peer}::uuid and r.at >= ${from}::timestamptz and r.at < ${until}::timestamptz
        group by r.grant_id, r.register order by r.register, r.grant_id`,
  );
  return rows.map(({ grant_id: grant, last_at: lastAt, ...count }) => ({
    ...count,
    grant,
    lastAt: lastAt.toISOString(),
  }));
}
