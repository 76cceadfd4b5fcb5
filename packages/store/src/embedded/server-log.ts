// The server's log: a file that the server writes through a handle we gave it, so that it goes on when we die, and
// that we keep from growing without bound.
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
} from "node:fs";
import { join } from "node:path";
import { giveTo, type ServerUser } from "./server-user.ts";

const mostBytes = 5_000_000;
const kept = 3;

/** Where the log of a folder stands. */
export function logFileOf(folder: string): string {
  return join(folder, "log", "postgresql.log");
}

/** Opens the log for the server; the caller closes the handle when the server has it. */
export function openLog(folder: string, user: ServerUser): { readonly handle: number; close(): void } {
  mkdirSync(join(folder, "log"), { recursive: true, mode: 0o700 });
  giveTo(user, join(folder, "log"));
  boundLog(folder);
  // Appending is what makes cutting the file short under a running writer safe.
  const flags = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0);
  const handle = openSync(logFileOf(folder), flags, 0o600);
  giveTo(user, logFileOf(folder));
  return { handle, close: () => closeSync(handle) };
}

/** Moves a log that has grown too long aside, keeping a few old ones. */
export function boundLog(folder: string, limit: number = mostBytes): void {
  const file = logFileOf(folder);
  if (logSize(folder) <= limit) return;
  for (let age = kept - 1; age >= 1; age--) {
    if (existsSync(`${file}.${age}`)) renameSync(`${file}.${age}`, `${file}.${age + 1}`);
  }
  copyFileSync(file, `${file}.1`);
  truncateSync(file, 0);
}

/** Looks after the length of the log until stopped; does not keep the process alive. */
export function watchLog(folder: string): { stop(): void } {
  const timer = setInterval(() => boundLog(folder), 60_000).unref();
  return { stop: () => clearInterval(timer) };
}

export function logSize(folder: string): number {
  return statSync(logFileOf(folder), { throwIfNoEntry: false })?.size ?? 0;
}

/** The last grave line written after `from` bytes, without its time; undefined when there is none. */
export function findFailure(folder: string, from: number): string | undefined {
  const text = readFileSync(logFileOf(folder)).subarray(from).toString("utf8");
  const grave = [...text.matchAll(/(?:FATAL|PANIC):\s+(.+)/gu)].at(-1)?.[1];
  return grave ?? text.trim().split("\n").at(-1);
}
