// What changed between two days: the same parts as they stood on each, so that a leader sees what moved since the last
// meeting and not only where things are. Nothing is stored for it (law 8: any day can be asked about).
import type { CalendarDate } from "../calendar-date.ts";
import type { PartClass } from "../promises/part-state.ts";

/** What of a part is held beside what it was. */
export interface PartStanding {
  readonly class: PartClass;
  readonly percent?: number | undefined;
  readonly dueDate?: CalendarDate | undefined;
  readonly forecastDate?: CalendarDate | undefined;
}

export type ChangeKind = "new" | "gone" | "class" | "percent" | "due" | "forecast";

export interface PartChange {
  readonly part: string;
  readonly kinds: readonly ChangeKind[];
  /** Absent when the part was not there on the first day. */
  readonly before?: PartStanding;
  /** Absent when it is no longer there on the second. */
  readonly after?: PartStanding;
}

/**
 * The parts that stand otherwise on the second day than on the first, by id; those that became overdue first, then other
 * changes of class, then new and gone ones, then the rest.
 */
export function compareStandings(
  before: ReadonlyMap<string, PartStanding>,
  after: ReadonlyMap<string, PartStanding>,
): readonly PartChange[] {
  const changes: PartChange[] = [];
  for (const part of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(part), after.get(part)];
    const kinds = kindsOf(was, is);
    if (kinds.length > 0)
      changes.push({ part, kinds, ...(was ? { before: was } : {}), ...(is ? { after: is } : {}) });
  }
  return changes.toSorted((a, b) => weightOf(a) - weightOf(b) || (a.part < b.part ? -1 : 1));
}

function kindsOf(was: PartStanding | undefined, is: PartStanding | undefined): readonly ChangeKind[] {
  if (!was) return is ? ["new"] : [];
  if (!is) return ["gone"];
  const kinds: ChangeKind[] = [];
  if (was.class !== is.class) kinds.push("class");
  if (was.percent !== is.percent) kinds.push("percent");
  if (was.dueDate !== is.dueDate) kinds.push("due");
  if (was.forecastDate !== is.forecastDate) kinds.push("forecast");
  return kinds;
}

function weightOf({ kinds, after }: PartChange): number {
  if (kinds.includes("class")) return after?.class === "open-overdue" ? 0 : 1;
  return kinds.includes("new") || kinds.includes("gone") ? 2 : 3;
}
