// A whole node for a test: its own database, made in milliseconds as a copy of a migrated one, with every register.
import { randomBytes } from "node:crypto";
import { after } from "node:test";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import { loadRegisters } from "@nhipcau/registers/load-registers.ts";
import type { Store } from "@nhipcau/operations/ports/store.ts";
import { Database } from "@nhipcau/store/database/database.ts";
import { makePostgresStore } from "@nhipcau/store/postgres-store.ts";
import { prepareDatabase, type PreparedDatabase } from "@nhipcau/store/schema/prepare-database.ts";
import pg from "pg";
import { type TestServer, testServerUrl } from "./test-server.ts";

export interface TestNode {
  readonly store: Store;
  readonly database: Database;
  readonly prepared: PreparedDatabase;
  readonly registers: ReadonlyMap<string, Register>;
  /** Runs SQL as the owner, past every rule; for looking and for breaking things. */
  sql(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

/**
 * Makes a node on one of the run's servers; it is dropped after the test file. `extra` registers are declared beside
 * the real ones.
 */
export async function makeNode(
  options: { readonly server?: TestServer; readonly extra?: readonly Register[] } = {},
): Promise<TestNode> {
  const adminUrl = testServerUrl(options.server ?? "embedded");
  const name = `test_${randomBytes(8).toString("hex")}`;
  const list = [...(await loadRegisters()), ...(options.extra ?? [])];
  const registers = new Map(list.map((register) => [register.name, register]));
  const prepared = await prepareDatabase({
    adminUrl,
    name,
    registers: list,
    template: await migratedTemplate(adminUrl),
  });
  const database = new Database({ url: prepared.appUrl, connections: 12 });
  const close = async (): Promise<void> => {
    await database.close();
    await onServer(adminUrl, async (client) => {
      await client.query(`drop database if exists "${name}" with (force)`);
      await client.query(`drop role if exists "${name}_login"`);
    });
  };
  after(close);
  return {
    store: makePostgresStore({ database, registers }),
    database,
    prepared,
    registers,
    sql: async (text, values = []) => {
      let rows: Record<string, unknown>[] = [];
      await onServer(prepared.ownerUrl, async (client) => {
        rows = (await client.query<Record<string, unknown>>(text, values)).rows;
      });
      return rows;
    },
    close,
  };
}

const templateName = "nhipcau_template";

// Made once a server by whichever test file comes first; the others wait at the lock. A template must have no sessions.
export async function migratedTemplate(adminUrl: string): Promise<string> {
  await onServer(adminUrl, async (client) => {
    await client.query("select pg_advisory_lock(7100)");
    const { rows } = await client.query("select 1 from pg_database where datname = $1 and datistemplate", [
      templateName,
    ]);
    if (rows.length > 0) return;
    await client.query(`drop database if exists ${templateName}`);
    await prepareDatabase({ adminUrl, name: templateName, registers: await loadRegisters() });
    await client.query(`alter database ${templateName} with is_template true allow_connections false`);
  });
  return templateName;
}

export async function onServer(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
