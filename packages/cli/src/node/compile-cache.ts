// Keeps what V8 made of our modules beside the node's data, so that the next start need not read and compile them again.
import { mkdirSync, statSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { defaultDataFolder } from "@nhipcau/store/embedded/data-folder.ts";
import { checkout } from "./checkout.ts";

/**
 * Keeps it in the folder `cache` of a data folder that is there already: a command that is about to be refused leaves
 * nothing behind. And only where nobody but us can write, since what lies there is run.
 */
export function keepCompiled(data = defaultDataFolder(checkout)): void {
  const folder = join(data, "cache");
  if (!isOurs(data)) return;
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch {
    // It is there already, or cannot be made; which of them is seen next.
  }
  if (isOurs(folder)) enableCompileCache(folder);
}

function isOurs(folder: string): boolean {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return false;
  return process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o022) === 0);
}
