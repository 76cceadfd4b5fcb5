// What answering pulls needs of a running node: to be woken by the changes that concern one, and to remember where looks
// found nothing. Many partners wait at once; a change that is none of theirs must cost them nothing.
import type { Cursor } from "@nhipcau/exchange/pages/cursor.ts";
import type { AwaitedChange, ServingPulls } from "@nhipcau/operations/exchange/serve-pull.ts";
import type { ChangedVersion } from "@nhipcau/store/exchange/changed-bodies.ts";
import type { JournalFeed } from "@nhipcau/store/journal/journal-feed.ts";

/** The bodies of changed versions and of those before them. */
export type ReadChangedBodies = (
  register: string,
  changed: readonly ChangedVersion[],
) => Promise<readonly Readonly<Record<string, unknown>>[]>;

// Fewer who wait may all look for themselves: that is quicker than finding out whom a change concerns.
const mostWokenUnasked = 4;
// A larger change concerns most of them anyway.
const mostLookedAt = 200;
const mostRemembered = 10_000;

interface Waiter {
  readonly concerns: AwaitedChange["concerns"];
  readonly wake: () => void;
}

/** Over the journal's feed of this node. */
export function makeServingPulls(
  feed: Pick<JournalFeed, "subscribe">,
  readBodies: ReadChangedBodies,
): ServingPulls {
  const waiting = new Map<string, Set<Waiter>>();
  feed.subscribe((entries) => {
    for (const [register, changed] of Map.groupBy(entries, (entry) => entry.register)) {
      const waiters = waiting.get(register);
      if (waiters && waiters.size > 0) void wakeConcerned(waiters, register, changed, readBodies);
    }
  });
  return {
    waitForJournal: ({ register, concerns }, milliseconds, signal) => {
      const waiters = waiting.get(register) ?? new Set();
      waiting.set(register, waiters);
      return waitAmong(waiters, concerns, milliseconds, signal);
    },
    lookedPast: makeLookedPast(),
  };
}

async function wakeConcerned(
  waiters: ReadonlySet<Waiter>,
  register: string,
  changed: readonly ChangedVersion[],
  readBodies: ReadChangedBodies,
): Promise<void> {
  const bodies =
    waiters.size <= mostWokenUnasked || changed.length > mostLookedAt
      ? undefined
      : // Whoever can't be told apart looks for himself; the database's failure shows there.
        await readBodies(register, changed).catch(() => undefined);
  for (const { concerns, wake } of waiters) if (bodies?.some(concerns) ?? true) wake();
}

async function waitAmong(
  waiters: Set<Waiter>,
  concerns: Waiter["concerns"],
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const waiter = { concerns, wake: resolve };
  const timer = setTimeout(resolve, milliseconds);
  timer.unref();
  waiters.add(waiter);
  signal.addEventListener("abort", () => resolve(), { once: true });
  if (signal.aborted) resolve();
  await promise;
  clearTimeout(timer);
  waiters.delete(waiter);
}

function makeLookedPast(): ServingPulls["lookedPast"] {
  const past = new Map<string, { readonly cursor: string; readonly past: Cursor }>();
  return {
    find: (grant, cursor) => {
      const known = past.get(grant);
      return known?.cursor === cursor ? known.past : undefined;
    },
    keep: (grant, cursor, position) => {
      past.delete(grant);
      past.set(grant, { cursor, past: position });
      const [oldest] = past.keys();
      if (past.size > mostRemembered && oldest !== undefined) past.delete(oldest);
    },
  };
}
