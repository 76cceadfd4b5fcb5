// The pictures of the README are made by the test run, so that they show the page as it is. Written to docs/images when
// NHIPCAU_WRITE_IMAGES=1; each run checks that they can be made and are small.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { openBrowser, visit } from "@nhipcau/testkit/browser.ts";
import { startProcess } from "@nhipcau/testkit/start-process.ts";

const keeps = process.env["NHIPCAU_WRITE_IMAGES"] === "1";
const scratch = mkdtempSync(join(tmpdir(), "nhipcau-images-"));
after(() => rmSync(scratch, { recursive: true, force: true }));
const folder = keeps ? join(import.meta.dirname, "../../../../docs/images") : scratch;
const mostBytes = 400 * 1024;

const node = await startProcess();
const browser = await openBrowser(node.address);

for (const [name, path] of [
  ["overview", "/"],
  ["commitment", "/cam-ket/CK-01"],
] as const) {
  test(`the picture of the ${name} is made and small`, async () => {
    const page = await browser.newPage({ width: 1440, height: 1200 });
    await visit(page, path);
    // The map comes last; the network is not idle while the page listens for changes.
    await page.waitForFunction(
      () => document.querySelector(".maplibregl-map") === null || performance.now() > 6000,
    );
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${name}.png`);
    await page.screenshot({ path: file });
    const { size } = statSync(file);
    assert.ok(size > 20_000 && size < mostBytes, `${size} bytes`);
  });
}
