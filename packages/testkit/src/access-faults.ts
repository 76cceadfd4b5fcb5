// What a blind or keyboard reader could not use on a page, by the rules of axe; only what is serious or critical.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Page } from "./browser.ts";

// It is the page's own dependency.
const web = createRequire(join(import.meta.dirname, "../../web/package.json"));
const axe = readFileSync(web.resolve("axe-core/axe.min.js"), "utf8");

/** Each fault with its rule, its place and what to mend. */
export async function faultsOfAccess(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate<string[]>(`axe.run({ resultTypes: ["violations"] }).then(({ violations }) =>
    violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ target, any }) =>
        [id, target.join(" "), any.map(({ message }) => message).join(" ")].join(": "))))`);
}
