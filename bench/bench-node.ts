// What the benchmarks share: a node on an embedded server of its own with the settings people get, and honest figures.
import { rmSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import { loadRegisters } from "@nhipcau/registers/load-registers.ts";
import type { Store } from "@nhipcau/operations/ports/store.ts";
import { Database } from "@nhipcau/store/database/database.ts";
import { scratchFolder } from "@nhipcau/store/embedded/data-folder.ts";
import { startEmbeddedServer } from "@nhipcau/store/embedded/embedded-server.ts";
import { makePostgresStore } from "@nhipcau/store/postgres-store.ts";
import { prepareDatabase, type PreparedDatabase } from "@nhipcau/store/schema/prepare-database.ts";

export interface BenchNode {
  readonly store: Store;
  readonly prepared: PreparedDatabase;
  readonly registers: ReadonlyMap<string, Register>;
}

/** Runs a benchmark on a node in a scratch folder and clears everything away after it. */
export async function onBenchNode(
  connections: number,
  work: (node: BenchNode) => Promise<void>,
): Promise<void> {
  const folder = scratchFolder();
  const server = await startEmbeddedServer({ folder });
  if (!server.ok) throw new Error(JSON.stringify(server.refusals));
  try {
    const list = await loadRegisters();
    const prepared = await prepareDatabase({
      adminUrl: server.value.adminUrl,
      name: "bench",
      registers: list,
    });
    const registers = new Map(list.map((register) => [register.name, register]));
    const database = new Database({ url: prepared.appUrl, connections });
    await work({ store: makePostgresStore({ database, registers }), prepared, registers });
    await database.close();
  } finally {
    await server.value.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

export function describeMachine(): string {
  const [first] = cpus();
  return `${cpus().length} × ${first?.model ?? "?"}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, ${process.platform}`;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Median with the smallest and the largest, as it is written in docs/benchmarks.md. */
export function spread(values: readonly number[], digits = 0): string {
  const show = (value: number): string => value.toFixed(digits);
  return `${show(median(values))} (${show(Math.min(...values))}–${show(Math.max(...values))})`;
}
