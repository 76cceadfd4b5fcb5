// What the address of the page that writes an offer carries: to whom, of what, and what it answers or changes.
import { parseSharedSearch, type SharedSearch } from "../../app/shared-search.ts";

export interface OfferSearch extends SharedSearch {
  readonly peer?: string | undefined;
  readonly register?: string | undefined;
  /** The request for data it answers. */
  readonly request?: string | undefined;
  /** The grant whose terms are changed. */
  readonly grant?: string | undefined;
}

/** Reads the address; what is not text is left out. */
export function parseOfferSearch(search: Record<string, unknown>): OfferSearch {
  const given = (["peer", "register", "request", "grant"] as const).flatMap((name) => {
    const value = search[name];
    return typeof value === "string" && value !== "" ? [[name, value] as const] : [];
  });
  return { ...parseSharedSearch(search), ...Object.fromEntries(given) };
}
