// The orders in which a list of parts can be read. Red first is the order unless the reader chooses another.
import type { PartView } from "@nhipcau/contract/shapes/programme.ts";
import { byClass } from "../figures/part-class.ts";

export type PartSort = "red-first" | "due" | "locality" | "commitment" | "last-report" | "percent";

export const sortKeys: readonly PartSort[] = [
  "red-first",
  "due",
  "locality",
  "commitment",
  "last-report",
  "percent",
];

type Comparison = (a: PartView, b: PartView) => number;

const byText = new Intl.Collator("vi").compare;

const comparisons: Record<PartSort, Comparison> = {
  "red-first": redFirst,
  due: (a, b) => missingLast(a.dueDate, b.dueDate, byText),
  locality: (a, b) => byText(a.locality.name, b.locality.name),
  commitment: (a, b) => byText(a.commitment.name, b.commitment.name),
  // Who never reported has waited longest, so nothing comes first here.
  "last-report": (a, b) => byText(a.lastReportOn ?? "", b.lastReportOn ?? ""),
  percent: (a, b) => missingLast(a.percent, b.percent, (x, y) => x - y),
};

/** The parts in an order, ties red first; the given list is left as it is. */
export function sortParts(parts: readonly PartView[], sort: PartSort): readonly PartView[] {
  return parts.toSorted((a, b) => comparisons[sort](a, b) || redFirst(a, b) || byText(a.id, b.id));
}

function redFirst(a: PartView, b: PartView): number {
  return (
    byClass(a.class, b.class) ||
    (b.daysOverdue ?? 0) - (a.daysOverdue ?? 0) ||
    (a.daysLeft ?? 0) - (b.daysLeft ?? 0)
  );
}

function missingLast<Value>(
  a: Value | undefined,
  b: Value | undefined,
  compare: (a: Value, b: Value) => number,
): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return compare(a, b);
}
