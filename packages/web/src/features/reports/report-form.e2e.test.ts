// Reporting progress as people do it: a draft that survives, refusals at their fields in both languages, a report that
// shows at once, on the other's screen too, and all of it with the keyboard alone.
import assert from "node:assert/strict";
import test from "node:test";
import { openBrowser, type Page, signIn, visit } from "@nhipcau/testkit/browser.ts";
import { startProcess } from "@nhipcau/testkit/start-process.ts";
import { en } from "../../messages/en.ts";
import { vi } from "../../messages/vi.ts";

const node = await startProcess();
const browser = await openBrowser(node.address);
const words = vi.reports;

async function pageOfSpecialist(language: "vi" | "en" = "vi"): Promise<Page> {
  const page = await browser.newPage({ language });
  await signIn(page, "specialist-qn");
  return page;
}

async function openForm(page: Page, commitment: string): Promise<void> {
  await visit(page, `/cam-ket/${commitment}`);
  await page.getByRole("button", { name: /^(?:Báo cáo tiến độ|Report progress)$/u }).click();
  await page.getByRole("dialog").getByRole("heading", { level: 3 }).first().waitFor();
}

test("a specialist is offered to report on their own side's part and not on the other's", async () => {
  const page = await pageOfSpecialist();
  await visit(page, "/cam-ket/CK-01");
  assert.equal(await page.getByRole("button", { name: vi.commitments.report, exact: true }).count(), 1);
  const own = page.locator("main article", {
    has: page.getByRole("button", { name: vi.commitments.report }),
  });
  const headings = await own
    .locator("xpath=ancestor::section[1]")
    .getByRole("heading", { level: 3 })
    .innerText();
  assert.match(headings, /^Quảng Ninh/u);
});

test("a draft survives leaving the page and coming back", async () => {
  const page = await pageOfSpecialist();
  await openForm(page, "CK-04");
  await page.getByLabel(words.narrative).fill("Đang viết dở; <b>chưa xong</b>");
  await page.reload();
  await openForm(page, "CK-04");
  await page.getByText(words.draftFound).waitFor();
  assert.equal(await page.getByLabel(words.narrative).inputValue(), "Đang viết dở; <b>chưa xong</b>");
  await page.getByRole("button", { name: words.discard }).click();
  assert.equal(await page.getByLabel(words.narrative).inputValue(), "");
});

test("a percentage that goes down asks why, and what is refused says so at its field", async () => {
  const page = await pageOfSpecialist();
  await openForm(page, "CK-05");
  await page.getByLabel(words.percent).fill("40");
  await page.getByLabel(words.narrative).fill("Rà soát lại khối lượng");
  await page.getByLabel(words.reasonDown("60\u00a0%", "40\u00a0%")).waitFor();
  await page.getByRole("button", { name: words.send }).click();
  await page.getByRole("alert").waitFor();
  assert.match(await page.getByRole("dialog").innerText(), /lý do/iu);
  await page.getByLabel(words.percent).fill("140");
  await page.getByLabel(words.narrative).fill("");
  await page.getByRole("button", { name: words.send }).click();
  const field = page.getByLabel(words.percent);
  await page.waitForFunction(
    (id) => document.querySelector(`#${CSS.escape(id ?? "")}`)?.getAttribute("aria-invalid") === "true",
    await field.getAttribute("id"),
  );
  assert.match(await page.getByRole("dialog").innerText(), /100/u);
});

test("a refusal is told in English to who reads English", async () => {
  const page = await pageOfSpecialist("en");
  await openForm(page, "CK-05");
  await page.getByLabel(en.reports.percent).fill("140");
  await page.getByRole("button", { name: en.reports.send }).click();
  await page.getByRole("alert").waitFor();
  const said = await page.getByRole("dialog").innerText();
  assert.match(said, /between|from 0 to 100|at most 100/iu);
  assert.doesNotMatch(said, /Thiếu|phải/u);
});

test("a report shows at once, and on a page open elsewhere without reloading it", async () => {
  const watching = await browser.newPage();
  await visit(watching, "/cam-ket/CK-01");
  const overview = await browser.newPage();
  await visit(overview, "/");
  await overview.evaluate("window.notReloaded = true");
  const page = await pageOfSpecialist();
  await openForm(page, "CK-01");
  await page.getByLabel(words.percent).fill("71");
  await page.getByLabel(words.narrative).fill("Đã thống nhất phụ lục luồng tuyến <i>& điểm dừng</i>");
  await page.getByRole("button", { name: words.send }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByText("Đã thống nhất phụ lục luồng tuyến <i>& điểm dừng</i>").waitFor();
  await watching.getByText("Đã thống nhất phụ lục luồng tuyến <i>& điểm dừng</i>").waitFor();
  await overview.getByText(vi.overview.dataDate("21/11/2026")).waitFor();
  await overview.getByRole("img", { name: /Quảng Ninh 71\s%/u }).waitFor();
  assert.equal(await overview.evaluate("window.notReloaded"), true);
});

test("with the keyboard alone one finds a commitment, reports and sends", async () => {
  const page = await pageOfSpecialist();
  await visit(page, "/");
  const { keyboard } = page;
  await keyboard.press("/");
  await page.getByRole("dialog").waitFor();
  await keyboard.type("quy che phoi hop van chuyen khach");
  await page.getByRole("dialog").getByRole("link").first().waitFor();
  await tabTo(page, "a[href*='/cam-ket/CK-01']");
  await keyboard.press("Enter");
  await page.waitForURL(/cam-ket\/CK-01/u);
  await page.getByRole("button", { name: vi.commitments.report, exact: true }).waitFor();
  await tabToNamed(page, vi.commitments.report);
  await keyboard.press("Enter");
  await page.getByLabel(words.narrative).waitFor();
  await tabTo(page, "textarea");
  await keyboard.type("Gõ bằng bàn phím");
  await tabToNamed(page, words.send);
  await keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByText("Gõ bằng bàn phím").waitFor();
});

/** Presses Tab until what has the focus is such an element. */
async function tabTo(page: Page, selector: string): Promise<void> {
  await tabUntil(page, `document.activeElement.matches(${JSON.stringify(selector)})`);
}

async function tabToNamed(page: Page, name: string): Promise<void> {
  await tabUntil(page, `document.activeElement.textContent.trim() === ${JSON.stringify(name)}`);
}

async function tabUntil(page: Page, isThere: string): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    if (await page.evaluate<boolean>(isThere)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab never came where ${isThere}`);
}
