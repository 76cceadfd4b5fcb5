// Nodes as `nhipcau start` serves them, several in this process beside each other on one database server, with the part
// of the region's programme that is theirs; not yet connected. For tests that look with a browser.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { after } from "node:test";
import { listen } from "@nhipcau/cli/node/listen.ts";
import { openNode } from "@nhipcau/cli/node/open-node.ts";
import { readProgrammeFiles } from "@nhipcau/cli/node/region-data.ts";
import type { Outcome } from "@nhipcau/domain/outcome.ts";
import { loadProgramme } from "@nhipcau/operations/load-programme.ts";
import { scratchFolder } from "@nhipcau/store/embedded/data-folder.ts";

export interface ServedNode {
  readonly address: string;
}

/** Serves one node for each list of localities; they are closed after the test file. */
export async function serveNodes(localities: readonly (readonly string[])[]): Promise<readonly ServedNode[]> {
  const data = scratchFolder();
  const closing: (() => Promise<void>)[] = [];
  after(async () => {
    for (const close of closing.toReversed()) await close();
    rmSync(data, { recursive: true, force: true });
  });
  const served: ServedNode[] = [];
  for (const [index, own] of localities.entries()) {
    const name = `node_${index}`;
    const place = { data, databaseName: name, folder: join(data, "nodes", name), beside: index > 0 };
    const node = valueOf(await openNode(place));
    closing.push(() => node.close());
    valueOf(await loadProgramme(node.store, programmeOf(own)));
    const options = { host: "127.0.0.1", port: 0, demonstration: true, localities: own, log: false };
    const listening = valueOf(await listen(node, options));
    closing.push(() => listening.close());
    served.push({ address: listening.address });
  }
  return served;
}

/** What a node of these localities has before it is connected: the country's records and its own. */
function programmeOf(own: readonly string[]): ReturnType<typeof readProgrammeFiles> {
  return readProgrammeFiles({ factsOnly: false }).map((file) => ({
    ...file,
    records: file.records.filter(({ author }) => author === "VN" || own.includes(author)),
  }));
}

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`a node was not served: ${JSON.stringify(outcome)}`);
  return outcome.value;
}
