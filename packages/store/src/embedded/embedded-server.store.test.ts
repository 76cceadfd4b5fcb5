// The embedded server under what really happens to servers: two keepers, killed keepers, killed servers, full paths,
// closed folders. Every test uses real processes on a folder of its own.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { connect, createServer, type AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import pg from "pg";
import { refusalSentence } from "@nhipcau/domain/refusals.ts";
import { defaultDataFolder, scratchFolder } from "./data-folder.ts";
import {
  startEmbeddedServer,
  type EmbeddedServer,
  type StartOptions,
  type StartStep,
} from "./embedded-server.ts";
import { isAlive } from "./live-process.ts";
import { untilGone } from "./server-process.ts";
import { isRoot } from "./server-user.ts";

const scratch = scratchFolder();
after(() => rmSync(scratch, { recursive: true, force: true }));

let count = 0;
function newFolder(): string {
  return join(scratch, `server-${++count}`);
}

async function start(options: StartOptions): Promise<EmbeddedServer> {
  const outcome = await startEmbeddedServer(options);
  if (!outcome.ok) throw new Error(outcome.refusals.map((each) => refusalSentence(each, "en")).join(" "));
  return outcome.value;
}

/** The refusal's code and sentence; fails when the server starts. */
async function startRefused(options: StartOptions): Promise<{ code: string; sentence: string }> {
  const outcome = await startEmbeddedServer(options);
  if (outcome.ok) {
    await outcome.value.stop();
    assert.fail("the server started");
  }
  const [refusal] = outcome.refusals;
  assert.ok(refusal);
  return { code: refusal.code, sentence: refusalSentence(refusal, "en") };
}

async function ask<Row extends pg.QueryResultRow>(url: string, question: string): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(question)).rows;
  } finally {
    await client.end();
  }
}

async function writeNote(server: EmbeddedServer, text: string): Promise<void> {
  await ask(server.adminUrl, "create table if not exists note (text text)");
  await ask(server.adminUrl, `insert into note values ('${text}')`);
}

async function readNotes(server: EmbeddedServer): Promise<readonly string[]> {
  const rows = await ask<{ text: string }>(server.adminUrl, "select text from note order by text");
  return rows.map((row) => row.text);
}

/** Starts a server in a process of its own and gives that process, which holds the server until it is ended. */
async function startKeeper(
  folder: string,
  before = "",
): Promise<{ pid: number; server: { pid: number }; end(): void }> {
  const here = import.meta.dirname;
  const program = `
    import { startEmbeddedServer } from ${JSON.stringify(join(here, "embedded-server.ts"))};
    import { findEmbeddedBinaries } from ${JSON.stringify(join(here, "server-binaries.ts"))};
    import { likelyServerUser } from ${JSON.stringify(join(here, "server-user.ts"))};
    const binaries = findEmbeddedBinaries(likelyServerUser());
    ${before}
    const outcome = await startEmbeddedServer({ folder: ${JSON.stringify(folder)}, findBinaries: () => binaries });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    console.log(JSON.stringify({ pid: outcome.value.pid, uid: process.getuid?.() }));
    process.stdin.on("end", () => outcome.value.stop().then(() => process.exit(0)));
    process.stdin.resume();`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once("data", (chunk: Buffer) => resolve(chunk.toString("utf8")));
    child.once("exit", (code) => reject(new Error(`the keeper ended early: ${code}`)));
  });
  assert.ok(child.pid);
  return { pid: child.pid, server: JSON.parse(line) as { pid: number }, end: () => child.stdin.end() };
}

async function killHard(pid: number): Promise<void> {
  process.kill(pid, "SIGKILL");
  assert.ok(await untilGone(pid, 10_000));
}

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

test("starts on an empty folder and keeps its data, port and password over a restart", async () => {
  const folder = newFolder();
  const steps: StartStep[] = [];
  const first = await start({ folder, onProgress: (step) => steps.push(step) });
  assert.deepEqual(steps, ["initialising", "starting", "ready"]);
  await writeNote(first, "Cầu Bến Rừng");
  await first.stop();
  assert.ok(!isAlive(first.pid));

  const second = await start({ folder });
  assert.deepEqual(await readNotes(second), ["Cầu Bến Rừng"]);
  assert.equal(second.adminUrl, first.adminUrl);
  assert.equal(second.adopted, false);
  await second.stop();
});

test("keeps text in UTF-8, orders it as Vietnamese does, and checks its pages", async () => {
  const server = await start({ folder: newFolder() });
  const letters = await ask<{ name: string }>(
    server.adminUrl,
    "select name from (values ('Đông Triều'), ('Ea'), ('Dương Kinh'), ('Ân Thi'), ('Azota')) as t(name) order by name",
  );
  assert.deepEqual(
    letters.map((row) => row.name),
    ["Azota", "Ân Thi", "Dương Kinh", "Đông Triều", "Ea"],
  );
  const [set] = await ask(
    server.adminUrl,
    "select current_setting('server_encoding') as encoding, current_setting('data_checksums') as checksums",
  );
  assert.deepEqual(set, { encoding: "UTF8", checksums: "on" });
  await server.stop();
});

test("asks for the password, over the port and over the socket", async () => {
  const server = await start({ folder: newFolder() });
  assert.match(readFileSync(join(server.dataFolder, "password"), "utf8"), /^[0-9a-f]{48}$/u);
  assert.equal(statSync(join(server.dataFolder, "password")).mode & 0o777, 0o600);
  await assert.rejects(
    ask(`postgres://postgres:wrong@127.0.0.1:${server.port}/postgres`, "select 1"),
    /password/u,
  );
  const host = join(server.dataFolder, "socket");
  const stranger = new pg.Client({ host, port: server.port, user: "postgres", password: "wrong" });
  await assert.rejects(stranger.connect(), isRoot() ? /password/u : /./u);
  await server.stop();
});

test("gives a folder whose password file was lost a new password, and keeps its data", async () => {
  const folder = newFolder();
  const keeper = await startKeeper(folder);
  await killHard(keeper.pid);
  rmSync(join(folder, "password"));
  const next = await start({ folder });
  assert.equal(next.adopted, false);
  await writeNote(next, "mật khẩu mới");
  assert.deepEqual(await readNotes(next), ["mật khẩu mới"]);
  await next.stop();
});

test("listens on 127.0.0.1 and nowhere else", async () => {
  const server = await start({ folder: newFolder() });
  assert.equal(await accepts("127.0.0.1", server.port), true);
  // On every address or none: a server bound to all of them would answer on these two as well.
  assert.equal(await accepts("127.0.0.2", server.port), false);
  assert.equal(await accepts("::1", server.port), false);
  await server.stop();
});

test("refuses a folder that another start holds, naming its process", async () => {
  const folder = newFolder();
  const keeper = await startKeeper(folder);
  const { code, sentence } = await startRefused({ folder });
  assert.equal(code, "folder-in-use");
  assert.match(sentence, new RegExp(String.raw`\b${keeper.pid}\b`, "u"));
  keeper.end();
  assert.ok(await untilGone(keeper.server.pid, 10_000));
  const next = await start({ folder });
  await next.stop();
});

test("lets one of several simultaneous starts through at most", async () => {
  const folder = newFolder();
  const outcomes = await Promise.all([1, 2, 3, 4].map(() => startEmbeddedServer({ folder })));
  const servers = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
  assert.ok(servers.length <= 1);
  for (const server of servers) await server.stop();
});

test("adopts the server of a killed parent, with its data", async () => {
  const folder = newFolder();
  const keeper = await startKeeper(folder);
  await killHard(keeper.pid);
  assert.ok(isAlive(keeper.server.pid));

  const steps: StartStep[] = [];
  const next = await start({ folder, onProgress: (step) => steps.push(step) });
  assert.deepEqual(steps, ["adopting", "ready"]);
  assert.equal(next.pid, keeper.server.pid);
  assert.equal(next.adopted, true);
  await writeNote(next, "còn đây");
  await next.stop();
  assert.ok(!isAlive(keeper.server.pid));
});

test("stops the server of a killed parent when it runs with other settings", async () => {
  const folder = newFolder();
  const keeper = await startKeeper(folder);
  await killHard(keeper.pid);
  const next = await start({ folder, settings: { work_mem: "5MB" } });
  assert.equal(next.adopted, false);
  assert.notEqual(next.pid, keeper.server.pid);
  assert.ok(!isAlive(keeper.server.pid));
  await next.stop();
});

test("stops the server of a killed parent when it does not answer", async () => {
  const folder = newFolder();
  const keeper = await startKeeper(folder);
  await killHard(keeper.pid);
  process.kill(keeper.server.pid, "SIGSTOP");
  const steps: StartStep[] = [];
  const next = await start({ folder, onProgress: (step) => steps.push(step) });
  assert.deepEqual(steps, ["adopting", "stopping-orphan", "starting", "ready"]);
  assert.ok(!isAlive(keeper.server.pid));
  await next.stop();
});

test("recovers what was committed after the server itself was killed", async () => {
  const folder = newFolder();
  const first = await start({ folder });
  await writeNote(first, "đã ghi");
  await killHard(first.pid);
  await first.stop();
  assert.ok(existsSync(join(folder, "pg", "postmaster.pid")));

  const second = await start({ folder });
  assert.deepEqual(await readNotes(second), ["đã ghi"]);
  await second.stop();
});

test("is not misled by a stale postmaster.pid whose number belongs to another process", async () => {
  const folder = newFolder();
  const first = await start({ folder });
  await writeNote(first, "vẫn còn");
  await first.stop();
  const stale = [
    process.pid,
    join(folder, "pg"),
    1_700_000_000,
    first.port,
    "",
    "127.0.0.1",
    "",
    "ready   ",
    "",
  ];
  writeFileSync(join(folder, "pg", "postmaster.pid"), stale.join("\n"));
  const second = await start({ folder });
  assert.deepEqual(await readNotes(second), ["vẫn còn"]);
  await second.stop();
});

test("throws away data that a killed start left half made", async () => {
  const folder = newFolder();
  mkdirSync(join(folder, "pg-new-0000", "base"), { recursive: true });
  const server = await start({ folder });
  assert.ok(!existsSync(join(folder, "pg-new-0000")));
  await server.stop();
});

test("finds a short place for the socket of a deep folder, and removes it", async () => {
  const folder = join(newFolder(), "một-tên-thư-mục-rất-dài".repeat(4));
  const server = await start({ folder });
  const [row] = await ask<{ place: string }>(
    server.adminUrl,
    "select current_setting('unix_socket_directories') as place",
  );
  assert.ok(row && Buffer.byteLength(row.place) < 90 && existsSync(row.place));
  await server.stop();
  assert.ok(!existsSync(row.place));
});

test("refuses a port that is taken", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as AddressInfo;
  const { code, sentence } = await startRefused({ folder: newFolder(), port });
  other.close();
  assert.equal(code, "port-taken");
  assert.match(sentence, new RegExp(String(port), "u"));
});

test("refuses a folder that cannot be made", async () => {
  const file = newFolder();
  writeFileSync(file, "a file, not a folder");
  assert.equal((await startRefused({ folder: join(file, "data") })).code, "folder-not-writable");
});

test("refuses data of another version of PostgreSQL", async () => {
  const folder = newFolder();
  mkdirSync(join(folder, "pg"), { recursive: true });
  writeFileSync(join(folder, "pg", "PG_VERSION"), "12\n");
  assert.equal((await startRefused({ folder })).code, "folder-of-another-version");
});

test("says why when the server does not start, and gives the folder free", async () => {
  const folder = newFolder();
  const { code, sentence } = await startRefused({ folder, settings: { shared_buffers: "nonsense" } });
  assert.equal(code, "database-did-not-start");
  assert.match(sentence, /nhipcau\.conf/u);
  await (await start({ folder })).stop();
});

test("runs as an unprivileged user when started by root, and as itself otherwise", async () => {
  const server = await start({ folder: newFolder() });
  const owner = statSync(join(server.dataFolder, "pg")).uid;
  assert.equal(owner === 0, false);
  if (!isRoot()) assert.equal(owner, process.getuid?.());
  await server.stop();
});

test("works for an ordinary user, and root can take that user's folder up again", async () => {
  const folder = newFolder();
  mkdirSync(folder);
  chmodSync(folder, 0o777);
  // PostgreSQL wants a user the system knows; every Unix knows this one.
  const uid = isRoot()
    ? Number(execFileSync("id", ["-u", "nobody"], { encoding: "utf8" }))
    : process.getuid?.();
  const drop = isRoot() ? `process.setgroups([]); process.setgid(${uid}); process.setuid(${uid});` : "";
  const keeper = await startKeeper(folder, drop);
  assert.deepEqual(keeper.server, { pid: keeper.server.pid, uid });
  keeper.end();
  assert.ok(await untilGone(keeper.server.pid, 10_000));
  const again = await start({ folder });
  assert.equal(statSync(join(folder, "pg")).uid, uid);
  await again.stop();
});

test("chooses a folder by default that the server's user can reach, and refuses one it cannot", async () => {
  const closed = newFolder();
  mkdirSync(closed, { mode: 0o700 });
  if (!isRoot()) {
    assert.equal(defaultDataFolder(closed), join(closed, "data"));
    return;
  }
  assert.equal(dirname(defaultDataFolder(closed)), "/var/lib/nhipcau");
  const { code, sentence } = await startRefused({ folder: join(closed, "data") });
  assert.equal(code, "folder-not-reachable");
  assert.ok(sentence.includes(closed));
});
