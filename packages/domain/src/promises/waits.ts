// What waits for what: a circle is found before it is accepted, and a forecast is carried along the chain, so that a
// part is never expected before what it waits for. Both walk with a list of their own instead of calling themselves, so
// that a chain of ten thousand parts does not overflow the stack.
import type { CalendarDate } from "../calendar-date.ts";
import { isDone, type PartFacts, type PartState } from "./part-state.ts";

export type Waiting = Pick<PartFacts, "id" | "waitsFor">;

/** A wait somebody wants to add: `part` is to wait for `waitsFor`. */
export interface NewWait {
  readonly part: string;
  readonly waitsFor: string;
}

export type ForecastBasis = "done" | "reported" | "due" | "waits-for" | "unknown";

/** When a part is expected to be done, and why then. */
export interface Forecast {
  readonly part: string;
  /** Undefined when it cannot be said: its own end, or that of a part it waits for, is unknown. */
  readonly date: CalendarDate | undefined;
  readonly basis: ForecastBasis;
  /** The part it waits for that sets the date (`waits-for`) or makes it unknown; undefined when its own side does. */
  readonly heldUpBy: string | undefined;
  /** What its own side says, before any waiting. */
  readonly ownDate: CalendarDate | undefined;
  readonly ownBasis: Exclude<ForecastBasis, "waits-for">;
}

/**
 * A circle of parts each waiting for the next (the last for the first), or undefined. With `adding`, only a circle that
 * the new wait would close. Waits for parts that are not in the list lead nowhere.
 */
export function findCircularWait(parts: readonly Waiting[], adding?: NewWait): readonly string[] | undefined {
  const waits = new Map(parts.map((part) => [part.id, part.waitsFor]));
  if (adding) return findWay(waits, adding.waitsFor, adding.part)?.toReversed();
  let circle: readonly string[] | undefined;
  walkWaits([...waits.keys()].toSorted(), (id) => waits.get(id) ?? [], {
    leave: () => undefined,
    meetAgain: (path, id) => (circle ??= path.slice(path.indexOf(id))),
  });
  return circle;
}

/**
 * The forecast of every part: the later of its own (done on, else the forecast its side reported unless that day has
 * passed, else the deadline unless overdue, else unknown) and those of the open parts it waits for. A part in a circle,
 * or waiting for one that is not among `parts` and `states`, has an unknown end.
 */
export function forecasts(
  parts: readonly PartFacts[],
  states: Iterable<PartState>,
): ReadonlyMap<string, Forecast> {
  const stateOf = new Map<string, PartState>();
  for (const state of states) stateOf.set(state.part, state);
  const waitingParts = new Map<string, PartFacts>();
  // In the order of the parts; one that waits has its place until it has been walked to.
  const found = new Map<string, Forecast | undefined>();
  for (const part of parts) {
    const isWaiting = part.waitsFor.length > 0;
    if (isWaiting) waitingParts.set(part.id, part);
    else waitingParts.delete(part.id);
    found.set(part.id, isWaiting ? undefined : ownForecastOf(part.id, stateOf.get(part.id)));
  }
  const openWaits = (id: string): readonly string[] => {
    const waitsFor = waitingParts.get(id)?.waitsFor;
    const state = stateOf.get(id);
    if (waitsFor === undefined || (state !== undefined && isDone(state))) return [];
    return waitsFor.filter((other) => {
      const waited = stateOf.get(other);
      return waited === undefined || !isDone(waited);
    });
  };
  walkWaits(waitingParts.keys(), openWaits, {
    leave: (id) => {
      if (waitingParts.has(id)) found.set(id, forecastOf(id, stateOf.get(id), openWaits(id), found));
    },
    meetAgain: () => undefined, // not yet found when it is asked for, hence unknown
  });
  return found as ReadonlyMap<string, Forecast>;
}

// Of one state there is one forecast, so that whoever asks again for the same states gets the same objects.
const ownForecasts = new WeakMap<PartState, Forecast>();

function ownForecastOf(id: string, state: PartState | undefined): Forecast {
  const known = state && ownForecasts.get(state);
  if (known) return known;
  const forecast = forecastOf(id, state, [], new Map());
  if (state) ownForecasts.set(state, forecast);
  return forecast;
}

function forecastOf(
  id: string,
  state: PartState | undefined,
  waitsFor: readonly string[],
  found: ReadonlyMap<string, Forecast | undefined>,
): Forecast {
  const own = ownForecast(state);
  const ownPart = { part: id, ownDate: own.date, ownBasis: own.basis };
  if (own.date === undefined) return { ...ownPart, date: undefined, basis: "unknown", heldUpBy: undefined };
  let date: CalendarDate = own.date;
  let heldUpBy: string | undefined;
  for (const other of waitsFor.length > 1 ? waitsFor.toSorted() : waitsFor) {
    const until = found.get(other)?.date;
    if (until === undefined) return { ...ownPart, date: undefined, basis: "unknown", heldUpBy: other };
    if (until > date) [date, heldUpBy] = [until, other];
  }
  return { ...ownPart, date, basis: heldUpBy === undefined ? own.basis : "waits-for", heldUpBy };
}

function ownForecast(state: PartState | undefined): {
  readonly date: CalendarDate | undefined;
  readonly basis: Forecast["ownBasis"];
} {
  if (state?.doneOn !== undefined) return { date: state.doneOn, basis: "done" };
  // Its side has nothing left to do; what its assigner will say nobody forecasts.
  if (state?.reportedDoneOn !== undefined) return { date: state.reportedDoneOn, basis: "reported" };
  if (state?.forecastDate !== undefined && !state.forecastPassed)
    return { date: state.forecastDate, basis: "reported" };
  if (state?.dueDate !== undefined && state.class === "open-in-term")
    return { date: state.dueDate, basis: "due" };
  return { date: undefined, basis: "unknown" };
}

interface Visitor {
  /** All that this part waits for has been left, or is still being walked (a circle). */
  readonly leave: (id: string) => void;
  /** A part on the path is met again. */
  readonly meetAgain: (path: readonly string[], id: string) => void;
}

// Depth first; each part is left once, after what it waits for.
function walkWaits(
  starts: Iterable<string>,
  waitsOf: (id: string) => readonly string[],
  visitor: Visitor,
): void {
  const onPath = new Set<string>();
  const left = new Set<string>();
  for (const start of starts) {
    if (left.has(start)) continue;
    const waits = waitsOf(start);
    if (waits.length === 0) {
      // Most parts wait for nothing: there is no way to walk.
      left.add(start);
      visitor.leave(start);
      continue;
    }
    const path = [start];
    const ahead = [waits.values()];
    onPath.add(start);
    for (let id = path.at(-1); id !== undefined; id = path.at(-1)) {
      const next = ahead.at(-1)?.next();
      if (next === undefined || next.done === true) {
        path.pop();
        ahead.pop();
        onPath.delete(id);
        left.add(id);
        visitor.leave(id);
      } else if (onPath.has(next.value)) visitor.meetAgain(path, next.value);
      else if (!left.has(next.value)) {
        path.push(next.value);
        ahead.push(waitsOf(next.value).values());
        onPath.add(next.value);
      }
    }
  }
}

// A shortest way along the waits from one part to another, written from its end to its start.
function findWay(
  waits: ReadonlyMap<string, readonly string[]>,
  from: string,
  to: string,
): readonly string[] | undefined {
  const cameFrom = new Map<string, string | undefined>([[from, undefined]]);
  for (const [id] of cameFrom) {
    if (id === to) return wayBack(cameFrom, id);
    for (const next of waits.get(id)?.toSorted() ?? []) {
      if (!cameFrom.has(next)) cameFrom.set(next, id);
    }
  }
  return undefined;
}

function wayBack(cameFrom: ReadonlyMap<string, string | undefined>, end: string): readonly string[] {
  const way: string[] = [];
  for (let id: string | undefined = end; id !== undefined; id = cameFrom.get(id)) way.push(id);
  return way;
}
