// Live events: tells subscribers of every version the node accepts, whichever of its processes wrote it, a page of the
// journal at a time. A notification only wakes the feed; what happened is read from the journal, so nothing is skipped
// and nothing repeated (L-04).
import pg from "pg";
import { Connection, valueTypes } from "../database/database.ts";
import { exchangeChannel, type ExchangeNews, parseExchangeNews } from "./exchange-news.ts";
import {
  endOfJournal,
  hasUnsettledEntries,
  type JournalCursor,
  type JournalEntry,
  readJournal,
} from "./journal-cursor.ts";

/** Told of a page of the journal, whole transactions in its order; never of an empty one. */
export type JournalListener = (entries: readonly JournalEntry[]) => void;

export interface JournalFeed {
  /** Resolves when the feed hears; what is committed after that reaches the subscribers. */
  readonly ready: Promise<void>;
  /** Says that a transaction of this process has committed; many at once cost one message. */
  readonly committed: () => void;
  /** Calls the listener, which must not throw, with each new page; gives the function that ends it. */
  subscribe(listener: JournalListener): () => void;
  /** Calls the listener, which must not throw, with what the exchange did; gives the function that ends it. */
  subscribeExchange(listener: (news: ExchangeNews) => void): () => void;
  close(): Promise<void>;
}

const channel = "nhipcau_journal";
const pageSize = 500;
// While an older transaction holds back entries that nobody will announce again.
const unsettledWait = 50;
// Commits of direct SQL logins are not announced; they are found by looking.
const lookingWait = 5000;

/** A feed on a connection of its own, made again when it breaks. `url` is the application's login. */
export function makeJournalFeed({ url }: { readonly url: string }): JournalFeed {
  return new Feed(url);
}

class Feed implements JournalFeed {
  readonly ready: Promise<void>;
  readonly committed = (): void => {
    this.#isDirty = true;
    void this.#notify();
  };
  readonly #url: string;
  readonly #listeners = new Set<JournalListener>();
  readonly #exchangeListeners = new Set<(news: ExchangeNews) => void>();
  readonly #markReady: () => void;
  #client: pg.Client | undefined;
  #cursor: JournalCursor | undefined;
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> | undefined;
  #isAskedAgain = false;
  #isDirty = false;
  #isNotifying = false;
  #failures = 0;
  #isClosed = false;

  constructor(url: string) {
    this.#url = url;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.ready = promise;
    this.#markReady = resolve;
    this.#look();
  }

  subscribe(listener: JournalListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  subscribeExchange(listener: (news: ExchangeNews) => void): () => void {
    this.#exchangeListeners.add(listener);
    return () => this.#exchangeListeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#working;
    clearTimeout(this.#timer);
    await this.#client?.end();
    this.#markReady();
  }

  // One message at a time; what commits while it is on its way is told by the next one.
  async #notify(): Promise<void> {
    if (this.#isNotifying || !this.#client) return; // a new connection looks at the journal by itself
    this.#isNotifying = true;
    try {
      while (this.#isDirty) {
        this.#isDirty = false;
        await this.#client.query(`notify ${channel}`);
      }
    } catch {
      this.#isDirty = true; // the connection broke: told again on the next one
    } finally {
      this.#isNotifying = false;
    }
  }

  #look(): void {
    if (this.#isClosed) return;
    clearTimeout(this.#timer);
    if (this.#working) {
      this.#isAskedAgain = true;
      return;
    }
    this.#working = this.#lookOnce().then((wait) => {
      this.#working = undefined;
      if (this.#isClosed) return;
      this.#timer = setTimeout(() => this.#look(), this.#isAskedAgain ? 0 : wait).unref();
      this.#isAskedAgain = false;
    });
  }

  /** Tells everything that can be read now; gives how long to wait before looking again unasked. */
  async #lookOnce(): Promise<number> {
    try {
      const connection = new Connection(this.#client ?? (await this.#connect()));
      await this.#drain(connection);
      this.#failures = 0;
      this.#markReady();
      return (await hasUnsettledEntries(connection)) ? unsettledWait : lookingWait;
    } catch {
      // Whatever broke, the cursor stands where the last told entry is; the next connection goes on from there.
      await this.#drop();
      this.#failures += 1;
      return Math.min(5000, 50 * 2 ** this.#failures);
    }
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.#url,
      types: valueTypes,
      application_name: "nhipcau feed",
    });
    const lost = (): void => {
      if (this.#client !== client) return;
      this.#client = undefined;
      this.#look();
    };
    client.on("error", lost);
    client.on("end", lost);
    client.on("notification", ({ channel: heardOn, payload }) => {
      if (heardOn === channel) this.#look();
      else this.#tellExchange(parseExchangeNews(payload));
    });
    await client.connect();
    await client.query(`listen ${channel}; listen ${exchangeChannel}`);
    this.#client = client;
    // What was told while nobody listened is not told again.
    this.#tellExchange({ kind: "said" });
    if (this.#isDirty) void this.#notify();
    return client;
  }

  #tellExchange(news: ExchangeNews): void {
    for (const listener of this.#exchangeListeners) listener(news);
  }

  async #drop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.end().catch(() => undefined); // it is broken already
  }

  async #drain(connection: Connection): Promise<void> {
    this.#cursor ??= await endOfJournal(connection);
    for (;;) {
      const page = await readJournal(connection, this.#cursor, pageSize, "node");
      if (page.entries.length === 0) return;
      this.#cursor = page.cursor;
      for (const listener of this.#listeners) listener(page.entries);
    }
  }
}
