// After the mergers of 2025 a focal point confirms, with a keyboard, who takes over; others look on, and who is named stays.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { faultsOfAccess } from "@nhipcau/testkit/access-faults.ts";
import { openBrowser, type Page, resize, signIn, visit } from "@nhipcau/testkit/browser.ts";
import { startProcess } from "@nhipcau/testkit/start-process.ts";
import { registers } from "../../messages/vi/registers.ts";
import { takeOvers as words } from "../../messages/vi/take-overs.ts";

const node = await startProcess();
const browser = await openBrowser(node.address);
const page = await browser.newPage({ width: 1280 });
const ground = "Quyết định 15/QĐ-UBND ngày 28/02/2025";
const screens = join(import.meta.dirname, "../../../../../test-output/screens");

async function as(account: string, path: string): Promise<void> {
  await signIn(page, account);
  await visit(page, path);
}

async function sound(name: string, shown: Page = page): Promise<void> {
  for (const width of [360, 1024, 1600]) {
    await resize(shown, width, 900);
    assert.deepEqual(await faultsOfAccess(shown), []);
    assert.ok(
      (await shown.evaluate(() => document.documentElement.scrollWidth)) <= width,
      `${name} at ${width}`,
    );
    if (process.env["NHIPCAU_SCREENSHOTS"] !== "all") continue;
    mkdirSync(screens, { recursive: true });
    await shown.screenshot({ path: join(screens, `take-overs-${name}-${width}.png`) });
  }
  await resize(shown, 1280, 900);
}

const ours = page.getByRole("region", { name: words.ours, exact: true });
const event = (name: RegExp) => ours.getByRole("region", { name });
const send = page.getByRole("form", { name: words.bar }).getByRole("button").last();

async function waiting(): Promise<number> {
  const answer = await page.request.get("/api/take-overs/waiting");
  return ((await answer.json()) as { waiting: number }).waiting;
}

test("somebody who may not confirm sees what waits for whom and is offered no button", async () => {
  await visit(page, "/sap-nhap");
  await page.getByRole("link", { name: words.signIn }).waitFor();
  await as("specialist-qn", "/sap-nhap");
  await page.getByText(words.wrongRole("Quảng Ninh")).waitFor();
  assert.equal(await page.getByRole("checkbox").count(), 0);
  assert.equal(await page.locator("main").getByRole("combobox").count(), 0);
  await visit(page, "/viec-cua-toi");
  assert.equal(await page.getByRole("link", { name: words.noteLink }).count(), 0);
});

test("the note on the overview and one's work, and the catalogue, lead there", async () => {
  await as("focal-point-hp", "/");
  await page.getByText(words.note(String(await waiting()))).waitFor();
  await visit(page, "/du-lieu");
  await page.getByRole("link", { name: registers.takeOvers }).waitFor();
  await visit(page, "/viec-cua-toi");
  await page.getByRole("link", { name: words.noteLink }).press("Enter");
  await page.getByRole("heading", { name: words.title, level: 1 }).waitFor();
  await ours.waitFor();
  await sound("waiting");
});

test("all of one merger is chosen with a key, one given to another agency, and confirmed on one ground", async () => {
  const before = await waiting();
  const transport = event(/Sở Giao thông vận tải thành phố Hải Phòng → Sở Xây dựng/u);
  await transport.getByRole("checkbox", { name: /^Chọn tất cả/u }).press("Space");
  const chosen = await transport.getByRole("checkbox", { name: /^Chọn:/u, checked: true }).count();
  assert.ok(chosen > 1);
  assert.equal(await send.isDisabled(), true, "a confirmation needs its ground");
  await transport.getByRole("combobox").first().selectOption({ label: "Ban Quản lý Khu kinh tế Hải Phòng" });
  await page.getByLabel(words.basis).fill(ground);
  await sound("chosen");
  await send.press("Enter");
  await page.getByText(words.done(String(chosen))).waitFor();
  assert.equal(await waiting(), before - chosen);
  await transport.getByText(words.confirmedCount(String(chosen))).waitFor();
  await transport.getByText(/Ban Quản lý Khu kinh tế Hải Phòng tiếp nhận từ 01\/03\/2025/u).waitFor();
  await sound("confirmed");
});

test("a day before the merger is refused at its line, nothing is recorded, and what was chosen stays", async () => {
  const before = await waiting();
  const heritage = event(/Hải Dương\) → Ban Quản lý di tích Côn Sơn/u);
  const box = heritage.getByRole("checkbox", { name: /^Chọn:/u }).first();
  await box.press("Space");
  await page.getByLabel(words.basis).fill(ground);
  await page.getByLabel(words.day).fill("01/01/2025");
  await page.getByLabel(words.day).press("Tab");
  await send.click();
  await page.getByText(words.refusedSome("1")).waitFor();
  await heritage.getByText(/trước ngày .* chấm dứt hoạt động/u).waitFor();
  assert.equal(await box.isChecked(), true);
  assert.equal(await waiting(), before);
  await sound("refused");
});

test("the commitment keeps the agency it named, with who took it over beside it, and marks what is not confirmed", async () => {
  await visit(page, "/cam-ket/CK-01");
  const main = page.locator("main");
  await main
    .getByText(/Sở Giao thông vận tải thành phố Hải Phòng \(.+ tiếp nhận từ 01\/03\/2025\)/u)
    .first()
    .waitFor();
  await main
    .getByText(/Sở Giao thông vận tải tỉnh Quảng Ninh \(nay là Sở Xây dựng.+, chưa xác nhận\)/u)
    .first()
    .waitFor();
});

test("a confirmation is changed on its own record, by whoever confirms for the side", async () => {
  await as("data-officer-hp", "/sap-nhap");
  const transport = event(/Sở Giao thông vận tải thành phố Hải Phòng → Sở Xây dựng/u);
  await transport
    .getByRole("link", { name: /^Sửa xác nhận/u })
    .first()
    .click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  assert.match(new URL(page.url()).pathname, /^\/du-lieu\/take-overs\/.+\/sua$/u);
});

test("it is sound in English and in the dark too", async () => {
  const dark = await browser.newPage({ language: "en", scheme: "dark", width: 1280 });
  await signIn(dark, "focal-point-qn");
  await visit(dark, "/sap-nhap");
  await sound("dark-en", dark);
});
