// A specialist's day at the queues: what is counted is what is listed, confirming and returning with the keyboard alone, two
// people at the same moment, and a report that cannot be sent and is not lost.
import assert from "node:assert/strict";
import test from "node:test";
import { queueNames } from "@nhipcau/domain/work/queues.ts";
import { openBrowser, type Page, signIn, visit } from "@nhipcau/testkit/browser.ts";
import { startProcess } from "@nhipcau/testkit/start-process.ts";
import { vi } from "../../messages/vi.ts";

const node = await startProcess();
const browser = await openBrowser(node.address);
const words = vi.work;

async function pageOf(account: string): Promise<Page> {
  const page = await browser.newPage();
  await signIn(page, account);
  return page;
}

function decideOf(page: Page, task: string) {
  return page.getByRole("button", { name: new RegExp(`^${words.decideOf(task)}`, "u") });
}

test("every queue of every side has something in it, and lists as many parts as it counts", async () => {
  for (const account of ["focal-point-qn", "focal-point-hp", "focal-point-hn"]) {
    const page = await pageOf(account);
    await visit(page, "/viec-cua-toi");
    for (const name of queueNames) {
      const link = page.getByRole("navigation", { name: words.queueList }).getByRole("link", {
        name: new RegExp(`^${words.queues[name]}`, "u"),
      });
      const counted = Number(await link.locator("strong").innerText());
      assert.ok(counted > 0, `${account}: ${name}`);
      await link.click();
      await page.waitForURL(new RegExp(`queue=${name}`, "u"));
      await page.getByRole("heading", { level: 2, name: words.queues[name] }).waitFor();
      assert.equal(await page.locator("main tbody tr").count(), counted, `${account}: ${name}`);
    }
  }
});

test("the menu counts what needs a person, and who is not signed in is told to choose a role", async () => {
  const page = await pageOf("focal-point-qn");
  await visit(page, "/");
  const entry = page.getByRole("link", { name: new RegExp(`^${vi.shell.work}`, "u") });
  assert.match(await entry.innerText(), /\d+ việc cần làm$/u);
  const nobody = await browser.newPage();
  await visit(nobody, "/viec-cua-toi");
  await nobody.getByText(words.signInFirst).waitFor();
});

test("a leader sees the locality's queues and is offered nothing that would be refused", async () => {
  const page = await pageOf("leader-qn");
  await visit(page, "/viec-cua-toi?queue=to-confirm");
  await page
    .getByRole("link", { name: /^Xem: /u })
    .first()
    .waitFor();
  assert.equal(await page.locator("main tbody button").count(), 0);
});

test("with the keyboard alone one returns with a reason, and the other side sees why at once", async () => {
  const other = await pageOf("focal-point-qn");
  await visit(other, "/viec-cua-toi?queue=returned");
  const page = await pageOf("focal-point-hp");
  await visit(page, "/viec-cua-toi?queue=to-confirm");
  const { keyboard } = page;
  await tabUntil(
    page,
    `document.activeElement.getAttribute("aria-label")?.startsWith("Xác nhận – Trả lại: Soạn kế hoạch")`,
  );
  await keyboard.press("Enter");
  await page.getByText("Đã ban hành kế hoạch quản lý chung 2026–2030, lập nhóm điều phối.").waitFor();
  await tabUntil(page, `document.activeElement.textContent === "${words.decision.return}…"`);
  await keyboard.press("Enter");
  await page.getByLabel(words.decision.reason).waitFor();
  await tabUntil(page, `document.activeElement.textContent === "${words.decision.sendReturn}"`);
  await keyboard.press("Enter");
  await page.getByText(words.decision.reasonMissing).waitFor();
  await tabUntil(page, `document.activeElement.matches("textarea")`);
  await keyboard.type("Chưa có dự toán phần chung.");
  await tabUntil(page, `document.activeElement.textContent === "${words.decision.sendReturn}"`);
  await keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await decideOf(page, "Soạn kế hoạch").waitFor({ state: "detached" });
  await other.getByText("Chưa có dự toán phần chung.").waitFor();
  await visit(page, "/cam-ket/CK-12");
  await page.getByText(/Quảng Ninh báo cáo đã xong; Hải Phòng trả lại/u).waitFor();
});

test("with the keyboard alone one confirms, and the part is done since the day it was reported", async () => {
  const page = await pageOf("specialist-qn");
  await visit(page, "/viec-cua-toi?queue=to-confirm");
  await tabUntil(
    page,
    `document.activeElement.getAttribute("aria-label")?.startsWith("Xác nhận – Trả lại: Lập phần cảng biển")`,
  );
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: `${words.decision.confirm}…` }).waitFor();
  await tabUntil(page, `document.activeElement.textContent === "${words.decision.confirm}…"`);
  await page.keyboard.press("Enter");
  await page.getByText(words.decision.confirmStep("18/11/2026")).waitFor();
  await tabUntil(page, `document.activeElement.textContent === "${words.decision.sendConfirm}"`);
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByText(words.empty["to-confirm"]).waitFor();
  await visit(page, "/cam-ket/CK-05");
  await page.getByText(vi.commitments.doneOn("18/11/2026")).waitFor();
});

test("of two people who open the same report the second is shown what the first decided, beside what they read", async () => {
  const [first, second] = await Promise.all([pageOf("focal-point-hn"), pageOf("focal-point-hn")]);
  for (const page of [first, second]) {
    await visit(page, "/viec-cua-toi?queue=to-confirm");
    await decideOf(page, "Mở dữ liệu lưu trú").click();
    await page.getByRole("button", { name: `${words.decision.confirm}…` }).click();
    await page.getByRole("button", { name: words.decision.sendConfirm, exact: true }).waitFor();
  }
  await first.getByRole("button", { name: words.decision.sendConfirm, exact: true }).click();
  await first.getByRole("dialog").waitFor({ state: "detached" });
  await second.getByRole("alert").getByText(words.decision.movedOn).waitFor();
  const dialog = await second.getByRole("dialog").innerText();
  for (const said of [words.decision.youRead, words.decision.nowStands, "Xác nhận hoàn thành –"])
    assert.ok(dialog.includes(said), said);
});

test("a report that cannot be sent is kept, said so, and sent when the connection is back", async () => {
  const page = await pageOf("specialist-qn");
  await visit(page, "/viec-cua-toi?queue=overdue");
  const open = page.getByRole("button", { name: /^Báo cáo: Xây dựng đường nối từ cầu Lại Xuân/u });
  await open.click();
  await page.getByLabel(vi.reports.narrative).fill("Đã bàn giao thêm một hộ.");
  await page.context().setOffline(true);
  await page.getByRole("button", { name: vi.reports.send }).click();
  await page.getByText(vi.reports.waitingForConnection).waitFor();
  await page.context().setOffline(false);
  await page.getByText(vi.reports.backOnline).waitFor();
  await page.getByRole("button", { name: vi.reports.sendNow }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await visit(page, "/cam-ket/CK-03");
  assert.equal(await page.getByText("Đã bàn giao thêm một hộ.").count(), 1);
});

test("a copy of the last report is told while it is written, and becomes “no change” with a reason", async () => {
  const page = await pageOf("specialist-qn");
  await visit(page, "/cam-ket/CK-01");
  await page.getByRole("button", { name: vi.commitments.report, exact: true }).click();
  const last = await page.getByRole("dialog").locator("dd").nth(4).innerText();
  await page.getByLabel(vi.reports.narrative).fill(`  ${last.toUpperCase()}!`);
  await page.getByText(vi.reports.dateOnly).waitFor();
  await page.getByRole("button", { name: vi.reports.send }).click();
  await page.getByRole("alert").getByText(vi.reports.refused).waitFor();
  await page.getByRole("button", { name: vi.reports.chooseNoChange }).click();
  await page.getByLabel(vi.reports.reasonNoChange).fill("Chờ ý kiến về luồng tuyến.");
  await page.getByRole("button", { name: vi.reports.send }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByText("Chờ ý kiến về luồng tuyến.").waitFor();
});

async function tabUntil(page: Page, isThere: string): Promise<void> {
  for (let presses = 0; presses < 160; presses += 1) {
    if (await page.evaluate<boolean>(isThere)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab never came where ${isThere}`);
}
