// What was found, gathered by register in the order in which each register was first found.
import type { Coded } from "@nhipcau/contract/shapes/text-shape.ts";

export interface Hit {
  readonly register: Coded;
  readonly id: string;
  readonly title: string;
  readonly detail?: string;
}

export interface HitGroup {
  readonly register: Coded;
  readonly hits: readonly Hit[];
}

export function groupHits(hits: readonly Hit[]): readonly HitGroup[] {
  const groups = Map.groupBy(hits, ({ register }) => register.code);
  return [...groups.values()].flatMap((own) => {
    const register = own[0]?.register;
    return register === undefined ? [] : [{ register, hits: own }];
  });
}
