// Rows of a register's table as record envelopes: the system's columns around, the fields as the body.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { RecordEnvelope } from "@nhipcau/operations/ports/store.ts";
import type { Register, Scope } from "@nhipcau/registers/declaration/register.ts";
import { type RawBuilder, sql } from "kysely";
import { fieldColumns, fieldsOf, quoted, tableOf } from "../schema/register-columns.ts";

export interface RecordRow {
  readonly id: string;
  readonly version: number;
  readonly author: string;
  readonly steward: string;
  readonly scope: Scope;
  readonly retired: boolean;
  readonly holds_from: CalendarDate;
  readonly recorded_at: Date;
  readonly [field: string]: unknown;
}

const fieldNames = new WeakMap<Register, readonly string[]>();

/** The envelope of a row; fields without a value are left out, since missing is not empty. */
export function recordOfRow(register: Register, row: RecordRow): RecordEnvelope {
  let names = fieldNames.get(register);
  if (!names) {
    names = fieldsOf(register).map(([name]) => name);
    fieldNames.set(register, names);
  }
  const body: Record<string, unknown> = {};
  for (const name of names) {
    const value = row[name];
    if (value !== null && value !== undefined) body[name] = value;
  }
  return {
    id: row.id,
    version: row.version,
    author: row.author,
    steward: row.steward,
    scope: row.scope,
    retired: row.retired,
    holdsFrom: row.holds_from,
    recordedAt: row.recorded_at.toISOString(),
    body,
  };
}

/** The columns of a record, from a relation aliased `r`, with today's steward of its author. */
export function recordColumns(register: Register): RawBuilder<unknown> {
  const fields = fieldColumns(register).map(({ name }) => `r.${quoted(name)}`);
  return sql.raw(
    `r.id, r.version, r.author, coalesce((select s.steward from nhipcau.stewardship s where s.author = r.author), r.author) as steward, r.scope, r.retired, r.holds_from, r.recorded_at, ${fields.join(", ")}`,
  );
}

/**
 * What a register held on a day, by what is known now: for each record the newest version that holds from that day or
 * before. Our own versions are in the journal; of a copy the table holds the newest and nhipcau.superseded those before.
 * Without a day, the present table.
 */
export function relationOf(register: Register, asOf: CalendarDate | undefined): RawBuilder<unknown> {
  const table = tableOf(register);
  if (asOf === undefined) return sql.raw(`${table} r`);
  const day = sql`${asOf}::date`;
  const own = fieldColumns(register);
  const names = own.map(({ name }) => quoted(name)).join(", ");
  const typed = own.map(({ name, type }) => `${quoted(name)} ${type}`).join(", ");
  const searched = fieldsOf(register).filter(([, field]) => field.searchable);
  const words = ["v.record_id", ...searched.map(([name]) => `coalesce(b.${quoted(name)}, '')`)].join(
    " || ' ' || ",
  );
  return sql`(select v.record_id as id, v.version, v.author, v.scope, v.retired, v.holds_from, v.recorded_at,
      nhipcau.fold(${sql.raw(words)}) as search_text, nhipcau.exact(${sql.raw(words)}) as exact_text, b.*
    from (select * from (select distinct on (record_id) record_id, version, author, scope, retired, holds_from, recorded_at, body
            from nhipcau.journal where register = ${register.name} and holds_from <= ${day} order by record_id, version desc) ours
          union all
          select * from (select distinct on (record_id) record_id, version, author, scope, false, holds_from, recorded_at, body
            from nhipcau.superseded s where s.register = ${register.name} and s.holds_from <= ${day}
              and not exists (select from nhipcau.journal j where j.register = s.register and j.record_id = s.record_id and j.holds_from <= ${day})
              and not exists (select from ${sql.raw(table)} c where c.id = s.record_id and c.from_page is not null and c.holds_from <= ${day})
            order by record_id, version desc) earlier) v,
      jsonb_to_record(v.body) as b(${sql.raw(typed)})
    union all
    select id, version, author, scope, retired, holds_from, recorded_at, search_text, exact_text, ${sql.raw(names)}
    from ${sql.raw(table)} where from_page is not null and holds_from <= ${day}) r`;
}
