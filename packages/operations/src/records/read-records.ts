// Lists, single records and their history as the API gives them: names beside the references, so that a page needs no
// second round.
import type { QueryOf, ResponseOf } from "@nhipcau/contract/route.ts";
import type { routes } from "@nhipcau/contract/routes.ts";
import { type CalendarDate, parseIsoDate } from "@nhipcau/domain/calendar-date.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Fields } from "@nhipcau/registers/declaration/field.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import { localities } from "@nhipcau/registers/governance/localities.ts";
import type { Acting } from "../ports/acting.ts";
import { type Filter, type ListQuery, parseFilter, parseSort } from "../ports/list-query.ts";
import type { ReadTransaction, RecordEnvelope, Store } from "../ports/store.ts";
import { readAgencyNames } from "../programme/programme-lists.ts";
import { mayWrite } from "./permission.ts";

type Names = ResponseOf<typeof routes.records>["names"];
type Asked = Omit<QueryOf<typeof routes.records>, "limit" | "count" | "cursor">;

const countLimit = 10_000;

/** Reads the query of a list; refuses fields, operators and values the register does not know. */
export function parseListQuery(
  register: Register,
  asked: Asked,
  today: CalendarDate,
): Outcome<Omit<ListQuery, "limit">> {
  const filters: Filter[] = [];
  for (const written of asked.filter ?? []) {
    const filter = parseFilter(register, written);
    if (!filter.ok) return filter;
    filters.push(filter.value);
  }
  const sort = asked.sort === undefined ? undefined : parseSort(register, asked.sort);
  if (sort && !sort.ok) return sort;
  const day = asked.asOf === undefined ? undefined : parseIsoDate(asked.asOf);
  return done({
    filters,
    ...(asked.q === undefined ? {} : { words: asked.q }),
    ...(asked.exact === undefined ? {} : { exact: asked.exact }),
    ...(sort ? { sort: sort.value } : {}),
    ...(day === undefined || day >= today ? {} : { asOf: day }),
    ...(asked.retired === undefined ? {} : { includeRetired: asked.retired }),
  });
}

/** One page of a list with the names of what it refers to. */
export function listRecords(
  store: Store,
  acting: Acting,
  register: Register,
  asked: QueryOf<typeof routes.records>,
  today: CalendarDate,
): Promise<Outcome<ResponseOf<typeof routes.records>>> {
  return store.read(acting, async (transaction) => {
    const parsed = parseListQuery(register, asked, today);
    if (!parsed.ok) return parsed;
    const query = {
      ...parsed.value,
      limit: asked.limit ?? 25,
      ...(asked.cursor === undefined ? {} : { cursor: asked.cursor }),
    };
    const page = await transaction.list(register, query);
    if (!page.ok) return page;
    const counted =
      asked.count === true ? await transaction.count(register, query, countLimit + 1) : undefined;
    if (counted && !counted.ok) return counted;
    return done({
      records: page.value.records as RecordEnvelope[],
      names: await namesOf(
        store,
        transaction,
        register,
        page.value.records.map(({ body }) => body),
      ),
      ...(page.value.next === undefined ? {} : { next: page.value.next }),
      ...(counted
        ? { count: Math.min(counted.value, countLimit), countIsExact: counted.value <= countLimit }
        : {}),
    });
  });
}

/** One record, today or on a day, and whether this person may change it. */
export function readRecord(
  store: Store,
  acting: Acting,
  register: Register,
  id: string,
  asOf: CalendarDate | undefined,
): Promise<Outcome<ResponseOf<typeof routes.record>>> {
  return store.read(acting, async (transaction) => {
    const record = await transaction.find(register, id, asOf);
    if (!record) return refused({ code: "not-found", data: { what: id } });
    const mayChange = asOf === undefined && mayWrite(acting, register) && record.steward === acting.locality;
    const names = await namesOf(store, transaction, register, [record.body]);
    const whose = await transaction.names(localities, [record.author, record.steward]);
    return done({
      record,
      names: { ...names, localities: { ...names["localities"], ...Object.fromEntries(whose) } },
      mayChange,
    });
  });
}

/** All versions of a record, newest first, each with the fields in which it differs from the one before. */
export function readHistory(
  store: Store,
  acting: Acting,
  register: Register,
  id: string,
): Promise<Outcome<ResponseOf<typeof routes.history>>> {
  return store.read(acting, async (transaction) => {
    const versions = await transaction.history(register, id);
    if (versions.length === 0) return refused({ code: "not-found", data: { what: id } });
    const localityName = await transaction.names(localities, [
      ...new Set(versions.map(({ locality }) => locality)),
    ]);
    const agencyName = await readAgencyNames(transaction);
    return done({
      versions: versions.map((version, index) => {
        const { agency, locality, ...rest } = version;
        return {
          ...rest,
          locality: { id: locality, name: localityName.get(locality) ?? locality },
          ...(agency === undefined ? {} : { agency: { id: agency, name: agencyName(agency) } }),
          changed: changedFields(version.body, versions[index + 1]?.body),
        };
      }),
      names: await namesOf(
        store,
        transaction,
        register,
        versions.map(({ body }) => body),
      ),
    });
  });
}

/** The records that refer to this one, by register and field. */
export function readReferrers(
  store: Store,
  acting: Acting,
  register: Register,
  id: string,
): Promise<Outcome<ResponseOf<typeof routes.referrers>>> {
  return store.read(acting, async (transaction) => {
    const referrers = [];
    for (const { ids, ...found } of await transaction.referrers(register, id)) {
      const other = store.registers.get(found.register);
      const names = other ? await transaction.names(other, ids) : new Map<string, string>();
      referrers.push({ ...found, records: ids.map((one) => ({ id: one, name: names.get(one) ?? one })) });
    }
    return done({ referrers });
  });
}

/** Names of everything the bodies refer to, by register. */
export async function namesOf(
  store: Pick<Store, "registers">,
  transaction: ReadTransaction,
  register: Register,
  bodies: readonly Readonly<Record<string, unknown>>[],
): Promise<Names> {
  const wanted = new Map<string, Set<string>>();
  for (const [name, field] of Object.entries(register.fields as Fields)) {
    if (field.register === undefined) continue;
    const ids = wanted.get(field.register) ?? new Set<string>();
    for (const body of bodies) for (const id of [body[name]].flat()) if (typeof id === "string") ids.add(id);
    wanted.set(field.register, ids);
  }
  const names: Record<string, Record<string, string>> = {};
  for (const [target, ids] of wanted) {
    const other = store.registers.get(target);
    if (other && ids.size > 0) names[target] = Object.fromEntries(await transaction.names(other, [...ids]));
  }
  return names;
}

function changedFields(
  body: Readonly<Record<string, unknown>>,
  before: Readonly<Record<string, unknown>> | undefined,
): string[] {
  if (!before) return [];
  const fields = new Set([...Object.keys(body), ...Object.keys(before)]);
  return [...fields].filter((field) => JSON.stringify(body[field]) !== JSON.stringify(before[field]));
}
