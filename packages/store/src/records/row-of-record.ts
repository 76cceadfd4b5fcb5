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
 * before. Without a day, the present table.
 */
export function relationOf(register: Register, asOf: CalendarDate | undefined): RawBuilder<unknown> {
  if (asOf === undefined) return sql.raw(`${tableOf(register)} r`);
  const typed = fieldColumns(register).map(({ name, type }) => `${quoted(name)} ${type}`);
  const searched = fieldsOf(register).filter(([, field]) => field.searchable);
  const words = ["j.record_id", ...searched.map(([name]) => `coalesce(b.${quoted(name)}, '')`)].join(
    " || ' ' || ",
  );
  return sql`(select j.record_id as id, j.version, j.author, j.scope, j.retired, j.holds_from, j.recorded_at,
      nhipcau.fold(${sql.raw(words)}) as search_text, nhipcau.exact(${sql.raw(words)}) as exact_text, b.*
    from (select distinct on (record_id) * from nhipcau.journal
          where register = ${register.name} and holds_from <= ${asOf}::date order by record_id, version desc) j,
      jsonb_to_record(j.body) as b(${sql.raw(typed.join(", "))})) r`;
}
