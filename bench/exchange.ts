// Delivering reports from one node to another over HTTP (signed pages, verified, applied with their cursor, kept as
// proof), beside PostgreSQL's own logical replication of the same table between the same two servers. Same rows, same
// table with the same indexes at the far end; each node is a process of its own.
import { fork, type ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { scratchFolder } from "@nhipcau/store/embedded/data-folder.ts";
import { startEmbeddedServer } from "@nhipcau/store/embedded/embedded-server.ts";
import { prepareDatabase, urlOf } from "@nhipcau/store/schema/prepare-database.ts";
import { loadRegisters } from "@nhipcau/registers/load-registers.ts";
import pg from "pg";
import { describeMachine, spread } from "./bench-node.ts";

const records = Number(process.argv[2] ?? 200_000);
const runs = Number(process.argv[3] ?? 3);

interface NodeProcess {
  readonly ask: <T>(what: string, given?: unknown) => Promise<T>;
  readonly stop: () => void;
}

async function startNode(databaseUrl: string, folder: string, locality: string): Promise<NodeProcess> {
  const child: ChildProcess = fork(join(import.meta.dirname, "exchange-node.ts"), [databaseUrl, folder, locality]);
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

async function sql(url: string, ...texts: string[]): Promise<Record<string, unknown>[]> {
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

async function startServer(folder: string): Promise<{ adminUrl: string; stop: () => Promise<void> }> {
  const server = await startEmbeddedServer({ folder });
  if (!server.ok) throw new Error(JSON.stringify(server.refusals));
  return server.value;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(20);
}

const folder = scratchFolder();
const registers = await loadRegisters();
// What logical replication needs of the server it reads from is set once, and counts from its next start.
const first = await startServer(join(folder, "one"));
await sql(first.adminUrl, "alter system set wal_level = logical");
await first.stop();
const [one, two] = [await startServer(join(folder, "one")), await startServer(join(folder, "two"))];
try {
  const owner = await prepareDatabase({ adminUrl: one.adminUrl, name: "owner", registers });
  const bare = await prepareDatabase({ adminUrl: two.adminUrl, name: "bare", registers });
  const a = await startNode(urlOf(one.adminUrl, "owner"), join(folder, "a"), "QN");
  const b = await startNode(urlOf(two.adminUrl, "partner"), join(folder, "b"), "HP");
  const partnerUrl = urlOf(two.adminUrl, "partner");

  await b.ask("accept", await a.ask("invite"));
  const peer = await b.ask<string>("self");
  await a.ask("confirm", peer);
  await a.ask("deliver");
  const grant = await a.ask<string>("offer", { peer, terms: terms() });
  await a.ask("deliver");
  await b.ask("answer", grant);
  await b.ask("deliver");
  await b.ask("follow", grant);

  await sql(owner.ownerUrl, "create publication reports for table reg.reports");
  await sql(
    bare.ownerUrl,
    `create subscription reports connection '${owner.ownerUrl}' publication reports with (copy_data = false)`,
  );
  const countAt = async (url: string): Promise<number> =>
    Number((await sql(url, "select count(*) as n from reg.reports"))[0]?.["n"]);

  console.log(`Delivery of ${records} reports, new at the partner; ${describeMachine()}; ${runs} runs\n`);
  console.log("| | rows/s |\n|---|---|");
  const [ours, theirs, ratios]: [number[], number[], number[]] = [[], [], []];
  let written = 0;
  let memory = 0;
  for (let run = 0; run < runs; run++) {
    await sql(bare.ownerUrl, "alter subscription reports disable");
    await a.ask("write", { count: records, from: written, size: 500 });
    written += records;
    for (const url of [owner.ownerUrl, bare.ownerUrl, partnerUrl]) await sql(url, "checkpoint");
    const wait = async (): Promise<void> => {
      const started = performance.now();
      await sql(bare.ownerUrl, "alter subscription reports enable");
      await until(async () => (await countAt(bare.ownerUrl)) === written);
      theirs.push(records / ((performance.now() - started) / 1000));
    };
    const follow = async (): Promise<void> => {
      const { seconds, memory: used } = await b.ask<{ seconds: number; memory: number }>("follow", grant);
      if ((await countAt(partnerUrl)) !== written) throw new Error("not all of it came");
      memory = Math.max(memory, used);
      ours.push(records / seconds);
    };
    for (const one of run % 2 === 0 ? [wait, follow] : [follow, wait]) await one();
    ratios.push((ours.at(-1) ?? 0) / (theirs.at(-1) ?? 1));
  }
  console.log(`| logical replication, catch-up | ${spread(theirs)} |`);
  console.log(`| signed pages, catch-up | ${spread(ours)} |`);
  console.log(`| ratio | ${spread(ratios, 2)} |`);
  console.log(`\nmemory: partner ${Math.round(memory / 2 ** 20)} MB, owner ${Math.round((await a.ask<number>("memory")) / 2 ** 20)} MB`);
  a.stop();
  b.stop();
  await sql(bare.ownerUrl, "drop subscription reports");
} finally {
  await two.stop();
  await one.stop();
  rmSync(folder, { recursive: true, force: true });
}

function terms(): object {
  return {
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
}
