// Writes new versions of records. The database numbers them, keeps the journal and refuses what is not the writer's.
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import type { NewVersion, RecordEnvelope } from "@nhipcau/operations/ports/store.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import { sql } from "kysely";
import type { Connection } from "../database/database.ts";
import { fieldColumns, quoted, tableOf } from "../schema/register-columns.ts";
import { recordColumns, recordOfRow, type RecordRow } from "./row-of-record.ts";

/**
 * Writes one version for each row and gives the records as they now are. Refuses, writing nothing, when a record's
 * version is not the one expected, an id that must be new exists, or the record is another steward's.
 */
export async function putRecords(
  connection: Connection,
  register: Register,
  versions: readonly NewVersion[],
  acting: { readonly locality: string },
): Promise<Outcome<readonly RecordEnvelope[]>> {
  if (versions.length === 0) return done([]);
  const current = versions.every(({ expected }) => expected === 0)
    ? await existing(connection, register, versions)
    : await lockCurrent(connection, register, versions);
  const refusals = versions.flatMap((version) => conflicts(version, current.get(version.id)));
  if (refusals.length > 0) return refused(...refusals);
  return done(await upsert(connection, register, versions, acting.locality));
}

interface Current {
  readonly version: number;
  readonly steward: string;
  readonly mine: boolean;
}

type CurrentRow = Current & { readonly id: string };

async function existing(connection: Connection, register: Register, versions: readonly NewVersion[]): Promise<Map<string, Current>> {
  const ids = versions.map(({ id }) => id);
  const rows = await connection.rows<CurrentRow>(
    sql`select id, version, author as steward, true as mine from ${sql.raw(tableOf(register))} where id = any(${ids}::text[])`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

// Locking the rows first makes two writers of one version take turns: the second sees the first one's version.
async function lockCurrent(connection: Connection, register: Register, versions: readonly NewVersion[]): Promise<Map<string, Current>> {
  const ids = versions.map(({ id }) => id);
  const table = sql.raw(tableOf(register));
  await connection.rows(sql`select id from ${table} where id = any(${ids}::text[]) order by id for update`);
  const rows = await connection.rows<CurrentRow>(
    sql`select id, version, coalesce((select s.steward from nhipcau.stewardship s where s.author = r.author), r.author) as steward,
          author = any (nhipcau.stewarded_authors()) as mine
        from ${table} r where id = any(${ids}::text[])`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

function conflicts(version: NewVersion, current: Current | undefined): Refusal[] {
  if (version.expected === 0 && current) return [{ code: "already-exists", path: version.id, data: { id: version.id } }];
  if (version.expected !== undefined && version.expected > 0) {
    if (!current) return [{ code: "not-found", path: version.id, data: { what: version.id } }];
    if (current.version !== version.expected) {
      return [{ code: "version-conflict", path: version.id, data: { current: current.version, given: version.expected } }];
    }
  }
  if (current && !current.mine) return [{ code: "not-steward", path: version.id, data: { locality: current.steward } }];
  return [];
}

async function upsert(connection: Connection, register: Register, versions: readonly NewVersion[], author: string): Promise<RecordEnvelope[]> {
  const columns = fieldColumns(register);
  const names = columns.map(({ name }) => quoted(name)).join(", ");
  const typed = columns.map(({ name, type }) => `${quoted(name)} ${type}`).join(", ");
  const updates = columns.map(({ name }) => `${quoted(name)} = excluded.${quoted(name)}`).join(", ");
  const rows = versions.map(({ id, body, holdsFrom, scope, retired }) => ({ ...body, id, scope, retired: retired === true, holds_from: holdsFrom }));
  const written = await connection.rows<RecordRow>(
    sql`insert into ${sql.raw(tableOf(register))} as r (id, author, scope, retired, holds_from, ${sql.raw(names)})
        select id, ${author}, scope, retired, holds_from, ${sql.raw(names)}
        from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as given(id text, scope text, retired boolean, holds_from date, ${sql.raw(typed)})
        on conflict (id) do update set scope = excluded.scope, retired = excluded.retired, holds_from = excluded.holds_from, ${sql.raw(updates)}
        returning ${recordColumns(register)}`,
  );
  return written.map((row) => recordOfRow(register, row));
}
