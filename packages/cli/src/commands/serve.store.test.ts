// `npx nhipcau` as a process manager sees it: it starts a process of its own, and a signal to it reaches that one.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import test, { after } from "node:test";
import { scratchFolder } from "@nhipcau/store/embedded/data-folder.ts";

const program = join(import.meta.dirname, "../../bin/nhipcau.mjs");
const folder = scratchFolder();
after(() => rmSync(folder, { recursive: true, force: true }));

test("a node that is told to stop through its command stops in order", async () => {
  for (const signal of ["SIGTERM", "SIGHUP"] as const) {
    const args = ["serve", "--localities", "QN", "--port", "0", "--json", "--data", folder];
    const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "inherit"] });
    after(() => child.kill("SIGTERM"));
    const ended = once(child, "close");
    const [said] = (await Promise.race([once(child.stdout, "data"), ended])) as [unknown];
    const { address } = JSON.parse(String(said)) as { address: string };
    assert.equal((await fetch(`${address}/readyz`)).status, 200);
    child.kill(signal);
    assert.deepEqual(await ended, [0, null], signal);
    await assert.rejects(fetch(`${address}/healthz`), "nothing listens any more");
  }
});
