// What a list shows, kept in the address so that a link gives somebody else the same list.
import { readFilters, writeFilters, type FieldFilter } from "./field-filter.ts";

export interface ListState {
  readonly q: string;
  /** Search with the diacritics as typed. */
  readonly exact: boolean;
  readonly filters: readonly FieldFilter[];
  readonly sort: SortState | undefined;
  readonly retired: boolean;
  readonly view: "table" | "map" | "quality";
}

export interface SortState {
  readonly field: string;
  readonly descending: boolean;
}

/** The same in the address; what is as usual is left out, so that addresses stay short. */
export interface ListSearch {
  readonly q?: string;
  readonly exact?: true;
  readonly filter?: readonly string[];
  readonly sort?: string;
  readonly retired?: true;
  readonly view?: "map" | "quality";
}

/** Reads the search part of an address, whatever somebody typed into it. */
export function readListSearch(search: Readonly<Record<string, unknown>>): ListState {
  const { q, exact, filter, sort, retired, view } = search;
  return {
    q: isShortValue(q) ? String(q).slice(0, 200) : "",
    exact: isYes(exact),
    filters: readFilters(wordsOf(filter)),
    sort: readSort(sort),
    retired: isYes(retired),
    view: view === "map" || view === "quality" ? view : "table",
  };
}

/** The search part of an address, tidied: what a route takes. */
export function parseListSearch(search: Readonly<Record<string, unknown>>): ListSearch {
  return writeListSearch(readListSearch(search));
}

/** Writes a list's state as the search part of an address. */
export function writeListSearch(state: ListState): ListSearch {
  const filter = writeFilters(state.filters);
  return {
    ...(state.q === "" ? {} : { q: state.q }),
    ...(state.exact ? { exact: true } : {}),
    ...(filter.length === 0 ? {} : { filter }),
    ...(state.sort ? { sort: writeSort(state.sort) } : {}),
    ...(state.retired ? { retired: true } : {}),
    ...(state.view === "table" ? {} : { view: state.view }),
  };
}

/** The query of the records route, and of the export, for a list. */
export function listQuery(state: ListState) {
  const { view: _, ...query } = writeListSearch(state);
  return { ...query, ...(query.filter ? { filter: [...query.filter] } : {}) } as {
    q?: string;
    exact?: boolean;
    filter?: string[];
    sort?: string;
    retired?: boolean;
  };
}

/** The sort after a click on a header: ascending, descending, then as usual. */
export function nextSort(sort: SortState | undefined, field: string): SortState | undefined {
  if (sort?.field !== field) return { field, descending: false };
  return sort.descending ? undefined : { field, descending: true };
}

function readSort(value: unknown): SortState | undefined {
  if (typeof value !== "string" || !/^-?[a-z][a-zA-Z0-9]{0,39}$/u.test(value)) return undefined;
  const descending = value.startsWith("-");
  return { field: descending ? value.slice(1) : value, descending };
}

function writeSort({ field, descending }: SortState): string {
  return descending ? `-${field}` : field;
}

function wordsOf(value: unknown): string[] {
  const values = Array.isArray(value) ? (value as unknown[]) : [value];
  return values.filter((word): word is string => typeof word === "string").slice(0, 20);
}

// A search for a number comes out of an address as a number.
function isShortValue(value: unknown): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

function isYes(value: unknown): boolean {
  return value === true || value === "true" || value === 1 || value === "1";
}
