// What a node was last served as — its name, its localities, its address — kept beside its data, so that a command beside
// the running node can say it to others.
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Text } from "@nhipcau/domain/text.ts";

export interface ServedAs {
  readonly name: Text;
  readonly localities: readonly string[];
  readonly endpoint: string;
}

/** What was kept in a node's folder; undefined when the node was never served. */
export function findServedAs(folder: string): ServedAs | undefined {
  const file = join(folder, "served.json");
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as ServedAs) : undefined;
}

// Written aside and moved, so that a reader finds a whole file.
export function keepServedAs(folder: string, served: ServedAs): void {
  const file = join(folder, "served.json");
  writeFileSync(`${file}.new`, JSON.stringify(served), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
