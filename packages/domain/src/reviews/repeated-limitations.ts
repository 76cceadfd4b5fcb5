// Limitations that a review names again: said at or before the last review of the agreement, and either said once more
// since, or about a project or regulation whose commitment is still open at the cut-off.
import type { CalendarDate } from "../calendar-date.ts";
import { foldForSearch } from "../text.ts";
import type { PackFacts, PackLimitation } from "./pack-facts.ts";

export interface RepeatedLimitation {
  readonly limitation: PackLimitation;
  readonly because: "said-again" | "still-open";
}

/** The earlier limitations that hold on; without a last review, earlier is before the period, or before the cut-off. */
export function repeatedLimitations(facts: PackFacts): readonly RepeatedLimitation[] {
  const { limitations, commitments, cutOff } = facts;
  const isEarlier = earlierThan(facts);
  const saidSince = limitations.filter(
    ({ statedOn }) => statedOn !== undefined && !isEarlier(statedOn) && statedOn <= cutOff,
  );
  const open = commitments.filter(({ isDone }) => !isDone);
  return limitations.flatMap((limitation): RepeatedLimitation[] => {
    const { statedOn } = limitation;
    if (statedOn === undefined || !isEarlier(statedOn)) return [];
    if (saidSince.some((other) => isSame(limitation, other))) return [{ limitation, because: "said-again" }];
    return open.some((commitment) => isAbout(limitation, commitment))
      ? [{ limitation, because: "still-open" }]
      : [];
  });
}

function earlierThan({ lastReview, from, cutOff }: PackFacts): (day: CalendarDate) => boolean {
  if (lastReview !== undefined) return (day) => day <= lastReview;
  return (day) => day < (from ?? cutOff);
}

function isSame(a: PackLimitation, b: PackLimitation): boolean {
  return isAbout(a, b) || foldForSearch(a.content) === foldForSearch(b.content);
}

function isAbout(
  limitation: Pick<PackLimitation, "project" | "regulation">,
  other: Pick<PackLimitation, "project" | "regulation">,
): boolean {
  return (
    (limitation.project !== undefined && limitation.project === other.project) ||
    (limitation.regulation !== undefined && limitation.regulation === other.regulation)
  );
}
