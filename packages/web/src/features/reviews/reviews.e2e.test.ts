// A review and a conference over two nodes, each side in a browser of its own: positions by keyboard, a snapshot, a figure that
// changes before the signature, a new snapshot that both sign, the lock on both nodes, and an outcome that shows on the other wall.
import assert from "node:assert/strict";
import test from "node:test";
import { faultsOfAccess } from "@nhipcau/testkit/access-faults.ts";
import { openBrowser, type Page, signIn, visit } from "@nhipcau/testkit/browser.ts";
import { startProcess } from "@nhipcau/testkit/start-process.ts";
import { conference as wall, reviews as words } from "../../messages/vi/reviews.ts";

const started = await startProcess({ three: true });
const addressOf = (name: string): string => {
  const found = started.nodes.find((node) => node.name === name);
  assert.ok(found, `${name} is not among ${started.nodes.map((node) => node.name).join(", ")}`);
  return found.address;
};
const ofQn = await openBrowser(addressOf("qn"));
const ofHp = await openBrowser(addressOf("hp"));
const qn = await ofQn.newPage({ width: 1280 });
const hp = await ofHp.newPage({ width: 1280 });
const room = "/so-ket/SK-A06-2026";
const meeting = "/hoi-nghi/HN-A06-2026";
const overdue = "Soạn dự thảo quy chế, lập phụ lục luồng tuyến Tuần Châu – Gia Luận và lấy ý kiến chủ tàu";

async function as(page: Page, account: string, path: string): Promise<void> {
  await signIn(page, account);
  await visit(page, path);
}

test("a position stated by keyboard on one node stands beside the other side's on the other node", async () => {
  await as(qn, "focal-point-qn", room);
  await as(hp, "focal-point-hp", room);
  const itemOn = (page: Page) => page.getByRole("group", { name: words.itemOf(overdue), exact: true });
  await itemOn(hp).focus();
  await hp.keyboard.press("ArrowDown");
  await hp.keyboard.press("ArrowUp");
  await hp.keyboard.press("2");
  await hp.getByLabel(words.reason).fill("Bản dự thảo chưa nêu điểm dừng Gia Luận.");
  await hp.getByRole("dialog").getByRole("button", { name: words.object }).click();
  await itemOn(qn).getByText("Bản dự thảo chưa nêu điểm dừng Gia Luận.").waitFor();
  await itemOn(qn).focus();
  await qn.keyboard.press("1");
  await itemOn(hp)
    .getByRole("listitem")
    .filter({ hasText: "Quảng Ninh" })
    .getByText(words.confirms)
    .waitFor();
  assert.deepEqual(await faultsOfAccess(hp), []);
});

test("who changed a figure after the snapshot is refused the signature and told which figure", async () => {
  await qn.getByRole("button", { name: words.take }).click();
  await qn.getByText(words.stages["snapshot-taken"]).first().waitFor();
  await hp.getByText(words.stages["snapshot-taken"]).first().waitFor();
  await signIn(hp, "specialist-hp");
  const answer = await hp.request.post("/api/registers/reports/records", {
    headers: { "idempotency-key": "bao-cao-sau-chot" },
    data: {
      body: {
        part: "CK-01-HP",
        date: "2026-11-19",
        stage: "done",
        percent: 100,
        narrative: "Đã thống nhất dự thảo.",
      },
    },
  });
  assert.equal(answer.status(), 201, await answer.text());
  await as(hp, "leader-hp", room);
  await hp.getByRole("button", { name: words.sign }).click();
  const dialog = hp.getByRole("dialog");
  await dialog.getByRole("button", { name: words.sign }).click();
  const refusal = dialog.getByRole("alert");
  await refusal.getByText(/bản chốt số 1: chờ xác nhận: 1 → 2; Hải Phòng, chờ xác nhận: 1 → 2/u).waitFor();
  await hp.keyboard.press("Escape");
  await hp.getByText("chờ xác nhận: 1 → 2", { exact: true }).waitFor();
  // The report has crossed: the convening side sees the same difference.
  await qn.getByText("chờ xác nhận: 1 → 2", { exact: true }).waitFor();
});

test("a new snapshot is signed on both nodes and locked on both", async () => {
  await qn.getByRole("button", { name: words.take }).click();
  await qn.getByText(words.changesNone).waitFor();
  await hp.getByText(words.changesNone).waitFor();
  await as(qn, "leader-qn", room);
  for (const page of [hp, qn]) {
    await page.getByRole("button", { name: words.sign }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(/bản chốt số 2/u).waitFor();
    await dialog.getByRole("button", { name: words.sign }).click();
    await dialog.waitFor({ state: "detached" });
  }
  for (const page of [hp, qn]) {
    await page.getByText(words.stages.locked).first().waitFor();
    await page.getByText(words.showsSnapshot(2, "20/11/2026")).waitFor();
    await page.getByText(words.proven).waitFor();
    assert.equal(await page.getByRole("button", { name: words.sign }).count(), 0);
  }
  const digest = (page: Page) => page.locator("code").first().innerText();
  assert.equal(await digest(hp), await digest(qn));
  assert.deepEqual(await faultsOfAccess(qn), []);
});

test("an item gone to and an outcome written down on one node show on the other's wall", async () => {
  await as(qn, "leader-qn", meeting);
  await qn.getByRole("button", { name: wall.arrive }).click();
  await qn.getByRole("button", { name: wall.leaveRoom }).waitFor();
  await as(hp, "reader-hp", `${meeting}/trinh-chieu`);
  await hp.getByText(wall.presentNow("Ủy ban nhân dân tỉnh Quảng Ninh")).waitFor();
  await qn.getByRole("link", { name: wall.present }).click();
  await qn.getByRole("heading", { name: wall.waiting }).waitFor();
  await qn.keyboard.press("ArrowRight");
  const first = "Đề án vận tải đa phương thức, logistics nối cảng – sân bay – cửa khẩu hai địa phương";
  for (const page of [qn, hp]) {
    await page.getByRole("heading", { name: first, level: 1 }).waitFor();
    await page.getByRole("timer", { name: wall.time }).waitFor();
  }
  await qn.keyboard.press("k");
  await qn.getByLabel(wall.captureText).fill("Hải Phòng gửi danh mục bãi hậu cảng trước 31/12/2026");
  await qn.getByLabel(wall.captureKind).selectOption("commitment");
  await qn.getByRole("button", { name: wall.save }).click();
  await hp.getByText("Hải Phòng gửi danh mục bãi hậu cảng trước 31/12/2026").waitFor();
  assert.equal(
    await hp.getByRole("button", { name: wall.next }).count(),
    0,
    "who only looks on leads nothing",
  );
  assert.deepEqual(await faultsOfAccess(hp), []);
});

test("a commitment is drafted from an outcome in the form of commitments, and written by nobody yet", async () => {
  await as(qn, "focal-point-qn", meeting);
  await qn.getByRole("button", { name: wall.draft }).click();
  await qn.waitForURL(/du-lieu\/commitments\/moi/u);
  const title = qn.getByLabel(/^Tên(?! tiếng Anh)/u);
  await title.waitFor();
  assert.equal(await title.inputValue(), "Hải Phòng gửi danh mục bãi hậu cảng trước 31/12/2026");
});

test("the convening side closes the conference, and the other side's wall says so", async () => {
  await as(hp, "leader-hp", meeting);
  assert.equal(await hp.getByRole("button", { name: wall.close, exact: true }).count(), 0);
  await visit(hp, `${meeting}/trinh-chieu`);
  await as(qn, "leader-qn", meeting);
  await qn.getByRole("button", { name: wall.close, exact: true }).click();
  const dialog = qn.getByRole("dialog", { name: wall.closeTitle });
  await dialog.getByText(wall.closeLead).waitFor();
  await dialog.getByRole("button", { name: wall.close, exact: true }).click();
  await qn.getByText(/đã bế mạc ngày \d/u).waitFor();
  for (const gone of [wall.close, wall.capture, wall.leaveRoom])
    assert.equal(await qn.getByRole("button", { name: gone, exact: true }).count(), 0, gone);
  await hp.getByRole("heading", { name: wall.ended, level: 1 }).waitFor();
  assert.deepEqual(await faultsOfAccess(qn), []);
});
