// Processor time of a database server with all its processes, read from the system.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Of the server in a data folder and of its processes, those that have ended too, in milliseconds. */
export function databaseTime(dataFolder: string): number {
  const postmaster = Number(readFileSync(join(dataFolder, "postmaster.pid"), "utf8").split("\n")[0]);
  let ticks = 0;
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/u.test(name))) {
    const fields = statOf(pid);
    if (!fields) continue;
    const [parent, user, system, childUser, childSystem] = [1, 11, 12, 13, 14].map((at) =>
      Number(fields[at]),
    );
    if (Number(pid) === postmaster)
      ticks += (user ?? 0) + (system ?? 0) + (childUser ?? 0) + (childSystem ?? 0);
    else if (parent === postmaster) ticks += (user ?? 0) + (system ?? 0);
  }
  return ticks * 10;
}

function statOf(pid: string): readonly string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /u, "")
      .split(" ");
  } catch {
    return undefined; // it ended meanwhile
  }
}
