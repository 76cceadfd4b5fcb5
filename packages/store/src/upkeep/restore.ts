// Brings a node back from its backup: what made it itself as it was, the tables worked out from the journal, and a new
// epoch, so that nobody takes what comes after for a continuation of what was lost.
import { sql } from "kysely";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import type { Connection } from "../database/database.ts";
import { withOwner } from "../database/with-owner.ts";
import { migrations } from "../schema/migrations.ts";
import { migrate } from "../schema/prepare-database.ts";
import { backupLines, type BackupHeader, verifyBackupFile } from "./backup-file.ts";
import {
  type Column,
  columnsOf,
  continueTable,
  emptyTable,
  insertLines,
  keptTables,
  type TableSection,
} from "./backup-tables.ts";
import type { BackupOptions, BackupProgress } from "./backup.ts";
import { fillTables } from "./rebuild.ts";
import { restoreCopies } from "./restore-copies.ts";

export interface Restored {
  readonly header: BackupHeader;
  /** The life that begins now. */
  readonly epoch: number;
  /** Registers of the backup that this version does not declare: kept in the journal, without a table. */
  readonly undeclared: readonly string[];
  /** Direct SQL logins that are a locality's again as soon as this server has a role of that name. */
  readonly loginsToMake: readonly string[];
}

/** Lines are inserted together up to so many, or so many characters. */
const batch = { lines: 500, characters: 2 ** 20 };

/**
 * Restores a backup into a prepared database in which nothing was written yet. The whole file is verified first, and
 * everything is one transaction: a refusal or a crash leaves the database as it was. Refuses a file that is no backup,
 * damaged or of a newer version, and a database that holds something.
 */
export async function restoreBackup(
  ownerUrl: string,
  registers: Iterable<Register>,
  file: string,
  { onProgress = () => undefined, tables = keptTables }: BackupOptions = {},
): Promise<Outcome<Restored>> {
  const verified = await verifyBackupFile(file);
  if (!verified.ok) return verified;
  const header = verified.value;
  const newest = migrations.at(-1)?.name ?? "";
  const beyond = header.migrations.find((name) => name > newest);
  if (beyond !== undefined) return refused({ code: "backup-of-newer-version", data: { file, what: beyond } });
  const list = [...registers];
  await migrate(ownerUrl, list);
  return withOwner(ownerUrl, async (connection) => {
    await connection.run("begin");
    await connection.run("lock table nhipcau.journal in share row exclusive mode");
    const held = await connection.rows(sql`select from nhipcau.journal limit 1`);
    if (held.length > 0) return refused({ code: "database-not-empty" });
    const brought = tables.filter(({ table }) => header.tables.some((section) => section.table === table));
    for (const kept of brought.toReversed()) await emptyTable(connection, kept);
    await insertTables(connection, file, header, onProgress);
    for (const kept of brought)
      await continueTable(connection, kept, await columnsOf(connection, kept.table));
    await connection.rows(
      sql`update nhipcau.node set id = ${header.node}::uuid, epoch = ${header.epoch + 1}::int`,
    );
    await fillTables(connection, list);
    await restoreCopies(connection);
    const loginsToMake = await connection.rows<{ login: string }>(
      sql`select login from nhipcau.sql_logins where login not in (select rolname from pg_roles) order by login`,
    );
    await connection.run("commit");
    const declared = new Set(list.map(({ name }) => name));
    return done({
      header,
      epoch: header.epoch + 1,
      undeclared: Object.keys(header.registers).filter((name) => !declared.has(name)),
      loginsToMake: loginsToMake.map(({ login }) => login),
    });
  });
}

async function insertTables(
  connection: Connection,
  file: string,
  header: BackupHeader,
  onProgress: (progress: BackupProgress) => void,
): Promise<void> {
  const of = header.tables.reduce((sum, { rows }) => sum + rows, 0);
  let rows = 0;
  const lines = backupLines(file);
  await lines.next(); // the header
  for (const section of header.tables) {
    const columns = await sectionColumns(connection, section);
    for await (const some of batchesOf(lines, section.rows)) {
      await insertLines(connection, section.table, columns, some);
      rows += some.length;
      onProgress({ rows, of });
    }
  }
  await lines.return(undefined); // the closing line was read when the file was verified
}

/** The next lines in batches. They are taken one by one, since leaving a loop would end what they come from. */
async function* batchesOf(lines: AsyncGenerator<string>, count: number): AsyncGenerator<readonly string[]> {
  let some: string[] = [];
  let characters = 0;
  for (let taken = 0; taken < count; taken += 1) {
    const { value, done: isOver } = await lines.next();
    if (isOver) throw new Error("a verified backup ended early");
    some.push(value);
    characters += value.length;
    if (some.length < batch.lines && characters < batch.characters) continue;
    yield some;
    some = [];
    characters = 0;
  }
  if (some.length > 0) yield some;
}

/** The section's columns as this version has them; those added since get what a new row would get. */
async function sectionColumns(
  connection: Connection,
  { table, columns }: TableSection,
): Promise<readonly Column[]> {
  const known = new Map((await columnsOf(connection, table)).map((column) => [column.name, column]));
  return columns.map((name) => {
    const column = known.get(name);
    if (!column) throw new Error(`the backup has ${table}.${name}, which a migration has taken away`);
    return column;
  });
}
