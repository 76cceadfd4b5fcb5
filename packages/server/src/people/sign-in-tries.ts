// Failed tries are counted for the account that was named, whether there is one or not, and for the address they came from.
// The names themselves are not kept: what is counted is a keyed hash.
import { createHmac } from "node:crypto";
import { type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import type { PeopleStore, TryLimit } from "@nhipcau/operations/ports/people-store.ts";

/** Five wrong passwords for one account, and as many more from one address as an office behind it may mistype. */
const limits = {
  account: { most: 5, minutes: 15 },
  address: { most: 50, minutes: 15 },
} as const satisfies Record<string, TryLimit>;

export interface Tried {
  /** What was typed as the account's name; absent where only the address counts, as for one-time codes. */
  readonly login?: string;
  readonly address: string;
}

/** Codes by which one does not get in, so that another try would be a guess. */
const failures: ReadonlySet<Refusal["code"]> = new Set([
  "wrong-sign-in",
  "wrong-code",
  "wrong-password",
  "invitation-unusable",
  "passkey-refused",
]);

export interface TryKeeping {
  readonly store: PeopleStore;
  readonly secret: string;
  readonly now: number;
}

/**
 * Does the work unless there were too many failures. A try for an account is counted before it is made, so that many at the
 * same moment are no more than one after the other; it is forgotten when it succeeds.
 */
export async function countingTries<T>(
  keeping: TryKeeping,
  tried: Tried,
  work: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const { store, now } = keeping;
  const subjects = subjectsOf(keeping, tried);
  for (const { subject } of subjects) {
    const { lockedUntil } = await store.tries(subject, now);
    if (lockedUntil !== undefined && lockedUntil > now) return refused(tooMany(lockedUntil - now));
  }
  const account = subjects.find(({ kind }) => kind === "account");
  if (account) {
    const { count, lockedUntil = now } = await store.noteFailure(account.subject, now, limits.account);
    if (count > limits.account.most) return refused(tooMany(lockedUntil - now));
  }
  const outcome = await work();
  const isFailure = !outcome.ok && outcome.refusals.some(({ code }) => failures.has(code));
  if (account && !isFailure) await store.forgetFailures(account.subject);
  if (isFailure)
    for (const { subject, kind } of subjects)
      if (kind === "address") await store.noteFailure(subject, now, limits.address);
  return outcome;
}

function subjectsOf({ secret }: TryKeeping, { login, address }: Tried) {
  const hashed = (kind: keyof typeof limits, value: string) => ({
    kind,
    subject: createHmac("sha256", secret).update(`${kind} ${value}`).digest("base64url"),
  });
  return [
    ...(login === undefined ? [] : [hashed("account", login.trim().toLowerCase())]),
    hashed("address", address),
  ];
}

function tooMany(milliseconds: number): Refusal {
  const minutes = Math.max(1, Math.ceil(milliseconds / 60_000));
  return { code: "too-many-tries", data: { minutes, seconds: Math.ceil(milliseconds / 1000) } };
}
