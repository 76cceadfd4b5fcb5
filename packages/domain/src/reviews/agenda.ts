// The order in which a conference takes its items: what is disagreed or objected to first, then what has stood longest. The
// chair may set another.
import { packGroups, type PackGroupName, type PackItem, type ReviewPack } from "./review-pack.ts";

export interface AgendaProposal {
  readonly key: string;
  readonly title: string;
  readonly group: PackGroupName;
  readonly minutes: number;
}

const minutesFor: Readonly<Record<PackGroupName, number>> = {
  disagreed: 15,
  late: 10,
  beyondAuthority: 10,
  carriedOver: 10,
  repeated: 5,
  notConcrete: 5,
  done: 0,
};

/** Proposes the agenda of a conference from the pack; `isObjected` says which items a side objected to. What is done needs no time. */
export function proposeAgenda(
  pack: ReviewPack,
  isObjected: (key: string) => boolean,
): readonly AgendaProposal[] {
  const seen = new Set<string>();
  const items = packGroups.flatMap((group) => pack.groups[group].items.map((item) => ({ group, item })));
  return items
    .filter(({ group, item }) => minutesFor[group] > 0 || isObjected(item.key))
    .toSorted((a, b) => rank(b, isObjected) - rank(a, isObjected) || older(a.item, b.item))
    .flatMap(({ group, item }) => {
      if (seen.has(item.key)) return [];
      seen.add(item.key);
      return [{ key: item.key, title: item.title, group, minutes: Math.max(minutesFor[group], 5) }];
    });
}

function rank(
  { group, item }: { readonly group: PackGroupName; readonly item: PackItem },
  isObjected: (key: string) => boolean,
): number {
  return isObjected(item.key) || group === "disagreed" ? 1 : 0;
}

function older(a: PackItem, b: PackItem): number {
  return (b.age ?? -1) - (a.age ?? -1) || (a.key < b.key ? -1 : 1);
}
