// What the address of the list of obstacles carries.
import { parseSharedSearch, type SharedSearch } from "../../app/shared-search.ts";

export interface ObstacleListSearch extends SharedSearch {
  readonly beyondAuthority?: boolean | undefined;
}

export function parseObstacleListSearch(search: Record<string, unknown>): ObstacleListSearch {
  const { beyondAuthority } = search;
  return {
    ...parseSharedSearch(search),
    ...(typeof beyondAuthority === "boolean" ? { beyondAuthority } : {}),
  };
}
