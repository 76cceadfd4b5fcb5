// What is true of a commitment as a whole, worked out from what each side stated about its own part (DESIGN: a span has
// two ends; law 2). Nothing here is stored, nobody writes it, and every node that holds the same parts gets the same
// answer in whatever order they came.
import { laterOf, type CalendarDate } from "../calendar-date.ts";
import { findDisagreements, type Disagreement } from "./disagreements.ts";
import { endRef, type EndRef, type JointEnd } from "./joint-end.ts";
import { isDone, type PartClass, type PartState } from "./part-state.ts";

/** The ends that hold the commitment up, and why just those; several when they do so equally. */
export interface HoldUp {
  readonly reason: "overdue-longest" | "forecast-unknown" | "later-forecast";
  readonly daysOverdue: number | undefined;
  readonly ends: readonly EndRef[];
}

export interface JointState {
  /** The mean of the percents that are known; undefined when none is. */
  readonly percent: number | undefined;
  readonly percentKnown: number;
  readonly parts: number;
  /** How many of the parts have a deadline and can be rated. */
  readonly rated: number;
  readonly class: PartClass;
  /** Ready when the later end is: undefined while an end is unknown (`unknownEnds`) or there is no part. */
  readonly forecastDate: CalendarDate | undefined;
  readonly unknownEnds: readonly EndRef[];
  /** Undefined when every part is done. */
  readonly heldUpBy: HoldUp | undefined;
  readonly disagreements: readonly Disagreement[];
}

export interface JointRules {
  /** Forecasts of two sides further apart than this many days are a disagreement. */
  readonly forecastGapDays: number;
}

/** The joint state of one commitment from all its parts, in any order. */
export function jointState(
  ends: readonly JointEnd[],
  rules: JointRules = { forecastGapDays: 30 },
): JointState {
  const sorted = ends.toSorted((a, b) => (a.part.id < b.part.id ? -1 : 1));
  const known = sorted.flatMap(({ state }) => (state.percent === undefined ? [] : [state.percent]));
  const unknown = sorted.filter(({ forecast }) => forecast.date === undefined);
  return {
    percent: known.length === 0 ? undefined : known.reduce((sum, percent) => sum + percent, 0) / known.length,
    percentKnown: known.length,
    parts: sorted.length,
    rated: sorted.filter(({ state }) => state.class !== "cannot-rate").length,
    class: jointClass(sorted.map(({ state }) => state)),
    forecastDate: unknown.length > 0 ? undefined : laterEnd(sorted),
    unknownEnds: unknown.map(endRef),
    heldUpBy: holdUp(sorted.filter(({ state }) => !isDone(state))),
    disagreements: findDisagreements(sorted, rules.forecastGapDays),
  };
}

// Overdue as soon as one open part is; done only when all are, and late if one was. While something is open, only open
// parts with a deadline say "in term": what is done on time says nothing about an open part that has none.
function jointClass(states: readonly PartState[]): PartClass {
  const has = (of: PartClass) => states.some((state) => state.class === of);
  if (has("open-overdue")) return "open-overdue";
  if (has("open-in-term")) return "open-in-term";
  if (!states.every(isDone)) return "cannot-rate";
  if (has("done-late")) return "done-late";
  return has("done-on-time") ? "done-on-time" : "cannot-rate";
}

function laterEnd(ends: readonly JointEnd[]): CalendarDate | undefined {
  return ends.reduce<CalendarDate | undefined>(
    (latest, { forecast }) => laterOf(latest, forecast.date),
    undefined,
  );
}

// Who waits for an open end of this same commitment does not hold it up: the other does. In a circle, all do.
function holdUp(open: readonly JointEnd[]): HoldUp | undefined {
  if (open.length === 0) return undefined;
  const openIds = new Set(open.map(({ part }) => part.id));
  const waitingForNone = open.filter(
    ({ part }) => !part.waitsFor.some((id) => id !== part.id && openIds.has(id)),
  );
  const ends = waitingForNone.length > 0 ? waitingForNone : open;
  const longest = Math.max(...ends.map(({ state }) => state.daysOverdue ?? 0));
  if (longest > 0) {
    const overdue = ends.filter(({ state }) => state.daysOverdue === longest);
    return { reason: "overdue-longest", daysOverdue: longest, ends: overdue.map(endRef) };
  }
  const unknown = ends.filter(({ forecast }) => forecast.date === undefined);
  if (unknown.length > 0)
    return { reason: "forecast-unknown", daysOverdue: undefined, ends: unknown.map(endRef) };
  const latest = laterEnd(ends);
  const last = ends.filter(({ forecast }) => forecast.date === latest);
  return { reason: "later-forecast", daysOverdue: undefined, ends: last.map(endRef) };
}
