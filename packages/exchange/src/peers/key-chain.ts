// Which key spoke for a node at which time: the one it was trusted with, and each that took over by a statement signed by
// both.
import { type KeyId, keyIdOf } from "../keys/key-id.ts";
import { millisecondsOf } from "../statements/scalar-shapes.ts";
import type { PeerStatement } from "../statements/peer-statements.ts";

/** A statement and the keys whose signatures verified. */
export interface SignedPeerStatement {
  readonly statement: PeerStatement;
  readonly signedBy: readonly KeyId[];
}

export interface KeyPeriod {
  readonly x: string;
  readonly keyId: KeyId;
  /** Instants; the last key has no end. */
  readonly from: string;
  readonly until?: string;
}

export interface KeyChain {
  readonly periods: readonly KeyPeriod[];
  /** One key named two different successors: somebody else has it too, and none of them is believed. */
  readonly isContested: boolean;
}

/** The keys of `node` from the one it was trusted with on. Rotations in any order. */
export function chainOf(
  node: string,
  first: { readonly x: string; readonly from: string },
  said: readonly SignedPeerStatement[],
): KeyChain {
  const periods: KeyPeriod[] = [{ ...first, keyId: keyIdOf(first.x) }];
  const rotations = said.filter(
    ({ statement }) => statement.type === "peer.rotate" && statement.from === node,
  );
  for (;;) {
    const current = periods.at(-1);
    if (!current) throw new Error("a chain begins with a key");
    const next = rotations.flatMap((rotation) => successorIn(rotation, current, periods));
    const [one] = next;
    if (!one) return { periods, isContested: false };
    const isContested = next.some(({ x }) => x !== one.x);
    periods[periods.length - 1] = { ...current, until: one.from };
    if (isContested) return { periods, isContested };
    periods.push(one);
  }
}

/**
 * Whether a key speaks for a node at an instant. At the very instant of a rotation both do: clocks tell milliseconds, and what
 * the earlier key signed in the same one stays valid. None does after the keys were contested.
 */
export function speaksAt(chain: KeyChain, keyId: KeyId, at: string): boolean {
  const time = millisecondsOf(at);
  return chain.periods.some(
    (period, index) =>
      period.keyId === keyId &&
      (index === 0 || millisecondsOf(period.from) <= time) &&
      (period.until === undefined || time <= millisecondsOf(period.until)),
  );
}

function successorIn(
  { statement, signedBy }: SignedPeerStatement,
  current: KeyPeriod,
  earlier: readonly KeyPeriod[],
): readonly KeyPeriod[] {
  if (statement.type !== "peer.rotate") return [];
  const keyId = keyIdOf(statement.key);
  const isSignedByBoth = signedBy.includes(current.keyId) && signedBy.includes(keyId);
  // No way back to a key that was given up, and no time running backwards.
  const isNew = earlier.every((period) => period.keyId !== keyId);
  const isLater = millisecondsOf(statement.at) >= millisecondsOf(current.from);
  return isSignedByBoth && isNew && isLater ? [{ x: statement.key, keyId, from: statement.at }] : [];
}
