// Delivering reports from one node to another over HTTP (signed pages, verified, applied with their cursor, kept as
// proof), beside PostgreSQL's own logical replication of the same table between the same two servers. Same rows, same
// table with the same indexes at the far end; each node is a process of its own.
//
// What is sent is written by a process of its own, so that the memory of the two nodes is that of sending and receiving.
//
//   node bench/exchange.ts catch-up [records] [runs] [lean]     what was written while the partner was away
//   node bench/exchange.ts snapshot [records] [runs] [lean]     all of it, to a partner that has nothing
//
// `lean` drops the far ends' indexes but the primary key, so that the way counts for more and the indexes for less.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { loadRegisters } from "@nhipcau/registers/load-registers.ts";
import { scratchFolder } from "@nhipcau/store/embedded/data-folder.ts";
import { prepareDatabase, urlOf } from "@nhipcau/store/schema/prepare-database.ts";
import { describeMachine, spread } from "./bench-node.ts";
import { connectAndGrant, type NodeProcess, runSql, startNode, startServer } from "./exchange-pair.ts";

const [mode = "catch-up", recordsGiven = "200000", runsGiven = "3", lean = ""] = process.argv.slice(2);
const records = Number(recordsGiven);
const runs = Number(runsGiven);

const dropIndexes = `do $$ declare named text; begin
  for named in select i.indexrelid::regclass::text from pg_index i where i.indrelid = 'reg.reports'::regclass and not i.indisprimary loop
    execute 'drop index ' || named; end loop; end $$`;

const folder = scratchFolder();
const registers = await loadRegisters();
// What logical replication needs of the server it reads from is set once, and counts from its next start.
const first = await startServer(join(folder, "one"));
await runSql(first.adminUrl, "alter system set wal_level = logical");
await first.stop();
const one = await startServer(join(folder, "one"));
const two = await startServer(join(folder, "two"));
const nodes: NodeProcess[] = [];
const [ours, theirs, ratios]: [number[], number[], number[]] = [[], [], []];
const memory: Record<"owner" | "partner", Memory[]> = { owner: [], partner: [] };
let dropAtEnd: string | undefined;
try {
  const owner = await node(one.adminUrl, "owner", "QN");
  await runSql(urlOf(one.adminUrl, "owner"), "create publication reports for table reg.reports");
  await (mode === "snapshot" ? snapshots(owner) : catchUps(owner));
  const what = mode === "snapshot" ? "first sync" : "catch-up";
  console.log(
    `Delivery of ${records} reports, ${what}${lean ? ", primary key only at the far end" : ""}; ${describeMachine()}; ${runs} runs\n`,
  );
  console.log("| | rows/s |\n|---|---|");
  console.log(`| logical replication | ${spread(theirs)} |`);
  console.log(`| signed pages | ${spread(ours)} |`);
  console.log(`| ratio | ${spread(ratios, 2)} |`);
  console.log("\n| memory, MB | a fifth of the way | half | nine tenths | most |\n|---|---|---|---|---|");
  for (const name of ["owner", "partner"] as const)
    console.log(`| ${name} | ${describeMemory(memory[name])} |`);
} finally {
  for (const process of nodes) process.stop();
  if (dropAtEnd !== undefined) await runSql(dropAtEnd, "drop subscription reports");
  await two.stop();
  await one.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function catchUps(owner: NodeProcess): Promise<void> {
  const { partner, partnerUrl, bareUrl } = await farEnds(1);
  const grant = await connectAndGrant(owner, partner);
  await partner.ask("follow", grant);
  await subscribe(bareUrl, "copy_data = false");
  dropAtEnd = bareUrl;
  for (let run = 0; run < runs; run++) {
    await runSql(bareUrl, "alter subscription reports disable");
    await write({ count: records, from: run * records, size: 500 });
    await settle(partnerUrl, bareUrl);
    const wanted = (run + 1) * records;
    await inTurn(run, [
      async () =>
        theirs.push(await timed(() => replicate(bareUrl, "alter subscription reports enable", wanted))),
      async () => ours.push(await timed(() => follow(owner, partner, partnerUrl, grant, wanted))),
    ]);
    ratios.push((ours.at(-1) ?? 0) / (theirs.at(-1) ?? 1));
  }
}

async function snapshots(owner: NodeProcess): Promise<void> {
  await write({ count: records, from: 0, size: 2000 });
  for (let run = 0; run < runs; run++) {
    const { partner, partnerUrl, bareUrl } = await farEnds(run);
    const grant = await connectAndGrant(owner, partner);
    await settle(partnerUrl, bareUrl);
    await inTurn(run, [
      async () => {
        theirs.push(await timed(() => subscribe(bareUrl, "copy_data = true", records)));
        await runSql(bareUrl, "drop subscription reports");
      },
      async () => ours.push(await timed(() => follow(owner, partner, partnerUrl, grant, records))),
    ]);
    ratios.push((ours.at(-1) ?? 0) / (theirs.at(-1) ?? 1));
    partner.stop();
    nodes.pop();
  }
}

async function node(adminUrl: string, name: string, locality: string): Promise<NodeProcess> {
  const started = await startNode({
    databaseUrl: urlOf(adminUrl, name),
    folder: join(folder, name),
    locality,
  });
  nodes.push(started);
  return started;
}

async function farEnds(
  run: number,
): Promise<{ readonly partner: NodeProcess; readonly partnerUrl: string; readonly bareUrl: string }> {
  const bare = await prepareDatabase({ adminUrl: two.adminUrl, name: `bare_${run}`, registers });
  const partner = await node(two.adminUrl, `partner_${run}`, "HP");
  const ends = { partner, partnerUrl: urlOf(two.adminUrl, `partner_${run}`), bareUrl: bare.ownerUrl };
  if (lean) for (const url of [ends.partnerUrl, ends.bareUrl]) await runSql(url, dropIndexes);
  return ends;
}

async function subscribe(url: string, options: string, wanted = 0): Promise<void> {
  const publisher = urlOf(one.adminUrl, "owner");
  await runSql(
    url,
    `create subscription reports connection '${publisher}' publication reports with (${options})`,
  );
  await untilLast(url, wanted);
}

async function replicate(url: string, start: string, wanted: number): Promise<void> {
  await runSql(url, start);
  await untilLast(url, wanted);
}

// The last report comes last, or all come at once; looking for one costs those who are measured nothing, counting all would.
async function untilLast(url: string, wanted: number): Promise<void> {
  const look = `select 1 from reg.reports where id = 'bench-${wanted - 1}'`;
  while (wanted > 0 && (await runSql(url, look)).length === 0) await pause(20);
}

async function follow(
  owner: NodeProcess,
  partner: NodeProcess,
  url: string,
  grant: string,
  wanted: number,
): Promise<void> {
  const over = new AbortController();
  const watching = watch({ owner, partner }, over.signal);
  await partner.ask("follow", grant);
  over.abort();
  await watching;
  if ((await countAt(url)) !== wanted) throw new Error("not all of it came");
}

async function write(what: {
  readonly count: number;
  readonly from: number;
  readonly size: number;
}): Promise<void> {
  const writer = await startNode({
    databaseUrl: urlOf(one.adminUrl, "owner"),
    folder: join(folder, "writer"),
    locality: "QN",
  });
  await writer.ask("write", what);
  writer.stop();
}

interface Memory {
  readonly now: number;
  readonly most: number;
}

// Of the last run; the most is that of the process so far.
async function watch(
  processes: Readonly<Record<"owner" | "partner", NodeProcess>>,
  over: AbortSignal,
): Promise<void> {
  memory.owner = [];
  memory.partner = [];
  do {
    for (const name of ["owner", "partner"] as const)
      memory[name].push(await processes[name].ask<Memory>("memory"));
    await pause(250, undefined, { signal: over }).catch(() => undefined);
  } while (!over.aborted);
}

function describeMemory(samples: readonly Memory[]): string {
  const at = (part: number): string => megabytes(samples[Math.floor((samples.length - 1) * part)]?.now ?? 0);
  return [...[0.2, 0.5, 0.9].map(at), megabytes(Math.max(...samples.map(({ most }) => most)))].join(" | ");
}

async function countAt(url: string): Promise<number> {
  return Number((await runSql(url, "select count(*) as n from reg.reports"))[0]?.["n"]);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return records / ((performance.now() - started) / 1000);
}

// What was written before is no burden of what is timed.
async function settle(...urls: readonly string[]): Promise<void> {
  for (const url of [urlOf(one.adminUrl, "owner"), ...urls]) await runSql(url, "checkpoint");
}

async function inTurn(run: number, works: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const work of run % 2 === 0 ? works : works.toReversed()) await work();
}

function megabytes(bytes: number): string {
  return String(Math.round(bytes / 2 ** 20));
}
