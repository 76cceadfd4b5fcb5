// A list of 25 from a register of 200,000 rows with row rules, a filter and a sort, 10 connections: this server beside a
// bare Fastify handler that runs the same SQL under the same row-level security. Each server is a process of its own on
// the same database; rounds alternate, so that both meet the same machine.
//   node bench/list.ts [rounds] [seconds]      on an embedded server of its own, or the one DATABASE_URL names
import { type ChildProcess, fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { Agent, get } from "node:http";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { loadRegisters } from "@nhipcau/registers/load-registers.ts";
import { transportProjects } from "@nhipcau/registers/transport/transport-projects.ts";
import { scratchFolder } from "@nhipcau/store/embedded/data-folder.ts";
import { startEmbeddedServer } from "@nhipcau/store/embedded/embedded-server.ts";
import { prepareDatabase } from "@nhipcau/store/schema/prepare-database.ts";
import { withOwner } from "@nhipcau/store/database/with-owner.ts";
import { servedList } from "./list-servers.ts";

const rows = 200_000;
const connections = 10;

interface Round {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

await benchmark(Number(process.argv[2] ?? 7), Number(process.argv[3] ?? 4));

async function benchmark(rounds: number, seconds: number): Promise<void> {
  const scratch = scratchFolder();
  const given = process.env["DATABASE_URL"];
  const started =
    given === undefined ? await startEmbeddedServer({ folder: join(scratch, "postgresql") }) : undefined;
  if (started && !started.ok) throw new Error(started.refusals[0]?.code);
  const adminUrl = given ?? (started?.ok ? started.value.adminUrl : "");
  const servers: ChildProcess[] = [];
  try {
    const name = `bench_${randomBytes(4).toString("hex")}`;
    const prepared = await prepareDatabase({ adminUrl, name, registers: await loadRegisters() });
    await fill(prepared.ownerUrl);
    const results: Record<string, Round[]> = { ours: [], bare: [] };
    const addresses = new Map<string, string>();
    for (const kind of Object.keys(results)) {
      const server = fork(join(import.meta.dirname, "list-servers.ts"), [kind, prepared.appUrl]);
      servers.push(server);
      addresses.set(kind, String((await once(server, "message"))[0]));
    }
    await assertSameRows(addresses);
    for (let round = -1; round < rounds; round += 1) {
      for (const [kind, list] of Object.entries(results)) {
        const measured = await load(`${addresses.get(kind)}${servedList}`, seconds);
        if (round >= 0) list.push(measured); // the first of each warms up
      }
    }
    report(results, rounds, seconds);
  } finally {
    for (const server of servers) server.kill();
    if (started?.ok) await started.value.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}

// Every row is another's or public: half are shared by Quảng Ninh, a tenth are internal to Hải Phòng and not seen.
async function fill(ownerUrl: string): Promise<void> {
  await withOwner(ownerUrl, async (connection) => {
    await connection.run(`
      select set_config('nhipcau.role', 'system', false), set_config('nhipcau.locality', 'QN', false);
      alter table reg."${transportProjects.name}" disable trigger user;
      insert into reg."${transportProjects.name}" (id, version, author, scope, retired, holds_from, recorded_at, name, kind, connects, "lengthMetres", "illustrative")
      select 'P' || n, 1, case when n % 10 = 0 then 'HP' else 'QN' end, case when n % 10 = 0 then 'internal' when n % 2 = 0 then 'shared' else 'public' end,
        false, date '2020-01-01' + (n % 2000), now(), 'Đường số ' || n, (array['bridge', 'road', 'rail'])[1 + n % 3], array['QN', 'HP'], n % 5000, n % 4 = 0
      from generate_series(1, ${rows}) n;
      alter table reg."${transportProjects.name}" enable trigger user;
      analyze reg."${transportProjects.name}"`);
  });
}

async function assertSameRows(addresses: ReadonlyMap<string, string>): Promise<void> {
  const ids: string[] = [];
  for (const address of addresses.values()) {
    const page = (await (await fetch(`${address}${servedList}`)).json()) as { records: { id: string }[] };
    ids.push(page.records.map(({ id }) => id).join());
  }
  if (ids[0] !== ids[1] || ids[0]?.split(",").length !== 25)
    throw new Error(`the lists differ: ${ids.join(" / ")}`);
}

/** Asks over ten connections kept open, each as soon as it has its answer. */
async function load(address: string, seconds: number): Promise<Round> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  const one = async (): Promise<void> => {
    while (performance.now() < end) {
      const from = performance.now();
      await ask(address, agent);
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99) };
}

function ask(address: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    get(address, { agent }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`answered ${answer.statusCode}`));
      answer.resume().once("end", resolve).once("error", reject);
    }).once("error", reject);
  });
}

function report(results: Readonly<Record<string, readonly Round[]>>, rounds: number, seconds: number): void {
  console.log(
    `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 1024 ** 3)} GiB, Node ${process.version}; ${rounds} rounds of ${seconds} s, ${connections} connections, ${rows} rows`,
  );
  for (const [kind, list] of Object.entries(results)) {
    const figures = list.map(({ perSecond }) => Math.round(perSecond));
    console.log(
      `${kind}: ${Math.round(median(figures))} req/s (p50 ${median(list.map(({ p50 }) => p50)).toFixed(1)} ms, p99 ${median(list.map(({ p99 }) => p99)).toFixed(1)} ms) — ${figures.join(" ")}`,
    );
  }
  const ratios = (results["ours"] ?? []).map(
    ({ perSecond }, round) => perSecond / (results["bare"]?.[round]?.perSecond ?? 1),
  );
  console.log(`ratio: ${median(ratios).toFixed(2)} — ${ratios.map((ratio) => ratio.toFixed(2)).join(" ")}`);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
