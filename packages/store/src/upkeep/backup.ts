// A backup: one file with the whole journal as it stood at one moment, taken while the node works. Tables and
// stewardship are not in it: they are worked out from the journal again.
import { sql } from "kysely";
import type { Connection } from "../database/database.ts";
import { withOwner } from "../database/with-owner.ts";
import { backupFormat, backupFormatVersion, type BackupHeader, writeBackupFile } from "./backup-file.ts";

export interface BackupProgress {
  readonly entries: number;
  readonly of: number;
}

const batchSize = 2000;

/** Writes the backup and gives its header. Throws when the file cannot be written; a file of that name stays till then. */
export async function takeBackup(
  ownerUrl: string,
  file: string,
  onProgress: (progress: BackupProgress) => void = () => undefined,
): Promise<BackupHeader> {
  return withOwner(ownerUrl, async (connection) => {
    await connection.run("begin isolation level repeatable read read only");
    const header = await readHeader(connection);
    await connection.run(
      `declare entries no scroll cursor for select jsonb_build_array(epoch, xid, seq, register, record_id, version, author, scope, retired,
         holds_from, recorded_at, acting_locality, acting_agency, acting_person, acting_role, reason, body)::text as line
       from nhipcau.journal order by epoch, xid, seq`,
    );
    await writeBackupFile(file, header, readLines(connection, header, onProgress));
    await connection.run("commit");
    return header;
  });
}

async function* readLines(
  connection: Connection,
  header: BackupHeader,
  onProgress: (progress: BackupProgress) => void,
): AsyncGenerator<string[]> {
  let entries = 0;
  for (;;) {
    const rows = await connection.rows<{ line: string }>(sql.raw(`fetch ${batchSize} from entries`));
    if (rows.length === 0) return;
    yield rows.map(({ line }) => line);
    entries += rows.length;
    onProgress({ entries, of: header.entries });
  }
}

async function readHeader(connection: Connection): Promise<BackupHeader> {
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
  return {
    format: backupFormat,
    formatVersion: backupFormatVersion,
    node: node.id,
    epoch: node.epoch,
    takenAt: node.at.toISOString(),
    migrations: migrations.map(({ name }) => name),
    registers: Object.fromEntries(counts.map(({ register, n }) => [register, n])),
    entries: counts.reduce((sum, { n }) => sum + n, 0),
  };
}
