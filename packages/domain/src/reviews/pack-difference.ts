// What differs between two packs of one review: figures first, then items that came, went or say something else. Used when
// a side would sign figures that are no longer so, and to show what changed since the lock.
import { canonicalJson } from "../canonical-json.ts";
import type { FiveNumbers } from "../counting/five-numbers.ts";
import { packGroups, type PackGroupName, type PackItem, type ReviewPack } from "./review-pack.ts";

export type PackChange =
  | {
      readonly kind: "figure";
      /** Absent for the agreement as a whole. */
      readonly locality?: string;
      readonly figure: keyof FiveNumbers;
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly kind: "count";
      readonly group: PackGroupName;
      readonly from: { readonly count: number; readonly of: number };
      readonly to: { readonly count: number; readonly of: number };
    }
  | {
      readonly kind: "came" | "went" | "changed";
      readonly group: PackGroupName;
      readonly key: string;
      readonly title: string;
      readonly sides: readonly string[];
    };

const figures: readonly (keyof FiveNumbers)[] = [
  "total",
  "rateable",
  "doneOnTime",
  "doneLate",
  "openInTerm",
  "openOverdue",
  "cannotRate",
  "awaitingConfirmation",
];

/** Everything that differs, in a fixed order; empty exactly when both packs say the same. */
export function packDifference(before: ReviewPack, after: ReviewPack): readonly PackChange[] {
  const localities = [
    ...new Set([...Object.keys(before.byLocality), ...Object.keys(after.byLocality)]),
  ].toSorted();
  return [
    ...figureChanges(before.figures, after.figures),
    ...localities.flatMap((locality) =>
      figureChanges(before.byLocality[locality], after.byLocality[locality], locality),
    ),
    ...packGroups.flatMap((group) => groupChanges(group, before, after)),
  ];
}

function figureChanges(
  before: FiveNumbers | undefined,
  after: FiveNumbers | undefined,
  locality?: string,
): readonly PackChange[] {
  return figures.flatMap((figure): readonly PackChange[] => {
    const [from, to] = [before?.[figure] ?? 0, after?.[figure] ?? 0];
    if (from === to) return [];
    return [{ kind: "figure", ...(locality === undefined ? {} : { locality }), figure, from, to }];
  });
}

function groupChanges(group: PackGroupName, before: ReviewPack, after: ReviewPack): readonly PackChange[] {
  const [old, now] = [before.groups[group], after.groups[group]];
  const oldItems = new Map(old.items.map((item) => [item.key, item]));
  const nowItems = new Map(now.items.map((item) => [item.key, item]));
  const told = (kind: "came" | "went" | "changed", item: PackItem): PackChange => {
    const { key, title, sides } = item;
    return { kind, group, key, title, sides };
  };
  const count =
    old.of === now.of && old.items.length === now.items.length
      ? []
      : [
          {
            kind: "count" as const,
            group,
            from: { count: old.items.length, of: old.of },
            to: { count: now.items.length, of: now.of },
          },
        ];
  return [
    ...count,
    ...old.items.filter(({ key }) => !nowItems.has(key)).map((item) => told("went", item)),
    ...now.items.flatMap((item) => {
      const was = oldItems.get(item.key);
      if (!was) return [told("came", item)];
      return isSame(was, item) ? [] : [told("changed", item)];
    }),
  ];
}

function isSame(a: PackItem, b: PackItem): boolean {
  return textOf(a) === textOf(b);
}

function textOf({ key, title, sides, age, facts, illustrative }: PackItem): string {
  return canonicalJson({ key, title, sides, age, facts, illustrative });
}
