// The five numbers of the official reports, and the parts that cannot be rated beside them: total, done on time, done
// late, open in term, open overdue. They always add up (law 7), in any grouping.
import type { PartClass, PartState } from "../promises/part-state.ts";

/** doneOnTime + doneLate + openInTerm + openOverdue = rateable; rateable + cannotRate = total. */
export interface FiveNumbers {
  readonly total: number;
  readonly rateable: number;
  readonly doneOnTime: number;
  readonly doneLate: number;
  readonly openInTerm: number;
  readonly openOverdue: number;
  readonly cannotRate: number;
  /** Of the open ones, rated or not: reported done and waiting to be confirmed by who assigned them. */
  readonly awaitingConfirmation: number;
}

/** A share that never travels without what it is a share of. */
export interface Ratio {
  readonly count: number;
  readonly of: number;
  readonly value: number;
}

/** What is counted of a part. */
type Counted = Pick<PartState, "class" | "phase">;

/** Counts parts by class, and how many of them wait to be confirmed. */
export function countParts(states: Iterable<Counted>): FiveNumbers {
  const tally = newTally();
  for (const state of states) count(tally, state);
  return fiveNumbers(tally);
}

/** Counts parts by class in each group that `key` names; those without a key are counted under undefined. */
export function groupCounts<State extends Counted, Key extends string>(
  states: Iterable<State>,
  key: (state: State) => Key | undefined,
): ReadonlyMap<Key | undefined, FiveNumbers> {
  const tallies = new Map<Key | undefined, Tally>();
  for (const state of states) {
    const group = key(state);
    const tally = tallies.get(group) ?? newTally();
    tallies.set(group, tally);
    count(tally, state);
  }
  return new Map(Array.from(tallies, ([group, tally]) => [group, fiveNumbers(tally)]));
}

/** `count` of `of` as a share from 0 to 1; undefined when there is nothing to be a share of. */
export function ratio(count: number, of: number): Ratio | undefined {
  return of === 0 ? undefined : { count, of, value: count / of };
}

type Tally = Record<PartClass | "awaiting-confirmation", number>;

function newTally(): Tally {
  return {
    "done-on-time": 0,
    "done-late": 0,
    "open-in-term": 0,
    "open-overdue": 0,
    "cannot-rate": 0,
    "awaiting-confirmation": 0,
  };
}

function count(tally: Tally, { class: rated, phase }: Counted): void {
  tally[rated] += 1;
  if (phase === "awaiting-confirmation") tally[phase] += 1;
}

function fiveNumbers(tally: Tally): FiveNumbers {
  const rateable = tally["done-on-time"] + tally["done-late"] + tally["open-in-term"] + tally["open-overdue"];
  return {
    total: rateable + tally["cannot-rate"],
    rateable,
    doneOnTime: tally["done-on-time"],
    doneLate: tally["done-late"],
    openInTerm: tally["open-in-term"],
    openOverdue: tally["open-overdue"],
    cannotRate: tally["cannot-rate"],
    awaitingConfirmation: tally["awaiting-confirmation"],
  };
}
