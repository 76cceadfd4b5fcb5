import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { makeSpoolFolder } from "./spool-folder.ts";

const root = await mkdtemp(join(tmpdir(), "nhipcau-spool-"));
after(() => rm(root, { recursive: true, force: true }));

const note = { person: "lan", locality: "QN", register: "ports", name: "../../etc/Cảng <b>.xlsx" };
let now = Date.UTC(2026, 0, 1);

async function spoolIn(name: string, maximumBytes = 1000) {
  const folder = join(root, name);
  return { folder, spool: await makeSpoolFolder({ folder, maximumBytes, now: () => now }) };
}

async function* chunks(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

test("keeps a file for the person who brought it, and shows it to nobody else", async () => {
  const { folder, spool } = await spoolIn("kept");
  const kept = await spool.put(chunks("a,b\n", "1,2\n"), note);
  assert.ok(kept.ok);
  assert.equal(kept.value.size, 8);
  assert.equal(kept.value.name, "Cảng b.xlsx");
  const opened = await spool.open(kept.value.id, "lan");
  assert.equal(await readFile(opened?.path ?? "", "utf8"), "a,b\n1,2\n");
  assert.equal(await spool.open(kept.value.id, "minh"), undefined);
  assert.equal((await stat(folder)).mode & 0o777, 0o700);
  assert.equal((await stat(opened?.path ?? "")).mode & 0o777, 0o600);
});

test("an id that is a path opens nothing and removes nothing", async () => {
  const { spool } = await spoolIn("paths");
  for (const id of ["../kept", "..", "", "a".repeat(32) + "/..", "0".repeat(32)]) {
    assert.equal(await spool.open(id, "lan"), undefined);
    await spool.remove(id);
  }
});

test("stops reading an upload of 2 GB at the limit and keeps nothing of it", async () => {
  const { folder, spool } = await spoolIn("cut", 1024 ** 2);
  const chunk = Buffer.alloc(64 * 1024);
  let sent = 0;
  let isEnded = false;
  async function* endless(): AsyncGenerator<Uint8Array> {
    try {
      for (; sent < 2 * 1024 ** 3; sent += chunk.length) yield chunk;
    } finally {
      isEnded = true;
    }
  }
  const kept = await spool.put(endless(), note);
  assert.ok(!kept.ok);
  assert.deepEqual(kept.refusals, [{ code: "too-large", data: { limit: "1 MB" } }]);
  assert.ok(sent < 3 * 1024 ** 2, `${sent} bytes were read`);
  assert.ok(isEnded);
  assert.deepEqual(await readdir(folder), []);
});

test("an upload that breaks off leaves nothing behind", async () => {
  const { folder, spool } = await spoolIn("broken");
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from("a");
    throw new Error("the line went dead");
  }
  await assert.rejects(spool.put(broken(), note));
  assert.deepEqual(await readdir(folder), []);
});

test("a file is gone after a day", async () => {
  const { folder, spool } = await spoolIn("day");
  const kept = await spool.put(chunks("a"), note);
  assert.ok(kept.ok);
  now += 23 * 3_600_000;
  assert.equal(await spool.expire(), 0);
  now += 2 * 3_600_000;
  assert.equal(await spool.open(kept.value.id, "lan"), undefined);
  assert.equal(await spool.expire(), 1);
  assert.deepEqual(await readdir(folder), []);
});
