// How fast a node of 200,000 records is backed up, restored, compared with its journal and exported, and how far the
// memory of the process rises over what it had before. Each run is a process of its own, as a command is.
//   node bench/upkeep.ts [runs] [rows]      on an embedded server of its own, or the one DATABASE_URL names
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createWriteStream, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { makeTableFiles } from "@nhipcau/files/tables/table-files.ts";
import { publicReader } from "@nhipcau/operations/ports/acting.ts";
import { type ExportFormat, mediaOfFormat } from "@nhipcau/operations/ports/table-files.ts";
import { exportRecords } from "@nhipcau/operations/records/export-records.ts";
import { loadRegisters } from "@nhipcau/registers/load-registers.ts";
import { transportProjects } from "@nhipcau/registers/transport/transport-projects.ts";
import { Database } from "@nhipcau/store/database/database.ts";
import { withOwner } from "@nhipcau/store/database/with-owner.ts";
import { scratchFolder } from "@nhipcau/store/embedded/data-folder.ts";
import { startEmbeddedServer } from "@nhipcau/store/embedded/embedded-server.ts";
import { makePostgresStore } from "@nhipcau/store/postgres-store.ts";
import { prepareDatabase } from "@nhipcau/store/schema/prepare-database.ts";
import { takeBackup } from "@nhipcau/store/upkeep/backup.ts";
import { rebuildTables } from "@nhipcau/store/upkeep/rebuild.ts";
import { restoreBackup } from "@nhipcau/store/upkeep/restore.ts";
import { describeMachine, spread } from "./bench-node.ts";

interface Measured {
  readonly rowsPerSecond: number;
  /** Megabytes above what the process had before it began. */
  readonly memory: number;
}

/** What one run is told: where the database is, what to do, and where its file goes. */
interface Task {
  readonly adminUrl: string;
  readonly name: string;
  readonly work: string;
  readonly rows: number;
  readonly folder: string;
}

const works = ["backup", "restore", "rebuild", ...Object.keys(mediaOfFormat)];

// As `npx nhipcau` runs a command.
const runner = join(import.meta.dirname, "../packages/cli/bin/run-nhipcau.mjs");
const { nodeFlags: flags } = (await import(runner)) as { readonly nodeFlags: readonly string[] };

if (process.argv[2] === "once") await runTask(JSON.parse(process.argv[3] ?? "{}") as Task);
else await benchmark(Number(process.argv[2] ?? 3), Number(process.argv[3] ?? 200_000));

async function benchmark(runs: number, rows: number): Promise<void> {
  const folder = scratchFolder();
  const given = process.env["DATABASE_URL"];
  const started =
    given === undefined ? await startEmbeddedServer({ folder: join(folder, "postgresql") }) : undefined;
  if (started && !started.ok) throw new Error(started.refusals[0]?.code);
  const adminUrl = given ?? (started?.ok ? started.value.adminUrl : "");
  try {
    const name = `bench_${randomBytes(4).toString("hex")}`;
    const prepared = await prepareDatabase({ adminUrl, name, registers: await loadRegisters() });
    await fill(prepared.ownerUrl, rows);
    console.log(`${describeMachine()}; ${rows} rows, ${runs} runs, median (least–most)`);
    for (const work of works) {
      const measured = Array.from({ length: runs }, () => runOnce({ adminUrl, name, work, rows, folder }));
      const file = statSync(fileOf(folder, work), { throwIfNoEntry: false });
      const size = file === undefined ? "" : `, ${(file.size / 1e6).toFixed(1)} MB`;
      console.log(
        `${work}: ${spread(measured.map(({ rowsPerSecond }) => rowsPerSecond))} rows/s, ${spread(measured.map(({ memory }) => memory))} MB over the base${size}`,
      );
    }
  } finally {
    if (started?.ok) await started.value.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function runOnce(task: Task): Measured {
  const child = spawnSync(process.execPath, [...flags, import.meta.filename, "once", JSON.stringify(task)], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (child.status !== 0) throw new Error(`a run of ${task.work} failed`);
  return JSON.parse(child.stdout) as Measured;
}

async function runTask(task: Task): Promise<void> {
  const registers = await loadRegisters();
  const name = task.work === "restore" ? `bench_${randomBytes(4).toString("hex")}` : task.name;
  const prepared = await prepareDatabase({ adminUrl: task.adminUrl, name, registers });
  const base = process.memoryUsage.rss();
  let peak = base;
  const look = (): void => void (peak = Math.max(peak, process.memoryUsage.rss()));
  const watch = setInterval(look, 10);
  const from = performance.now();
  switch (task.work) {
    case "backup":
      await takeBackup(prepared.ownerUrl, fileOf(task.folder, "backup"));
      break;
    case "restore": {
      const restored = await restoreBackup(prepared.ownerUrl, registers, fileOf(task.folder, "backup"));
      if (!restored.ok) throw new Error(restored.refusals[0]?.code);
      break;
    }
    case "rebuild": {
      const rebuilt = await rebuildTables(prepared.ownerUrl, registers);
      if (!rebuilt.every(({ equal }) => equal)) throw new Error("the tables differ from the journal");
      break;
    }
    default:
      await exportAll(prepared.appUrl, task.work as ExportFormat, fileOf(task.folder, task.work));
  }
  const seconds = (performance.now() - from) / 1000;
  clearInterval(watch);
  look();
  console.log(JSON.stringify({ rowsPerSecond: task.rows / seconds, memory: (peak - base) / 1e6 }));
}

async function exportAll(url: string, format: ExportFormat, file: string): Promise<void> {
  const registers = new Map((await loadRegisters()).map((register) => [register.name, register]));
  const database = new Database({ url, connections: 2 });
  const store = makePostgresStore({ database, registers });
  const query = { filters: [], limit: 100 };
  const asked = { format, language: "vi" } as const;
  const exported = exportRecords(store, publicReader, transportProjects, query, asked, makeTableFiles());
  if (!exported.ok) throw new Error(exported.refusals[0]?.code);
  await pipeline(exported.value.chunks, createWriteStream(file));
  await database.close();
}

function fileOf(folder: string, work: string): string {
  return join(folder, `bench.${work}`);
}

/** Two localities and the rows: 11 columns of a project each, some 500 bytes as JSON, journal entries beside them. */
async function fill(ownerUrl: string, rows: number): Promise<void> {
  await withOwner(ownerUrl, async (connection) => {
    await connection.run(`
      select set_config('nhipcau.role', 'system', false), set_config('nhipcau.locality', 'QN', false);
      insert into reg.localities (id, author, scope, holds_from, name, level)
      select id, 'VN', 'public', date '2020-01-01', 'Địa phương ' || id, 'province' from unnest(array['QN', 'HP']) as id;
      insert into reg."${transportProjects.name}" (id, author, scope, holds_from, name, kind, connects, aliases, "firstEnd",
        "secondEnd", "lengthMetres", "widthMetres", "costVnd", location, illustrative)
      select 'P' || n, 'QN', 'public', date '2020-01-01' + (n % 2000), 'Đường nối số ' || n || ' Quảng Ninh – Hải Phòng',
        (array['bridge', 'road', 'ferry'])[1 + n % 3], array['QN', 'HP'], 'Tuyến ' || n % 977, 'Nút giao ' || n % 331,
        'Thị trấn ' || n % 113, n % 5000, 12.5, 1000000 * n::bigint,
        jsonb_build_object('type', 'Point', 'coordinates', jsonb_build_array(106 + (n % 1000) / 1000.0, 20 + (n % 777) / 1000.0)), n % 4 = 0
      from generate_series(1, ${rows}) n;
      analyze`);
  });
}
