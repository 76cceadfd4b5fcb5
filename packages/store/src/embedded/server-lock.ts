// Our own lock on a database folder: two Nhịp Cầu processes must not look after the same server. PostgreSQL's own
// lock does not help here, because a server that outlived its parent is adopted, and two could adopt it.
//
// Each candidate first puts down a file of its own and then looks at the others'. Whatever the order, of two at the
// same time at least one sees the other, so never both hold the folder; nothing is ever overwritten or stolen.
import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { done, refused, type Outcome } from "@nhipcau/domain/outcome.ts";
import { birthOf, isAlive } from "./live-process.ts";

export interface ServerLock {
  release(): void;
}

const prefix = "lock.";

/** Takes the folder for this process; refuses with the holder's pid. The lock of a dead process does not count. */
export async function takeServerLock(folder: string): Promise<Outcome<ServerLock>> {
  let holder: number | undefined;
  // Two that start in the same instant both step back; a random pause lets one of them through.
  for (let attempt = 0; attempt < 3; attempt++) {
    const own = putDown(folder);
    holder = findOtherHolder(folder, own);
    if (holder === undefined) return done({ release: () => rmSync(join(folder, own), { force: true }) });
    rmSync(join(folder, own), { force: true });
    await delay(20 + Math.random() * 100);
  }
  return refused({ code: "folder-in-use", data: { folder, pid: holder ?? 0 } });
}

function putDown(folder: string): string {
  const name = `${prefix}${process.pid}.${randomBytes(6).toString("hex")}`;
  const draft = join(folder, `draft-${name}`);
  writeFileSync(draft, JSON.stringify({ pid: process.pid, birth: birthOf(process.pid) }), {
    mode: 0o644,
    flag: "wx",
  });
  renameSync(draft, join(folder, name));
  return name;
}

function findOtherHolder(folder: string, own: string): number | undefined {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(prefix) || name === own) continue;
    const holder = findLivingHolder(join(folder, name));
    if (holder !== undefined) return holder;
    rmSync(join(folder, name), { force: true });
  }
  return undefined;
}

function findLivingHolder(path: string): number | undefined {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new Error(`cannot read the lock ${path}`, { cause: error });
  }
  const { pid, birth } = parseHolder(text);
  return isAlive(pid) && birthOf(pid) === birth ? pid : undefined;
}

/** A lock cut short by a power failure belongs to nobody alive: pid 0 with a birth that no process has. */
function parseHolder(text: string): { readonly pid: number; readonly birth: string } {
  try {
    const { pid, birth } = JSON.parse(text) as { pid?: unknown; birth?: unknown };
    if (typeof pid === "number" && typeof birth === "string") return { pid, birth };
  } catch {
    // falls through to "nobody"
  }
  return { pid: 0, birth: "nobody" };
}
