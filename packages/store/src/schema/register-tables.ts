// Makes each register's table from its declaration, and adds to it what the declaration has gained. A column is never
// dropped or retyped here: that takes a migration, since records may hold values in it.
import { sql } from "kysely";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import type { Connection } from "../database/database.ts";
import { type Column, fieldColumns, fieldsOf, quoted, sortExpression, tableOf } from "./register-columns.ts";

/** Creates or extends the tables of all registers; run by the owner inside a transaction. Throws on a retyped field. */
export async function ensureRegisterTables(connection: Connection, registers: Iterable<Register>): Promise<void> {
  const made = await madeColumns(connection);
  for (const register of registers) {
    const before = made.get(register.name);
    const columns = fieldColumns(register);
    if (!before) {
      await createTable(connection, register, columns);
    } else {
      await addColumns(connection, register, columns, before);
    }
    await connection.rows(
      sql`insert into nhipcau.register_tables (register, columns) values (${register.name}, ${JSON.stringify(columns)}::text::jsonb)
          on conflict (register) do update set columns = excluded.columns where nhipcau.register_tables.columns <> excluded.columns`,
    );
  }
}

async function madeColumns(connection: Connection): Promise<Map<string, readonly Column[]>> {
  const rows = await connection.rows<{ register: string; columns: Column[] }>(sql`select register, columns from nhipcau.register_tables`);
  return new Map(rows.map(({ register, columns }) => [register, columns]));
}

async function createTable(connection: Connection, register: Register, columns: readonly Column[]): Promise<void> {
  const table = tableOf(register);
  const fields = columns.map(({ name, type }) => `${quoted(name)} ${type}`).join(",\n  ");
  await connection.run(`create table ${table} (
  id text collate "C" primary key,
  version integer not null default 1,
  author text not null,
  scope text not null check (scope in ('public', 'shared', 'internal')),
  retired boolean not null default false,
  holds_from date not null,
  recorded_at timestamptz not null default now(),
  ${fields},
  search_text text generated always as (nhipcau.fold(${searchedText(register)})) stored,
  exact_text text generated always as (lower(${searchedText(register)})) stored${boxColumn(register)}
)`);
  await connection.run(protection(register));
  for (const statement of indexes(register, columns)) await connection.run(statement);
}

async function addColumns(connection: Connection, register: Register, columns: readonly Column[], before: readonly Column[]): Promise<void> {
  const known = new Map(before.map(({ name, type }) => [name, type]));
  const added: Column[] = [];
  for (const column of columns) {
    const type = known.get(column.name);
    if (type === undefined) added.push(column);
    else if (type !== column.type) {
      throw new Error(`${register.name}.${column.name} changed from ${type} to ${column.type}: that needs a migration`);
    }
  }
  for (const { name, type } of added) await connection.run(`alter table ${tableOf(register)} add column ${quoted(name)} ${type}`);
  for (const statement of indexes(register, added, false)) await connection.run(statement);
}

function searchedText(register: Register): string {
  const searched = fieldsOf(register).filter(([, field]) => field.searchable).map(([name]) => `coalesce(${quoted(name)}, '')`);
  return ["id", ...searched].join(" || ' ' || ");
}

function boxColumn(register: Register): string {
  const geometry = fieldsOf(register).find(([, field]) => field.type === "geometry");
  return geometry ? `,\n  box box generated always as (nhipcau.box_of(${quoted(geometry[0])})) stored` : "";
}

/** Row-level security, the triggers that keep versions and the journal, and the grants. */
function protection(register: Register): string {
  const table = tableOf(register);
  const mine = "author = any ((select nhipcau.stewarded_authors())::text[])";
  return `
alter table ${table} enable row level security;
create policy readable on ${table} for select to nhipcau_app using (
  scope = 'public' or (scope = 'shared' and (select nhipcau.acting_locality()) <> '') or ${mine});
create policy added_by_author on ${table} for insert to nhipcau_app with check (author = (select nhipcau.acting_locality()) and ${mine});
create policy changed_by_steward on ${table} for update to nhipcau_app using (${mine}) with check (${mine});
grant select, insert, update on ${table} to nhipcau_app;
create trigger guard_version before insert or update or delete on ${table} for each row execute function nhipcau.guard_version();
create trigger journal_insert after insert on ${table} referencing new table as new_rows for each statement execute function nhipcau.write_journal();
create trigger journal_update after update on ${table} referencing new table as new_rows for each statement execute function nhipcau.write_journal();`;
}

/** An index on each filterable field, trigrams for the search box, and the box of a geometry. */
function indexes(register: Register, columns: readonly Column[], wholeTable = true): string[] {
  const table = tableOf(register);
  const types = new Map(columns.map(({ name, type }) => [name, type]));
  const statements = fieldsOf(register)
    .filter(([name, field]) => field.filterable && types.has(name))
    .map(([name, field]) =>
      types.get(name)?.endsWith("[]")
        ? `create index on ${table} using gin (${quoted(name)})`
        : `create index on ${table} ((${sortExpression(name, field)}), id)`,
    );
  if (!wholeTable) return statements;
  for (const together of register.indexes ?? []) statements.push(`create index on ${table} (${together.map(quoted).join(", ")}, id)`);
  statements.push(`create index on ${table} using gin (search_text gin_trgm_ops)`);
  if (boxColumn(register)) statements.push(`create index on ${table} using gist (box)`);
  return statements;
}
