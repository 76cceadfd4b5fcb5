// Runs the command line as a process of its own on the Node that npm brought, whichever Node called this: `npx nhipcau`
// and `npm start` start it in the same way.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * What V8 is told. Long streams of rows (a backup, an export) leave much garbage that dies at once; with a young
 * generation of twice this, as Node 24 has it by itself, the process takes some 100 MB more and is no faster. What of it grew old is collected when the
 * heap is half as large again as what lives, not when it has doubled or more: another 100 MB at a first sync, no slower.
 */
export const nodeFlags = ["--max-semi-space-size=16", "--heap-growing-percent=50"];

/** Runs a command until it ends, passing signals on, and gives the exit code to end with. */
export function runNhipcau(args) {
  const node24 = join(dirname(createRequire(import.meta.url).resolve("node/package.json")), "bin", "node");
  const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
  const child = spawn(node24, nodeFlags.concat(main, args), { stdio: "inherit" });
  // In a terminal Ctrl-C reaches the child by itself; we only have to outlive it. A `kill` reaches only us.
  process.on("SIGINT", () => (process.stdin.isTTY ? undefined : child.kill("SIGINT")));
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once("error", (cause) => reject(new Error(node24 + " cannot be run", { cause })));
    child.once("exit", (code, signal) =>
      resolve(code === null ? 128 + (signal === "SIGINT" ? 2 : 15) : code),
    );
  });
}
