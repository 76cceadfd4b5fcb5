// A commitment in a real browser: both ends, what they say of each other, its history, and how it stood on another day.
import assert from "node:assert/strict";
import test from "node:test";
import { openBrowser, visit } from "@nhipcau/testkit/browser.ts";
import { startProcess } from "@nhipcau/testkit/start-process.ts";
import { vi } from "../../messages/vi.ts";

const node = await startProcess();
const browser = await openBrowser(node.address);

const title = "Ban hành quy chế phối hợp quản lý vận chuyển khách du lịch vịnh Hạ Long – vịnh Lan Hạ";

test("who hears the page hears the span as one sentence", async () => {
  const page = await browser.newPage();
  await visit(page, "/cam-ket/CK-01");
  const drawing = page.getByRole("img", { name: vi.span.title(title) });
  assert.equal(
    await drawing.getAttribute("aria-label"),
    `Nhịp cầu “${title}”: Hải Phòng 35\u00a0%, quá hạn 311 ngày, 1 vướng mắc đang mở, đang giữ nhịp; ` +
      "Quảng Ninh 62\u00a0%, quá hạn 310 ngày. Chưa hợp long.",
  );
});

test("both sides stand with their parts, and a role is offered to report only where it may", async () => {
  const page = await browser.newPage();
  await visit(page, "/cam-ket/CK-01");
  for (const [side, percent] of [
    ["Hải Phòng", "35"],
    ["Quảng Ninh", "62"],
  ] as const) {
    const end = page
      .locator("main section", { has: page.getByRole("heading", { level: 3, name: side }) })
      .last();
    assert.match(await end.innerText(), new RegExp(`${percent}\u00a0%`, "u"));
  }
  assert.equal(await page.getByRole("button", { name: vi.commitments.report }).count(), 0);
});

test("an open part says its working days by the node's calendar, and in a year nobody entered only its days", async () => {
  const page = await browser.newPage();
  await visit(page, "/cam-ket/CK-01");
  await page.getByText(vi.figures.workingDaysLate(212, true)).waitFor();
  await page.getByText(vi.figures.overdueDays(311)).first().waitFor();
  await visit(page, "/cam-ket/CK-01?asOf=2028-06-01");
  assert.doesNotMatch(await page.locator("main").innerText(), /ngày làm việc/u);
});

test("an English page names the agreement in English and marks what is Vietnamese", async () => {
  const page = await browser.newPage({ language: "en" });
  await visit(page, "/cam-ket/CK-01");
  await page
    .getByRole("link", { name: /cooperation contents signed at the interim review/u })
    .first()
    .waitFor();
  assert.ok((await page.locator("main h4 [lang=vi]").count()) > 0);
});

test("the sides' forecasts stand 94 days apart, and an obstacle is beyond authority", async () => {
  const page = await browser.newPage();
  await visit(page, "/cam-ket/CK-01");
  const text = await page.locator("main").innerText();
  assert.match(text, /Các bên dự báo lệch nhau 94 ngày: Quảng Ninh 26\/12\/2026 · Hải Phòng 30\/03\/2027\./u);
  assert.match(text, /1 vướng mắc đang mở, 1 vượt thẩm quyền/u);
  const english = await browser.newPage({ language: "en" });
  await visit(english, "/cam-ket/CK-01");
  assert.match(await english.locator("main").innerText(), /The sides' forecasts differ by 94 days/u);
});

test("the history of a part tells who wrote each version", async () => {
  const page = await browser.newPage();
  await visit(page, "/cam-ket/CK-01");
  await page.getByRole("button", { name: /^Lịch sử: Góp ý/u }).click();
  const drawer = page.getByRole("dialog");
  await drawer.getByText("Bản 1").waitFor();
  assert.match(await drawer.innerText(), /Hải Phòng.*Bản 1 · Lập bản ghi/su);
  await page.keyboard.press("Escape");
  await drawer.waitFor({ state: "detached" });
});

test("as of an earlier day what was said later is not there", async () => {
  const page = await browser.newPage();
  await visit(page, "/cam-ket/CK-01?asOf=2026-06-30");
  const then = await page.locator("main").innerText();
  assert.match(then, /Tính đến 30\/06\/2026/u);
  assert.doesNotMatch(then, /12\/11\/2026/u);
  const answer = await fetch(`${node.address}/api/commitments/CK-01?asOf=2026-06-30`);
  const { commitment } = (await answer.json()) as {
    commitment: { sides: readonly { locality: { name: string }; percent?: number }[] };
  };
  const spoken = await page.getByRole("img", { name: vi.span.title(title) }).getAttribute("aria-label");
  for (const { locality, percent } of commitment.sides) {
    const said = percent === undefined ? vi.span.notReported : `${percent}\u00a0%`;
    assert.ok(spoken?.includes(`${locality.name} ${said}`), `${spoken} lacks ${locality.name} ${said}`);
  }
});

test("an agreement shows its parties as signed beside those of today", async () => {
  const page = await browser.newPage();
  await visit(page, "/thoa-thuan/A08");
  const text = (await page.locator("main").innerText()).replaceAll(/\s+/gu, " ");
  assert.match(text, /Các bên khi ký ?Hải Phòng · Hải Dương · Quảng Ninh/iu);
  assert.match(
    text,
    /Các bên hôm nay ?Hải Phòng \(kế thừa Hải (?:Dương, Hải Phòng|Phòng, Hải Dương)\) · Quảng Ninh/iu,
  );
  await visit(page, "/thoa-thuan/A08?asOf=2025-06-30");
  const before = (await page.locator("main").innerText()).replaceAll(/\s+/gu, " ");
  assert.match(
    before,
    /Các bên hôm nay ?Hải Phòng · Hải Dương · Quảng Ninh|hôm nay ?Hải Dương · Hải Phòng · Quảng Ninh/iu,
  );
});

test("a clause that nothing makes concrete says so, and one that something does leads to it", async () => {
  const page = await browser.newPage();
  await visit(page, "/thoa-thuan/A08");
  assert.equal(await page.getByText(vi.lists.notConcrete, { exact: true }).count(), 6);
  await page.getByText(vi.agreements.byPart, { exact: true }).click();
  await page.getByRole("heading", { name: vi.agreements.treeBack }).waitFor();
  await visit(page, "/noi-dung?agreement=A08&concrete=false");
  assert.equal(await page.locator("main article").count(), 6);
});
