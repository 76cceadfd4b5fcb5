// Lists of records: words, filters and one sort, page by page. Pages are found by key, not by offset, so the ten
// thousandth costs what the first does.
import { exactForSearch, foldForSearch } from "@nhipcau/domain/text.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { envelopeFields, type Filter, type ListQuery } from "@nhipcau/operations/ports/list-query.ts";
import type { ListedPage, RecordEnvelope } from "@nhipcau/operations/ports/store.ts";
import { findField, type Register } from "@nhipcau/registers/declaration/register.ts";
import { type RawBuilder, sql } from "kysely";
import type { Connection } from "../database/database.ts";
import { isText, quoted, sortExpression } from "../schema/register-columns.ts";
import { isComparable, refusalsOfQuery } from "./query-refusals.ts";
import { recordColumns, recordOfRow, type RecordRow, relationOf } from "./row-of-record.ts";

/** One page; `next` is there when more may follow. Refuses undeclared names, values that do not fit, a foreign cursor. */
export async function listRecords(
  connection: Connection,
  register: Register,
  query: ListQuery,
): Promise<Outcome<ListedPage>> {
  const refusals = refusalsOfQuery(register, query);
  if (refusals.length > 0) return refused(...refusals);
  const sort = sortOf(register, query);
  const start = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
  if (query.cursor !== undefined && !(start && mayStartAt(register, sort, start)))
    return refused({ code: "bad-cursor" });
  const rows: (RecordRow & { sort_value: unknown })[] = [];
  let missing = start?.missing ?? false;
  if (!missing)
    rows.push(...(await pageOf(connection, register, query, sort, start, false, query.limit + 1)));
  if (rows.length <= query.limit && sort.mayBeMissing) {
    const after = missing ? start : undefined;
    rows.push(
      ...(await pageOf(connection, register, query, sort, after, true, query.limit + 1 - rows.length)),
    );
  }
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  missing = last?.sort_value === null;
  const records = page.map((row) => recordOfRow(register, row));
  if (rows.length <= query.limit || !last) return done({ records });
  return done({
    records,
    next: encodeCursor({ sort: sort.key, missing, value: last.sort_value, id: last.id }),
  });
}

/** How many records match, counting no further than `limit`. Refuses what a list refuses. */
export async function countRecords(
  connection: Connection,
  register: Register,
  query: ListQuery,
  limit: number,
): Promise<Outcome<number>> {
  const refusals = refusalsOfQuery(register, query);
  if (refusals.length > 0) return refused(...refusals);
  const rows = await connection.rows<{ n: number }>(
    sql`select count(*)::int as n from (select from ${relationOf(register, query.asOf)} where ${conditions(register, query)} limit ${limit}) matching`,
  );
  return done(rows[0]?.n ?? 0);
}

/** Every matching record in batches of at most 500, in the order of the list: larger ones outlive their youth in memory. */
export async function* streamRecords(
  connection: Connection,
  register: Register,
  query: ListQuery,
): AsyncGenerator<readonly RecordEnvelope[]> {
  let cursor = query.cursor;
  do {
    const page = await listRecords(connection, register, {
      ...query,
      limit: 500,
      ...(cursor === undefined ? {} : { cursor }),
    });
    if (!page.ok) throw new Error(`a query that can be refused is not streamed: ${page.refusals[0]?.code}`);
    if (page.value.records.length > 0) yield page.value.records;
    cursor = page.value.next;
  } while (cursor !== undefined);
}

interface Sort {
  readonly field: string;
  readonly key: string;
  readonly expression: string;
  readonly descending: boolean;
  readonly mayBeMissing: boolean;
}

interface Position {
  readonly sort: string;
  /** The page after is among the records without a value. */
  readonly missing: boolean;
  readonly value: unknown;
  readonly id: string;
}

function sortOf(register: Register, query: ListQuery): Sort {
  const { field, descending } = query.sort ?? { field: "id", descending: false };
  const key = `${descending ? "-" : ""}${field}`;
  const declared = findField(register, field);
  if (declared)
    return {
      field,
      key,
      expression: sortExpression(field, declared),
      descending,
      mayBeMissing: !declared.required,
    };
  return {
    field,
    key,
    expression: field === "holdsFrom" ? "holds_from" : field,
    descending,
    mayBeMissing: false,
  };
}

function mayStartAt(register: Register, sort: Sort, { sort: key, missing, value, id }: Position): boolean {
  if (key !== sort.key || id.includes("\u0000")) return false;
  return missing ? sort.mayBeMissing : isComparable(register, sort.field, value);
}

async function pageOf(
  connection: Connection,
  register: Register,
  query: ListQuery,
  sort: Sort,
  after: Position | undefined,
  missing: boolean,
  limit: number,
): Promise<(RecordRow & { sort_value: unknown })[]> {
  const key = sql.raw(sort.expression);
  const direction = sql.raw(sort.descending ? "desc" : "asc");
  const past = sql.raw(sort.descending ? "<" : ">");
  const present = sort.mayBeMissing
    ? missing
      ? sql`and ${key} is null`
      : sql`and ${key} is not null`
    : sql``;
  const position = !after
    ? sql``
    : missing
      ? sql`and id > ${after.id}`
      : sql`and (${key}, id) ${past} (${after.value}, ${after.id})`;
  const order = missing
    ? sql`order by id`
    : sort.expression === "id"
      ? sql`order by id ${direction}`
      : sql`order by ${key} ${direction}, id ${direction}`;
  return connection.rows(
    sql`select ${recordColumns(register)}, ${key} as sort_value from ${relationOf(register, query.asOf)}
        where ${conditions(register, query)} ${present} ${position} ${order} limit ${limit}`,
  );
}

/** Everything that narrows a list, as SQL with its values bound. */
export function conditions(
  register: Register,
  query: Pick<ListQuery, "words" | "exact" | "filters" | "includeRetired">,
): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [query.includeRetired ? sql`true` : sql`not retired`];
  for (const filter of query.filters) parts.push(conditionOf(register, filter));
  if (query.words !== undefined && query.words.trim() !== "")
    parts.push(...wordConditions(query.words, query.exact === true));
  return sql.join(parts, sql` and `);
}

function wordConditions(words: string, exact: boolean): RawBuilder<unknown>[] {
  const column = sql.raw(exact ? "exact_text" : "search_text");
  return needlesOf(words, exact).map((needle) => sql`${column} like ${containing(needle)}`);
}

/** What to look for: the words one by one without their diacritics, or all together with them. */
export function needlesOf(words: string, exact: boolean): string[] {
  const kept = words.replaceAll("\u0000", " ");
  const needles = exact ? [exactForSearch(kept)] : foldForSearch(kept).split(" ").slice(0, 12);
  return needles.filter((needle) => needle !== "");
}

/** A LIKE pattern for text that contains this, in which `%` and `_` are only themselves. */
export function containing(needle: string): string {
  return `%${needle.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;
}

function conditionOf(register: Register, filter: Filter): RawBuilder<unknown> {
  const declared = findField(register, filter.field);
  const name = declared ? quoted(filter.field) : (envelopeColumns[filter.field] ?? quoted(filter.field));
  const column = sql.raw(name);
  const values = [...filter.values];
  const isList = declared?.type === "codes" || declared?.type === "references";
  const key = declared ? sql.raw(sortExpression(filter.field, declared)) : column;
  switch (filter.operator) {
    case "eq":
      // The index holds the beginning of a text; the whole decides.
      if (declared && isText(declared.type))
        return sql`${key} = left(${values[0]}, 200) and ${column} = ${values[0]}`;
      return isList ? sql`${column} @> array[${values[0]}]::text[]` : sql`${column} = ${values[0]}`;
    case "in":
      return isList ? sql`${column} && ${values}::text[]` : sql`${column} = any(${values})`;
    case "gte":
      return sql`${key} >= ${values[0]}`;
    case "lte":
      return sql`${key} <= ${values[0]}`;
    case "empty":
      return sql`${column} is null`;
    case "filled":
      return sql`${column} is not null`;
  }
}

const envelopeColumns: Readonly<Record<keyof typeof envelopeFields, string>> = {
  id: "id",
  author: "author",
  holdsFrom: "holds_from",
};

function encodeCursor(position: Position): string {
  const value = position.value instanceof Date ? position.value.toISOString() : position.value;
  return Buffer.from(JSON.stringify([position.sort, position.missing, value, position.id])).toString(
    "base64url",
  );
}

function decodeCursor(cursor: string): Position | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (!Array.isArray(parsed) || parsed.length !== 4) return undefined;
    const [sort, missing, value, id] = parsed as unknown[];
    const simple =
      value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    return typeof sort === "string" && typeof missing === "boolean" && typeof id === "string" && simple
      ? { sort, missing, value, id }
      : undefined;
  } catch {
    return undefined; // not one of our cursors: the caller refuses it as such
  }
}
