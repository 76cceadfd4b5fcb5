// Writes new versions of records. The database numbers them, keeps the journal and refuses what is not the writer's.
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import type { NewVersion, RecordEnvelope } from "@nhipcau/operations/ports/store.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import { sql } from "kysely";
import { actingRow, type Connection, makeStatement, type Statement } from "../database/database.ts";
import { type Column, fieldColumns, quoted, tableOf } from "../schema/register-columns.ts";
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

/**
 * Writes one version and ends the transaction in the same message. Refuses what `putRecords` refuses; the transaction
 * is then undone.
 */
export async function putLastRecord(
  connection: Connection,
  register: Register,
  version: NewVersion,
  acting: { readonly locality: string },
): Promise<Outcome<RecordEnvelope>> {
  const isNew = version.expected === 0;
  if (!isNew) {
    const current = await lockCurrent(connection, register, [version]);
    const refusals = conflicts(version, current.get(version.id));
    if (refusals.length > 0) return refused(...refusals);
  }
  const { addOrFail, addAlone, change } = statementsOf(register);
  const values = valuesOf(register, version, acting.locality);
  try {
    const [row] = await (isNew
      ? connection.last<StoredRow>(addOrFail, values, addAlone)
      : connection.last<StoredRow>(change.one, values));
    if (!row) throw new Error("one version was written and none came back");
    return done(envelopeOf(version, row));
  } catch (error) {
    const { id } = version;
    if (isTaken(error)) return refused({ code: "already-exists", path: id, data: { id } });
    throw error;
  }
}

// What PostgreSQL says of a key that is there already.
function isTaken(error: unknown): boolean {
  const { code, schema } = error as { readonly code?: unknown; readonly schema?: unknown };
  return code === "23505" && schema === "reg";
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
  const [only] = versions;
  if (!only) return [];
  const { one, many } = statementsOf(register)[how];
  const stored =
    versions.length === 1
      ? await connection.prepared<StoredRow>(one, valuesOf(register, only, author))
      : await connection.prepared<StoredRow>(many, listsOf(register, versions, author));
  const given = new Map(versions.map((version) => [version.id, version]));
  return stored.flatMap((row) => {
    const version = given.get(row.id);
    return version ? [envelopeOf(version, row)] : [];
  });
}

type StoredRow = Pick<RecordRow, "id" | "version" | "author" | "steward" | "recorded_at">;

// What was given is what is kept, so only what the database decided comes back.
function envelopeOf(
  { body, holdsFrom, scope, retired = false }: NewVersion,
  { id, version, author, steward, recorded_at: at }: StoredRow,
): RecordEnvelope {
  return { id, version, author, steward, scope, retired, holdsFrom, recordedAt: at.toISOString(), body };
}

// One record is written with a value for each column, which costs the database less than taking a document apart.
function valuesOf(register: Register, { id, body, holdsFrom, scope, retired }: NewVersion, author: string) {
  const own = statementsOf(register).columns.map(({ name, type }) => {
    const value = body[name] ?? null;
    if (typeof value === "string" && !value.isWellFormed())
      throw new Error(`half a letter in ${register.name}.${name}: it would be kept as another one`);
    return type === "jsonb" && value !== null ? JSON.stringify(value) : value;
  });
  return [id, author, scope, retired === true, holdsFrom, ...own];
}

// Many records are written with a list for each column, which is quicker to take apart than a document.
function listsOf(register: Register, versions: readonly NewVersion[], author: string): unknown[][] {
  const rows = versions.map((version) => valuesOf(register, version, author));
  return statementsOf(register).types.map((type, column) =>
    rows.map((values) => {
      const value = values[column] ?? null;
      return value !== null && isList(type) ? JSON.stringify(value) : value;
    }),
  );
}

function isList(type: string): boolean {
  return type.endsWith("[]");
}

// A list within a list would have to be as long as its neighbours, so it comes as a document.
function fromList(name: string, type: string): string {
  return isList(type)
    ? `case when ${name} is not null then array(select jsonb_array_elements_text(${name}::jsonb)) end::${type}`
    : `${name}::${type}`;
}

const stewardOf =
  "coalesce((select s.steward from nhipcau.stewardship s where s.author = r.author), r.author)";
const stewardOfRow = sql.raw(stewardOf);

interface WriteStatements {
  readonly columns: readonly Column[];
  /** Of the values of a row: its envelope's, then its columns'. */
  readonly types: readonly string[];
  readonly add: { readonly one: Statement; readonly many: Statement };
  readonly change: { readonly one: Statement; readonly many: Statement };
  /** One that must be new; fails when it is not. */
  readonly addOrFail: Statement;
  /** The same as a transaction of its own. */
  readonly addAlone: Statement;
}

const statements = new WeakMap<Register, WriteStatements>();

function statementsOf(register: Register): WriteStatements {
  let made = statements.get(register);
  if (!made) {
    made = makeStatements(register);
    statements.set(register, made);
  }
  return made;
}

function makeStatements(register: Register): WriteStatements {
  const columns = fieldColumns(register);
  const own = columns.map(({ name }) => quoted(name));
  const listed = ["id", "author", "scope", "retired", "holds_from", ...own];
  const updates = ["scope", "retired", "holds_from", ...own].map((name) => `${name} = excluded.${name}`);
  const into = `insert into ${tableOf(register)} as r (${listed.join(", ")})`;
  const one = `${into} values (${listed.map((_, index) => `$${index + 1}`).join(", ")})`;
  const types = ["text", "text", "text", "boolean", "date", ...columns.map(({ type }) => type)];
  const given = types.map((type, index) => `$${index + 1}::${type}`).join(", ");
  const alone = `with ${actingRow(types.length)} ${into} select ${given} from acting`;
  const named = types.map((_, index) => `c${index}`);
  const many = `${into} select ${types.map((type, index) => fromList(`c${index}`, type)).join(", ")}
    from unnest(${types.map((_, index) => `$${index + 1}::text[]`).join(", ")}) as given(${named.join(", ")})`;
  const asNew = "on conflict (id) do nothing";
  const over = `on conflict (id) do update set ${updates.join(", ")}`;
  const backWith = (steward: string) =>
    `returning r.id, r.version, r.author, ${steward} as steward, r.recorded_at`;
  // Row-level security lets only those add who answer for themselves.
  const added = backWith("r.author");
  const changed = backWith(stewardOf);
  return {
    columns,
    types,
    add: { one: makeStatement(`${one} ${asNew} ${added}`), many: makeStatement(`${many} ${asNew} ${added}`) },
    change: {
      one: makeStatement(`${one} ${over} ${changed}`),
      many: makeStatement(`${many} ${over} ${changed}`),
    },
    addOrFail: makeStatement(`${one} ${added}`),
    addAlone: makeStatement(`${alone} ${added}`),
  };
}
