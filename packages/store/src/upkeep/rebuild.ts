// The registers' tables made again from the journal alone, compared with what is there, and put in its place when asked
// (L-03: tables are projections of the journal, and nothing else changes a record). Copies of a partner's records are not
// of our journal and stay out of it.
import { sql } from "kysely";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import type { Connection } from "../database/database.ts";
import { withOwner } from "../database/with-owner.ts";
import { migrate } from "../schema/prepare-database.ts";
import { fieldColumns, quoted, tableOf } from "../schema/register-columns.ts";

/** What a rebuild found in one register. */
export interface RebuiltRegister {
  readonly register: string;
  /** Records by the journal. */
  readonly records: number;
  readonly equal: boolean;
  /** How many records differ, are missing from the table or are in the table alone; and the first twenty of them. */
  readonly differing: number;
  readonly differingIds: readonly string[];
}

/**
 * Works out every register's table from the journal and says where the present one differs. With `replace` the rows that
 * differ are put right in the same transaction; writers wait meanwhile, readers do not.
 */
export async function rebuildTables(
  ownerUrl: string,
  registers: Iterable<Register>,
  options: {
    readonly replace?: boolean;
    readonly onProgress?: (done: RebuiltRegister, index: number, of: number) => void;
  } = {},
): Promise<readonly RebuiltRegister[]> {
  const list = [...registers];
  await migrate(ownerUrl, list);
  return withOwner(ownerUrl, async (connection) => {
    await connection.run("select pg_advisory_lock(7003)");
    await connection.run("begin isolation level repeatable read");
    // The lock comes before the snapshot: what is compared is what will be replaced.
    if (options.replace === true)
      await connection.run(`lock table ${list.map(tableOf).join(", ")} in share row exclusive mode`);
    const rebuilt: RebuiltRegister[] = [];
    for (const register of list) {
      const result = await rebuildOne(connection, register, options.replace === true);
      rebuilt.push(result);
      options.onProgress?.(result, rebuilt.length, list.length);
    }
    if (options.replace === true) await connection.rows(sql`select nhipcau.refresh_stewardship()`);
    await connection.run("commit");
    return rebuilt;
  });
}

/** Fills the empty tables of a restored journal; in the caller's transaction. */
export async function fillTables(connection: Connection, registers: Iterable<Register>): Promise<void> {
  for (const register of registers) {
    await withoutTriggers(
      connection,
      register,
      `insert into ${tableOf(register)} (${columnsOf(register)}) ${fromJournal(register)}`,
    );
  }
  await connection.rows(sql`select nhipcau.refresh_stewardship()`);
}

async function rebuildOne(
  connection: Connection,
  register: Register,
  replace: boolean,
): Promise<RebuiltRegister> {
  const table = tableOf(register);
  const listed = columnsOf(register);
  await connection.run(`create temporary table rebuilt on commit drop as ${fromJournal(register)}`);
  await connection.run("create unique index on rebuilt (id)");
  await connection.run(
    `create temporary table differing on commit drop as
     select id from (select ${listed} from rebuilt except select ${listed} from ${table} where from_page is null) missing
     union select id from (select ${listed} from ${table} where from_page is null except select ${listed} from rebuilt) unfounded`,
  );
  const [counts] = await connection.rows<{ records: number; differing: number; ids: string[] | null }>(
    sql`select (select count(*) from rebuilt)::int as records, (select count(*) from differing)::int as differing,
          (select array_agg(id) from (select id from differing order by id limit 20) first) as ids`,
  );
  const differing = counts?.differing ?? 0;
  if (replace && differing > 0) {
    await withoutTriggers(
      connection,
      register,
      `delete from ${table} where id in (select id from differing);
       insert into ${table} (${listed}) select ${listed} from rebuilt where id in (select id from differing)`,
    );
  }
  await connection.run("drop table rebuilt, differing");
  return {
    register: register.name,
    records: counts?.records ?? 0,
    equal: differing === 0,
    differing,
    differingIds: counts?.ids ?? [],
  };
}

function columnsOf(register: Register): string {
  const own = fieldColumns(register).map(({ name }) => quoted(name));
  return ["id", "version", "author", "scope", "retired", "holds_from", "recorded_at", ...own].join(", ");
}

function fromJournal(register: Register): string {
  const typed = fieldColumns(register).map(({ name, type }) => `${quoted(name)} ${type}`);
  return `select j.record_id as id, j.version, j.author, j.scope, j.retired, j.holds_from, j.recorded_at, b.*
    from (select distinct on (record_id) * from nhipcau.journal where register = '${register.name}' order by record_id, version desc) j,
      jsonb_to_record(j.body) as b(${typed.join(", ")})`;
}

// The triggers are off for this alone: it is the journal that is right, and it must not be told again.
async function withoutTriggers(
  connection: Connection,
  register: Register,
  statements: string,
): Promise<void> {
  const table = tableOf(register);
  await connection.run(`alter table ${table} disable trigger user`);
  await connection.run(statements);
  await connection.run(`alter table ${table} enable trigger user`);
}
