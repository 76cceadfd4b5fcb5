// Makes a node's database ready: the database itself, its login, the migrations that are missing, the registers' tables.
import { createHmac, randomBytes } from "node:crypto";
import pg from "pg";
import { sql } from "kysely";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import { Connection } from "../database/database.ts";
import { prepareJobs } from "../jobs/prepare-jobs.ts";
import { migrations } from "./migrations.ts";
import { ensureRegisterTables } from "./register-tables.ts";
import { keepRegisterWriters } from "./register-writers.ts";

export interface PreparedDatabase {
  /** The login the node works with: no superuser, no owner, under row-level security. */
  readonly appUrl: string;
  /** The owner's, for migrations, rebuild and restore. */
  readonly ownerUrl: string;
}

/**
 * Creates the database when it is missing (as a copy of `template` if given), migrates it and sees to the application's
 * login. `adminUrl` must be allowed to create databases and roles. Several processes may do so at once.
 */
export async function prepareDatabase(options: {
  readonly adminUrl: string;
  readonly name: string;
  readonly registers: Iterable<Register>;
  readonly template?: string;
}): Promise<PreparedDatabase> {
  const { adminUrl, name, registers, template } = options;
  const login = `${name}_login`;
  const password = passwordOf(adminUrl, login);
  let isCopy = false;
  await withClient(adminUrl, async (client) => {
    await client.query("select pg_advisory_lock(7000)"); // given back with the connection
    await makeRole(client, "nhipcau_app", "nologin");
    await makeRole(client, login, "login in role nhipcau_app");
    await client.query(`alter role ${quotedName(login)} password ${pg.escapeLiteral(password)}`);
    const { rows } = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (rows.length === 0) {
      // Codes and ids are ordered by their bytes, the same on every machine and after every upgrade of its libraries;
      // what people read is ordered by Vietnamese rules where it is asked for.
      const from =
        template === undefined
          ? "template0 encoding 'UTF8' locale_provider libc locale 'C'"
          : quotedName(template);
      await client.query(`create database ${quotedName(name)} template ${from}`);
      isCopy = template !== undefined;
    }
    // Ours are many short look-ups by index on disks without a moving arm: compiling them costs more than it saves, and
    // with the default price of a random page the planner reads whole bitmaps for one row.
    for (const setting of ["jit = off", "random_page_cost = 1.1"]) {
      await client.query(`alter database ${quotedName(name)} set ${setting}`);
    }
    // Nobody but the owner needs a table of its own, not even for a session: it could stand before the system's.
    await client.query(`revoke connect, temporary on database ${quotedName(name)} from public`);
    await client.query(`grant connect on database ${quotedName(name)} to ${quotedName(login)}`);
  });
  const ownerUrl = urlOf(adminUrl, name);
  await migrate(ownerUrl, registers);
  await withClient(ownerUrl, async (client) => {
    await prepareJobs(client, login);
    await client.query("select people.open_to_application()");
  });
  // A copy is another node: it may not bear its template's id.
  if (isCopy)
    await withClient(ownerUrl, async (client) => {
      await client.query("update nhipcau.node set id = gen_random_uuid()");
    });
  return { ownerUrl, appUrl: urlOf(adminUrl, name, login, password) };
}

/**
 * The login's password: the same for every process that knows the administrator's, so that one that starts does not
 * lock out those that run. A server that asks the administrator for none gets a new one each time.
 */
function passwordOf(adminUrl: string, login: string): string {
  const secret = decodeURIComponent(new URL(adminUrl).password);
  return secret === ""
    ? randomBytes(24).toString("base64url")
    : createHmac("sha256", secret).update(login).digest("base64url");
}

async function makeRole(client: pg.Client, name: string, attributes: string): Promise<void> {
  const { rows } = await client.query("select 1 from pg_roles where rolname = $1", [name]);
  if (rows.length === 0) await client.query(`create role ${quotedName(name)} ${attributes}`);
}

/** Runs what is missing: migrations in order, then the registers' tables; one transaction, one process at a time. */
export async function migrate(
  ownerUrl: string,
  registers: Iterable<Register>,
  wanted = migrations,
): Promise<void> {
  const list = [...registers];
  await withClient(ownerUrl, async (client) => {
    const connection = new Connection(client);
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock(7001)");
    await client.query(
      "create table if not exists public.migrations (name text primary key, run_at timestamptz not null default now())",
    );
    const run = await connection.rows<{ name: string }>(
      sql`select name from public.migrations order by name`,
    );
    const known = new Set(run.map((row) => row.name));
    const newest = wanted.at(-1)?.name ?? "";
    const beyond = run.find((row) => row.name > newest);
    if (beyond)
      throw new Error(`the database was migrated by a newer version of the programme (${beyond.name})`);
    for (const { name, sql: text } of wanted) {
      if (known.has(name)) continue;
      await client.query(text);
      await connection.rows(sql`insert into public.migrations (name) values (${name})`);
    }
    await ensureRegisterTables(connection, list);
    await keepRegisterWriters(connection, list);
    await client.query("commit");
  });
}

/** The same server's URL for another database and, if given, another login. */
export function urlOf(adminUrl: string, database: string, login?: string, password?: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  if (login !== undefined) {
    url.username = login;
    url.password = password ?? "";
  }
  return url.href;
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function quotedName(name: string): string {
  if (!/^[a-z][a-z0-9_]{0,50}$/u.test(name))
    throw new Error(`a database's name is letters, digits and underscores: ${name}`);
  return `"${name}"`;
}
