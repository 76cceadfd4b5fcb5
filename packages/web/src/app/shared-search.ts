// What the address of every page may carry, so that a link shows the same to whoever opens it.
import { parseIsoDate, type CalendarDate } from "@nhipcau/domain/calendar-date.ts";

/** What every page's address may carry. */
export interface SharedSearch {
  readonly asOf?: CalendarDate | undefined;
  /** Narrows what is counted to one agreement, where a page counts. */
  readonly agreement?: string | undefined;
}

/** Reads the shared part of an address; anything that is not a day or an id is left out. */
export function parseSharedSearch(search: Record<string, unknown>): SharedSearch {
  const asOf = typeof search["asOf"] === "string" ? parseIsoDate(search["asOf"]) : undefined;
  const agreement = typeof search["agreement"] === "string" ? search["agreement"] : undefined;
  return { ...(asOf === undefined ? {} : { asOf }), ...(agreement === undefined ? {} : { agreement }) };
}
