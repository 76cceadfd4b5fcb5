// What the address of the review carries: which agreement, which period, up to when, in which layout, by whom.
import { parseIsoDate, type CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { parseSharedSearch, type SharedSearch } from "../../app/shared-search.ts";

export interface ReviewSearch extends SharedSearch {
  readonly from?: CalendarDate | undefined;
  readonly cutOff?: CalendarDate | undefined;
  readonly layout?: "government" | "party" | undefined;
  readonly issuer?: string | undefined;
  /** The review it is about: once locked, what was signed is shown. */
  readonly review?: string | undefined;
}

export function parseReviewSearch(search: Record<string, unknown>): ReviewSearch {
  const from = dayIn(search["from"]);
  const cutOff = dayIn(search["cutOff"]);
  const { layout, issuer, review } = search;
  return {
    ...parseSharedSearch(search),
    ...(from === undefined ? {} : { from }),
    ...(cutOff === undefined ? {} : { cutOff }),
    ...(layout === "government" || layout === "party" ? { layout } : {}),
    ...(typeof issuer === "string" ? { issuer } : {}),
    ...(typeof review === "string" ? { review } : {}),
  };
}

function dayIn(value: unknown): CalendarDate | undefined {
  return typeof value === "string" ? parseIsoDate(value) : undefined;
}
