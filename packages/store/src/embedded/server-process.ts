// The server as a process: making its data folder, starting it, waiting until it answers, ending it. It is started
// in a session of its own, so that Ctrl-C in the terminal reaches us and not the database beneath us.
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  appendFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { done, refused, type Outcome } from "@nhipcau/domain/outcome.ts";
import { isAlive } from "./live-process.ts";
import { findPostmasterPid } from "./postmaster-pid.ts";
import type { ServerBinaries } from "./server-binaries.ts";
import { findFailure, logFileOf, logSize, openLog } from "./server-log.ts";
import { giveTo, type ServerUser } from "./server-user.ts";

export interface ServerPlace {
  readonly folder: string;
  readonly user: ServerUser;
  readonly binaries: ServerBinaries;
}

export const settingsName = "nhipcau.conf";

/** PostgreSQL's own data inside the folder. */
export function dataOf(folder: string): string {
  return join(folder, "pg");
}

/** Makes the data where there is none; what a killed start left half made is thrown away. */
export async function initialiseData(place: ServerPlace): Promise<Outcome<void>> {
  const { folder, user } = place;
  for (const name of readdirSync(folder)) {
    if (name.startsWith("pg-new-")) rmSync(join(folder, name), { recursive: true, force: true });
  }
  const draft = join(folder, `pg-new-${randomBytes(4).toString("hex")}`);
  mkdirSync(draft, { mode: 0o700 });
  giveTo(user, draft);
  // C.UTF-8 is not on every system; letters are ordered by ICU all the same.
  let complaint = "";
  for (const locale of ["C.UTF-8", "C"]) {
    complaint = await runInitdb(place, draft, locale);
    if (complaint === "") {
      appendFileSync(join(draft, "postgresql.conf"), `\ninclude_if_exists = '${settingsName}'\n`);
      renameSync(draft, dataOf(folder));
      return done(undefined);
    }
    if (!/locale/iu.test(complaint)) break;
  }
  rmSync(draft, { recursive: true, force: true });
  return refused(failure(folder, complaint));
}

function runInitdb({ folder, user, binaries }: ServerPlace, draft: string, locale: string): Promise<string> {
  const args = [
    "-D",
    draft,
    "-U",
    "postgres",
    "--pwfile",
    join(folder, "password"),
    "--auth",
    "scram-sha-256",
  ];
  args.push("--encoding", "UTF8", "--locale", locale, "--locale-provider", "icu", "--icu-locale", "vi");
  args.push("--data-checksums");
  return new Promise((resolve) => {
    const child = spawn(binaries.initdb, args, {
      ...runAs(user, draft),
      stdio: ["ignore", "ignore", "pipe"],
    });
    let complaint = "";
    child.stderr?.on("data", (chunk: Buffer) => (complaint += chunk.toString("utf8")));
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code) => resolve(code === 0 ? "" : complaint || `initdb: ${code}`));
  });
}

/** Sets the superuser's password with no server running; for a folder whose password file was lost. */
export function resetPassword({ folder, user, binaries }: ServerPlace, password: string): Outcome<void> {
  const data = dataOf(folder);
  const answer = spawnSync(binaries.postgres, ["--single", "-D", data, "postgres"], {
    ...runAs(user, data),
    input: `ALTER ROLE postgres PASSWORD '${password}'\n`,
    encoding: "utf8",
  });
  // A single-user server reports a failed statement in its output and ends well all the same.
  if (answer.status === 0 && !/ERROR:|FATAL:/u.test(answer.stderr)) return done(undefined);
  return refused(failure(folder, answer.error?.message ?? answer.stderr));
}

/** Starts the server and waits until it accepts connections. A long recovery is waited for. */
export async function launch(place: ServerPlace): Promise<Outcome<{ readonly pid: number }>> {
  const { folder, user, binaries } = place;
  const data = dataOf(folder);
  // After a hard kill of the server its last processes may hold its memory for a moment.
  for (let attempt = 0; ; attempt++) {
    const log = openLog(folder, user);
    const from = logSize(folder);
    const stdio = ["ignore" as const, log.handle, log.handle];
    const child = spawn(binaries.postgres, ["-D", data], { ...runAs(user, data), detached: true, stdio });
    log.close();
    const reason = await untilReady(child, data, () => findFailure(folder, from));
    if (reason === undefined && child.pid !== undefined) {
      child.unref();
      return done({ pid: child.pid });
    }
    const mayPass = /shared memory block|is still in use/iu.test(reason ?? "") && attempt < 100;
    if (!mayPass) return refused(failure(folder, reason ?? ""));
    await delay(100);
  }
}

async function untilReady(
  child: ChildProcess,
  data: string,
  findReason: () => string | undefined,
): Promise<string | undefined> {
  let problem: string | undefined;
  child.once("error", (error) => (problem = error.message));
  while (problem === undefined) {
    if (child.exitCode !== null || child.signalCode !== null) return findReason() ?? `exit ${child.exitCode}`;
    const own = findPostmasterPid(data);
    if (own?.pid === child.pid && own?.status === "ready") return undefined;
    await delay(15);
  }
  return problem;
}

/** Asks for a fast shutdown and waits; what does not listen is ended harder. The data stays sound in every case. */
export async function endServer(place: ServerPlace, pid: number, patience = 60_000): Promise<void> {
  const { folder, user, binaries } = place;
  const data = dataOf(folder);
  if (process.platform === "win32") {
    spawnSync(binaries.pgCtl, ["stop", "-D", data, "-m", "fast", "-w"], runAs(user, data));
    return;
  }
  const steps = [
    { signal: "SIGINT", wait: patience },
    { signal: "SIGQUIT", wait: 5_000 },
    { signal: "SIGKILL", wait: 5_000 },
  ] as const;
  for (const { signal, wait } of steps) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    // A server that somebody has put to sleep hears nothing until it is woken.
    process.kill(pid, "SIGCONT");
    if (await untilGone(pid, wait)) return;
  }
}

/** Waits until a process has ended; false when it has not in that many milliseconds. */
export async function untilGone(pid: number, patience: number): Promise<boolean> {
  for (let waited = 0; waited < patience; waited += 15) {
    if (!isAlive(pid)) return true;
    await delay(15);
  }
  return !isAlive(pid);
}

/** The version of the server at an address when it answers, with that password, for that data; else undefined. */
export async function findAnsweringVersion(url: string, data: string): Promise<number | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000, query_timeout: 3000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const question =
      "select current_setting('data_directory') as data, current_setting('server_version_num') as version";
    const { rows } = await client.query<{ data: string; version: string }>(question);
    return rows[0]?.data === data ? Math.floor(Number(rows[0].version) / 10_000) : undefined;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The major version the data was made by; undefined when there is no data yet. */
export function findDataVersion(folder: string): number | undefined {
  const file = join(dataOf(folder), "PG_VERSION");
  return existsSync(file) ? Number(readFileSync(file, "utf8")) : undefined;
}

// With the C library's own settings every statement gives the top of its heap back and asks for it again, page by page.
const allocator = { MALLOC_TRIM_THRESHOLD_: String(4 * 2 ** 20), MALLOC_TOP_PAD_: String(256 * 2 ** 10) };

function runAs(user: ServerUser, cwd: string) {
  const { PATH, TZ, SystemRoot, TEMP } = process.env;
  const env = Object.fromEntries(
    Object.entries({ PATH, TZ, SystemRoot, TEMP, LC_MESSAGES: "C" }).filter(
      ([, value]) => value !== undefined,
    ),
  );
  return { cwd, env: { ...env, ...allocator }, ...user.ids };
}

function failure(folder: string, complaint: string) {
  if (/no space left|disk quota/iu.test(complaint)) return { code: "disk-full", data: { folder } } as const;
  const line = complaint.split("\n").find((each) => /error|fatal/iu.test(each)) ?? complaint;
  return {
    code: "database-did-not-start",
    data: { reason: line.trim() || "?", log: logFileOf(folder) },
  } as const;
}
