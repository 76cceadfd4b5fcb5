// Counts what the six quality criteria of a register are worked out from: filled fields, doubled titles, untidy text,
// age, references that lead nowhere, and who else relies on the records.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { QualityCounts } from "@nhipcau/operations/ports/store.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import { type RawBuilder, sql } from "kysely";
import type { Connection } from "../database/database.ts";
import { fieldsOf, quoted, tableOf } from "../schema/register-columns.ts";

type Registers = ReadonlyMap<string, Register>;

/** Counts over the records that are not retired and that the reader may see. */
export async function countQuality(
  connection: Connection,
  registers: Registers,
  register: Register,
  freshSince?: CalendarDate,
): Promise<QualityCounts> {
  const fields = fieldsOf(register);
  const wanted = fields.filter(([, field]) => field.required || field.expected).map(([name]) => quoted(name));
  const texts = fields
    .filter(([, field]) => field.type === "text" || field.type === "long-text")
    .map(([name]) => quoted(name));
  const title = quoted(register.titleField);
  const untidy = texts
    .map(
      (name) =>
        `${name} is not null and (not ${name} is nfc normalized or ${name} ~ '\\u00a0|\\u200b| {2,}')`,
    )
    .join(" or ");
  const table = tableOf(register);
  const rows = await connection.rows<QualityRow>(
    sql`select count(*)::int as records,
          coalesce(sum(${sql.raw(wanted.length === 0 ? "0" : `num_nonnulls(${wanted.join(", ")})`)}), 0)::int as filled,
          count(*) filter (where ${sql.raw(untidy || "false")})::int as untidy,
          count(*) filter (where ${freshSince === undefined ? sql`true` : sql`recorded_at >= ${freshSince}::date`})::int as fresh,
          count(*) filter (where scope <> 'internal')::int as shared,
          (count(*) - count(distinct (nhipcau.fold(${sql.raw(title)}::text), ${sql.raw(sameThing(register))})))::int as doubled
        from ${sql.raw(table)} where not retired`,
  );
  const row = rows[0] ?? { records: 0, filled: 0, untidy: 0, fresh: 0, shared: 0, doubled: 0 };
  const { broken, references } = await countReferences(connection, registers, register);
  return {
    records: row.records,
    expectedFilled: row.filled,
    expectedOf: row.records * wanted.length,
    duplicateTitles: row.doubled,
    untidyTexts: row.untidy,
    fresh: row.fresh,
    brokenReferences: broken,
    references,
    sharedRows: row.shared,
    localitiesReferring: await countReferringLocalities(connection, registers, register),
  };
}

interface QualityRow {
  readonly records: number;
  readonly filled: number;
  readonly untidy: number;
  readonly fresh: number;
  readonly shared: number;
  readonly doubled: number;
}

// Two records double each other when title, references and dates agree: two reports may well share their words.
function sameThing(register: Register): string {
  const telling = fieldsOf(register)
    .filter(
      ([name, field]) =>
        ["reference", "references", "date", "code"].includes(field.type) &&
        name !== "source" &&
        name !== "certainty",
    )
    .map(([name]) => quoted(name));
  return telling.length === 0 ? "''" : `row(${telling.join(", ")})::text`;
}

async function countReferences(
  connection: Connection,
  registers: Registers,
  register: Register,
): Promise<{ broken: number; references: number }> {
  const selects: RawBuilder<unknown>[] = [];
  for (const [name, field] of fieldsOf(register)) {
    const target = field.register === undefined ? undefined : registers.get(field.register);
    if (!target) continue;
    const column = quoted(name);
    const id = field.type === "references" ? "x.id" : `r.${column}`;
    const from = field.type === "references" ? `, unnest(r.${column}) as x(id)` : "";
    selects.push(
      sql.raw(
        `select count(*) as n, count(*) filter (where not exists (select from ${tableOf(target)} t where t.id = ${id})) as broken
         from ${tableOf(register)} r${from} where not r.retired and ${id} is not null`,
      ),
    );
  }
  if (selects.length === 0) return { broken: 0, references: 0 };
  const rows = await connection.rows<{ n: number; broken: number }>(
    sql`select coalesce(sum(n), 0)::int as n, coalesce(sum(broken), 0)::int as broken from (${sql.join(selects, sql` union all `)}) counted`,
  );
  return { broken: rows[0]?.broken ?? 0, references: rows[0]?.n ?? 0 };
}

async function countReferringLocalities(
  connection: Connection,
  registers: Registers,
  register: Register,
): Promise<number> {
  const selects: RawBuilder<unknown>[] = [
    sql.raw(`select distinct author from ${tableOf(register)} where not retired`),
  ];
  for (const other of registers.values()) {
    const pointing = fieldsOf(other).filter(
      ([, field]) => field.register === register.name && field.type === "reference",
    );
    for (const [name] of pointing)
      selects.push(
        sql.raw(
          `select distinct author from ${tableOf(other)} where ${quoted(name)} is not null and not retired`,
        ),
      );
  }
  const rows = await connection.rows<{ n: number }>(
    sql`select count(distinct author)::int as n from (${sql.join(selects, sql` union all `)}) authors`,
  );
  return rows[0]?.n ?? 0;
}
