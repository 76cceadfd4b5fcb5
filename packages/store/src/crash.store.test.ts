// A crash loses nothing that was acknowledged (L-12): the database is killed under a program that writes, with its own
// durable settings, several times over.
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import { samples } from "@nhipcau/testkit/sample-register.ts";
import { withOwner } from "./database/with-owner.ts";
import { scratchFolder } from "./embedded/data-folder.ts";
import { type EmbeddedServer, startEmbeddedServer } from "./embedded/embedded-server.ts";
import { sql } from "kysely";
import { prepareDatabase, type PreparedDatabase } from "./schema/prepare-database.ts";
import { rebuildTables } from "./upkeep/rebuild.ts";

const folder = scratchFolder();
let server: EmbeddedServer | undefined;
after(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<{ readonly pid: number; readonly prepared: PreparedDatabase }> {
  const started = await startEmbeddedServer({ folder });
  assert.ok(started.ok);
  server = started.value;
  const prepared = await prepareDatabase({ adminUrl: server.adminUrl, name: "crash", registers: [samples] });
  return { pid: server.pid, prepared };
}

function killHard(pid: number): void {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").map(Number);
  for (const one of [pid, ...children]) {
    try {
      process.kill(one, "SIGKILL");
    } catch (error) {
      assert.equal((error as NodeJS.ErrnoException).code, "ESRCH", "it was over already");
    }
  }
}

/** Starts the writer and resolves with what it acknowledged when it is over; `when` is told each time. */
async function acknowledgedBy(
  writer: ChildProcess,
  when: (count: number) => void,
): Promise<readonly string[]> {
  assert.ok(writer.stdout);
  const ids: string[] = [];
  createInterface({ input: writer.stdout }).on("line", (id) => when(ids.push(id)));
  await once(writer, "close");
  return ids;
}

test("L-12: what was acknowledged before the database was killed is there after it starts again", async () => {
  const acknowledged: string[] = [];
  for (let life = 1; life <= 3; life++) {
    const { pid, prepared } = await start();
    const program = new URL(import.meta.resolve("@nhipcau/testkit/acknowledged-writer.ts")).pathname;
    const writer = spawn(process.execPath, [program, prepared.appUrl, `life${life}`], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ids = await acknowledgedBy(writer, (count) => {
      if (count === 50 * life) killHard(pid);
    });
    assert.ok(ids.length >= 50 * life, "the writer wrote until the end");
    acknowledged.push(...ids);
    await server?.stop();
  }
  const { prepared } = await start();
  const kept = await withOwner(prepared.ownerUrl, (connection) =>
    connection.rows<{ id: string }>(sql`select id from reg.samples`),
  );
  const ids = new Set(kept.map(({ id }) => id));
  assert.deepEqual(
    acknowledged.filter((id) => !ids.has(id)),
    [],
  );
  const rebuilt = await rebuildTables(prepared.ownerUrl, [samples]);
  assert.deepEqual(
    rebuilt.map(({ equal, records }) => [equal, records]),
    [[true, ids.size]],
    "tables and journal agree after the crashes",
  );
});
