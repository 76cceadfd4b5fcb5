// Commitments by their worst part, red first.
import { redFirst } from "./figures.ts";
import type { RatedCommitment, RatedPart } from "./rated-parts.ts";

interface Ranked {
  readonly commitment: RatedCommitment;
  readonly worst: RatedPart | undefined;
}

/** All of them, the worst first; one without parts comes last. */
export function worstFirst(commitments: readonly RatedCommitment[]): RatedCommitment[] {
  return commitments
    .map(ranked)
    .sort(byWorst)
    .map(({ commitment }) => commitment);
}

/**
 * The first so many of `worstFirst`, found in one pass: of ten thousand commitments a reader is shown eight, and to put all in
 * order would compare each with a dozen others all over the memory.
 */
export function fewWorst(commitments: readonly RatedCommitment[], count: number): RatedCommitment[] {
  const few: Ranked[] = [];
  for (const commitment of commitments) {
    const next = ranked(commitment);
    const last = few[count - 1];
    if (last && byWorst(next, last) >= 0) continue;
    const place = few.findIndex((other) => byWorst(next, other) < 0);
    few.splice(place < 0 ? few.length : place, 0, next);
    if (few.length > count) few.pop();
  }
  return few.map(({ commitment }) => commitment);
}

function ranked(commitment: RatedCommitment): Ranked {
  let worst: RatedPart | undefined;
  for (const part of commitment.parts) if (worst === undefined || redFirst(part, worst) < 0) worst = part;
  return { commitment, worst };
}

function byWorst(a: Ranked, b: Ranked): number {
  if (!a.worst || !b.worst) return Number(!a.worst) - Number(!b.worst);
  return redFirst(a.worst, b.worst);
}
