import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";

const scratch = mkdtempSync(join(tmpdir(), "nhipcau-cache-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

const program = `
  import { keepCompiled } from ${JSON.stringify(join(import.meta.dirname, "compile-cache.ts"))};
  keepCompiled(process.argv[1]);
  await import(${JSON.stringify(join(import.meta.dirname, "record-id.ts"))});`;

/** Runs a program that keeps what it compiled in a data folder; gives what is in its cache afterwards. */
function cacheAfterRun(data: string): readonly string[] {
  const ran = spawnSync(process.execPath, ["--input-type=module", "-e", program, data], { encoding: "utf8" });
  assert.deepEqual([ran.status, ran.stderr], [0, ""]);
  const cache = join(data, "cache");
  return existsSync(cache) ? readdirSync(cache) : [];
}

function folder(name: string): string {
  const path = join(scratch, name);
  mkdirSync(path, { mode: 0o755 });
  return path;
}

test("what was compiled is kept in the data folder", () => {
  assert.equal(cacheAfterRun(folder("usual")).length, 1);
});

test("a data folder that is not there is not made for it", () => {
  const data = join(scratch, "none");
  assert.deepEqual(cacheAfterRun(data), []);
  assert.equal(existsSync(data), false);
});

test("nothing is kept, nor run, where others could write or we cannot", () => {
  const shared = folder("shared");
  chmodSync(shared, 0o777);
  assert.deepEqual(cacheAfterRun(shared), []);
  const open = folder("open");
  mkdirSync(join(open, "cache"));
  chmodSync(join(open, "cache"), 0o777);
  assert.deepEqual(cacheAfterRun(open), []);
  const full = folder("full");
  chmodSync(full, 0o555);
  if (process.getuid?.() !== 0) assert.deepEqual(cacheAfterRun(full), []);
});
