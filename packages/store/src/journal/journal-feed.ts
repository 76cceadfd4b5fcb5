// Live changes: follows the journal after every commit, whichever process made it, and tells whoever listens. A commit
// is announced by NOTIFY on a connection of its own, after it and coalesced, so that writing never waits for it; what
// changed is then read from the journal, so that nothing is skipped.
import pg from "pg";
import { Connection } from "../database/database.ts";
import { endOfJournal, type JournalCursor, type JournalEntry, readJournal } from "./journal-cursor.ts";

export interface JournalFeed {
  /** To be called after a commit that wrote something. */
  readonly committed: () => void;
  subscribe(listener: (entry: JournalEntry) => void): () => void;
  close(): Promise<void>;
}

const channel = "nhipcau_journal";
const retryMilliseconds = 500;

/** A feed over a node's database; it connects at once and again whenever the connection breaks. */
export function makeJournalFeed(options: { readonly url: string }): JournalFeed {
  const listeners = new Set<(entry: JournalEntry) => void>();
  let client: pg.Client | undefined;
  let cursor: JournalCursor | undefined;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;
  let work: Promise<void> = Promise.resolve();
  let waiting = { announce: false, read: false };

  const enqueue = (kind: "announce" | "read"): void => {
    if (closed || waiting[kind]) return;
    waiting = { ...waiting, [kind]: true };
    work = work
      .then(async () => {
        waiting = { ...waiting, [kind]: false };
        if (!client || closed) return;
        if (kind === "announce") await client.query(`notify ${channel}`);
        else cursor = await tellAll(client, cursor, listeners);
      })
      .catch(reconnect);
  };
  const reconnect = (): void => {
    const broken = client;
    client = undefined;
    broken?.removeAllListeners();
    broken?.on("error", () => undefined); // it is being thrown away; its last words change nothing
    broken?.end().catch(() => undefined);
    if (!closed) retry ??= setTimeout(connect, retryMilliseconds).unref();
  };
  const connect = (): void => {
    retry = undefined;
    const fresh = new pg.Client({ connectionString: options.url, application_name: "nhipcau journal" });
    fresh.on("error", reconnect);
    fresh.on("notification", () => enqueue("read"));
    work = work
      .then(async () => {
        if (closed) return;
        await fresh.connect();
        await fresh.query(
          "select set_config('nhipcau.role', 'system', false), set_config('nhipcau.locality', 'VN', false)",
        );
        await fresh.query(`listen ${channel}`);
        cursor ??= await endOfJournal(new Connection(fresh));
        client = fresh;
      })
      .then(() => enqueue("read"))
      .catch(reconnect);
  };
  connect();
  return {
    committed: () => enqueue("announce"),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      closed = true;
      clearTimeout(retry);
      await work;
      await client?.end();
    },
  };
}

async function tellAll(
  client: pg.Client,
  from: JournalCursor | undefined,
  listeners: ReadonlySet<(entry: JournalEntry) => void>,
): Promise<JournalCursor> {
  const connection = new Connection(client);
  let cursor = from ?? (await endOfJournal(connection));
  for (;;) {
    const page = await readJournal(connection, cursor, 500, "node");
    for (const entry of page.entries) for (const listener of listeners) listener(entry);
    cursor = page.cursor;
    if (page.entries.length < 500) return cursor;
  }
}
