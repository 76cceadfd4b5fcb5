// Urging in a real browser: the bell and the list, a question and its answer, a deadline that moves because the other side
// agreed, a calendar link made and revoked, and the jobs as the data officer sees them.
import assert from "node:assert/strict";
import test from "node:test";
import { faultsOfAccess } from "@nhipcau/testkit/access-faults.ts";
import { openBrowser, type Page, signIn, visit } from "@nhipcau/testkit/browser.ts";
import { startProcess } from "@nhipcau/testkit/start-process.ts";
import { urging } from "../../messages/vi/urging.ts";
import { vi } from "../../messages/vi.ts";

const node = await startProcess();
const browser = await openBrowser(node.address);

async function pageOf(account: string): Promise<Page> {
  const page = await browser.newPage();
  await signIn(page, account);
  return page;
}

async function button(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).first().click();
}

test("the bell counts what is unread, the list says it, and following one lowers the count", async () => {
  const page = await pageOf("leader-qn");
  await visit(page, "/thong-bao");
  const unread = async (): Promise<number> => {
    const answer = await page.request.get("/api/notices/unread");
    return ((await answer.json()) as { unread: number }).unread;
  };
  // The node runs the ladder as it starts; the page is told when that is done.
  await page.getByRole("link", { name: /^Thông báo: \d+ chưa đọc$/u }).waitFor();
  const before = await unread();
  assert.ok(before > 1);
  await page.locator("main li a").first().click();
  await page.waitForURL(/\/cam-ket\//u);
  await page.getByRole("link", { name: vi.shell.notices(before - 1) }).waitFor();
  await page.getByRole("heading", { name: urging.history }).waitFor();
  await visit(page, "/thong-bao");
  await button(page, urging.markAll);
  await page.getByText(urging.allRead).waitFor();
});

test("one tap on the overview asks every late side why, another takes it back; who may not ask sees no button", async () => {
  const page = await pageOf("leader-qn");
  await visit(page, "/");
  const name = await page
    .getByRole("button", { name: /^Yêu cầu giải trình: /u })
    .first()
    .getAttribute("aria-label");
  const title = (name ?? "").slice(urging.askOf("").length);
  const row = page.locator("main article", { has: page.getByRole("heading", { name: title }) });
  const ask = row.getByRole("button", { name: urging.askOf(title), exact: true });
  await ask.click();
  await row.getByText(/^Đã yêu cầu .+ giải trình, hạn \d\d\/\d\d\/\d{4}\./u).waitFor();
  assert.equal(await ask.count(), 0);
  assert.deepEqual(await faultsOfAccess(page), []);
  await row.getByRole("button", { name: urging.withdrawOf(title) }).click();
  await ask.waitFor();
  const other = await pageOf("specialist-qn");
  await visit(other, "/");
  await other.getByRole("heading", { name: title }).waitFor();
  assert.equal(await other.getByRole("button", { name: /^Yêu cầu giải trình/u }).count(), 0);
});

test("a leader asks why with two clicks, and the other side answers on the same part", async () => {
  const there = await pageOf("leader-hp");
  await visit(there, "/cam-ket/CK-01");
  const side = there
    .locator("main section", { has: there.getByRole("heading", { level: 3, name: "Quảng Ninh" }) })
    .last();
  await side.getByRole("button", { name: urging.ask }).click();
  await button(there, urging.send);
  await there
    .getByText(urging.asked("thành phố Hải Phòng", "21/11/2026"))
    .or(there.getByText(/Hải Phòng yêu cầu giải trình ngày 21\/11\/2026/u))
    .first()
    .waitFor();
  assert.equal(await side.getByRole("button", { name: urging.answer, exact: true }).count(), 0);
  const here = await pageOf("specialist-qn");
  await visit(here, "/cam-ket/CK-01");
  await here.getByRole("button", { name: urging.answer, exact: true }).first().click();
  await here.getByLabel(urging.answer).last().fill("Đang chờ phụ lục luồng tuyến.");
  await button(here, urging.send);
  await here.getByText("Đang chờ phụ lục luồng tuyến.").waitFor();
  await there.getByText("Đang chờ phụ lục luồng tuyến.").waitFor();
});

test("a deadline moves when the side that assigned the part agrees, and the first one stays beside it", async () => {
  const here = await pageOf("focal-point-qn");
  const added = await here.request.post("/api/registers/parts/records", {
    data: {
      id: "P-GIA-HAN",
      body: {
        commitment: "CK-09",
        locality: "QN",
        assigner: "HP",
        task: "Rà soát tuyến ống",
        dueDate: "2026-12-31",
        illustrative: true,
      },
    },
  });
  assert.equal(added.status(), 201, await added.text());
  await visit(here, "/cam-ket/CK-09");
  const part = (page: Page) =>
    page.locator("article", { has: page.getByRole("heading", { name: /Rà soát tuyến ống/u }) });
  await part(here).getByRole("button", { name: urging.extend }).click();
  await here.getByLabel(urging.newDue).fill("30/06/2027");
  await here.getByLabel(urging.newDue).press("Tab");
  await here.getByLabel(urging.reason).fill("Chờ khảo sát bổ sung");
  await button(here, urging.send);
  await part(here)
    .getByText(/đề nghị gia hạn đến 30\/06\/2027/u)
    .waitFor();
  assert.equal(
    await part(here).getByRole("button", { name: urging.grant }).count(),
    0,
    "it is not ours to grant",
  );
  const there = await pageOf("leader-hp");
  await visit(there, "/cam-ket/CK-09");
  await part(there).getByRole("button", { name: urging.grant }).click();
  await there.getByRole("dialog").getByRole("button", { name: urging.grant }).click();
  await part(there)
    .getByText(/đã đồng ý/u)
    .waitFor();
  await part(here)
    .getByText(/Hạn 30\/06\/2027/u)
    .waitFor();
  assert.match(await part(here).innerText(), /hạn đầu 31\/12\/2026/u);
});

test("a calendar link is shown once, opens, and is gone when it is revoked", async () => {
  const page = await pageOf("specialist-hp");
  await visit(page, "/thong-bao");
  await button(page, urging.calendarMake);
  const address = await page.locator("main code").first().innerText();
  const opened = await page.request.get(address);
  assert.match(await opened.text(), /^BEGIN:VCALENDAR/u);
  await button(page, urging.calendarRevoke);
  await page.locator("main code").waitFor({ state: "detached" });
  assert.equal((await page.request.get(address)).status(), 404);
});

test("the data officer sees how the jobs went and runs one; nobody else does", async () => {
  const page = await pageOf("data-officer-qn");
  await visit(page, "/quan-tri/cong-viec");
  await page.getByText(urging.jobStates.done).first().waitFor();
  await button(page, urging.jobRun);
  await page.locator("table tbody tr").nth(1).waitFor();
  assert.deepEqual(await faultsOfAccess(page), []);
  const other = await pageOf("leader-qn");
  await visit(other, "/quan-tri/cong-viec");
  await other.getByText(urging.jobsForbidden).waitFor();
});
