// The map in a real browser that has no network: it draws, its list chooses, and no colour stands without a word.
import assert from "node:assert/strict";
import test from "node:test";
import { openBrowser, type Page, visit } from "@nhipcau/testkit/browser.ts";
import { startProcess } from "@nhipcau/testkit/start-process.ts";
import { map as words } from "../../messages/vi/map.ts";
import { vi } from "../../messages/vi.ts";

const node = await startProcess();
const browser = await openBrowser(node.address);

test("the map draws sea and land with no request beyond this machine", async () => {
  const page = await browser.newPage();
  await visit(page, "/ban-do");
  await drawn(page);
  assert.ok((await coloursOf(page)) > 5, "the map is one flat colour");
});

test("the list chooses a place, and the card tells about it and leads on", async () => {
  const page = await browser.newPage();
  await visit(page, "/ban-do");
  await drawn(page);
  await page.getByLabel(words.find).fill("bach dang");
  const entry = page.getByRole("button", { name: /Cầu Bạch Đằng/u }).first();
  await entry.click();
  assert.equal(await entry.getAttribute("aria-pressed"), "true");
  const card = page.getByRole("status").filter({ hasText: "Cầu Bạch Đằng" });
  await card.getByRole("link", { name: words.openRecord }).click();
  await page.waitForURL(/du-lieu\/transport-projects\//u);
});

test("a span between two localities says its state in words and with a shape", async () => {
  const page = await browser.newPage();
  await visit(page, "/ban-do");
  const span = page.getByRole("button", { name: /Hải Phòng – Quảng Ninh|Quảng Ninh – Hải Phòng/u }).first();
  await span.waitFor();
  assert.match(await span.innerText(), /\d+ cam kết.*▲ Quá hạn/su);
  const legend = page.getByRole("group", { name: words.legend });
  assert.match(await legend.innerText(), /Quá hạn/u);
});

test("the ground is dark in the dark and light in the light, also after a switch", async () => {
  const page = await browser.newPage({ scheme: "dark" });
  await visit(page, "/ban-do");
  await drawn(page);
  assert.ok((await brightnessOf(page)) < 90, "the map is light on a dark page");
  await page.getByRole("button", { name: vi.shell.light }).click();
  await drawn(page);
  assert.ok((await brightnessOf(page)) > 170, "the map stays dark on a light page");
});

test("nothing that fits says so", async () => {
  const page = await browser.newPage();
  await visit(page, "/ban-do");
  await page.getByLabel(words.find).fill("không có đâu");
  await page.getByText(words.none).waitFor();
});

/** Waits until the picture of the map has stopped changing. */
async function drawn(page: Page): Promise<void> {
  const canvas = page.locator(".maplibregl-canvas").first();
  await canvas.waitFor();
  let before = "";
  for (let tries = 0; tries < 60; tries += 1) {
    const now = (await canvas.screenshot()).toString("base64");
    if (now === before && (await coloursOf(page)) > 5) return;
    before = now;
  }
  assert.fail("the map did not come to rest");
}

/** How many colours the picture of the map has, counted roughly. */
async function coloursOf(page: Page): Promise<number> {
  return (await pictureOf(page)).colours;
}

/** The mean brightness of the picture of the map, from 0 to 255. */
async function brightnessOf(page: Page): Promise<number> {
  return (await pictureOf(page)).brightness;
}

async function pictureOf(page: Page): Promise<{ readonly colours: number; readonly brightness: number }> {
  const picture = (await page.locator(".maplibregl-canvas").first().screenshot()).toString("base64");
  return page.evaluate(async (data) => {
    const bitmap = await createImageBitmap(
      new Blob([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))], { type: "image/png" }),
    );
    const canvas = new OffscreenCanvas(80, 80);
    const context = canvas.getContext("2d");
    context?.drawImage(bitmap, 0, 0, 80, 80);
    const pixels = context?.getImageData(0, 0, 80, 80).data ?? new Uint8ClampedArray();
    const colours = new Set<number>();
    let brightness = 0;
    for (let at = 0; at < pixels.length; at += 4) {
      const [red = 0, green = 0, blue = 0] = pixels.slice(at, at + 3);
      brightness += (red + green + blue) / 3;
      colours.add((red >> 4) * 256 + (green >> 4) * 16 + (blue >> 4));
    }
    return { colours: colours.size, brightness: brightness / (pixels.length / 4) };
  }, picture);
}
