// How fast a file of 100,000 rows × 12 columns is imported, and how much memory that takes: read + map + check without
// a database, then the dry run and the commit with every rule on PostgreSQL.
//   node bench/import.ts [runs] [rows]      on an embedded server of its own, or the one DATABASE_URL names
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { createReadStream } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import { done } from "@nhipcau/domain/outcome.ts";
import { makeSpoolFolder } from "@nhipcau/files/spool-folder.ts";
import { makeTableFiles } from "@nhipcau/files/tables/table-files.ts";
import { mapRow } from "@nhipcau/operations/imports/map-row.ts";
import { commitImport, dryRunImport, type Importing } from "@nhipcau/operations/imports/import-records.ts";
import { readTable } from "@nhipcau/operations/imports/read-table.ts";
import { systemOf } from "@nhipcau/operations/ports/acting.ts";
import type { ExportBatch, SheetFormat } from "@nhipcau/operations/ports/table-files.ts";
import type { RecordEnvelope } from "@nhipcau/operations/ports/store.ts";
import { validateBody } from "@nhipcau/registers/declaration/validate.ts";
import { loadRegisters } from "@nhipcau/registers/load-registers.ts";
import { localities } from "@nhipcau/registers/governance/localities.ts";
import { transportProjects } from "@nhipcau/registers/transport/transport-projects.ts";
import { Database } from "@nhipcau/store/database/database.ts";
import { scratchFolder } from "@nhipcau/store/embedded/data-folder.ts";
import { type EmbeddedServer, startEmbeddedServer } from "@nhipcau/store/embedded/embedded-server.ts";
import { makePostgresStore } from "@nhipcau/store/postgres-store.ts";
import { prepareDatabase } from "@nhipcau/store/schema/prepare-database.ts";
import pg from "pg";

const columns = [
  "name",
  "kind",
  "connects",
  "aliases",
  "firstEnd",
  "secondEnd",
  "lengthMetres",
  "widthMetres",
  "costVnd",
  "location",
  "illustrative",
];
const acting = systemOf("QN");
const today = calendarDate("2026-01-15");
const files = makeTableFiles();

interface Measured {
  readonly rowsPerSecond: number;
  /** Megabytes above what the process had before it began. */
  readonly memory: number;
}

const [first, second, third] = process.argv.slice(2);
if (first === "once") await reportOnce(second ?? "", third ?? "");
else await benchmark(Number(first ?? 5), Number(second ?? 100_000));

// Every run is a process of its own, so that one run's memory is not the next one's base.
async function benchmark(runs: number, rows: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "nhipcau-bench-"));
  const scratch = scratchFolder();
  const server =
    process.env["DATABASE_URL"] === undefined ? await startServer(join(scratch, "bench")) : undefined;
  if (server) process.env["DATABASE_URL"] = server.adminUrl;
  try {
    console.log(
      `${cpus()[0]?.model} × ${cpus().length}, ${Math.round(totalmem() / 1024 ** 3)} GiB, Node ${process.version}; ${runs} runs, median`,
    );
    for (const format of ["csv", "xlsx"] as const) {
      const path = join(folder, `projects.${format}`);
      const base = process.memoryUsage().rss;
      const started = performance.now();
      const peak = await writeProjects(path, format, rows);
      const seconds = (performance.now() - started) / 1000;
      const size = (await stat(path)).size / 1e6;
      console.log(
        `${format} export: ${Math.round(rows / seconds)} rows/s, ${size.toFixed(1)} MB, ${Math.round((peak - base) / 1e6)} MB over base`,
      );
      for (const work of ["check", "dry-run", "commit"]) {
        const measured = Array.from({ length: runs }, () => runOnce(work, path));
        const speed = median(measured.map(({ rowsPerSecond }) => rowsPerSecond));
        const memory = measured.map((one) => Math.round(one.memory));
        const most = Math.max(...memory);
        console.log(
          `${format} ${work}: ${Math.round(speed)} rows/s, ${median(memory)} MB over base (at most ${most})`,
        );
      }
    }
  } finally {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
    await rm(scratch, { recursive: true, force: true });
  }
}

async function startServer(folder: string): Promise<EmbeddedServer> {
  const server = await startEmbeddedServer({ folder });
  if (!server.ok) throw new Error(JSON.stringify(server.refusals));
  return server.value;
}

function runOnce(work: string, path: string): Measured {
  const child = spawnSync(process.execPath, [import.meta.filename, "once", work, path], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (child.status !== 0) throw new Error(`a run of ${work} failed`);
  return JSON.parse(child.stdout) as Measured;
}

async function reportOnce(work: string, path: string): Promise<void> {
  const database = work === "check" ? undefined : await makeDatabase();
  try {
    const dryRun = database && work === "commit" ? await dryRunOf(database.importing, path) : undefined;
    const base = process.memoryUsage().rss;
    let peak = base;
    const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
    const started = performance.now();
    const rows = !database
      ? await checkOnly(path)
      : dryRun
        ? await commitOf(database.importing, dryRun.id)
        : (await dryRunOf(database.importing, path)).rows;
    const seconds = (performance.now() - started) / 1000;
    clearInterval(watch);
    console.log(
      JSON.stringify({
        rowsPerSecond: rows / seconds,
        memory: (Math.max(peak, process.memoryUsage().rss) - base) / 1e6,
      }),
    );
  } finally {
    await database?.close();
  }
}

async function checkOnly(path: string): Promise<number> {
  let good = 0;
  const read = await readTable(files, transportProjects, path, (map) => async (rows) => {
    for (const source of rows) {
      const row = mapRow(map, source);
      const connects = row.references[0]?.written.map(({ id, words }) => id ?? words);
      const body = validateBody(transportProjects, { ...row.stated, connects });
      if (!body.ok || row.refusals.length > 0) throw new Error(JSON.stringify([row.refusals, body]));
      good += 1;
    }
    return done(undefined);
  });
  if (!read.ok) throw new Error(JSON.stringify(read));
  return good;
}

async function dryRunOf(
  importing: Importing,
  path: string,
): Promise<{ readonly id: string; readonly rows: number }> {
  const report = await dryRunImport(importing, acting, transportProjects, {
    name: "projects",
    bytes: createReadStream(path),
  });
  if (!report.ok || report.value.bad > 0) throw new Error(JSON.stringify(report).slice(0, 1000));
  return { id: report.value.import, rows: report.value.rows };
}

async function commitOf(importing: Importing, id: string): Promise<number> {
  const report = await commitImport(importing, acting, id, false);
  if (!report.ok) throw new Error(JSON.stringify(report));
  return report.value.written;
}

async function makeDatabase(): Promise<{ readonly importing: Importing; close(): Promise<void> }> {
  const list = await loadRegisters();
  const registers = new Map(list.map((register) => [register.name, register]));
  const name = `bench_${randomBytes(6).toString("hex")}`;
  const prepared = await prepareDatabase({
    adminUrl: process.env["DATABASE_URL"] ?? "",
    name,
    registers: list,
  });
  const database = new Database({ url: prepared.appUrl, connections: 4 });
  const folder = await mkdtemp(join(tmpdir(), "nhipcau-bench-spool-"));
  const store = makePostgresStore({ database, registers });
  const places = ["QN", "HP"].map((id) => ({
    id,
    body: { name: id, level: "province" },
    holdsFrom: today,
    scope: "public" as const,
  }));
  const written = await store.write(acting, (tx) => tx.put(localities, places));
  if (!written.ok) throw new Error(JSON.stringify(written));
  const spool = await makeSpoolFolder({ folder, maximumBytes: 1e9, now: () => Date.now() });
  return {
    importing: { store, spool, files, today: () => today, makeId: () => randomBytes(8).toString("hex") },
    async close() {
      await database.close();
      await rm(folder, { recursive: true, force: true });
      await dropDatabase(name); // or the server would tidy it up while the next run is measured
    },
  };
}

async function dropDatabase(name: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env["DATABASE_URL"] });
  await client.connect();
  await client.query(`drop database ${name} with (force)`);
  await client.query("checkpoint");
  await client.end();
}

async function writeProjects(path: string, format: SheetFormat, rows: number): Promise<number> {
  let peak = 0;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of files.recordWriter(format, transportProjects, { language: "vi", columns })(
      batches(rows),
    )) {
      peak = Math.max(peak, process.memoryUsage().rss);
      yield chunk;
    }
  }
  await writeFile(path, chunks());
  return peak;
}

async function* batches(rows: number): AsyncGenerator<ExportBatch> {
  const names = new Map([
    [
      "localities",
      new Map([
        ["QN", "QN"],
        ["HP", "HP"],
      ]),
    ],
  ]);
  for (let start = 0; start < rows; start += 1000) {
    const records = Array.from({ length: Math.min(1000, rows - start) }, (_, index) =>
      project(start + index),
    );
    yield { records, names };
  }
}

function project(n: number): RecordEnvelope {
  const body = {
    name: `Đường nối số ${n} Quảng Ninh – Hải Phòng`,
    kind: ["bridge", "road", "ferry", "expressway"][n % 4],
    connects: ["QN", "HP"],
    aliases: `Tuyến ${n % 977}`,
    firstEnd: `Nút giao ${n % 331}`,
    secondEnd: `Thị trấn ${n % 113}`,
    lengthMetres: 100 + n / 4,
    widthMetres: 12.5,
    costVnd: 1_000_000 * (n + 1),
    location: { type: "Point", coordinates: [106 + (n % 1000) / 1000, 20 + (n % 777) / 1000] },
    illustrative: n % 2 === 0,
  };
  return {
    id: `P-${n}`,
    version: 1,
    author: "QN",
    steward: "QN",
    scope: "public",
    retired: false,
    holdsFrom: today,
    recordedAt: "2026-01-15T00:00:00.000Z",
    body,
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
