// How long a node with data takes from the command to “ready”, and how much memory Node and PostgreSQL take together,
// as the system counts it: shared memory once (the sum of Pss over the process and its children).
//   node bench/start.ts [runs]
import { spawn } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { scratchFolder } from "@nhipcau/store/embedded/data-folder.ts";
import { describeMachine, spread } from "./bench-node.ts";

interface Started {
  readonly seconds: number;
  readonly megabytes: number;
  readonly processes: number;
}

// As `npm start` and `npx nhipcau` run it; the process that waits for it meanwhile is not counted.
const runner = join(import.meta.dirname, "../packages/cli/bin/run-nhipcau.mjs");
const { nodeFlags: flags } = (await import(runner)) as { readonly nodeFlags: readonly string[] };

await benchmark(Number(process.argv[2] ?? 5));

async function benchmark(runs: number): Promise<void> {
  const data = scratchFolder();
  try {
    const first = await startOnce(data);
    console.log(describeMachine());
    console.log(
      `new data folder: ${first.seconds.toFixed(2)} s, ${first.megabytes} MB in ${first.processes} processes`,
    );
    // In turns, so that both meet the same machine.
    const kinds = {
      "existing data folder": {},
      "the same without the compile cache": { NODE_DISABLE_COMPILE_CACHE: "1" },
    };
    const results = Object.keys(kinds).map((): Started[] => []);
    for (let run = 0; run < runs; run += 1) {
      for (const [index, env] of Object.values(kinds).entries())
        results[index]?.push(await startOnce(data, env));
    }
    for (const [index, kind] of Object.keys(kinds).entries()) report(kind, results[index] ?? []);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

function report(kind: string, started: readonly Started[]): void {
  const seconds = spread(
    started.map((one) => one.seconds),
    2,
  );
  console.log(`${kind}: ${seconds} s, ${spread(started.map(({ megabytes }) => megabytes))} MB`);
}

async function startOnce(data: string, env: Readonly<Record<string, string>> = {}): Promise<Started> {
  const port = await freePort();
  const from = performance.now();
  const main = join(import.meta.dirname, "../packages/cli/src/main.ts");
  const args = [...flags, main, "start", "--single", "--port", String(port), "--data", data];
  const child = spawn(process.execPath, args, { stdio: "ignore", env: { ...process.env, ...env } });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  try {
    while (!(await isReady(port))) {
      if (child.exitCode !== null) throw new Error(`the node ended with ${child.exitCode}`);
      await setTimeout(5);
    }
    const seconds = (performance.now() - from) / 1000;
    // What a person's first look takes, so that nothing is still asleep.
    for (const path of ["/", "/api/overview", "/api/registers", "/api/map"])
      await (await fetch(`http://127.0.0.1:${port}${path}`)).arrayBuffer();
    const tree = [child.pid ?? 0, ...descendants(child.pid ?? 0)];
    const kilobytes = tree.reduce((sum, pid) => sum + proportionalKilobytes(pid), 0);
    return { seconds, megabytes: Math.round(kilobytes / 1024), processes: tree.length };
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
}

async function isReady(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/readyz`).then(
    ({ status }) => status === 200,
    () => false,
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const bound = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof bound === "object" && bound ? bound.port : 0;
}

function descendants(parent: number): number[] {
  const children = readdirSync("/proc")
    .filter((name) => /^\d+$/u.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent);
  return children.flatMap((pid) => [pid, ...descendants(pid)]);
}

// A process may end while it is looked at; then it counts for nothing.
function parentOf(pid: number): number | undefined {
  const found = /^PPid:\s+(\d+)$/mu.exec(textOf(`/proc/${pid}/status`));
  return found ? Number(found[1]) : undefined;
}

function proportionalKilobytes(pid: number): number {
  return Number(/^Pss:\s+(\d+) kB$/mu.exec(textOf(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
