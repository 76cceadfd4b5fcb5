// What the addresses of the petitions' pages carry.
import { parseSharedSearch, type SharedSearch } from "../../app/shared-search.ts";

export interface PetitionListSearch extends SharedSearch {
  readonly waiting?: boolean | undefined;
}

export function parsePetitionListSearch(search: Record<string, unknown>): PetitionListSearch {
  const { waiting } = search;
  return { ...parseSharedSearch(search), ...(typeof waiting === "boolean" ? { waiting } : {}) };
}

export interface NewPetitionSearch extends SharedSearch {
  /** Ids, separated by commas. */
  readonly obstacles?: string | undefined;
}

export function parseNewPetitionSearch(search: Record<string, unknown>): NewPetitionSearch {
  const { obstacles } = search;
  return { ...parseSharedSearch(search), ...(typeof obstacles === "string" ? { obstacles } : {}) };
}
