// Where dated, sourced statements about one thing cannot all be right. Every statement is kept and each conflict is shown
// as the pair it is; none of the two is picked (law 10).
import type { CalendarDate } from "../calendar-date.ts";

/** How its date is known: given by the source, worked out from it, or not at all. */
export type DateCertainty = "stated" | "derived" | "unknown";

export interface StatusStatement {
  readonly about: string;
  readonly date?: CalendarDate;
  readonly dateCertainty: DateCertainty;
  readonly source: string;
  readonly status: string;
}

/**
 * went-back: the later statement gives a status that comes before the earlier one's
 * same-day-differs: two statuses for one day
 * sources-contradict: two sources give different statuses and no date tells which came first
 */
export type ConflictReason = "went-back" | "same-day-differs" | "sources-contradict";

export interface StatementConflict {
  readonly about: string;
  readonly reason: ConflictReason;
  /** Earlier first where dates tell, else by source. */
  readonly statements: readonly [StatusStatement, StatusStatement];
  /** Both dates are as the sources state them; a conflict resting on a derived date may be one of dating only. */
  readonly datesCertain: boolean;
}

/**
 * Every conflicting pair among statements about any number of things, in a fixed order. `statusOrder` lists statuses
 * from first to last; a status that is not in it cannot go back, but still differs from others of its day.
 */
export function findStatementConflicts(
  statements: readonly StatusStatement[],
  statusOrder: readonly string[],
): readonly StatementConflict[] {
  const rank = new Map(statusOrder.map((status, position) => [status, position]));
  const sorted = statements.toSorted(inFixedOrder);
  const earlierAbout = new Map<string, StatusStatement[]>();
  const conflicts: StatementConflict[] = [];
  for (const later of sorted) {
    const before = earlierAbout.get(later.about) ?? [];
    for (const earlier of before) {
      const reason = reasonOf(earlier, later, rank);
      if (reason) conflicts.push(conflict(earlier, later, reason));
    }
    earlierAbout.set(later.about, before);
    before.push(later);
  }
  return conflicts;
}

function reasonOf(
  earlier: StatusStatement,
  later: StatusStatement,
  rank: ReadonlyMap<string, number>,
): ConflictReason | undefined {
  if (earlier.status === later.status) return undefined;
  if (earlier.date === undefined || later.date === undefined) {
    return earlier.source === later.source ? undefined : "sources-contradict";
  }
  if (earlier.date === later.date) return "same-day-differs";
  const [before, after] = [rank.get(earlier.status), rank.get(later.status)];
  return before !== undefined && after !== undefined && after < before ? "went-back" : undefined;
}

function conflict(a: StatusStatement, b: StatusStatement, reason: ConflictReason): StatementConflict {
  const datesCertain = a.dateCertainty === "stated" && b.dateCertainty === "stated";
  return { about: a.about, reason, statements: [a, b], datesCertain };
}

// By thing, then date (undated last), then source and status, so that the answer does not depend on what came first.
function inFixedOrder(a: StatusStatement, b: StatusStatement): number {
  const keys = [
    [a.about, b.about],
    [a.date ?? "9999", b.date ?? "9999"],
    [a.source, b.source],
    [a.status, b.status],
    [a.dateCertainty, b.dateCertainty],
  ] as const;
  const differing = keys.find(([one, other]) => one !== other);
  return differing === undefined ? 0 : differing[0] < differing[1] ? -1 : 1;
}
