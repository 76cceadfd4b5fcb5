// The classes a part may have, in the order in which people read them: red first, what cannot be rated last.
import type { FiveNumbersView, PartClassView } from "@nhipcau/contract/shapes/figures.ts";

export const classesRedFirst: readonly PartClassView[] = [
  "open-overdue",
  "open-in-term",
  "done-late",
  "done-on-time",
  "cannot-rate",
];

const soonDays = 30;

/** How a class is shown; `soon` is open in term with at most thirty days left. */
export type ClassTone = PartClassView | "soon";

/** The tone of a class, given the days left of what is open in term. */
export function toneOf(partClass: PartClassView, daysLeft: number | undefined): ClassTone {
  return partClass === "open-in-term" && daysLeft !== undefined && daysLeft <= soonDays ? "soon" : partClass;
}

/** The number of a class among the five numbers and those that cannot be rated. */
export function countOf(figures: FiveNumbersView, partClass: PartClassView): number {
  const counts: Record<PartClassView, number> = {
    "open-overdue": figures.openOverdue,
    "open-in-term": figures.openInTerm,
    "done-late": figures.doneLate,
    "done-on-time": figures.doneOnTime,
    "cannot-rate": figures.cannotRate,
  };
  return counts[partClass];
}

/** Orders two classes red first. */
export function byClass(a: PartClassView, b: PartClassView): number {
  return classesRedFirst.indexOf(a) - classesRedFirst.indexOf(b);
}
