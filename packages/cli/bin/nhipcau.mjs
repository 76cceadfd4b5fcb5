#!/usr/bin/env node
// Runs the command line on the Node that npm brought, whichever Node called this.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const node24 = join(dirname(createRequire(import.meta.url).resolve("node/package.json")), "bin", "node");
const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const { status, error } = spawnSync(node24, [main, ...process.argv.slice(2)], { stdio: "inherit" });
if (error) throw error;
process.exitCode = status ?? 1;
