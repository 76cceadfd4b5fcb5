// A register as a list in a real browser: searched with and without diacritics, narrowed, sorted, scrolled to the end of
// twenty thousand rows, and taken away as files that other programs open.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { promisify } from "node:util";
import { openBrowser, type Page, signIn, visit } from "@nhipcau/testkit/browser.ts";
import { startProcess } from "@nhipcau/testkit/start-process.ts";
import { registers as words } from "../../messages/vi/registers.ts";

const node = await startProcess();
const browser = await openBrowser(node.address);
const folder = await mkdtemp(join(tmpdir(), "nhipcau-list-"));
after(() => rm(folder, { recursive: true, force: true }));
const many = 20_000;

test("a search without diacritics finds what has them", async () => {
  const page = await browser.newPage();
  await visit(page, "/du-lieu/clauses");
  const all = await countOf(page);
  await page.getByLabel(words.search).fill("du lich");
  await page.waitForURL(/q=du/u);
  const found = await countOf(page, (count) => count < all);
  assert.ok(found > 0);
  assert.match(await page.getByRole("grid").innerText(), /du lịch/iu);
});

test("what a reader's role may not do is not offered, and its address leads to choosing a role", async () => {
  const page = await browser.newPage();
  for (const [account, offered] of [
    [undefined, 0],
    ["leader-qn", 0],
    ["specialist-qn", 1],
  ] as const) {
    if (account !== undefined) await signIn(page, account);
    await visit(page, "/du-lieu/ports");
    await page.getByRole("button", { name: words.export }).waitFor();
    if (offered > 0) await page.getByRole("link", { name: words.create }).waitFor();
    assert.equal(await page.getByRole("link", { name: words.create }).count(), offered, account);
    assert.equal(await page.getByRole("link", { name: words.import }).count(), offered, account);
    if (offered > 0) continue;
    await visit(page, "/du-lieu/ports/moi");
    assert.equal(await page.getByRole("main").getByRole("textbox").count(), 0);
    await page.getByRole("link", { name: words.chooseRole }).waitFor();
  }
});

test("an exact search keeps Hạ and Hà apart", async () => {
  const page = await browser.newPage();
  await visit(page, "/du-lieu/commitments?q=hà long");
  const loosely = await countOf(page);
  assert.ok(loosely > 0, "without the switch Hà finds Hạ");
  await page.getByLabel(words.exact).check({ force: true });
  await page.getByText(words.nothing).waitFor();
  await page.getByLabel(words.search).fill("hạ long");
  await page
    .getByRole("grid")
    .getByText(/Hạ Long/u)
    .first()
    .waitFor();
  const exactly = await countOf(page);
  assert.ok(exactly > 0 && exactly <= loosely);
});

test("a condition narrows the list, stands in the address, and is taken away again", async () => {
  const page = await browser.newPage();
  await visit(page, "/du-lieu/transport-projects");
  const all = await countOf(page);
  await page.getByRole("button", { name: words.filters, exact: true }).click();
  await page.getByRole("combobox", { name: words.addFilter }).click();
  await page.getByRole("option", { name: "Loại", exact: true }).click();
  await page.getByRole("combobox", { name: words.value }).click();
  await page.getByRole("option", { name: "Cầu", exact: true }).click();
  await page.waitForURL(/filter=/u);
  const bridges = await countOf(page, (count) => count < all);
  await page.reload();
  assert.equal(await countOf(page), bridges);
  await page.getByRole("button", { name: words.clearFilters }).click();
  await countOf(page, (count) => count === all);
});

test("a click on a header sorts one way, then the other", async () => {
  const page = await browser.newPage();
  await visit(page, "/du-lieu/ports");
  const header = page.getByRole("button", { name: words.sortBy.replace("{field}", "Tên") });
  await header.click();
  await page.waitForURL(/sort=name/u);
  await page.locator("[aria-sort=ascending]").waitFor();
  const up = await titlesOf(page);
  await header.click();
  await page.waitForURL(/sort=-name/u);
  await page.locator("[aria-sort=descending]").waitFor();
  await page
    .getByRole("row")
    .nth(1)
    .getByText(up.at(-1) ?? "")
    .waitFor();
  assert.deepEqual((await titlesOf(page)).toReversed(), up);
});

test("a column that is chosen stays chosen", async () => {
  const page = await browser.newPage();
  await visit(page, "/du-lieu/ports");
  await page.getByRole("button", { name: words.columns }).click();
  await page.getByRole("checkbox", { name: "Thuộc hệ thống" }).check();
  await page.getByRole("columnheader", { name: /Thuộc hệ thống/u }).waitFor();
  await page.reload();
  await page.getByRole("columnheader", { name: /Thuộc hệ thống/u }).waitFor();
});

test("twenty thousand rows are imported through the page, counted, and scrolled to the end", async () => {
  const page = await browser.newPage();
  await signIn(page, "data-officer-qn");
  const file = join(folder, "ports.csv");
  const rows = Array.from(
    { length: many },
    (_, index) => `Bến số ${String(index).padStart(5, "0")};seaport;QN`,
  );
  await writeFile(file, `\ufeffTên;Loại;Địa phương\r\n${rows.join("\r\n")}\r\n`);
  await visit(page, "/du-lieu/ports");
  const before = await countOf(page);
  await visit(page, "/du-lieu/ports/nhap");
  await page.locator("input[type=file]").setInputFiles(file);
  const take = page.getByRole("button", { name: words.imports.takeAll.replace("{n}", "20.000") });
  await take.click({ timeout: 60_000 });
  await page.getByText(words.imports.taken.replace("{n}", "20.000")).waitFor({ timeout: 60_000 });
  await visit(page, "/du-lieu/ports?sort=name");
  // Beyond ten thousand nobody waits for the exact number, and the page does not pretend to know it.
  await page.getByText(words.shownOf.replace("{n}", words.about.replace("{n}", "10.000"))).waitFor();
  await scrollToRow(page, before + many + 1);
  assert.equal(await page.getByRole("row").last().getAttribute("aria-rowindex"), String(before + many + 1));
  assert.ok((await page.getByRole("row").count()) < 100, "only what is seen is drawn");
});

test("what is seen is exported as files that other programs open", async () => {
  const page = await browser.newPage();
  await visit(page, "/du-lieu/ports?q=cang");
  const count = await countOf(page);
  const titles = await titlesOf(page);
  const csv = await exported(page, "CSV");
  assert.equal((await readFile(csv, "utf8")).trim().split(/\r?\n/u).length, count + 1);
  const workbook = await exported(page, "Excel (XLSX)");
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  await run("soffice", [profile, "--headless", "--convert-to", "html", "--outdir", folder, workbook]);
  const shown = await readFile(workbook.replace(/\.xlsx$/u, ".html"), "utf8");
  for (const title of titles) assert.ok(shown.includes(title), `${title} is not in the workbook`);
  const geojson = await exported(page, "GeoJSON");
  assert.match(await run("ogrinfo", ["-so", "-al", geojson]), new RegExp(`Feature Count: ${count}\\b`, "u"));
});

/** The count beside the list, once it is as wanted. */
async function countOf(page: Page, wanted: (count: number) => boolean = () => true): Promise<number> {
  const read = async (): Promise<number> => {
    const text = await page
      .getByRole("status")
      .filter({ hasText: /bản ghi$/u })
      .innerText();
    return Number(text.replaceAll(/\D/gu, ""));
  };
  for (let tries = 0; tries < 100; tries += 1) {
    const count = await read();
    if (wanted(count)) return count;
    await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
  }
  return assert.fail(`the count stays ${await read()}`);
}

async function titlesOf(page: Page): Promise<string[]> {
  await page.getByRole("row").nth(1).waitFor();
  const cells = page.locator("[role=row] > [role=gridcell]:first-child a");
  return (await cells.allInnerTexts()).map((text) => text.trim());
}

/** Scrolls on as far as there is something, until the row of such an index is drawn; the head is the first row. */
async function scrollToRow(page: Page, wanted: number): Promise<void> {
  await page.evaluate(async (index) => {
    const grid = document.querySelector("[role=grid]");
    if (!grid) throw new Error("there is no list");
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    for (let frames = 0; frames < 5000; frames += 1) {
      grid.scrollTop = grid.scrollHeight;
      await frame();
      const last = [...grid.querySelectorAll("[role=row][aria-rowindex]")].at(-1);
      if (Number(last?.getAttribute("aria-rowindex")) >= index) return;
    }
    throw new Error("the end was never reached");
  }, wanted);
}

async function exported(page: Page, format: string): Promise<string> {
  await page.getByRole("button", { name: words.export }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: format, exact: true }).click(),
  ]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

async function run(program: string, args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(program, [...args], { maxBuffer: 50_000_000 });
  return stdout;
}
