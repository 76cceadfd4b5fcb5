// How long a report takes from its commit at the owner to being visible at the partner: each node a process of its own,
// long polling over HTTP on loopback; with `netem` between two network namespaces with 100 ms round trip and 1 % loss
// (needs root, ip, tc and a kernel with netem), with `wire` the same by bench/long-wire.py (needs root, ip, python3 and
// /dev/net/tun), with `slow` through a relay that loses no packets.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { scratchFolder } from "@nhipcau/store/embedded/data-folder.ts";
import { urlOf } from "@nhipcau/store/schema/prepare-database.ts";
import { describeMachine } from "./bench-node.ts";
import { openSlowRelay } from "./slow-relay.ts";
import { connectAndGrant, startNode, startServer } from "./exchange-pair.ts";

const isWire = process.argv.includes("wire");
const isDistant = isWire || process.argv.includes("netem");
const isSlow = process.argv.includes("slow");
const reports = Number(process.argv.find((text) => /^\d+$/u.test(text)) ?? 300);
const namespaces = isDistant ? ["nhipcau-a", "nhipcau-b"] : [];

function run(...[command = "", ...args]: string[]): void {
  execFileSync(command, args, { stdio: "inherit" });
}

// A pair of namespaces with a wire between them; each direction waits 50 ms and loses one packet in a hundred.
async function layWire(): Promise<ChildProcess | undefined> {
  for (const name of namespaces) {
    run("ip", "netns", "add", name);
    run("ip", "-n", name, "link", "set", "lo", "up");
  }
  if (isWire) {
    const ends = namespaces.map((name, index) => `${name}=10.99.0.${index + 1}/24`);
    const program = join(import.meta.dirname, "long-wire.py");
    const carrying = spawn("python3", [program, "50", "0.01", ...ends], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(carrying.stdout, "data");
    carrying.stdout.pipe(process.stdout);
    return carrying;
  }
  const [a = "", b = ""] = namespaces;
  run("ip", "link", "add", "wire", "netns", a, "type", "veth", "peer", "name", "wire", "netns", b);
  for (const [index, name] of namespaces.entries()) {
    run("ip", "-n", name, "addr", "add", `10.99.0.${index + 1}/24`, "dev", "wire");
    run("ip", "-n", name, "link", "set", "wire", "up");
    run("tc", "-n", name, "qdisc", "add", "dev", "wire", "root", "netem", "delay", "50ms", "loss", "1%");
  }
  return undefined;
}

function takeWireAway(): void {
  for (const name of namespaces) if (existsSync(`/run/netns/${name}`)) run("ip", "netns", "del", name);
}

// In its namespace a process reaches the database through the file system only.
function throughSocket(adminUrl: string, folder: string, name: string): string {
  if (!isDistant) return urlOf(adminUrl, name);
  const { username, password, port } = new URL(adminUrl);
  const socket = encodeURIComponent(join(folder, "socket"));
  return `postgresql://${username}:${password}@${socket}:${port}/${name}`;
}

function quantile(sorted: readonly number[], part: number): string {
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN).toFixed(1);
}

const folder = scratchFolder();
const [one, two] = [await startServer(join(folder, "one")), await startServer(join(folder, "two"))];
let wire: ChildProcess | undefined;
try {
  takeWireAway();
  if (isDistant) wire = await layWire();
  const place = (index: number): { host?: string; under?: readonly string[] } =>
    isDistant
      ? { host: `10.99.0.${index + 1}`, under: ["ip", "netns", "exec", namespaces[index] ?? ""] }
      : {};
  const relay = isSlow ? await openSlowRelay({ delay: 50, loss: 0.01, again: 200 }) : undefined;
  const a = await startNode({
    ...(relay ? { endpoint: relay.address } : {}),
    databaseUrl: throughSocket(one.adminUrl, join(folder, "one"), "owner"),
    folder: join(folder, "a"),
    locality: "QN",
    ...place(0),
  });
  const b = await startNode({
    databaseUrl: throughSocket(two.adminUrl, join(folder, "two"), "partner"),
    folder: join(folder, "b"),
    locality: "HP",
    follows: true,
    ...place(1),
  });
  relay?.lead(await a.ask<string>("address"));
  await connectAndGrant(a, b);
  await pause(2000);
  const lags: number[] = [];
  for (let number = 0; number < reports; number++) {
    const id = `bench-${number}`;
    const seen = b.ask<number>("see", id);
    const committed = await a.ask<number>("writeOne", number);
    lags.push((await seen) - committed);
    await pause(isDistant || isSlow ? 150 + Math.random() * 100 : 10 + Math.random() * 20);
  }
  const sorted = lags.toSorted((x, y) => x - y);
  const way = isDistant
    ? "100 ms round trip, 1 % loss"
    : isSlow
      ? "a relay of 100 ms round trip, 1 of 100 pieces 200 ms later"
      : "loopback";
  console.log(
    `From commit to visible, ${way}; ${describeMachine()}; ${reports} reports one after the other\n`,
  );
  console.log("| p50 | p95 | p99 | longest |\n|---|---|---|---|");
  console.log(
    `| ${quantile(sorted, 0.5)} | ${quantile(sorted, 0.95)} | ${quantile(sorted, 0.99)} | ${quantile(sorted, 1)} ms |`,
  );
  relay?.close();
  a.stop();
  b.stop();
} finally {
  wire?.kill();
  takeWireAway();
  await two.stop();
  await one.stop();
  rmSync(folder, { recursive: true, force: true });
}
