// A node as an operating-system process with its own database, behind a network link: it can be asked, killed, started
// again with another clock, and brought back from a backup.
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { refused, type Outcome } from "@nhipcau/domain/outcome.ts";
import { loadRegisters } from "@nhipcau/registers/load-registers.ts";
import { prepareDatabase, type PreparedDatabase } from "@nhipcau/store/schema/prepare-database.ts";
import { takeBackup } from "@nhipcau/store/upkeep/backup.ts";
import { restoreBackup } from "@nhipcau/store/upkeep/restore.ts";
import pg from "pg";
import { migratedTemplate, onServer } from "../make-node.ts";
import { type TestServer, testServerUrl } from "../test-server.ts";
import { type NetworkLink, openNetworkLink } from "./network-link.ts";
import type { NodeCommand, NodePlaceGiven } from "./node-commands.ts";

const script = join(import.meta.dirname, "node-script.ts");

/** Makes a node on a test server and starts it; `close` ends it and drops what it had. */
export async function startNodeProcess(server: TestServer, locality: string): Promise<NodeProcess> {
  const adminUrl = testServerUrl(server);
  const name = `test_${randomBytes(8).toString("hex")}`;
  const prepared = await makeDatabase(adminUrl, name);
  // Databases made from one template would all be the same node.
  await onServer(prepared.ownerUrl, async (client) => {
    await client.query("update nhipcau.node set id = gen_random_uuid()");
  });
  const process = new NodeProcess({ adminUrl, name, prepared, locality, link: await openNetworkLink() });
  await process.start();
  return process;
}

interface Made {
  readonly adminUrl: string;
  readonly name: string;
  readonly prepared: PreparedDatabase;
  readonly locality: string;
  readonly link: NetworkLink;
}

export class NodeProcess {
  readonly locality: string;
  readonly link: NetworkLink;
  /** The node's id; known since the first start. */
  node = "";
  readonly #made: Made;
  readonly #folder = mkdtempSync(join(tmpdir(), "nhipcau-node-"));
  readonly #waiting = new Map<number, (outcome: Outcome<unknown>) => void>();
  #pool: pg.Pool;
  #child: ChildProcess | undefined;
  #asked = 0;
  #errors = "";

  constructor(made: Made) {
    this.#made = made;
    this.locality = made.locality;
    this.link = made.link;
    this.#pool = this.#openPool();
  }

  get isRunning(): boolean {
    return this.#child !== undefined;
  }

  /** What the process wrote to its error output so far. */
  get errors(): string {
    return this.#errors;
  }

  async start(clockOffset = 0): Promise<void> {
    const { adminUrl, name, locality, link } = this.#made;
    const place: NodePlaceGiven = {
      databaseUrl: Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href,
      folder: this.#folder,
      localities: [locality],
      endpoint: link.address,
    };
    const child = spawn(process.execPath, [script, JSON.stringify(place)], {
      env: { ...process.env, NHIPCAU_TEST_CLOCK_OFFSET: String(clockOffset) },
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    child.stderr?.on("data", (bytes: Buffer) => (this.#errors += bytes.toString()));
    const ready = new Promise<{ port: number; node: string }>((resolve, reject) => {
      child.once("exit", () => reject(new Error(`the node ended before it was ready: ${this.#errors}`)));
      child.on("message", (message: NodeMessage) => {
        if ("ready" in message) resolve(message.ready);
        else if ("failed" in message) this.#answer(message.id, refused({ code: "internal" }), message.failed);
        else this.#answer(message.id, message.outcome);
      });
    });
    const { port, node } = await ready;
    this.node = node;
    this.#child = child;
    link.lead(port);
  }

  /** Asks the process; refused with `peer-unreachable` when it ended before it answered. */
  ask(command: NodeCommand): Promise<Outcome<unknown>> {
    const child = this.#child;
    if (!child) return Promise.resolve(refused({ code: "peer-unreachable" }));
    const id = (this.#asked += 1);
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      child.send({ id, command }, (error) => {
        if (error) this.#answer(id, refused({ code: "peer-unreachable" }));
      });
    });
  }

  /** Ends it at once, as a power failure would. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    this.#child = undefined;
    child.kill("SIGKILL");
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    for (const id of this.#waiting.keys()) this.#answer(id, refused({ code: "peer-unreachable" }));
  }

  async backUp(): Promise<string> {
    const file = join(this.#folder, "backup");
    await takeBackup(this.#made.prepared.ownerUrl, file);
    return file;
  }

  /** Brings the node back in a new database of the same name; it must not run. */
  async restore(file: string): Promise<void> {
    await this.#pool.end();
    await this.#drop();
    const { ownerUrl } = await makeDatabase(this.#made.adminUrl, this.#made.name);
    const restored = await restoreBackup(ownerUrl, await loadRegisters(), file);
    if (!restored.ok) throw new Error(JSON.stringify(restored.refusals));
    this.#pool = this.#openPool();
  }

  /** Runs SQL as the database's owner, past every rule. */
  async sql<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.#pool.query<Row>(text, values)).rows;
  }

  /** A connection of the node's own login, for who writes beside its process; the caller ends it. */
  async openConnection(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.#made.prepared.appUrl });
    await client.connect();
    return client;
  }

  async close(): Promise<void> {
    await this.kill();
    await this.link.close();
    await this.#pool.end();
    await this.#drop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #openPool(): pg.Pool {
    const pool = new pg.Pool({ connectionString: this.#made.prepared.ownerUrl, max: 2 });
    // A resting connection is ended with its database; the next question opens another.
    pool.on("error", () => undefined);
    return pool;
  }

  async #drop(): Promise<void> {
    const { adminUrl, name } = this.#made;
    await onServer(adminUrl, async (client) => {
      await client.query(`drop database if exists "${name}" with (force)`);
    });
  }

  #answer(id: number, outcome: Outcome<unknown>, failed?: string): void {
    if (failed !== undefined) this.#errors += `${failed}\n`;
    this.#waiting.get(id)?.(outcome);
    this.#waiting.delete(id);
  }
}

type NodeMessage =
  | { readonly ready: { readonly port: number; readonly node: string } }
  | { readonly id: number; readonly failed: string }
  | { readonly id: number; readonly outcome: Outcome<unknown> };

async function makeDatabase(adminUrl: string, name: string): Promise<PreparedDatabase> {
  const template = await migratedTemplate(adminUrl);
  return prepareDatabase({ adminUrl, name, registers: await loadRegisters(), template });
}
