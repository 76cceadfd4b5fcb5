// Single records, their names, their history and who refers to them.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type {
  AuthorCount,
  RecordEnvelope,
  RecordVersion,
  Referrers,
  SearchHit,
} from "@nhipcau/operations/ports/store.ts";
import { foldForSearch } from "@nhipcau/domain/text.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import { sql } from "kysely";
import type { Connection } from "../database/database.ts";
import { fieldsOf, quoted, tableOf } from "../schema/register-columns.ts";
import { containing, needlesOf } from "./list-records.ts";
import { recordColumns, recordOfRow, type RecordRow, relationOf } from "./row-of-record.ts";

export async function findRecord(
  connection: Connection,
  register: Register,
  id: string,
  asOf?: CalendarDate,
): Promise<RecordEnvelope | undefined> {
  const rows = await connection.rows<RecordRow>(
    sql`select ${recordColumns(register)} from ${relationOf(register, asOf)} where r.id = ${id}`,
  );
  return rows[0] && recordOfRow(register, rows[0]);
}

export async function findRecords(
  connection: Connection,
  register: Register,
  ids: readonly string[],
): Promise<Map<string, RecordEnvelope>> {
  const rows = await connection.rowsPlannedAnew<RecordRow>(
    sql`select ${recordColumns(register)} from ${relationOf(register, undefined)} where r.id = any(${[...ids]}::text[])`,
  );
  return new Map(rows.map((row) => [row.id, recordOfRow(register, row)]));
}

/** Every record that is not retired, present or on a day, by id. */
export async function allRecords(
  connection: Connection,
  register: Register,
  asOf?: CalendarDate,
): Promise<RecordEnvelope[]> {
  const rows = await connection.rows<RecordRow>(
    sql`select ${recordColumns(register)} from ${relationOf(register, asOf)} where not r.retired order by r.id`,
  );
  return rows.map((row) => recordOfRow(register, row));
}

export async function namesOfRecords(
  connection: Connection,
  register: Register,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await connection.rowsPlannedAnew<{ id: string; name: string | null }>(
    sql`select id, ${sql.raw(quoted(register.titleField))} as name from ${sql.raw(tableOf(register))} where id = any(${[...ids]}::text[])`,
  );
  return new Map(rows.map(({ id, name }) => [id, name ?? id]));
}

interface JournalRow {
  readonly version: number;
  readonly retired: boolean;
  readonly recorded_at: Date;
  readonly holds_from: CalendarDate;
  readonly acting_locality: string;
  readonly acting_agency: string | null;
  readonly acting_role: string;
  readonly on_behalf: boolean;
  readonly reason: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * All versions of a record, newest first. Of a copy those that came and are kept: who acted for its author is the
 * author's own to know.
 */
export async function historyOfRecord(
  connection: Connection,
  register: Register,
  id: string,
): Promise<RecordVersion[]> {
  const rows = await connection.rows<JournalRow>(
    sql`select version, retired, recorded_at, holds_from, acting_locality, acting_agency, acting_role, acting_on_behalf is not null as on_behalf, reason, body
        from nhipcau.journal where register = ${register.name} and record_id = ${id}
        union all
        select version, false, recorded_at, holds_from, author, null, 'partner', false, null, body
        from nhipcau.superseded where register = ${register.name} and record_id = ${id}
        union all
        select version, false, recorded_at, holds_from, author, null, 'partner', false, null,
          jsonb_strip_nulls(to_jsonb(r) - '{id,version,author,scope,retired,holds_from,recorded_at,search_text,exact_text,box,from_page}'::text[])
        from ${sql.raw(tableOf(register))} r where id = ${id} and from_page is not null
        order by version desc limit 1000`,
  );
  return rows.map((row) => ({
    version: row.version,
    operation: row.retired ? "retire" : "put",
    recordedAt: row.recorded_at.toISOString(),
    holdsFrom: row.holds_from,
    locality: row.acting_locality,
    ...(row.acting_agency === null ? {} : { agency: row.acting_agency }),
    role: row.acting_role,
    ...(row.on_behalf ? { onBehalf: true as const } : {}),
    ...(row.reason === null ? {} : { reason: row.reason }),
    body: row.body,
  }));
}

/** For every field of every register that points to this record: how many do, and the first ten. */
export async function referrersOfRecord(
  connection: Connection,
  registers: Iterable<Register>,
  register: Register,
  id: string,
): Promise<Referrers[]> {
  const found: Referrers[] = [];
  for (const other of registers) {
    for (const [name, field] of fieldsOf(other)) {
      if (field.register !== register.name) continue;
      const column = sql.raw(quoted(name));
      const points =
        field.type === "references" ? sql`${column} @> array[${id}]::text[]` : sql`${column} = ${id}`;
      const table = sql.raw(tableOf(other));
      const rows = await connection.rows<{ n: number; ids: string[] | null }>(
        sql`select count(*)::int as n, (array_agg(id order by id))[1:10] as ids from ${table} where ${points} and not retired`,
      );
      const row = rows[0];
      if (row && row.n > 0)
        found.push({ register: other.name, field: name, count: row.n, ids: row.ids ?? [] });
    }
  }
  return found;
}

/** Records of any register whose searched fields hold all the words; the best few of each register. */
export async function searchRecords(
  connection: Connection,
  registers: Iterable<Register>,
  words: string,
  exact: boolean,
  limit: number,
): Promise<SearchHit[]> {
  const needles = needlesOf(words, exact);
  if (needles.length === 0) return [];
  const column = sql.raw(exact ? "exact_text" : "search_text");
  const matches = sql.join(
    needles.map((needle) => sql`${column} like ${containing(needle)}`),
    sql` and `,
  );
  const leading = containing(foldForSearch(words.replaceAll("\u0000", " "))).slice(1);
  const selects = [...registers].map(
    (
      register,
    ) => sql`(select ${sql.lit(register.name)}::text as register, id, ${sql.raw(quoted(register.titleField))}::text as title,
        (nhipcau.fold(coalesce(${sql.raw(quoted(register.titleField))}::text, '')) like ${leading}) as leads
      from ${sql.raw(tableOf(register))} where not retired and ${matches} limit 20)`,
  );
  const rows = await connection.rows<{ register: string; id: string; title: string | null }>(
    sql`select register, id, title from (${sql.join(selects, sql` union all `)}) hits order by leads desc, length(title), id limit ${limit}`,
  );
  return rows.map(({ register, id, title }) => ({ register, id, title: title ?? id }));
}

/** How many records each register holds that the reader may see. */
export async function countsOfRegisters(
  connection: Connection,
  registers: Iterable<Register>,
): Promise<Map<string, number>> {
  const selects = [...registers].map(
    (register) =>
      sql`select ${sql.lit(register.name)}::text as register, count(*)::int as n from ${sql.raw(tableOf(register))} where not retired`,
  );
  const rows = await connection.rows<{ register: string; n: number }>(sql.join(selects, sql` union all `));
  return new Map(rows.map(({ register, n }) => [register, n]));
}

/** What each author has in each register, in one pass over the tables. */
export async function countsByAuthor(
  connection: Connection,
  registers: Iterable<Register>,
  authors: readonly string[],
): Promise<AuthorCount[]> {
  if (authors.length === 0) return [];
  const selects = [...registers].map(
    (register) =>
      sql`select ${sql.lit(register.name)}::text as register, author, count(*)::int as count from ${sql.raw(tableOf(register))} where not retired and author = any(${[...authors]}::text[]) group by author`,
  );
  return connection.rows<AuthorCount>(sql`${sql.join(selects, sql` union all `)} order by register, author`);
}
