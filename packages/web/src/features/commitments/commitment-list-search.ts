// What the address of the list of commitments carries.
import type { PartClassView } from "@nhipcau/contract/shapes/figures.ts";
import { parseSharedSearch, type SharedSearch } from "../../app/shared-search.ts";
import { classesRedFirst } from "../figures/part-class.ts";

export interface CommitmentListSearch extends SharedSearch {
  readonly sector?: string | undefined;
  readonly locality?: string | undefined;
  readonly class?: PartClassView | undefined;
  /** Only commitments on which the sides disagree. */
  readonly disagreement?: true | undefined;
  readonly q?: string | undefined;
}

export function parseCommitmentListSearch(search: Record<string, unknown>): CommitmentListSearch {
  const { sector, locality, disagreement, q } = search;
  const partClass = classesRedFirst.find((one) => one === search["class"]);
  return {
    ...parseSharedSearch(search),
    ...(typeof sector === "string" ? { sector } : {}),
    ...(typeof locality === "string" ? { locality } : {}),
    ...(partClass === undefined ? {} : { class: partClass }),
    ...(disagreement === true ? { disagreement } : {}),
    ...(typeof q === "string" || typeof q === "number" ? { q: String(q) } : {}),
  };
}
