// What answering pulls needs of a running node: to be woken when a register's journal moved, and to remember where looks
// found nothing, so that thirty waiting partners do not read the same stretch again and again.
import type { Cursor } from "@nhipcau/exchange/pages/cursor.ts";
import type { ServingPulls } from "@nhipcau/operations/exchange/serve-pull.ts";
import type { JournalFeed } from "@nhipcau/store/journal/journal-feed.ts";

const mostRemembered = 10_000;

/** Over the journal's feed of this node. */
export function makeServingPulls(feed: Pick<JournalFeed, "subscribe">): ServingPulls {
  const waiting = new Map<string, Set<() => void>>();
  feed.subscribe((entries) => {
    for (const register of new Set(entries.map((entry) => entry.register))) {
      for (const wake of waiting.get(register) ?? []) wake();
    }
  });
  const past = new Map<string, { readonly cursor: string; readonly past: Cursor }>();
  return {
    waitForJournal: (register, milliseconds, signal) =>
      new Promise((resolve) => {
        const wakers = waiting.get(register) ?? new Set();
        waiting.set(register, wakers);
        const end = (): void => {
          clearTimeout(timer);
          wakers.delete(end);
          signal.removeEventListener("abort", end);
          resolve();
        };
        const timer = setTimeout(end, milliseconds);
        timer.unref();
        wakers.add(end);
        signal.addEventListener("abort", end, { once: true });
        if (signal.aborted) end();
      }),
    lookedPast: {
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
    },
  };
}
