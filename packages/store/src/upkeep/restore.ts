// Brings a node back from its backup: the journal as it was, the tables worked out from it, and a new epoch, so that
// nobody takes what comes after for a continuation of what was lost.
import { sql } from "kysely";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import type { Connection } from "../database/database.ts";
import { withOwner } from "../database/with-owner.ts";
import { migrations } from "../schema/migrations.ts";
import { migrate } from "../schema/prepare-database.ts";
import { backupLines, type BackupHeader, verifyBackupFile } from "./backup-file.ts";
import type { BackupProgress } from "./backup.ts";
import { fillTables } from "./rebuild.ts";

export interface Restored {
  readonly header: BackupHeader;
  /** The life that begins now. */
  readonly epoch: number;
  /** Registers of the backup that this version does not declare: kept in the journal, without a table. */
  readonly undeclared: readonly string[];
}

const batchSize = 2000;

/**
 * Restores a backup into a prepared database in which nothing was written yet. The whole file is verified first, and
 * everything is one transaction: a refusal or a crash leaves the database as it was. Refuses a file that is no backup,
 * damaged or of a newer version, and a database that holds something.
 */
export async function restoreBackup(
  ownerUrl: string,
  registers: Iterable<Register>,
  file: string,
  onProgress: (progress: BackupProgress) => void = () => undefined,
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
    await insertEntries(connection, file, header, onProgress);
    await connection.rows(
      sql`select setval(pg_get_serial_sequence('nhipcau.journal', 'seq'), greatest(1, (select max(seq) from nhipcau.journal)))`,
    );
    await connection.rows(
      sql`update nhipcau.node set id = ${header.node}::uuid, epoch = ${header.epoch + 1}::int`,
    );
    await connection.run("analyze nhipcau.journal");
    await fillTables(connection, list);
    await connection.run("commit");
    const declared = new Set(list.map(({ name }) => name));
    return done({
      header,
      epoch: header.epoch + 1,
      undeclared: Object.keys(header.registers).filter((name) => !declared.has(name)),
    });
  });
}

async function insertEntries(
  connection: Connection,
  file: string,
  header: BackupHeader,
  onProgress: (progress: BackupProgress) => void,
): Promise<void> {
  let batch: string[] = [];
  let place = 0;
  for await (const line of backupLines(file)) {
    // The header stands before the entries, the closing line after them.
    if (place > 0 && place <= header.entries) batch.push(line);
    if (batch.length === batchSize || (place === header.entries && batch.length > 0)) {
      await insertBatch(connection, batch);
      batch = [];
      onProgress({ entries: place, of: header.entries });
    }
    place += 1;
  }
}

async function insertBatch(connection: Connection, lines: readonly string[]): Promise<void> {
  await connection.rows(
    sql`insert into nhipcau.journal (epoch, xid, seq, register, record_id, version, author, scope, retired, holds_from, recorded_at,
          acting_locality, acting_agency, acting_person, acting_role, reason, body) overriding system value
        select (e->>0)::int, (e->>1)::bigint, (e->>2)::bigint, e->>3, e->>4, (e->>5)::int, e->>6, e->>7, (e->>8)::boolean, (e->>9)::date,
          (e->>10)::timestamptz, e->>11, e->>12, e->>13, e->>14, e->>15, e->16
        from jsonb_array_elements(${`[${lines.join(",")}]`}::text::jsonb) as e`,
  );
}
