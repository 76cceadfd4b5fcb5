// Which test files there are, by kind. The kind is in the file's name and says what a test needs.
import { existsSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { root } from "./run.mjs";

/**
 * In the order they run: what fails cheaply fails first. Files of a kind that needs nothing but the processor share one
 * process: most of their time would be its start.
 */
export const kinds = [
  { name: "pure", concurrency: 1, inOneProcess: true },
  { name: "store", concurrency: 2 },
  { name: "web", concurrency: 2 },
  { name: "e2e", concurrency: 1 },
];

/** Every test file of the project, relative to its root, sorted. */
export function listTestFiles() {
  const files = ["packages", "scripts", "bench", "region"].flatMap((folder) => listBelow(join(root, folder)));
  const paths = files.map((file) => relative(root, file).split(sep).join("/"));
  return paths.sort((a, b) => (a < b ? -1 : 1));
}

export function kindOf(file) {
  const found = /\.(store|web|e2e)\.test\.tsx?$/.exec(file);
  return found ? found[1] : "pure";
}

function listBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory())
      return /^(node_modules|dist)$/.test(entry.name) ? [] : listBelow(join(folder, entry.name));
    return /\.test\.tsx?$/.test(entry.name) ? [join(folder, entry.name)] : [];
  });
}
