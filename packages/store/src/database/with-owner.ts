// One connection of the database's owner, for upkeep that no policy limits: migrations, rebuild, backup, restore.
import pg from "pg";
import { Connection, valueTypes } from "./database.ts";

/** Runs work on a connection of its own and closes it, which undoes a transaction that was left open. */
export async function withOwner<T>(
  ownerUrl: string,
  work: (connection: Connection, client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString: ownerUrl,
    types: valueTypes,
    application_name: "nhipcau upkeep",
  });
  // A connection that breaks fails the query that is under way; there is nothing to add to that.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(new Connection(client), client);
  } finally {
    await client.end();
  }
}
