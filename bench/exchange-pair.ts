// What the benchmarks of the exchange share: two database servers, a node on each as a process of its own, connected
// and with a grant of reports from the one to the other.
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { startEmbeddedServer } from "@nhipcau/store/embedded/embedded-server.ts";
import pg from "pg";

export interface NodeProcess {
  readonly ask: <T>(what: string, given?: unknown) => Promise<T>;
  readonly stop: () => void;
}

export interface NodeStart {
  readonly databaseUrl: string;
  readonly folder: string;
  readonly locality: string;
  /** It follows what it is granted by itself. */
  readonly follows?: boolean;
  readonly host?: string;
  /** Where others reach it, when that is not where it listens. */
  readonly endpoint?: string;
  /** A command the process runs under, such as `ip netns exec name`. */
  readonly under?: readonly string[];
}

// As `npm start` and `npx nhipcau` run a node.
const runner = join(import.meta.dirname, "../packages/cli/bin/run-nhipcau.mjs");
const { nodeFlags } = (await import(runner)) as { readonly nodeFlags: readonly string[] };

/** Starts a node's process; it listens when this resolves. */
export async function startNode(start: NodeStart): Promise<NodeProcess> {
  const {
    databaseUrl,
    folder,
    locality,
    follows = false,
    host = "127.0.0.1",
    endpoint = "",
    under = [],
  } = start;
  const [command, ...first] = [...under, process.execPath];
  const program = join(import.meta.dirname, "exchange-node.ts");
  const child: ChildProcess = spawn(
    command ?? process.execPath,
    [
      ...first,
      ...nodeFlags,
      program,
      databaseUrl,
      folder,
      locality,
      follows ? "follows" : "waits",
      host,
      endpoint,
    ],
    { stdio: ["ignore", "inherit", "inherit", "ipc"] },
  );
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let asked = 0;
  const expect = <T>(id: number): Promise<T> =>
    new Promise<T>((resolve, reject) => waiting.set(id, { resolve: resolve as never, reject }));
  child.on("message", ({ id, value, error }: { id: number; value?: unknown; error?: string }) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) one?.resolve(value as never);
    else one?.reject(new Error(error));
  });
  child.once("exit", () => {
    for (const one of waiting.values()) one.reject(new Error("the node's process ended"));
  });
  await expect(0);
  return {
    ask: (what, given) => {
      asked += 1;
      child.send({ id: asked, what, given });
      return expect(asked);
    },
    stop: () => child.disconnect(),
  };
}

/** Connects two nodes and grants the reports of the first to the second; gives the grant's id. */
export async function connectAndGrant(owner: NodeProcess, partner: NodeProcess): Promise<string> {
  await partner.ask("accept", await owner.ask("invite"));
  const peer = await partner.ask<string>("self");
  await owner.ask("confirm", peer);
  await owner.ask("deliver");
  const grant = await owner.ask<string>("offer", { peer, terms });
  await owner.ask("deliver");
  await partner.ask("answer", grant);
  await partner.ask("deliver");
  return grant;
}

const terms = {
  register: "reports",
  from: ["QN"],
  rows: [],
  fields: ["part", "date", "stage", "percent", "forecastDate", "narrative"],
  personal: [],
  purpose: "Đo tốc độ",
  ground: "Đo tốc độ",
  validFrom: "2026-01-01",
  validUntil: "2099-12-31",
};

/** Runs SQL as whoever the address names; gives the rows of the last text. */
export async function runSql(url: string, ...texts: string[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const text of texts) rows = (await client.query<Record<string, unknown>>(text)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

/** An embedded server in a folder. */
export async function startServer(
  folder: string,
): Promise<{ readonly adminUrl: string; readonly stop: () => Promise<void> }> {
  const server = await startEmbeddedServer({ folder });
  if (!server.ok) throw new Error(JSON.stringify(server.refusals));
  return server.value;
}
