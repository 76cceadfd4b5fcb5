// The pictures of the guide (docs/huong-dan) are made by the tests that do what it tells, so that they show the page as it
// is. Kept as WebP in docs/images/guide when NHIPCAU_WRITE_IMAGES=1; otherwise nothing is done.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { resize } from "./browser.ts";

const keeps = process.env["NHIPCAU_WRITE_IMAGES"] === "1";
const folder = join(import.meta.dirname, "../../../docs/images/guide");
const mostBytes = 120 * 1024;
/** What is left around the thing that is shown, in pixels. */
const margin = 14;

/** Keeps a picture of what the window shows, of the window at another height in pixels, or of one thing in it. */
export async function guidePicture(page: Page, name: string, of?: Locator | number): Promise<void> {
  if (!keeps) return;
  const window = page.viewportSize();
  assert.ok(window);
  if (typeof of === "number") {
    await resize(page, window.width, of);
    await guidePicture(page, name);
    await resize(page, window.width, window.height);
    return;
  }
  await page.evaluate("document.fonts.ready.then(() => true)");
  // No pointer's shade, and nothing half faded in.
  await page.mouse.move(0, 0);
  await page.evaluate(`Promise.all(document.getAnimations()
    .filter((one) => one.effect?.getComputedTiming().endTime < 5000)
    .map((one) => one.finished.catch(() => undefined)))`);
  const session = await page.context().newCDPSession(page);
  const clip = of === undefined ? undefined : await around(page, of);
  const { data } = (await session.send("Page.captureScreenshot", {
    format: "webp",
    quality: 82,
    ...(clip === undefined ? {} : { clip: { ...clip, scale: 1 } }),
  })) as { data: string };
  await session.detach();
  const picture = Buffer.from(data, "base64");
  assert.ok(picture.length < mostBytes, `${name}: ${picture.length} bytes`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.webp`), picture);
}

// In pixels of the whole page, within what the window shows.
async function around(page: Page, of: Locator) {
  await of.scrollIntoViewIfNeeded();
  const box = await of.boundingBox();
  const window = page.viewportSize();
  assert.ok(box && window, "what is to be shown is not on the page");
  const left = Math.max(0, box.x - margin);
  const top = Math.max(0, box.y - margin);
  const scrolled = (await page.evaluate("[scrollX, scrollY]")) as readonly [number, number];
  return {
    x: left + scrolled[0],
    y: top + scrolled[1],
    width: Math.min(window.width, box.x + box.width + margin) - left,
    height: Math.min(window.height, box.y + box.height + margin) - top,
  };
}
