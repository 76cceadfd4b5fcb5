// A node's database as the rest of the store sees it: pooled connections, named prepared statements, transactions that
// act as somebody under row-level security.
import { createHash } from "node:crypto";
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

/** One connection inside a transaction. */
export class Connection {
  readonly #client: pg.PoolClient | pg.Client;

  constructor(client: pg.PoolClient | pg.Client) {
    this.#client = client;
  }

  /** Runs a query and gives its rows; each text is prepared once per connection. */
  async rows<T extends object = Row>(query: RawBuilder<unknown>): Promise<T[]> {
    const { sql: text, parameters } = query.compile(compiler) as CompiledQuery;
    const name = text.length > 60 ? createHash("sha1").update(text).digest("base64") : text;
    const result = await this.#client.query<T & pg.QueryResultRow>({ name, text, values: [...parameters] });
    return result.rows;
  }

  /**
   * Runs a query whose plan depends on its values, such as a list of ids that may hold one or a thousand: planned anew
   * each time. A plan kept from when the table was empty would read all of it for every thousand ids.
   */
  async rowsPlannedAnew<T extends object = Row>(query: RawBuilder<unknown>): Promise<T[]> {
    const { sql: text, parameters } = query.compile(compiler) as CompiledQuery;
    const result = await this.#client.query<T & pg.QueryResultRow>({ text, values: [...parameters] });
    return result.rows;
  }

  /** Runs SQL text that is not worth preparing, such as a schema change. Never takes a person's input. */
  async run(text: string): Promise<void> {
    await this.#client.query(text);
  }
}

const beginnings = { read: "begin isolation level repeatable read read only", write: "begin" } as const;

/** Whom the transaction acts for; in one message with its beginning, since each message costs a way there and back. */
function actAs({ locality, person, agency, role }: Acting): string {
  const settings = { locality, person, agency: agency ?? "", role };
  const calls = Object.entries(settings).map(
    ([name, value]) => `set_config('nhipcau.${name}', ${pg.escapeLiteral(value)}, true)`,
  );
  return `select ${calls.join(", ")}`;
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
    let broken: Error | undefined;
    try {
      // Sent ahead of the work's first query, not waited for: if it failed, so does that query, and with its reason.
      const begun = client.query(`${beginnings[mode]}; ${actAs(acting)}`);
      begun.catch(() => undefined);
      const result = await work(new Connection(client));
      await client.query("commit");
      return result;
    } catch (error) {
      await client.query("rollback").catch((cause: unknown) => {
        broken = new Error("rollback failed", { cause });
      });
      throw error;
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
