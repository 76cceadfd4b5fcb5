// A node's database as the rest of the store sees it: pooled connections, named prepared statements, transactions that
// act as somebody under row-level security.
import { hash } from "node:crypto";
import pg from "pg";
import {
  Kysely,
  type CompiledQuery,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  DummyDriver,
  type RawBuilder,
} from "kysely";
import type { Acting } from "@nhipcau/operations/ports/acting.ts";
import { GatheringSocket } from "./gathering-socket.ts";

export type Row = Record<string, unknown>;

/** Builds SQL only; it never runs anything itself. */
const compiler = new Kysely<Record<string, Row>>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

const keepAsText = (value: string): string => value;

/** How values come out of the database: days as text, whole numbers as numbers. */
export const valueTypes = new pg.TypeOverrides();
valueTypes.setTypeParser(pg.types.builtins.DATE, keepAsText);
valueTypes.setTypeParser(pg.types.builtins.INT8, Number);

/** A statement whose text is made once, with the name it is prepared under. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

export function makeStatement(text: string): Statement {
  return { name: text.length > 60 ? hash("sha1", text, "base64") : text, text };
}

/**
 * A row that says for whom the statement acts, to be read before anything is written; takes its values as the parameters
 * behind the statement's own.
 */
export function actingRow(ownParameters: number): string {
  return `acting as materialized (${setting(settings.map((_, index) => `$${ownParameters + index + 1}`))})`;
}

/** How a transaction begins: whether it writes, and for whom it acts. */
interface Beginning {
  readonly mode: "read" | "write";
  readonly acting: Acting;
}

/** One connection inside a transaction. */
export class Connection {
  readonly #client: pg.PoolClient | pg.Client;
  readonly #sent: Promise<unknown>[] = [];
  /** What must be sent before anything else; nothing, once it was. */
  #beginning: Beginning | undefined;
  #firstFailure: unknown;
  #ending: Promise<Pick<pg.QueryResult, "command">> | undefined;

  constructor(client: pg.PoolClient | pg.Client, beginning?: Beginning) {
    this.#client = client;
    this.#beginning = beginning;
  }

  /** Runs a query and gives its rows; each text is prepared once per connection. */
  async rows<T extends object = Row>(query: RawBuilder<unknown>): Promise<T[]> {
    const { sql: text, parameters } = query.compile(compiler) as CompiledQuery;
    return this.prepared(makeStatement(text), [...parameters]);
  }

  /** Runs a statement that was made before, for what is written often: its text is neither built nor named again. */
  async prepared<T extends object = Row>(
    { name, text }: Statement,
    values: readonly unknown[],
  ): Promise<T[]> {
    this.#begin();
    const result = await this.#client.query<T & pg.QueryResultRow>({ name, text, values: [...values] });
    return result.rows;
  }

  /**
   * Runs the last statement of a transaction and ends it, without waiting in between. When nothing was asked before it,
   * `whole` is the transaction, if given: the same statement with an acting row, one message instead of three.
   */
  last<T extends object = Row>(
    statement: Statement,
    values: readonly unknown[],
    whole?: Statement,
  ): Promise<readonly T[]> {
    const beginning = this.#beginning;
    if (!beginning || !whole) {
      const running = this.prepared<T>(statement, values);
      this.end();
      return running;
    }
    this.#beginning = undefined;
    const running = this.prepared<T>(whole, [...values, ...settingsOf(beginning.acting)]);
    this.#ending = running.then(
      () => ({ command: "COMMIT" }),
      () => ({ command: "ROLLBACK" }), // why is said by the statement itself
    );
    return running;
  }

  // Sent with the first query, not waited for: if it failed, so does that query.
  #begin(): void {
    const beginning = this.#beginning;
    if (!beginning) return;
    this.#beginning = undefined;
    this.send(`${beginnings[beginning.mode]}; ${actAs(beginning.acting)}`);
  }

  /** Sends a statement whose rows nobody needs and does not wait for it; if it fails, so does the transaction's end. */
  send(query: RawBuilder<unknown> | string): void {
    const sent = typeof query === "string" ? this.run(query) : this.rows(query);
    sent.catch((error: unknown) => (this.#firstFailure ??= error)); // thrown when the transaction ends
    this.#sent.push(sent);
  }

  /**
   * Sends the end of the transaction behind what was sent already. The database makes a rollback of it when one of those
   * statements failed; `ended` says so.
   */
  end(): void {
    if (this.#ending) throw new Error("the transaction was ended before");
    this.#ending = this.#client.query("commit");
    this.#ending.catch(() => undefined); // said by ended
  }

  /** Resolves when everything is committed, at once or as sent before; throws what went wrong with any of it. */
  async ended(): Promise<void> {
    if (this.#beginning) return; // nothing was asked
    if (!this.#ending) this.end();
    if (this.#sent.length > 0) await Promise.all(this.#sent);
    const result = await this.#ending;
    if (result?.command !== "COMMIT") throw new Error("a statement failed and so the transaction was undone");
  }

  /**
   * Undoes the transaction; gives the error of the statement that failed first, since those behind it only say that one
   * before them did.
   */
  async undone(error: unknown): Promise<unknown> {
    if (!this.#beginning) await (this.#ending ?? this.#client.query("rollback"));
    return this.#firstFailure ?? error;
  }

  /**
   * Runs a query whose plan depends on its values, such as a list of ids that may hold one or a thousand: planned anew
   * each time. A plan kept from when the table was empty would read all of it for every thousand ids.
   */
  async rowsPlannedAnew<T extends object = Row>(query: RawBuilder<unknown>): Promise<T[]> {
    const { sql: text, parameters } = query.compile(compiler) as CompiledQuery;
    this.#begin();
    const result = await this.#client.query<T & pg.QueryResultRow>({ text, values: [...parameters] });
    return result.rows;
  }

  /** Runs SQL text that is not worth preparing, such as a schema change. Never takes a person's input. */
  async run(text: string): Promise<void> {
    this.#begin();
    await this.#client.query(text);
  }
}

const beginnings = { read: "begin isolation level repeatable read read only", write: "begin" } as const;

const settings = ["locality", "person", "agency", "role", "onBehalfOf"] as const;

const settingNames = {
  locality: "locality",
  person: "person",
  agency: "agency",
  role: "role",
  onBehalfOf: "on_behalf",
} as const satisfies Record<(typeof settings)[number], string>;

function settingsOf(acting: Acting): readonly string[] {
  return settings.map((name) => acting[name] ?? "");
}

function setting(values: readonly string[]): string {
  return `select ${settings.map((name, index) => `set_config('nhipcau.${settingNames[name]}', ${values[index] ?? ""}, true)`).join(", ")}`;
}

/** Whom the transaction acts for; in one message with its beginning, since each message costs a way there and back. */
function actAs(acting: Acting): string {
  return setting(settingsOf(acting).map((value) => pg.escapeLiteral(value)));
}

export interface DatabaseOptions {
  readonly url: string;
  readonly connections?: number;
}

export class Database {
  readonly #pool: pg.Pool;

  constructor({ url, connections = 10 }: DatabaseOptions) {
    this.#pool = new pg.Pool({
      connectionString: url,
      max: connections,
      types: valueTypes,
      pipeline: true,
      stream: () => new GatheringSocket(),
      application_name: "nhipcau",
      allowExitOnIdle: true,
    });
    // A connection that breaks while idle is replaced by the pool; the next query says what is wrong, if anything is.
    this.#pool.on("error", () => undefined);
    // One that breaks between two queries of a transaction fails the next of them; it must not end the process.
    this.#pool.on("connect", (client) => client.on("error", () => undefined));
  }

  /** Runs work as somebody in one transaction: read only in one snapshot, or writing. Rolls back when it throws. */
  async transaction<T>(
    acting: Acting,
    mode: "read" | "write",
    work: (connection: Connection) => Promise<T>,
  ): Promise<T> {
    const client = await this.#pool.connect();
    const connection = new Connection(client, { mode, acting });
    let broken: Error | undefined;
    try {
      const result = await work(connection);
      await connection.ended();
      return result;
    } catch (error) {
      throw await connection.undone(error).catch((cause: unknown) => {
        broken = new Error("rollback failed", { cause });
        return error;
      });
    } finally {
      client.release(broken);
    }
  }

  /** Runs one statement outside a transaction, as nobody. */
  async rows<T extends object = Row>(query: RawBuilder<unknown>): Promise<T[]> {
    const client = await this.#pool.connect();
    try {
      return await new Connection(client).rows<T>(query);
    } finally {
      client.release();
    }
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}
