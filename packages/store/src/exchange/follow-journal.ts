// Tells those who wait for something to deliver which registers' journals moved.
import type { JournalFeed } from "../journal/journal-feed.ts";

/** Calls the listener with the registers of entries that came together; gives the function that ends it. */
export function followJournal(
  journal: Pick<JournalFeed, "subscribe">,
  listener: (registers: ReadonlySet<string>) => void,
): () => void {
  return journal.subscribe((entries) => listener(new Set(entries.map(({ register }) => register))));
}
