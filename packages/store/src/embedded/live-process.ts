// Questions about a process by its number: does it live, is it still the one we mean, what runs in it. Numbers are
// given again to others, so a number alone is never proof.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** True while the process runs. A zombie (ended, not yet collected by its parent) counts as ended. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  return findStatFields(pid)?.[0] !== "Z";
}

/** What tells this process from a later one with the same number (Linux only; elsewhere the number has to do). */
export function birthOf(pid: number): string {
  const started = findStatFields(pid)?.[19];
  if (started === undefined) return "unknown";
  return `${readQuietly("/proc/sys/kernel/random/boot_id")?.trim() ?? ""}:${started}`;
}

/** The command line of a process; undefined where the system does not tell. */
export function findCommandLine(pid: number): string | undefined {
  if (process.platform === "linux") return readQuietly(`/proc/${pid}/cmdline`)?.replaceAll("\0", " ");
  if (process.platform === "win32") return undefined;
  const answer = spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  return answer.status === 0 ? answer.stdout : undefined;
}

/** The fields of /proc/<pid>/stat from the third on: the second is a name that may hold blanks and brackets. */
function findStatFields(pid: number): readonly string[] | undefined {
  if (process.platform !== "linux") return undefined;
  const stat = readQuietly(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
}

/** A process may end between two looks, so "no such file" is an answer here and not a failure. */
function readQuietly(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
