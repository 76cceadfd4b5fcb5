// Writes new versions of records. The database numbers them, keeps the journal and refuses what is not the writer's.
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import type { NewVersion, RecordEnvelope } from "@nhipcau/operations/ports/store.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import { sql } from "kysely";
import type { Connection } from "../database/database.ts";
import { fieldColumns, quoted, tableOf } from "../schema/register-columns.ts";
import type { RecordRow } from "./row-of-record.ts";

/**
 * Writes one version for each row and gives the records as they now are, in the same order. Refuses, writing nothing,
 * when a record's version is not the one expected, an id that must be new exists or is given twice, or the record is
 * another steward's.
 */
export async function putRecords(
  connection: Connection,
  register: Register,
  versions: readonly NewVersion[],
  acting: { readonly locality: string },
): Promise<Outcome<readonly RecordEnvelope[]>> {
  const doubled = firstDoubled(versions);
  if (doubled !== undefined)
    return refused({ code: "duplicate-in-file", path: doubled, data: { id: doubled } });
  // Sorted by id, so that two writers of many records wait for each other and never in a circle.
  const sorted = versions.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const added = sorted.filter(({ expected }) => expected === 0);
  const changed = sorted.filter(({ expected }) => expected !== 0);
  const current =
    changed.length === 0 ? new Map<string, Current>() : await lockCurrent(connection, register, changed);
  const refusals = changed.flatMap((version) => conflicts(version, current.get(version.id)));
  if (refusals.length > 0) return refused(...refusals);
  const written = new Map<string, RecordEnvelope>();
  for (const record of await write(connection, register, added, acting.locality, "add"))
    written.set(record.id, record);
  const taken = added.filter(({ id }) => !written.has(id));
  if (taken.length > 0)
    return refused(...taken.map(({ id }): Refusal => ({ code: "already-exists", path: id, data: { id } })));
  for (const record of await write(connection, register, changed, acting.locality, "change"))
    written.set(record.id, record);
  return done(versions.flatMap(({ id }) => written.get(id) ?? []));
}

function firstDoubled(versions: readonly NewVersion[]): string | undefined {
  if (versions.length < 2) return undefined;
  const seen = new Set<string>();
  return versions.find(({ id }) => seen.size === seen.add(id).size)?.id;
}

interface Current {
  readonly version: number;
  readonly steward: string;
  readonly mine: boolean;
}

type CurrentRow = Current & { readonly id: string };

// Locking the rows first makes two writers of one version take turns: the second sees the first one's version.
async function lockCurrent(
  connection: Connection,
  register: Register,
  versions: readonly NewVersion[],
): Promise<Map<string, Current>> {
  const ids = versions.map(({ id }) => id);
  const table = sql.raw(tableOf(register));
  await connection.rowsPlannedAnew(
    sql`select id from ${table} where id = any(${ids}::text[]) order by id for update`,
  );
  const rows = await connection.rowsPlannedAnew<CurrentRow>(
    sql`select id, version, ${stewardOfRow} as steward,
          author = any (nhipcau.stewarded_authors()) as mine
        from ${table} r where id = any(${ids}::text[])`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

function conflicts(version: NewVersion, current: Current | undefined): Refusal[] {
  if (version.expected !== undefined) {
    if (!current) return [{ code: "not-found", path: version.id, data: { what: version.id } }];
    if (current.version !== version.expected) {
      return [
        {
          code: "version-conflict",
          path: version.id,
          data: { current: current.version, given: version.expected },
        },
      ];
    }
  }
  if (current && !current.mine)
    return [{ code: "not-steward", path: version.id, data: { locality: current.steward } }];
  return [];
}

// A record that must be new is never written over, not even one that another writer commits meanwhile: it is left out
// of what comes back.
async function write(
  connection: Connection,
  register: Register,
  versions: readonly NewVersion[],
  author: string,
  how: "add" | "change",
): Promise<RecordEnvelope[]> {
  if (versions.length === 0) return [];
  const rows = versions.map(({ id, body, holdsFrom, scope, retired }) => ({
    ...body,
    id,
    scope,
    retired: retired === true,
    holds_from: holdsFrom,
  }));
  const { columns, typed, updates } = columnsOf(register);
  const conflict =
    how === "add" ? "on conflict (id) do nothing" : `on conflict (id) do update set ${updates}`;
  const stored = await connection.rows<StoredRow>(
    sql`insert into ${sql.raw(tableOf(register))} as r (id, author, scope, retired, holds_from, ${columns})
        select id, ${author}, scope, retired, holds_from, ${columns}
        from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as given(id text, scope text, retired boolean, holds_from date, ${typed})
        ${sql.raw(conflict)} returning r.id, r.version, r.author, ${stewardOfRow} as steward, r.recorded_at`,
  );
  // What was given is what is kept, so only what the database decided comes back.
  const given = new Map(versions.map((version) => [version.id, version]));
  return stored.flatMap(({ id, version, author: by, steward, recorded_at: at }) => {
    const { body, holdsFrom, scope, retired = false } = given.get(id) ?? {};
    if (body === undefined || holdsFrom === undefined || scope === undefined) return [];
    return [
      { id, version, author: by, steward, scope, retired, holdsFrom, recordedAt: at.toISOString(), body },
    ];
  });
}

type StoredRow = Pick<RecordRow, "id" | "version" | "author" | "steward" | "recorded_at">;

const stewardOfRow = sql.raw(
  "coalesce((select s.steward from nhipcau.stewardship s where s.author = r.author), r.author)",
);

function columnsOf(register: Register) {
  const columns = fieldColumns(register);
  const own = columns.map(({ name }) => quoted(name));
  return {
    columns: sql.raw(own.join(", ")),
    typed: sql.raw(columns.map(({ name, type }) => `${quoted(name)} ${type}`).join(", ")),
    updates: ["scope", "retired", "holds_from", ...own]
      .map((name) => `${name} = excluded.${name}`)
      .join(", "),
  };
}
