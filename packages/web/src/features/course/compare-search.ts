// What the address of the comparison carries: the two days and what both are narrowed to.
import { parseIsoDate, type CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { parseSharedSearch, type SharedSearch } from "../../app/shared-search.ts";

export interface CompareSearch extends SharedSearch {
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
}

export function parseCompareSearch(search: Record<string, unknown>): CompareSearch {
  const [from, to] = [dayIn(search["from"]), dayIn(search["to"])];
  return {
    ...parseSharedSearch(search),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

function dayIn(value: unknown): CalendarDate | undefined {
  return typeof value === "string" ? parseIsoDate(value) : undefined;
}
