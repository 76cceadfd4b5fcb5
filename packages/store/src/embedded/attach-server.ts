// Reaches the embedded server that another of our processes keeps running on a folder, without becoming its keeper: for
// commands that look or copy while a node works.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive } from "./live-process.ts";
import { findPostmasterPid } from "./postmaster-pid.ts";
import { dataOf } from "./server-process.ts";

/** The superuser's address of the running server of a folder; undefined when none runs there or its password is gone. */
export function findRunningServer(folder: string): string | undefined {
  const running = findPostmasterPid(dataOf(folder));
  const password = join(folder, "password");
  if (running?.port === undefined || !isAlive(running.pid) || !existsSync(password)) return undefined;
  return `postgres://postgres:${encodeURIComponent(readFileSync(password, "utf8").trim())}@127.0.0.1:${running.port}/postgres`;
}
