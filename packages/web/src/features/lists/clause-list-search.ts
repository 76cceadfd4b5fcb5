// What the address of the list of clauses carries.
import { parseSharedSearch, type SharedSearch } from "../../app/shared-search.ts";

export interface ClauseListSearch extends SharedSearch {
  /** Only clauses that something makes concrete, or only those that nothing does. */
  readonly concrete?: boolean | undefined;
  /** Only what was agreed or directed, which the denominator counts. */
  readonly binding?: boolean | undefined;
}

export function parseClauseListSearch(search: Record<string, unknown>): ClauseListSearch {
  const { concrete, binding } = search;
  return {
    ...parseSharedSearch(search),
    ...(typeof concrete === "boolean" ? { concrete } : {}),
    ...(typeof binding === "boolean" ? { binding } : {}),
  };
}
