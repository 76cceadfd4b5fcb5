// `nhipcau serve` as a child process, as an administrator starts it: a new node for real use, with nothing in it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { after } from "node:test";
import { scratchFolder } from "@nhipcau/store/embedded/data-folder.ts";

const program = join(import.meta.dirname, "../../cli/src/main.ts");

export interface ServedProcess {
  readonly address: string;
  /** The link for the first administrator. */
  readonly firstAdministrator: string;
}

/** Starts it for some localities; it is stopped after the test file. */
export async function serveProcess(localities: string): Promise<ServedProcess> {
  const folder = scratchFolder();
  const args = [program, "serve", "--localities", localities, "--port", "0", "--json", "--data", folder];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "ignore"] });
  after(async () => {
    child.kill("SIGTERM");
    if (child.exitCode === null) await once(child, "close");
    rmSync(folder, { recursive: true, force: true });
  });
  const [said] = (await once(child.stdout, "data")) as [Buffer];
  return JSON.parse(String(said)) as ServedProcess;
}
