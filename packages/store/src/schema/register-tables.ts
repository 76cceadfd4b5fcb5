// Makes each register's table from its declaration, and adds to it what the declaration has gained: fields, filters,
// searched words, a geometry. A field's column is never dropped or retyped here: that takes a migration, since records
// may hold values in it.
import { sql } from "kysely";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import type { Connection } from "../database/database.ts";
import { type Column, fieldColumns, fieldsOf, quoted, sortExpression, tableOf } from "./register-columns.ts";

/** Creates or extends the tables of all registers; run by the owner inside a transaction. Throws on a retyped field. */
export async function ensureRegisterTables(
  connection: Connection,
  registers: Iterable<Register>,
): Promise<void> {
  const made = await madeTables(connection);
  for (const register of registers) {
    const wanted = shapeOf(register);
    const before = made.get(register.name);
    if (before && JSON.stringify(before) === JSON.stringify(wanted)) continue;
    if (before) await extendTable(connection, register, wanted, before);
    else await createTable(connection, register, wanted);
    await connection.rows(
      sql`insert into nhipcau.register_tables (register, columns, derived, indexes)
          values (${register.name}, ${json(wanted.columns)}, ${json(wanted.derived)}, ${json(wanted.indexes)})
          on conflict (register) do update set columns = excluded.columns, derived = excluded.derived, indexes = excluded.indexes`,
    );
    await connection.rows(sql`select nhipcau.make_light_to_write(${register.name})`);
  }
}

function json(value: unknown) {
  return sql`${JSON.stringify(value)}::text::jsonb`;
}

/** What a table is made of, as it is remembered in the database. */
interface Shape {
  readonly columns: readonly Column[];
  /** Generated columns: name, type and expression. */
  readonly derived: readonly (readonly [string, string, string])[];
  /** What follows `create index on <table> `. */
  readonly indexes: readonly string[];
}

function shapeOf(register: Register): Shape {
  return { columns: fieldColumns(register), derived: derivedColumns(register), indexes: indexesOf(register) };
}

async function madeTables(connection: Connection): Promise<Map<string, Shape>> {
  const rows = await connection.rows<{
    register: string;
    columns: Shape["columns"];
    derived: Shape["derived"] | null;
    indexes: Shape["indexes"] | null;
  }>(sql`select register, columns, derived, indexes from nhipcau.register_tables`);
  return new Map(
    rows.map(({ register, columns, derived, indexes }) => [
      register,
      // jsonb does not keep the order of keys.
      {
        columns: columns.map(({ name, type }) => ({ name, type })),
        derived: derived ?? [],
        indexes: indexes ?? [],
      },
    ]),
  );
}

async function createTable(
  connection: Connection,
  register: Register,
  { columns, derived, indexes }: Shape,
): Promise<void> {
  const table = tableOf(register);
  const own = columns.map(({ name, type }) => `${quoted(name)} ${type}`);
  await connection.run(`create table ${table} (
  id text primary key,
  version integer not null default 1,
  author text not null,
  scope text not null check (scope in ('public', 'shared', 'internal')),
  retired boolean not null default false,
  holds_from date not null,
  recorded_at timestamptz not null default now(),
  ${[...own, ...derived.map(derivedColumn)].join(",\n  ")}
)`);
  await connection.run(protection(register));
  await connection.rows(sql`select nhipcau.make_ready_for_copies(${register.name})`);
  for (const index of indexes) await connection.run(`create index on ${table} ${index}`);
}

async function extendTable(
  connection: Connection,
  register: Register,
  wanted: Shape,
  before: Shape,
): Promise<void> {
  const table = tableOf(register);
  const known = new Map(before.columns.map(({ name, type }) => [name, type]));
  for (const { name, type } of wanted.columns) {
    const had = known.get(name);
    if (had === undefined) await connection.run(`alter table ${table} add column ${quoted(name)} ${type}`);
    else if (had !== type)
      throw new Error(`${register.name}.${name} changed from ${had} to ${type}: that needs a migration`);
  }
  if (before.indexes.length === 0) await forgetFirstShape(connection, register);
  const remade = wanted.derived.filter(
    (column) => !before.derived.some((old) => JSON.stringify(old) === JSON.stringify(column)),
  );
  for (const column of remade) {
    // A derived column holds nothing of its own; its indexes go and come with it.
    await connection.run(
      `alter table ${table} drop column if exists ${column[0]}, add column ${derivedColumn(column)}`,
    );
  }
  const lost = (index: string): boolean => remade.some(([name]) => index.includes(`(${name}`));
  await dropUnwanted(
    connection,
    register,
    before.indexes.filter((index) => !lost(index) && !wanted.indexes.includes(index)),
  );
  for (const index of wanted.indexes) {
    if (lost(index) || !before.indexes.includes(index))
      await connection.run(`create index on ${table} ${index}`);
  }
}

// An index has no name of ours, so it is told by what it is: the same one on an empty table looks the same.
async function dropUnwanted(
  connection: Connection,
  register: Register,
  unwanted: readonly string[],
): Promise<void> {
  if (unwanted.length === 0) return;
  const table = tableOf(register);
  await connection.run(`create temporary table shape (like ${table})`);
  for (const index of unwanted) await connection.run(`create index on shape ${index}`);
  const rows = await connection.rows<{ name: string }>(
    sql`select i.indexrelid::regclass::text as name
        from pg_index i cross join lateral substring(pg_get_indexdef(i.indexrelid) from ' USING .*') as own(form)
        where i.indrelid = ${table}::regclass and own.form in (
          select substring(pg_get_indexdef(s.indexrelid) from ' USING .*') from pg_index s where s.indrelid = 'pg_temp.shape'::regclass)`,
  );
  for (const { name } of rows) await connection.run(`drop index ${name}`);
  await connection.run("drop table shape");
}

// The first version did not remember its indexes and gave ids another collation than the references to them, so that
// no index served a join. Both are made anew; the one of copies, a partial one, was made since.
async function forgetFirstShape(connection: Connection, register: Register): Promise<void> {
  const table = tableOf(register);
  const rows = await connection.rows<{ name: string }>(
    sql`select i.indexrelid::regclass::text as name from pg_index i
        where i.indrelid = ${table}::regclass and not i.indisprimary and i.indpred is null`,
  );
  for (const { name } of rows) await connection.run(`drop index ${name}`);
  await connection.run(
    `alter table ${table} drop column if exists search_text, drop column if exists exact_text, drop column if exists box`,
  );
  await connection.run(`alter table ${table} alter column id type text collate "default"`);
}

function derivedColumn([name, type, expression]: Shape["derived"][number]): string {
  return `${name} ${type} generated always as (${expression}) stored`;
}

// The number is raised when what a function gives changes, so that tables are made anew with it.
const searchForm = 2;

function derivedColumns(register: Register): Shape["derived"] {
  const searched = fieldsOf(register)
    .filter(([, field]) => field.searchable)
    .map(([name]) => `coalesce(${quoted(name)}, '')`);
  const words = ["id", ...searched].join(" || ' ' || ");
  const geometry = fieldsOf(register).find(([, field]) => field.type === "geometry");
  return [
    ["search_text", "text", `nhipcau.fold(${words} /* ${searchForm} */)`],
    ["exact_text", "text", `nhipcau.exact(${words} /* ${searchForm} */)`],
    ...(geometry ? [["box", "box", `nhipcau.box_of(${quoted(geometry[0])})`] as const] : []),
  ];
}

/**
 * An index on each filterable field, trigrams for the search box, and the box of a geometry. A field that nobody expects a
 * value of is empty in most records: these cost its index nothing. Where a value is expected, people look for those without.
 */
function indexesOf(register: Register): string[] {
  const types = new Map(fieldColumns(register).map(({ name, type }) => [name, type]));
  const ofFields = fieldsOf(register)
    .filter(([, field]) => field.filterable)
    .map(([name, field]) => {
      const isList = types.get(name)?.endsWith("[]") === true;
      const key = isList ? quoted(name) : sortExpression(name, field);
      const index = isList ? `using gin (${key})` : `((${key}), id)`;
      return field.required || field.expected ? index : `${index} where (${key}) is not null`;
    });
  const together = (register.indexes ?? []).map((names) => `(${names.map(quoted).join(", ")}, id)`);
  const hasBox = derivedColumns(register).some(([name]) => name === "box");
  return [
    ...ofFields,
    ...together,
    "using gin (search_text gin_trgm_ops)",
    ...(hasBox ? ["using gist (box)"] : []),
  ];
}

/** Row-level security and the grants; the rest is nhipcau.make_ready_for_copies and nhipcau.make_light_to_write. */
function protection(register: Register): string {
  const table = tableOf(register);
  const mine = "author = any ((select nhipcau.stewarded_authors())::text[])";
  return `
alter table ${table} enable row level security;
create policy readable on ${table} for select to nhipcau_app using (
  scope = 'public' or (scope = 'shared' and (select nhipcau.acting_locality()) <> '') or ${mine});
grant select, insert, update on ${table} to nhipcau_app;`;
}
