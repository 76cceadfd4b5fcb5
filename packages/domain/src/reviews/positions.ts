// What each side said beforehand of each item of a review: its own word, one a side; nobody's word is another's.
import type { CalendarDate } from "../calendar-date.ts";

export type Position = "confirm" | "object";

export interface PositionStatement {
  readonly id: string;
  readonly item: string;
  readonly locality: string;
  readonly position: Position;
  readonly reason?: string;
  readonly statedOn: CalendarDate;
}

export interface ItemPositions {
  /** By party of today. */
  readonly byParty: ReadonlyMap<string, PositionStatement>;
  /** Parties that have said nothing yet. */
  readonly silent: readonly string[];
  /** One confirms and another objects, or somebody objects. */
  readonly isObjected: boolean;
}

/** The positions on one item, from all statements in any order; of several of one side the latest counts. */
export function itemPositions(
  item: string,
  statements: readonly PositionStatement[],
  parties: readonly { readonly party: string; readonly answersFor: readonly string[] }[],
): ItemPositions {
  const byParty = new Map<string, PositionStatement>();
  for (const { party, answersFor } of parties) {
    const own = statements
      .filter((statement) => statement.item === item && answersFor.includes(statement.locality))
      .toSorted((a, b) => (a.statedOn + a.id < b.statedOn + b.id ? -1 : 1));
    const latest = own.at(-1);
    if (latest) byParty.set(party, latest);
  }
  return {
    byParty,
    silent: parties.map(({ party }) => party).filter((party) => !byParty.has(party)),
    isObjected: [...byParty.values()].some(({ position }) => position === "object"),
  };
}
