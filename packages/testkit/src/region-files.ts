// The region's data files as the tests load them.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadProgramme, type ProgrammeFile } from "@nhipcau/operations/load-programme.ts";
import type { Store } from "@nhipcau/operations/ports/store.ts";
import { refusalSentence } from "@nhipcau/domain/refusals.ts";

const region = join(import.meta.dirname, "../../../region");

/** The data files of the region: facts, and the illustrative example unless left out. */
export function regionFiles(factsOnly = false): ProgrammeFile[] {
  return ["facts", ...(factsOnly ? [] : ["illustrative"])].flatMap((folder) =>
    readdirSync(join(region, folder))
      .filter((file) => file.endsWith(".json"))
      .map((file) => JSON.parse(readFileSync(join(region, folder, file), "utf8")) as ProgrammeFile),
  );
}

/** Loads the region into a test's node; throws with every refusal. */
export async function loadRegion(store: Store, factsOnly = false): Promise<void> {
  const outcome = await loadProgramme(store, regionFiles(factsOnly));
  if (!outcome.ok)
    throw new Error(
      outcome.refusals.map((refusal) => `${refusal.path}: ${refusalSentence(refusal, "en")}`).join("\n"),
    );
}
