// The course of the programme in a real browser: bars that lead on, days that are compared, one sheet for a meeting.
import assert from "node:assert/strict";
import test from "node:test";
import { openBrowser, visit } from "@nhipcau/testkit/browser.ts";
import { startProcess } from "@nhipcau/testkit/start-process.ts";
import { course } from "../../messages/vi/course.ts";
import { vi } from "../../messages/vi.ts";

const node = await startProcess();
const browser = await openBrowser(node.address);
const day = "asOf=2026-11-21";

test("every bar says what it shows and leads to its commitment", async () => {
  const page = await browser.newPage();
  await visit(page, `/tien-trinh?${day}`);
  const region = page.getByRole("region", { name: course.timelineLabel });
  const late = region.getByRole("link", { name: /^Hải Phòng\s*Quá hạn 311 ngày.*hạn 14\/01\/2026/u });
  await late.click();
  await page.waitForURL(/\/cam-ket\/CK-01\b/u);
});

test("the timeline is scrolled with the keyboard to its last part", async () => {
  const page = await browser.newPage();
  await visit(page, `/tien-trinh?${day}`);
  const region = page.getByRole("region", { name: course.timelineLabel });
  const shown = () => region.getByRole("listitem").allInnerTexts();
  const before = await shown();
  await region.focus();
  await page.keyboard.press("End");
  await page.waitForFunction(
    (first) => document.querySelector("[role=region] li")?.textContent !== first,
    before[0],
  );
  assert.notDeepEqual(await shown(), before);
});

test("closer in, the months stand apart and the same parts are there", async () => {
  const page = await browser.newPage();
  await visit(page, `/tien-trinh?${day}`);
  const region = page.getByRole("region", { name: course.timelineLabel });
  const wide = () => region.evaluate((element) => element.scrollWidth);
  const whole = await wide();
  await page.getByText(course.zooms.months, { exact: true }).click();
  await region.getByText(course.month(2), { exact: true }).first().waitFor();
  assert.ok((await wide()) > whole * 2);
});

test("two days stand beside each other, and each number opens the list of its day", async () => {
  const page = await browser.newPage();
  await visit(page, "/so-sanh?from=2025-12-31&to=2026-11-21");
  const row = page.getByRole("row", { name: new RegExp(vi.figures.classes["open-overdue"], "u") }).first();
  const [before, after] = await row.getByRole("link").allInnerTexts();
  assert.notEqual(before, after);
  await row.getByRole("link").first().click();
  await page.waitForURL(/\/phan-viec\?.*asOf=2025-12-31/u);
  await page
    .getByText(new RegExp(`^${before} `, "u"))
    .first()
    .waitFor();
});

test("the overview is printed on one sheet of A4", async () => {
  const page = await browser.newPage({ width: 1280 });
  await visit(page, `/?${day}`);
  await page.getByRole("img", { name: /./u }).first().waitFor();
  const pdf = await page.pdf({ preferCSSPageSize: true });
  assert.equal(pdf.toString("latin1").match(/\/Type\s*\/Page\b/gu)?.length, 1);
});
