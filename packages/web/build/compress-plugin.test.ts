// Checks that what the server hands out compressed is the same as what was built.
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { compressFolder } from "./compress-plugin.ts";

test("large texts get a smaller twin of each kind that says the same; small ones and fonts get none", (context) => {
  const folder = mkdtempSync(join(tmpdir(), "nhipcau-compress-"));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  const script = "export const nhịp = 'cầu';\n".repeat(200);
  writeFileSync(join(folder, "page.js"), script);
  writeFileSync(join(folder, "small.js"), "1");
  writeFileSync(join(folder, "letters.woff2"), Buffer.alloc(5000, 7));
  assert.equal(compressFolder(folder), 1);
  assert.deepEqual(readdirSync(folder).toSorted(), [
    "letters.woff2",
    "page.js",
    "page.js.br",
    "page.js.gz",
    "small.js",
  ]);
  const brotli = readFileSync(join(folder, "page.js.br"));
  assert.ok(brotli.length < script.length / 10);
  assert.equal(brotliDecompressSync(brotli).toString("utf8"), script);
  assert.equal(gunzipSync(readFileSync(join(folder, "page.js.gz"))).toString("utf8"), script);
});
