// The state of a review, worked out from what each side wrote: never stored (law 2). Snapshots are numbered by the side
// that takes them, its only writer, so the order is theirs and not that in which records arrived.
import type { CalendarDate } from "../calendar-date.ts";
import { type ReviewEvent, type ReviewStage, reviewTable } from "./review-table.ts";

export interface ReviewStatement {
  /** Since when the sides state their positions; absent while it is being prepared. */
  readonly positionsFrom?: CalendarDate;
  /** The number of the snapshot that was locked and then reopened; snapshots up to it count no more. */
  readonly reopenedAfter?: number;
}

export interface SnapshotStatement {
  readonly id: string;
  readonly number: number;
  readonly digest: string;
}

export interface SignOffStatement {
  readonly id: string;
  /** The locality that signed, as it was called then. */
  readonly locality: string;
  readonly snapshot: string;
  readonly digest: string;
  readonly signedOn: CalendarDate;
}

export interface ReviewFacts {
  readonly review: ReviewStatement;
  readonly snapshots: readonly SnapshotStatement[];
  readonly signOffs: readonly SignOffStatement[];
  /** The parties of today (law 9), each with the localities it answers for. */
  readonly parties: readonly { readonly party: string; readonly answersFor: readonly string[] }[];
}

export interface ReviewState {
  readonly stage: ReviewStage;
  /** The snapshot that stands: the locked one, else the newest. */
  readonly snapshot: SnapshotStatement | undefined;
  /** Who signed the standing snapshot off, by party. */
  readonly signedBy: ReadonlyMap<string, SignOffStatement>;
  /** The parties whose signature is still missing. */
  readonly missing: readonly string[];
}

/** Folds what was said, in any order, into the state of today. */
export function reviewState(facts: ReviewFacts): ReviewState {
  const { review, parties } = facts;
  let stage: ReviewStage = "preparing";
  let standing: SnapshotStatement | undefined;
  const happens = (event: ReviewEvent): boolean => {
    const next = reviewTable[stage][event];
    if (next === "refused") return false;
    if (next !== "stays") stage = next;
    return true;
  };
  if (review.positionsFrom !== undefined) happens("open");
  for (const snapshot of facts.snapshots.toSorted(byNumber)) {
    if (happens("take-snapshot")) {
      standing = snapshot;
      const missing = new Set(parties.map(({ party }) => party));
      for (const party of signersOf(facts, snapshot).keys()) {
        missing.delete(party);
        happens(missing.size === 0 ? "last-sign-off" : "sign-off");
      }
    }
    if (snapshot.number === review.reopenedAfter && happens("reopen")) standing = undefined;
  }
  const signedBy = standing ? signersOf(facts, standing) : new Map<string, SignOffStatement>();
  return {
    stage,
    snapshot: standing,
    signedBy,
    missing: parties.map(({ party }) => party).filter((party) => !signedBy.has(party)),
  };
}

/**
 * The parties that signed one snapshot off, each with the earliest of its signatures. A signature names the snapshot and
 * its digest: equal figures put to signature a second time are signed a second time.
 */
function signersOf(
  { signOffs, parties }: ReviewFacts,
  { id, digest }: SnapshotStatement,
): Map<string, SignOffStatement> {
  const signed = new Map<string, SignOffStatement>();
  for (const { party, answersFor } of parties.toSorted((a, b) => (a.party < b.party ? -1 : 1))) {
    const own = signOffs
      .filter(
        (signOff) =>
          signOff.snapshot === id && signOff.digest === digest && answersFor.includes(signOff.locality),
      )
      .toSorted((a, b) => (a.signedOn + a.id < b.signedOn + b.id ? -1 : 1));
    if (own[0]) signed.set(party, own[0]);
  }
  return signed;
}

function byNumber(a: SnapshotStatement, b: SnapshotStatement): number {
  return a.number - b.number || (a.id < b.id ? -1 : 1);
}
