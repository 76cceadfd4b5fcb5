// Where this programme lies: beside it are the region's data, the built page and the version.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The checkout this programme runs from. */
export const checkout = join(import.meta.dirname, "../../../..");

/** The programme's version, as the checkout says. */
export function programVersion(): string {
  return (JSON.parse(readFileSync(join(checkout, "package.json"), "utf8")) as { version: string }).version;
}
