// Where the sides of one commitment tell different stories. Each statement stands as its side made it; this only puts
// them beside each other (law 10: show the conflict, pick no winner).
import { daysBetween, type CalendarDate } from "../calendar-date.ts";
import { endRef, type EndRef, type JointEnd } from "./joint-end.ts";
import { isDone, isSaidDone } from "./part-state.ts";

export interface LocalityForecast {
  readonly locality: string;
  readonly date: CalendarDate;
}

export type Disagreement =
  /** The sides expect to be ready at dates further apart than the rule allows; earliest first. */
  | {
      readonly kind: "forecasts-differ";
      readonly days: number;
      readonly byLocality: readonly LocalityForecast[];
    }
  /** Some sides have done all their parts while others have open ones. */
  | { readonly kind: "one-side-done"; readonly done: readonly string[]; readonly open: readonly string[] }
  /** A side says it waits for another that is in term, or that says it is done. */
  | {
      readonly kind: "waiting-for-other-who-is-not-late";
      readonly waiting: EndRef;
      readonly waitsFor: EndRef;
    }
  | { readonly kind: "waiting-for-other-who-is-done"; readonly waiting: EndRef; readonly waitsFor: EndRef }
  /** A side says its part is done, its assigner returned it. */
  | {
      readonly kind: "done-but-returned";
      readonly end: EndRef;
      readonly assigner: string;
      readonly on: CalendarDate;
      readonly reason: string | undefined;
    };

/** Every disagreement among the ends of one commitment, given sorted by part. */
export function findDisagreements(
  ends: readonly JointEnd[],
  forecastGapDays: number,
): readonly Disagreement[] {
  return [
    ...forecastsDiffer(ends, forecastGapDays),
    ...oneSideDone(ends),
    ...waitingInVain(ends),
    ...doneButReturned(ends),
  ];
}

// Each side's own word counts, before it is moved by what it waits for: otherwise waiting would hide the difference.
function forecastsDiffer(ends: readonly JointEnd[], gapDays: number): readonly Disagreement[] {
  const latest = new Map<string, CalendarDate>();
  for (const { part, state, forecast } of ends) {
    const date = forecast.ownDate;
    if (isSaidDone(state) || date === undefined) continue;
    const before = latest.get(part.locality);
    if (before === undefined || before < date) latest.set(part.locality, date);
  }
  const byLocality = Array.from(latest, ([locality, date]) => ({ locality, date })).toSorted(
    byDateThenLocality,
  );
  const [first, last] = [byLocality[0], byLocality.at(-1)];
  if (first === undefined || last === undefined) return [];
  const days = daysBetween(first.date, last.date);
  return days > gapDays ? [{ kind: "forecasts-differ", days, byLocality }] : [];
}

function oneSideDone(ends: readonly JointEnd[]): readonly Disagreement[] {
  const open = new Set(ends.filter(({ state }) => !isDone(state)).map(({ part }) => part.locality));
  const done = new Set(ends.map(({ part }) => part.locality).filter((locality) => !open.has(locality)));
  if (open.size === 0 || done.size === 0) return [];
  return [{ kind: "one-side-done", done: [...done].toSorted(), open: [...open].toSorted() }];
}

function waitingInVain(ends: readonly JointEnd[]): readonly Disagreement[] {
  const endOf = new Map(ends.map((end) => [end.part.id, end]));
  return ends.flatMap((end) => {
    const { part, state } = end;
    if (state.stage !== "waiting") return [];
    return [...new Set(part.waitsFor)].toSorted().flatMap((id) => {
      const other = endOf.get(id);
      return other === undefined || other.part.locality === part.locality ? [] : inVain(end, other);
    });
  });
}

function inVain(end: JointEnd, other: JointEnd): readonly Disagreement[] {
  const refs = { waiting: endRef(end), waitsFor: endRef(other) };
  if (isSaidDone(other.state)) return [{ kind: "waiting-for-other-who-is-done", ...refs }];
  return other.state.class === "open-in-term" ? [{ kind: "waiting-for-other-who-is-not-late", ...refs }] : [];
}

// Shown until one of the two changes its own word: a new report, or another decision.
function doneButReturned(ends: readonly JointEnd[]): readonly Disagreement[] {
  return ends.flatMap((end) => {
    const { returned } = end.state;
    const { assigner } = end.part;
    if (returned === undefined || assigner === undefined) return [];
    const { on, reason } = returned;
    return [{ kind: "done-but-returned", end: endRef(end), assigner, on, reason } as const];
  });
}

function byDateThenLocality(a: LocalityForecast, b: LocalityForecast): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  return a.locality < b.locality ? -1 : 1;
}
