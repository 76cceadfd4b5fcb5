// Where a body lives on after mergers, splits, renamings and transfers of function (law 9: bodies change, promises
// stay). What was signed is never rewritten; who answers today is worked out from dated successions.
//
//     HP ─┐                    a merger in which HP lives on names it on both sides:
//         ├─ 2025-07-01 ─ HP   { predecessors: [HP, HD], successors: [HP] }
//     HD ─┘
import type { CalendarDate } from "../calendar-date.ts";

export type BodyId = string;

/** From `date` on, the successors stand where the predecessors stood. A body that lives on is on both sides. */
export interface Succession {
  readonly date: CalendarDate;
  readonly kind: "merge" | "split" | "rename" | "transfer";
  readonly predecessors: readonly BodyId[];
  readonly successors: readonly BodyId[];
}

/** Who answers for what a body wrote: one body, or a choice among several that only a person can make. */
export type Steward =
  | { readonly kind: "steward"; readonly steward: BodyId }
  | { readonly kind: "needs-person"; readonly steward: undefined; readonly candidates: readonly BodyId[] };

export interface CurrentParty {
  readonly party: BodyId;
  readonly from: readonly BodyId[];
}

export interface CurrentParties {
  readonly parties: readonly CurrentParty[];
  /** All signatories have become one body: the agreement goes on inside it and is not closed. */
  readonly internal: boolean;
}

/** Two signatories and the pairs of different bodies they are today; none when what joined them is now internal. */
export interface ResolvedPair {
  readonly signed: readonly [BodyId, BodyId];
  readonly today: readonly (readonly [BodyId, BodyId])[];
  readonly internal: boolean;
}

/**
 * The bodies in which the given ones live on at the end of `asOf`, sorted. Successions up to and including `since` are
 * left out: give the day on which the ids were written down (a signing day), or nothing to start from the beginning.
 */
export function bodiesToday(
  ids: readonly BodyId[],
  successions: readonly Succession[],
  asOf: CalendarDate,
  since?: CalendarDate,
): readonly BodyId[] {
  let bodies = new Set(ids);
  for (const day of daysOfChange(successions, asOf, since)) {
    const next = new Set<BodyId>();
    for (const body of bodies) follow(body, day, next);
    bodies = next;
  }
  return [...bodies].toSorted();
}

/** Who may write for `author` on a date: itself, its one successor, or nobody until a person chooses among several. */
export function stewardOf(
  author: BodyId,
  successions: readonly Succession[],
  asOf: CalendarDate,
  since?: CalendarDate,
): Steward {
  const candidates = bodiesToday([author], successions, asOf, since);
  const [only] = candidates;
  if (only !== undefined && candidates.length === 1) return { kind: "steward", steward: only };
  return { kind: "needs-person", steward: undefined, candidates };
}

/** The parties of an agreement on a date, each with the signatories it stands for; signatories never change. */
export function currentParties(
  signatories: readonly BodyId[],
  successions: readonly Succession[],
  asOf: CalendarDate,
  since?: CalendarDate,
): CurrentParties {
  const from = new Map<BodyId, BodyId[]>();
  const signed = sortedUnique(signatories);
  for (const signatory of signed) {
    for (const party of bodiesToday([signatory], successions, asOf, since)) {
      from.set(party, [...(from.get(party) ?? []), signatory]);
    }
  }
  const parties = [...from.keys()].toSorted().map((party) => ({ party, from: from.get(party) ?? [] }));
  return { parties, internal: signed.length > 1 && parties.length === 1 };
}

/** Every two signatories, and between whom what they agreed stands today. */
export function resolvedPairs(
  signatories: readonly BodyId[],
  successions: readonly Succession[],
  asOf: CalendarDate,
  since?: CalendarDate,
): readonly ResolvedPair[] {
  const signed = sortedUnique(signatories);
  const livesOn = new Map(signed.map((body) => [body, bodiesToday([body], successions, asOf, since)]));
  return signed.flatMap((a, position) =>
    signed.slice(position + 1).map((b) => {
      const today = pairsOf(livesOn.get(a) ?? [], livesOn.get(b) ?? []);
      return { signed: [a, b] as const, today, internal: today.length === 0 };
    }),
  );
}

/** For each day on which something changed, in order: what stands for each predecessor from that day on. */
function daysOfChange(
  successions: readonly Succession[],
  asOf: CalendarDate,
  since: CalendarDate | undefined,
): readonly ReadonlyMap<BodyId, ReadonlySet<BodyId>>[] {
  const days = new Map<CalendarDate, Map<BodyId, Set<BodyId>>>();
  for (const { date, predecessors, successors } of successions) {
    if (date > asOf || (since !== undefined && date <= since)) continue;
    const day = days.get(date) ?? new Map<BodyId, Set<BodyId>>();
    days.set(date, day);
    for (const body of predecessors) {
      const standing = day.get(body) ?? new Set<BodyId>();
      day.set(body, standing);
      for (const successor of successors) standing.add(successor);
    }
  }
  return [...days].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, day]) => day);
}

// Goes along one day's changes, also when they chain (A becomes B and B becomes C on the same day), and ends in the
// bodies that live on or are not changed that day. Two bodies said to replace each other end where they began.
function follow(start: BodyId, day: ReadonlyMap<BodyId, ReadonlySet<BodyId>>, landed: Set<BodyId>): void {
  const met = new Set([start]);
  const ends: BodyId[] = [];
  for (const body of met) {
    const successors = day.get(body);
    if (!successors || successors.size === 0 || successors.has(body)) ends.push(body);
    for (const successor of successors ?? []) met.add(successor); // a set gives what is added while it is walked
  }
  for (const body of ends.length > 0 ? ends : [start]) landed.add(body);
}

function pairsOf(left: readonly BodyId[], right: readonly BodyId[]): readonly (readonly [BodyId, BodyId])[] {
  const pairs = new Map<string, readonly [BodyId, BodyId]>();
  for (const a of left) {
    for (const b of right) {
      if (a !== b) pairs.set(JSON.stringify([a, b].toSorted()), a < b ? [a, b] : [b, a]);
    }
  }
  return [...pairs].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
}

function sortedUnique(ids: readonly BodyId[]): readonly BodyId[] {
  return [...new Set(ids)].toSorted();
}
