// Reads postmaster.pid, the file in which a running PostgreSQL server says who and where it is. It is how a start
// finds the server that outlived its parent.
import { readFileSync } from "node:fs";
import { join } from "node:path";

export interface PostmasterPid {
  readonly pid: number;
  readonly dataFolder: string;
  /** Absent while the server has not come so far as to open its port. */
  readonly port?: number;
  readonly socketFolder?: string;
  readonly status?: string;
}

/** What the server of a data folder says about itself; undefined when there is no such file or it is not whole. */
export function findPostmasterPid(dataFolder: string): PostmasterPid | undefined {
  let text: string;
  try {
    text = readFileSync(join(dataFolder, "postmaster.pid"), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new Error(`cannot read postmaster.pid in ${dataFolder}`, { cause: error });
  }
  return parsePostmasterPid(text);
}

/** The lines are: pid, data folder, start time, port, socket folder, address, shared memory key, status. */
export function parsePostmasterPid(text: string): PostmasterPid | undefined {
  const [pid = "", dataFolder = "", , port = "", socketFolder = "", , , status = ""] = text.split(/\r?\n/u);
  // A single-user (bootstrap) server writes its pid as a negative number; it serves nobody and is never adopted.
  if (!/^[1-9]\d*$/u.test(pid.trim()) || dataFolder === "") return undefined;
  return {
    pid: Number(pid),
    dataFolder,
    ...(/^[1-9]\d*$/u.test(port.trim()) ? { port: Number(port) } : {}),
    ...(socketFolder === "" ? {} : { socketFolder }),
    ...(status.trim() === "" ? {} : { status: status.trim() }),
  };
}
