// The connection to the schema of accounts: a few of their own, as the application's login, apart from those that act for
// people on records. No row-level security is asked here; what protects these tables is that no other login reaches them.
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";

/** The tables are reached by SQL and by the library that signs people in, so no types of them are kept here. */
export type PeopleDatabase = Kysely<Record<string, Record<string, unknown>>>;

/** Opens it; whoever opens it calls `destroy`. */
export function openPeopleDatabase(url: string): PeopleDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max: 4,
    application_name: "nhipcau people",
    options: "-c search_path=people",
    allowExitOnIdle: true,
  });
  // A connection that breaks while idle is replaced by the pool; the next query says what is wrong, if anything is.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return new Kysely({ dialect: new PostgresDialect({ pool }) });
}
