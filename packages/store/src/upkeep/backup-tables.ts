// What a backup holds: every table of the schemas `nhipcau` and `people` is either named here as kept, or named with the reason why it
// is left out. A new table goes into one of the two lists; a test fails while it is in neither.
import { sql } from "kysely";
import type { Connection } from "../database/database.ts";
import { quoted } from "../schema/register-columns.ts";

export interface KeptTable {
  readonly table: string;
  /** The columns its rows are written in order of: the same rows make the same lines. */
  readonly order: string;
  /** How many rows are held in memory at once; fewer where a row is large. */
  readonly atOnce?: number;
}

/** In the order in which they are restored: a table that others refer to comes before them. */
export const keptTables: readonly KeptTable[] = [
  { table: "node", order: "only_row" },
  { table: "journal", order: "epoch, xid, seq" },
  // A request whose answer got lost on the way is sent again, also after a restore; without its answer it would write twice.
  { table: "answers", order: "person, key" },
  // Which login is which locality's is this node's word. The role and its password are the server's and are made anew.
  { table: "sql_logins", order: "login" },
  { table: "peers", order: "node" },
  { table: "statements", order: "sender, id" },
  { table: "evidence", order: "id", atOnce: 10 },
  { table: "invitations", order: "id" },
  { table: "grants", order: "id" },
  { table: "outbox", order: "sender, id" },
  { table: "deliveries", order: "grant_id, epoch, number, payload_hash" },
  { table: "pages", order: "id", atOnce: 10 },
  { table: "followed", order: "grant_id" },
  { table: "superseded", order: "register, record_id, version" },
  { table: "nonces", order: "key_id, nonce" },
  { table: "reads", order: "id" },
  { table: "partner_reads", order: "statement, line" },
  { table: "notices", order: "id" },
  { table: "notice_reads", order: "person, notice" },
  { table: "mail_addresses", order: "person" },
  // Without them everybody would get a second letter of the day, and what it told again.
  { table: "digests", order: "person, day" },
  { table: "digest_notices", order: "person, notice" },
  { table: "calendar_links", order: "id" },
  { table: "push_subscriptions", order: "id" },
  { table: "evidence_files", order: "id" },
  { table: "evidence_pieces", order: "file, number", atOnce: 4 },
  { table: "evidence_hands", order: "file, locality" },
  // Accounts, with their passwords as hashes and their second factors as NHIPCAU_SECRET encrypted them.
  { table: "people.users", order: "id" },
  { table: "people.credentials", order: "id" },
  { table: "people.second_factors", order: "id" },
  { table: "people.passkeys", order: "id" },
  { table: "people.assignments", order: "id" },
  { table: "people.stand_ins", order: "id" },
  { table: "people.invitations", order: "id" },
];

/** Tables that a backup leaves out, and why. */
export const leftOutTables: Readonly<Record<string, string>> = {
  stewardship: "worked out from the succession records after a restore",
  register_writers: "filled from the registers' declarations when a database is prepared",
  "people.sessions": "whoever is signed in signs in again after a restore",
  "people.verifications": "of sign-ins that are half done, for minutes",
  "people.tries": "failed tries count for a quarter of an hour",
  "people.used_codes": "codes of second factors are valid for a minute",
  register_tables: "says how the tables of this one database were made; preparing a database writes it",
};

/** Whole schemas that a backup leaves out, and why. */
export const leftOutSchemas: Readonly<Record<string, string>> = {
  jobs: "the queue of jobs is made anew with the database, and each job finds out by itself what is still to be done",
};

/** A table with its schema: `nhipcau` unless its name says another. */
export function qualified(table: string): string {
  const [first = "", second] = table.split(".");
  return second === undefined ? `nhipcau.${quoted(first)}` : `${quoted(first)}.${quoted(second)}`;
}

/** A table's columns as they were written into a backup, and how many rows of them. */
export interface TableSection {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: number;
}

/** The columns of a table that can be written, in their order, with their types. */
export async function columnsOf(connection: Connection, table: string): Promise<readonly Column[]> {
  return connection.rows<Column>(
    sql`select attname as name, format_type(atttypid, atttypmod) as type, attnotnull as required
      from pg_attribute where attrelid = to_regclass(${qualified(table)}) and attnum > 0 and not attisdropped and attgenerated = ''
      order by attnum`,
  );
}

export interface Column {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
}

/** SQL for a table's rows, each as one line of JSON: an array of the columns' values. */
export function linesOf({ table, order }: KeptTable, columns: readonly Column[]): string {
  const values = columns.map(({ name, type }) => (isArray(type) ? `${quoted(name)}::text` : quoted(name)));
  return `select jsonb_build_array(${values.join(", ")})::text as line from ${qualified(table)} order by ${order}`;
}

/** Empties a table for what a backup brings; what guards its rows in daily work does not apply to a restore. */
export async function emptyTable(connection: Connection, { table }: KeptTable): Promise<void> {
  await connection.run(`alter table ${qualified(table)} disable trigger user`);
  await connection.run(`delete from ${qualified(table)}`);
}

/** Inserts lines that `linesOf` gave; `columns` are those of the lines, in their order. */
export async function insertLines(
  connection: Connection,
  table: string,
  columns: readonly Column[],
  lines: readonly string[],
): Promise<void> {
  const names = columns.map(({ name }) => quoted(name)).join(", ");
  const values = columns.map(valueIn).join(", ");
  await connection.rows(
    sql`insert into ${sql.raw(`${qualified(table)} (${names})`)} overriding system value
      select ${sql.raw(values)} from jsonb_array_elements(${`[${lines.join(",")}]`}::text::jsonb) as line`,
  );
}

/** Lets a table's triggers and its sequences go on after the rows that came. */
export async function continueTable(
  connection: Connection,
  { table }: KeptTable,
  columns: readonly Column[],
): Promise<void> {
  const name = qualified(table);
  await connection.run(`alter table ${name} enable trigger user`);
  for (const column of columns) {
    const [found] = await connection.rows<{ sequence: string | null }>(
      sql`select pg_get_serial_sequence(${name}, ${column.name}) as sequence`,
    );
    if (found?.sequence == null) continue;
    await connection.rows(
      sql`select setval(${found.sequence}::regclass, greatest(1, (select max(${sql.ref(column.name)}) from ${sql.raw(name)})))`,
    );
  }
  await connection.run(`analyze ${name}`);
}

// JSON has one null for two: in a column that may be empty it stands for nothing at all.
function valueIn({ type, required }: Column, index: number): string {
  if (type === "jsonb") return required ? `line->${index}` : `nullif(line->${index}, 'null')`;
  return `(line->>${index})::${type}`;
}

function isArray(type: string): boolean {
  return type.endsWith("[]");
}
