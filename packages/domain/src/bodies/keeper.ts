// Who works today on what a record gave to a body: the body that is named, the one a person confirmed to have taken it
// over, or the one in which it lives on by its successions while nobody has said so yet (law 9). What is named is never
// rewritten; a confirmation stands beside it, and later successions go on from there.
//
//     named ── confirmed 01/03/2025 ──▶ SXD ── succession 01/07/2027, nobody confirmed ──▶ ?
import { addDays, type CalendarDate } from "../calendar-date.ts";
import { bodiesToday, type BodyId, type Succession } from "./succession.ts";

/** A person's word that from a day on one body does what another one did in a record. */
export interface TakeOver {
  readonly from: BodyId;
  readonly to: BodyId;
  readonly day: CalendarDate;
}

/** What is known of bodies apart from any record. */
export interface BodyFacts {
  readonly successions: readonly Succession[];
  /** The last day of a body; undefined while it stands. */
  readonly lastDay: (body: BodyId) => CalendarDate | undefined;
}

/** What waits for a person's word: since when `from` has ended, and the first day on which its heirs of today stand. */
interface Waiting {
  readonly from: BodyId;
  readonly since: CalendarDate;
  readonly settled: CalendarDate;
}

export type Keeper = {
  /** The confirmations followed on the way, in order. */
  readonly steps: readonly TakeOver[];
} & (
  | { readonly kind: "named"; readonly body: BodyId }
  | { readonly kind: "confirmed"; readonly body: BodyId }
  | ({ readonly kind: "by-law"; readonly body: BodyId } & Waiting)
  | ({ readonly kind: "needs-person"; readonly candidates: readonly BodyId[] } & Waiting)
);

/**
 * Who does at the end of `asOf` what a record gives to `named`. `takeOvers` are those of this record alone; a later step
 * counts only from a later day, so that two bodies said to replace each other lead nowhere twice.
 */
export function keeperOf(
  named: BodyId,
  takeOvers: readonly TakeOver[],
  facts: BodyFacts,
  asOf: CalendarDate,
): Keeper {
  const steps = stepsFrom(named, takeOvers, asOf);
  const last = steps.at(-1);
  const body = last?.to ?? named;
  const waiting = waitingFrom(body, facts, asOf, last?.day);
  if (!waiting) return last ? { kind: "confirmed", body, steps } : { kind: "named", body, steps };
  const { heirs, ...rest } = waiting;
  const [only] = heirs;
  return only !== undefined && heirs.length === 1
    ? { kind: "by-law", body: only, steps, ...rest }
    : { kind: "needs-person", candidates: heirs, steps, ...rest };
}

/** The bodies that work on it today: one, or every heir while nobody has chosen among them. */
export function bodiesOfKeeper(keeper: Keeper): readonly BodyId[] {
  return keeper.kind === "needs-person" ? keeper.candidates : [keeper.body];
}

/** Whether a body stands at the end of a day, as far as its successions and its last day say. */
export function standsOn(
  body: BodyId,
  firstDay: CalendarDate | undefined,
  facts: BodyFacts,
  day: CalendarDate,
): boolean {
  return (
    (firstDay === undefined || firstDay <= day) && waitingFrom(body, facts, day, undefined) === undefined
  );
}

function stepsFrom(named: BodyId, takeOvers: readonly TakeOver[], asOf: CalendarDate): readonly TakeOver[] {
  const steps: TakeOver[] = [];
  for (;;) {
    const last = steps.at(-1);
    const from = last?.to ?? named;
    const [next] = takeOvers
      .filter((one) => one.from === from && one.day <= asOf && (last === undefined || one.day > last.day))
      .toSorted((a, b) => (a.day + a.to < b.day + b.to ? -1 : 1));
    if (!next) return steps;
    steps.push(next);
  }
}

function waitingFrom(
  body: BodyId,
  { successions, lastDay }: BodyFacts,
  asOf: CalendarDate,
  since: CalendarDate | undefined,
): (Waiting & { readonly heirs: readonly BodyId[] }) | undefined {
  const heirsOn = (day: CalendarDate): readonly BodyId[] => bodiesToday([body], successions, day, since);
  const heirs = heirsOn(asOf);
  const isItself = heirs.length === 1 && heirs[0] === body;
  if (isItself) {
    const last = lastDay(body);
    if (last === undefined || last >= asOf) return undefined;
    const day = addDays(last, 1);
    return { from: body, since: day, settled: day, heirs: [] };
  }
  const days = [...new Set(successions.map(({ date }) => date))]
    .filter((date) => date <= asOf && (since === undefined || date > since))
    .toSorted();
  const isOther = (day: CalendarDate): boolean => heirsOn(day).join(" ") !== body;
  const first = days.find(isOther) ?? asOf;
  const settled = days.find((day) => day >= first && heirsOn(day).join(" ") === heirs.join(" ")) ?? first;
  return { from: body, since: first, settled, heirs };
}
