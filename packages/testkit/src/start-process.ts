// The real command as a child process, for tests that look at the product from outside: its own data folder, its own
// database server, a free port.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after } from "node:test";
import { scratchFolder } from "@nhipcau/store/embedded/data-folder.ts";

const program = join(import.meta.dirname, "../../cli/src/main.ts");

export interface StartOptions {
  /** Kept by who gives it; without it the process gets a scratch folder that is removed after the test file. */
  readonly folder?: string;
  readonly factsOnly?: boolean;
  /** Three connected nodes, as people get them; one for all localities unless told. */
  readonly three?: boolean;
}

/** One of the three nodes of `nhipcau start`. */
export interface StartedNode {
  readonly name: string;
  readonly address: string;
  /** Its process when it was ready. */
  readonly pid: number;
}

export interface StartedProcess {
  readonly address: string;
  /** Of a process that was started with three nodes. */
  readonly nodes: readonly StartedNode[];
  /** How long it took from the command to the address, in milliseconds. */
  readonly startedIn: number;
  /** Asks it to stop, as Ctrl+C does, and waits until it has ended. */
  stop(): Promise<ProcessEnd>;
  /** Ends it at once, as a power failure would; its database server lives on. */
  kill(): Promise<ProcessEnd>;
}

export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** What it wrote to its error output. */
  readonly errors: string;
}

/** The day that the region's working example is about. */
export const regionDay = "2026-11-21";

/** Starts `nhipcau start` and waits for its address; it is stopped after the test file if it still runs. */
export async function startProcess({ folder, ...options }: StartOptions = {}): Promise<StartedProcess> {
  const data = folder ?? scratchFolder();
  let started: StartedProcess | undefined;
  after(async () => {
    await started?.stop();
    if (folder === undefined) rmSync(data, { recursive: true, force: true });
  });
  started = await launchProcess(data, options);
  return started;
}

/** Starts `nhipcau start` on a data folder; who calls it ends it. */
export async function launchProcess(
  data: string,
  { factsOnly = false, three = false }: Omit<StartOptions, "folder"> = {},
): Promise<StartedProcess> {
  const started = performance.now();
  const args = ["start", "--port", "0", "--json", "--as-of", regionDay, "--data", data];
  const more = [...(factsOnly ? ["--facts-only"] : []), ...(three ? [] : ["--single"])];
  const child = spawn(process.execPath, [program, ...args, ...more], { stdio: ["ignore", "pipe", "pipe"] });
  const ended = endOf(child);
  const end = async (signal: NodeJS.Signals): Promise<ProcessEnd> => {
    child.kill(signal);
    return ended;
  };
  const { address, nodes = [] } = await Promise.race([addressFrom(child), ended.then(failedToStart)]);
  return {
    address,
    nodes,
    startedIn: performance.now() - started,
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
  };
}

interface Ready {
  readonly address: string;
  readonly nodes?: readonly StartedNode[];
}

async function addressFrom(child: ChildProcess): Promise<Ready> {
  if (child.stdout === null) throw new Error("the process has no output to read");
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) {
    const answer: unknown = line.startsWith("{") ? JSON.parse(line) : undefined;
    if (typeof answer === "object" && answer !== null && "address" in answer) return answer as Ready;
    throw new Error(`instead of its address the process said: ${line}`);
  }
  return new Promise(() => undefined); // it ended; what it said last is told by its end
}

async function endOf(child: ChildProcess): Promise<ProcessEnd> {
  let errors = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    errors += chunk.toString("utf8");
  });
  await once(child, "close");
  return { code: child.exitCode, signal: child.signalCode, errors };
}

function failedToStart({ code, signal, errors }: ProcessEnd): never {
  throw new Error(`the process ended before it was ready (${signal ?? code}): ${errors}`);
}
