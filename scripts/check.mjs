// `npm run check`: everything that can be said about the code without running it. Each check says how many files it
// saw and fails when it saw none.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { installDependencies } from "./set-up/dependencies.mjs";
import { node24, root } from "./set-up/run.mjs";

const bin = (name, file) => join(root, "node_modules", name, "bin", file);
const typescript = (project) => [bin("typescript", "tsc"), "--noEmit", "--listFiles", "-p", project];
const ownFile =
  /^.*\/(?:packages|scripts|bench|region)\/(?!.*node_modules).*\.(?:ts|tsx)$|^.*\/(?:architecture|docs)\.test\.ts$/gm;

// A check is a command, and how the number of files it saw is read from what it prints.
const checks = [
  { name: "format", command: [bin("oxfmt", "oxfmt"), "--check"], count: finished(/on (\d+) files/) },
  {
    name: "lint",
    command: [bin("oxlint", "oxlint"), "--type-aware", "--deny-warnings"],
    count: finished(/on (\d+) files/),
  },
  { name: "types", command: typescript("tsconfig.json"), count: matches(ownFile), quiet: true },
  {
    name: "types: domain",
    command: typescript("packages/domain/tsconfig.json"),
    count: matches(ownFile),
    quiet: true,
  },
  {
    name: "types: web",
    command: typescript("packages/web/tsconfig.json"),
    count: matches(ownFile),
    quiet: true,
  },
  {
    name: "unused",
    command: [bin("knip", "knip.js"), "--performance"],
    count: finished(/\b(\d+)\b/),
    quiet: true,
  },
  { name: "architecture", command: ["--test", "architecture.test.ts"], count: finished(/saw (\d+) files/) },
  { name: "docs", command: ["--test", "docs.test.ts"], count: finished(/saw (\d+) files/) },
];

installDependencies();
process.exitCode = checks.map(passes).every(Boolean) ? 0 : 1;

/** Runs one check and prints one line when it passes, else what it printed. */
function passes(check) {
  const started = Date.now();
  const answer = spawnSync(node24, check.command, { cwd: root, encoding: "utf8", maxBuffer: 100_000_000 });
  const output = answer.stdout + answer.stderr;
  const files = check.count(output);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const well = answer.status === 0 && files > 0;
  console.log((well ? "✔ " : "✖ ") + check.name + ": " + files + " files, " + seconds + " s");
  if (!well) console.log(check.quiet ? output.replace(/^\/.*$\n/gm, "") : output);
  if (!well && answer.status === 0) console.log(check.name + " saw no file");
  return well;
}

function finished(pattern) {
  return (output) => Number((pattern.exec(output) || [])[1] || 0);
}

function matches(pattern) {
  return (output) => (output.match(pattern) || []).length;
}
