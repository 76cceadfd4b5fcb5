// What signing, hashing, receipts and keeping pages cost: a grant's feed as it is, beside the same feed without them
// (bench/plain-feed.ts), in one run. Two partners on one server get the same new reports, in turn.
//
//   node bench/exchange-cost.ts [records] [runs]
import { rmSync } from "node:fs";
import { join } from "node:path";
import { scratchFolder } from "@nhipcau/store/embedded/data-folder.ts";
import { urlOf } from "@nhipcau/store/schema/prepare-database.ts";
import { describeMachine, spread } from "./bench-node.ts";
import { connectAndGrant, type NodeProcess, runSql, startNode, startServer } from "./exchange-pair.ts";
import { databaseTime } from "./processor-time.ts";

const [records = 60_000, runs = 5] = process.argv.slice(2).map(Number);
const folder = scratchFolder();
const [one, two] = [await startServer(join(folder, "one")), await startServer(join(folder, "two"))];
const nodes: NodeProcess[] = [];
const speeds: Record<Feed, number[]> = { signed: [], plain: [] };
const times: Record<Feed, number[]> = { signed: [], plain: [] };

type Feed = "signed" | "plain";

try {
  const owner = await node(one.adminUrl, "owner", "QN");
  const signed = await partnerOf(owner, "signed", "HP");
  const plain = await partnerOf(owner, "plain", "HD");
  const address = await owner.ask<string>("servePlain");
  const peer = await plain.partner.ask<string>("self");
  const ways: Record<Feed, () => Promise<unknown>> = {
    signed: () => signed.partner.ask("follow", signed.grant),
    plain: () => plain.partner.ask("followPlain", { address, grant: plain.grant, peer }),
  };
  for (const feed of ["signed", "plain"] as const) await ways[feed]();
  for (let run = 0; run < runs; run++) {
    await owner.ask("write", { count: records, from: run * records, size: 500 });
    for (const name of ["owner", "signed", "plain"])
      await runSql(urlOf((name === "owner" ? one : two).adminUrl, name), "checkpoint");
    const order: readonly Feed[] = run % 2 === 0 ? ["signed", "plain"] : ["plain", "signed"];
    for (const feed of order) await measure(feed, [owner, signed.partner, plain.partner], ways[feed]);
    for (const name of ["signed", "plain"]) {
      const [row] = await runSql(urlOf(two.adminUrl, name), "select count(*) as n from reg.reports");
      if (Number(row?.["n"]) !== (run + 1) * records) throw new Error(`${name}: not all of it came`);
    }
  }
  const ratios = speeds.signed.map((speed, run) => speed / (speeds.plain[run] ?? 1));
  const more = times.signed.map((time, run) => time / (times.plain[run] ?? 1));
  console.log(`Catch-up of ${records} reports, two feeds in turn; ${describeMachine()}; ${runs} runs\n`);
  console.log("| | rows/s | µs of processor a row, both nodes and databases |\n|---|---|---|");
  for (const feed of ["signed", "plain"] as const)
    console.log(`| ${feed} | ${spread(speeds[feed])} | ${spread(times[feed])} |`);
  console.log(`| signed to plain | ${spread(ratios, 2)} | ${spread(more, 2)} |`);
} finally {
  for (const process of nodes) process.stop();
  await two.stop();
  await one.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function node(adminUrl: string, name: string, locality: string): Promise<NodeProcess> {
  const databaseUrl = urlOf(adminUrl, name);
  const started = await startNode({ databaseUrl, folder: join(folder, name), locality });
  nodes.push(started);
  return started;
}

async function partnerOf(
  owner: NodeProcess,
  name: string,
  locality: string,
): Promise<{ readonly partner: NodeProcess; readonly grant: string }> {
  const partner = await node(two.adminUrl, name, locality);
  return { partner, grant: await connectAndGrant(owner, partner) };
}

async function measure(
  feed: Feed,
  all: readonly NodeProcess[],
  follow: () => Promise<unknown>,
): Promise<void> {
  const before = await processorTime(all);
  const started = performance.now();
  await follow();
  speeds[feed].push(records / ((performance.now() - started) / 1000));
  times[feed].push((((await processorTime(all)) - before) * 1000) / records);
}

async function processorTime(all: readonly NodeProcess[]): Promise<number> {
  const ofNodes = await Promise.all(all.map((each) => each.ask<number>("processor")));
  const ofDatabases = ["one", "two"].map((name) => databaseTime(join(folder, name, "pg")));
  return [...ofNodes, ...ofDatabases].reduce((sum, time) => sum + time, 0);
}
