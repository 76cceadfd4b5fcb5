// What the address of the list of parts carries: the filter of the figure that opened it, and the order of the rows.
import type { PartFilter } from "@nhipcau/contract/shapes/figures.ts";
import { parseSharedSearch, type SharedSearch } from "../../app/shared-search.ts";
import { sortKeys, type PartSort } from "./sort-parts.ts";

export interface PartListSearch extends SharedSearch {
  readonly locality?: string | undefined;
  readonly sector?: string | undefined;
  readonly class?: PartFilter["class"] | undefined;
  readonly waitingFor?: string | undefined;
  readonly obstacle?: PartFilter["obstacle"] | undefined;
  /** Only open parts of which nothing was heard for longer than so many days. */
  readonly silentDays?: number | undefined;
  readonly sort?: PartSort | undefined;
}

const classes: readonly NonNullable<PartFilter["class"]>[] = [
  "done-on-time",
  "done-late",
  "open-in-term",
  "open-overdue",
  "cannot-rate",
  "rateable",
  "open",
  "done",
  "awaiting-confirmation",
  "returned",
];
const obstacles: readonly NonNullable<PartFilter["obstacle"]>[] = ["open", "beyond-authority"];

/** Reads the address of the list; what is not a known value is left out. */
export function parsePartListSearch(search: Record<string, unknown>): PartListSearch {
  const silentDays = Number(search["silentDays"]);
  return {
    ...parseSharedSearch(search),
    ...present("locality", textIn(search["locality"])),
    ...present("sector", textIn(search["sector"])),
    ...present("waitingFor", textIn(search["waitingFor"])),
    ...present("class", oneOf(classes, search["class"])),
    ...present("obstacle", oneOf(obstacles, search["obstacle"])),
    ...present("sort", oneOf(sortKeys, search["sort"])),
    ...(Number.isInteger(silentDays) && silentDays > 0 && silentDays <= 36_500 ? { silentDays } : {}),
  };
}

/** The part of the search that the server filters by. */
export function filterOf(search: PartListSearch): PartFilter {
  const { agreement, locality, sector, class: partClass, waitingFor, obstacle, silentDays } = search;
  return {
    ...present("agreement", agreement),
    ...present("locality", locality),
    ...present("sector", sector),
    ...present("class", partClass ?? (silentDays === undefined ? undefined : ("open" as const))),
    ...present("waitingFor", waitingFor),
    ...present("obstacle", obstacle),
    ...present("silentDays", silentDays),
  };
}

function present<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { readonly [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]: Value });
}

function textIn(value: unknown): string | undefined {
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

function oneOf<Value extends string>(values: readonly Value[], value: unknown): Value | undefined {
  return values.find((one) => one === value);
}
