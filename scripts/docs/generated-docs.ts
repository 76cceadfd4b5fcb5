// Which pages hold tables made from the code, and how each is made; read by `npm run docs`, which writes them, and by
// docs.test.ts, which fails when a page says something else than the code.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { commandTables, startOptions } from "./command-tables.ts";
import { errorTable } from "./error-table.ts";
import { grantStates, peerStates, reviewStates } from "./exchange-states.ts";
import { fillMarkers } from "./markdown.ts";
import { partStates } from "./part-states.ts";
import { obstacleStates, petitionStates } from "./obstacle-states.ts";
import { provenanceTable, registerOverview, registerSections } from "./register-tables.ts";
import { routeTables } from "./route-table.ts";
import { explanationStates, extensionStates, ladderTable } from "./urging-states.ts";

export const root = join(import.meta.dirname, "..", "..");

/** Each page that has generated tables, as it should be. */
export async function generatedDocs(): Promise<ReadonlyMap<string, string>> {
  const pages: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    "README.md": { "start-options": startOptions("en") },
    "README.vi.md": { "start-options": startOptions("vi") },
    "docs/api.md": { routes: routeTables() },
    "docs/command-line.md": { commands: commandTables() },
    "docs/errors.md": { errors: errorTable() },
    "docs/exchange-states.md": { grants: grantStates(), peers: peerStates() },
    "docs/part-states.md": { parts: partStates() },
    "docs/obstacle-states.md": { obstacles: obstacleStates(), petitions: petitionStates() },
    "docs/urging.md": {
      ladder: ladderTable(),
      explanations: explanationStates(),
      "extension-requests": extensionStates(),
    },
    "docs/review-states.md": { reviews: reviewStates() },
    "docs/registers.md": {
      overview: await registerOverview(),
      provenance: await provenanceTable(),
      registers: await registerSections(),
    },
  };
  return new Map(
    Object.entries(pages).map(([path, tables]) => [
      path,
      fillMarkers(readFileSync(join(root, path), "utf8"), tables),
    ]),
  );
}
