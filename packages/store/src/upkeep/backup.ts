// A backup: one file with everything that makes a node itself as it stood at one moment, taken while the node works. The
// registers' tables are not in it: they are worked out from the journal again.
import { sql } from "kysely";
import type { Connection } from "../database/database.ts";
import { withOwner } from "../database/with-owner.ts";
import { backupFormat, backupFormatVersion, type BackupHeader, writeBackupFile } from "./backup-file.ts";
import {
  columnsOf,
  type KeptTable,
  keptTables,
  linesOf,
  qualified,
  type TableSection,
} from "./backup-tables.ts";

/** How many rows of all tables are done. */
export interface BackupProgress {
  readonly rows: number;
  readonly of: number;
}

/** What upkeep of the whole node may be told besides. */
export interface BackupOptions {
  readonly onProgress?: (progress: BackupProgress) => void;
  /** The tables that are kept; all of them unless told otherwise. */
  readonly tables?: readonly KeptTable[];
}

// Few at a time: with 2,000 the garbage outlives its youth, and the process grows by half as much again.
const usuallyAtOnce = 500;

/** Writes the backup and gives its header. Throws when the file cannot be written; a file of that name stays till then. */
export async function takeBackup(
  ownerUrl: string,
  file: string,
  { onProgress = () => undefined, tables = keptTables }: BackupOptions = {},
): Promise<BackupHeader> {
  return withOwner(ownerUrl, async (connection) => {
    await connection.run("begin isolation level repeatable read read only");
    const header = await readHeader(connection, tables);
    await writeBackupFile(file, header, readLines(connection, tables, header, onProgress));
    await connection.run("commit");
    return header;
  });
}

async function* readLines(
  connection: Connection,
  tables: readonly KeptTable[],
  header: BackupHeader,
  onProgress: (progress: BackupProgress) => void,
): AsyncGenerator<string[]> {
  const of = header.tables.reduce((sum, { rows }) => sum + rows, 0);
  let done = 0;
  for (const kept of tables) {
    const cursor = `lines_of_${kept.table.replace(".", "_")}`;
    const lines = linesOf(kept, await columnsOf(connection, kept.table));
    await connection.run(`declare ${cursor} no scroll cursor for ${lines}`);
    const fetch = sql.raw(`fetch ${kept.atOnce ?? usuallyAtOnce} from ${cursor}`);
    for (;;) {
      const rows = await connection.rows<{ line: string }>(fetch);
      if (rows.length === 0) break;
      yield rows.map(({ line }) => line);
      done += rows.length;
      onProgress({ rows: done, of });
    }
    await connection.run(`close ${cursor}`);
  }
}

async function readHeader(connection: Connection, tables: readonly KeptTable[]): Promise<BackupHeader> {
  const [node] = await connection.rows<{ id: string; epoch: number; at: Date }>(
    sql`select id, epoch, now() as at from nhipcau.node`,
  );
  if (!node) throw new Error("the database has no node");
  const migrations = await connection.rows<{ name: string }>(
    sql`select name from public.migrations order by name`,
  );
  const counts = await connection.rows<{ register: string; n: number }>(
    sql`select register, count(*)::int as n from nhipcau.journal group by register order by register`,
  );
  const sections: TableSection[] = [];
  for (const { table } of tables) {
    const columns = (await columnsOf(connection, table)).map(({ name }) => name);
    const [count] = await connection.rows<{ n: number }>(
      sql`select count(*)::int as n from ${sql.raw(qualified(table))}`,
    );
    sections.push({ table, columns, rows: count?.n ?? 0 });
  }
  return {
    format: backupFormat,
    formatVersion: backupFormatVersion,
    node: node.id,
    epoch: node.epoch,
    takenAt: node.at.toISOString(),
    migrations: migrations.map(({ name }) => name),
    registers: Object.fromEntries(counts.map(({ register, n }) => [register, n])),
    entries: counts.reduce((sum, { n }) => sum + n, 0),
    tables: sections,
  };
}
