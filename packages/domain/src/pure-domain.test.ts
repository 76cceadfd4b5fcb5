import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import test from "node:test";

const outside = [
  /\bDate\.now\b/u,
  /\bnew Date\(\s*\)/u,
  /\bMath\.random\b/u,
  /\bperformance\b/u,
  /\bprocess\./u,
  /\bglobalThis\b/u,
  /\bfetch\(/u,
  /\bcrypto\./u,
  /\bset(Timeout|Interval|Immediate)\b/u,
  /\basync\b|\bawait\b/u,
];

test("L-13 nothing in the domain reads a clock, draws at random or reaches outside: it imports only itself", () => {
  const files = globSync("**/*.ts", { cwd: import.meta.dirname }).filter(
    (file) => !file.endsWith(".test.ts"),
  );
  assert.ok(files.length >= 20, "the domain's files were seen");
  for (const file of files) {
    const source = readFileSync(`${import.meta.dirname}/${file}`, "utf8");
    const code = source.replaceAll(/\/\*[\s\S]*?\*\//gu, "").replaceAll(/(^|\s)\/\/.*$/gmu, "");
    for (const pattern of outside) assert.doesNotMatch(code, pattern, file);
    for (const [, from = ""] of code.matchAll(/from "([^"]+)"/gu)) assert.match(from, /^\.{1,2}\//u, file);
  }
});
