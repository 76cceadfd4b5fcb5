// The five numbers over groups of rated parts, and the filter by which each figure's list is found again (L-07).
import type { FiveNumbersView, PartFilter } from "@nhipcau/contract/shapes/figures.ts";
import { countParts } from "@nhipcau/domain/counting/five-numbers.ts";
import { addDays, type CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { PartClass } from "@nhipcau/domain/promises/part-state.ts";
import type { Text } from "@nhipcau/domain/text.ts";
import type { Programme } from "./programme.ts";
import type { RatedPart } from "./rated-parts.ts";

export interface FiguresRow {
  readonly id: string;
  readonly name: Text;
  readonly figures: FiveNumbersView;
}

export function figuresOf(parts: readonly RatedPart[]): FiveNumbersView {
  return countParts(parts.map(({ state }) => state));
}

/** The five numbers of each group, most overdue first, then by name. */
export function figuresBy(
  parts: Iterable<RatedPart>,
  key: (part: RatedPart) => string,
  name: (id: string) => Text,
): FiguresRow[] {
  return [...Map.groupBy(parts, key)]
    .map(([id, own]) => ({ id, name: name(id), figures: figuresOf(own) }))
    .toSorted((a, b) => b.figures.openOverdue - a.figures.openOverdue || (a.name.vi < b.name.vi ? -1 : 1));
}

/** The parts that a figure's filter names; the same filter counts and lists. */
export function partsOf(programme: Programme, filter: PartFilter): RatedPart[] {
  const { silentDays } = filter;
  const silent = silentDays === undefined ? undefined : silentBefore(silentDays, programme.asOf);
  return [...programme.parts.values()].filter(
    (part) => matches(programme, part, filter) && (silent === undefined || isSilent(part, silent)),
  );
}

function matches(programme: Programme, part: RatedPart, filter: PartFilter): boolean {
  const { state, commitment, steward } = part;
  if (filter.agreement !== undefined && commitment.agreement !== filter.agreement) return false;
  if (filter.locality !== undefined && steward !== filter.locality) return false;
  if (filter.sector !== undefined && commitment.sector !== filter.sector) return false;
  if (filter.obstacle === "open" && state.openObstacles === 0) return false;
  if (filter.obstacle === "beyond-authority" && state.obstaclesBeyondAuthority === 0) return false;
  if (
    filter.waitingFor !== undefined &&
    !waitedFor(programme, part).some((other) => other.steward === filter.waitingFor)
  )
    return false;
  return filter.class === undefined || isOfClass(part, filter.class);
}

function isOfClass({ state }: RatedPart, wanted: NonNullable<PartFilter["class"]>): boolean {
  switch (wanted) {
    case "rateable":
      return state.class !== "cannot-rate";
    case "open":
      return state.doneOn === undefined;
    case "done":
      return state.doneOn !== undefined;
    case "awaiting-confirmation":
    case "returned":
      return state.phase === wanted;
    case "done-on-time":
    case "done-late":
    case "open-in-term":
    case "open-overdue":
    case "cannot-rate":
      return state.class === wanted;
  }
}

/** The day before which a part was last heard of that has been silent for longer than so many days. */
export function silentBefore(days: number, asOf: CalendarDate): CalendarDate {
  return addDays(asOf, -days);
}

/** Whether nothing was heard of an open part since before a day: since its last report, else its start. */
export function isSilent({ state }: RatedPart, before: CalendarDate): boolean {
  return state.silentSince !== undefined && state.silentSince < before;
}

/** The open parts of other sides that an open part waits for. */
export function waitedFor(programme: Programme, part: RatedPart): RatedPart[] {
  if (part.state.doneOn !== undefined) return [];
  return part.row.waitsFor.flatMap((id) => {
    const other = programme.parts.get(id);
    return other && other.state.doneOn === undefined && other.steward !== part.steward ? [other] : [];
  });
}

const classOrder: Readonly<Record<PartClass, number>> = {
  "open-overdue": 0,
  "open-in-term": 1,
  "cannot-rate": 2,
  "done-late": 3,
  "done-on-time": 4,
};

/** Red first: overdue longest, then what falls due soonest, then the rest. */
export function redFirst(a: RatedPart, b: RatedPart): number {
  return (
    classOrder[a.state.class] - classOrder[b.state.class] ||
    (b.state.daysOverdue ?? 0) - (a.state.daysOverdue ?? 0) ||
    (a.state.daysLeft ?? 0) - (b.state.daysLeft ?? 0) ||
    (a.row.id < b.row.id ? -1 : 1)
  );
}
