// The region's data files beside the programme: the facts, and the illustrative example.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ProgrammeFile } from "@nhipcau/operations/load-programme.ts";
import { checkout } from "./checkout.ts";

/** Reads a folder of data files; the region's own unless another is given. */
export function readProgrammeFiles(options: {
  readonly folder?: string;
  readonly factsOnly: boolean;
  /** Only what these wrote; everything unless told. */
  readonly authors?: readonly string[];
}): ProgrammeFile[] {
  const folder = options.folder ?? join(checkout, "region");
  const files = ["facts", ...(options.factsOnly ? [] : ["illustrative"])]
    .filter((part) => existsSync(join(folder, part)))
    .flatMap((part) =>
      readdirSync(join(folder, part))
        .filter((file) => file.endsWith(".json"))
        .map((file) => JSON.parse(readFileSync(join(folder, part, file), "utf8")) as ProgrammeFile),
    );
  const { authors } = options;
  if (!authors) return files;
  return files.map(({ register, records }) => ({
    register,
    records: records.filter(({ author }) => authors.includes(author)),
  }));
}
