// Two data officers connect their nodes and share, each in a browser of their own: invite, compare, accept, confirm,
// offer, look before sending, accept, see a report cross without reloading, trace it, revoke, and see it gone.
import assert from "node:assert/strict";
import test from "node:test";
import { faultsOfAccess } from "@nhipcau/testkit/access-faults.ts";
import { openBrowser, type Page, resize, signIn, visit } from "@nhipcau/testkit/browser.ts";
import { guidePicture } from "@nhipcau/testkit/guide-picture.ts";
import { serveNodes } from "@nhipcau/testkit/served-nodes.ts";
import { connections as words } from "../../messages/vi/connections.ts";
import { sharing } from "../../messages/vi/sharing.ts";
import { trace } from "../../messages/vi/trace.ts";

const [quangNinh, haiPhong] = await serveNodes([["QN"], ["HP", "HD"]]);
assert.ok(quangNinh && haiPhong);
const qn = await (await openBrowser(quangNinh.address)).newPage({ width: 1280 });
const hp = await (await openBrowser(haiPhong.address)).newPage({ width: 1280 });
await signIn(qn, "data-officer-qn");
await signIn(hp, "data-officer-hp");
const said = "Đã qua cầu sang bên kia";

async function soundAt360And1280(page: Page): Promise<void> {
  for (const width of [360, 1280]) {
    await resize(page, width, 900);
    assert.deepEqual(await faultsOfAccess(page), []);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
  }
}

test("who may not act sees no button that would be refused", async () => {
  const reader = await (await openBrowser(quangNinh.address)).newPage();
  await signIn(reader, "reader-qn");
  await visit(reader, "/ket-noi");
  await reader.getByText(words.noPeersReader).waitFor();
  for (const name of [words.invite, words.read, words.rotate])
    assert.equal(await reader.getByRole("button", { name }).count(), 0);
});

test("two nodes connect by an invitation, once people have compared the words", async () => {
  await visit(qn, "/ket-noi");
  await qn.getByRole("button", { name: words.invite }).click();
  await qn.getByRole("button", { name: words.makeInvitation }).click();
  const file = await qn.getByLabel(words.invitationText).inputValue();
  await qn.keyboard.press("Escape");

  await visit(hp, "/ket-noi");
  await hp.getByRole("button", { name: words.read }).click();
  await hp.getByLabel(words.paste).fill("không phải lời mời");
  await hp.getByRole("button", { name: words.look }).click();
  await hp.getByRole("dialog").getByRole("alert").waitFor();
  await hp.getByLabel(words.paste).fill(file);
  await hp.getByRole("button", { name: words.look }).click();
  const accept = hp.getByRole("button", { name: words.accept });
  await accept.waitFor();
  assert.equal(await accept.isDisabled(), true);
  assert.deepEqual(await wordsOf(hp, "Nút Quảng Ninh"), await wordsOf(qn, "Nút Quảng Ninh"));
  assert.deepEqual(await faultsOfAccess(hp), []);
  await guidePicture(hp, "doi-chieu-muoi-tu", hp.getByRole("dialog"));
  await hp.getByLabel(words.compared).check();
  await hp.getByLabel(words.privateAddress).check();
  await accept.click();

  await qn.getByRole("button", { name: words.confirm, exact: true }).click();
  await qn.getByLabel(words.compared).check();
  await qn.getByLabel(words.privateAddress).check();
  await qn.getByRole("button", { name: words.confirmDo }).click();
  await qn.getByRole("link", { name: sharing.offer }).waitFor();
  await hp.getByRole("link", { name: sharing.offer }).waitFor();
  await soundAt360And1280(qn);
});

async function wordsOf(page: Page, name: string): Promise<string[]> {
  return page
    .getByRole("list", { name: words.fingerprintOf(name) })
    .first()
    .getByRole("listitem")
    .allInnerTexts();
}

test("an offer is looked at before it is sent, and its draft survives a reload", async () => {
  await qn.getByRole("link", { name: sharing.offer }).click();
  await qn.getByRole("combobox", { name: sharing.steps.register }).click();
  await qn.getByRole("option", { name: "Báo cáo tiến độ" }).click();
  await qn.getByLabel(sharing.ground).fill("Nghị định 278/2025/NĐ-CP");
  await qn.reload();
  await qn.getByText(sharing.draftFound).waitFor();
  assert.equal(await qn.getByLabel(sharing.ground).inputValue(), "Nghị định 278/2025/NĐ-CP");
  const send = qn.getByRole("button", { name: sharing.send });
  assert.equal(await send.isDisabled(), true);
  await qn.getByLabel(sharing.validUntil).fill("31/12/2030");
  await qn.keyboard.press("Tab");
  await qn.getByRole("button", { name: sharing.preview }).click();
  await qn.getByRole("region", { name: sharing.previewTitle }).first().waitFor();
  const preview = qn.getByRole("region", { name: sharing.previewTitle }).first();
  await guidePicture(qn, "xem-truoc-chia-se", preview);
  await soundAt360And1280(qn);
  await send.click();
  await qn.getByRole("heading", { name: sharing.one("Báo cáo tiến độ", "Nút Hải Phòng", "out") }).waitFor();
  await qn.getByText(sharing.states.offered).waitFor();
  await soundAt360And1280(qn);
});

test("the partner reads the terms as sentences and accepts them", async () => {
  await hp.getByRole("link", { name: "Báo cáo tiến độ" }).click();
  await hp.getByText(sharing.terms.ground("Nghị định 278/2025/NĐ-CP")).first().waitFor();
  await hp.getByRole("button", { name: sharing.accept }).click();
  await hp.getByRole("dialog").getByRole("button", { name: sharing.accept }).click();
  await hp.getByText(sharing.states.active).waitFor();
  await hp.getByText(/đang giữ \d+ bản sao/u).waitFor();
  await soundAt360And1280(hp);
});

test("a change of terms says beforehand whether the partner has to agree", async () => {
  await qn.getByRole("link", { name: sharing.change }).click();
  const reason = qn.getByRole("checkbox", { name: "Lý do" });
  await reason.waitFor();
  await qn.getByText(sharing.changes.none).waitFor();
  await qn.getByLabel(sharing.purpose).fill("Điều phối");
  await qn.getByText(sharing.changes.extend).waitFor();
  await qn.getByLabel(sharing.purpose).fill("");
  await reason.uncheck();
  await qn.getByText(sharing.changes.narrow).waitFor();
  await qn.getByRole("button", { name: sharing.preview }).click();
  await qn.getByRole("button", { name: sharing.sendChange }).click();
  await qn.getByText(sharing.said["grant.narrow"]).waitFor();
});

test("a report made in one node shows in the other without reloading", async () => {
  await visit(hp, `/du-lieu/reports?q=${encodeURIComponent(said)}`);
  await hp.evaluate("window.notReloaded = true");
  const specialist = await (await openBrowser(quangNinh.address)).newPage();
  await signIn(specialist, "specialist-qn");
  const answer = await specialist.request.post("/api/registers/reports/records", {
    headers: { "idempotency-key": crypto.randomUUID() },
    data: {
      id: "BC-QUA-CAU",
      body: { part: "CK-01-QN", date: "2026-11-21", stage: "in-progress", percent: 71, narrative: said },
    },
  });
  assert.equal(answer.status(), 201, await answer.text());
  await hp.getByText(said).first().waitFor();
  assert.equal(await hp.evaluate("window.notReloaded"), true);
});

test("a copy says where it came from and that it verifies; the original says who has it", async () => {
  await visit(hp, "/du-lieu/reports/BC-QUA-CAU");
  const panel = hp.getByRole("region", { name: trace.title });
  await panel.getByText(trace.copyOf("Nút Quảng Ninh")).waitFor();
  await panel.getByText(trace.verified).waitFor();
  await guidePicture(hp, "dau-vet", panel);
  await soundAt360And1280(hp);
  const loading = hp.waitForEvent("download");
  await panel.getByRole("button", { name: trace.proof }).click();
  assert.match((await loading).suggestedFilename(), /\.json$/u);

  await visit(qn, "/du-lieu/reports/BC-QUA-CAU");
  const own = qn.getByRole("region", { name: trace.title });
  await own.getByRole("link", { name: "Nút Hải Phòng" }).waitFor();
  await own.getByText(/có bản này: trang \d+/u).waitFor();
});

test("a peer's page says what is shared both ways and what went between us", async () => {
  await visit(qn, "/ket-noi");
  await qn.getByRole("listitem").getByRole("link", { name: "Nút Hải Phòng" }).click();
  await qn.getByRole("heading", { name: sharing.outTo }).waitFor();
  await qn.getByRole("region", { name: sharing.deliveredTitle }).waitFor();
  await soundAt360And1280(qn);
});

test("a request for data is sent with a day of answer and refused in writing with its ground", async () => {
  await visit(hp, "/ket-noi");
  await hp.getByRole("listitem").getByRole("link", { name: "Nút Quảng Ninh" }).click();
  await hp.getByRole("button", { name: sharing.request }).click();
  await hp.getByRole("combobox", { name: sharing.steps.register }).click();
  await hp.getByRole("option", { name: "Cảng, bến" }).click();
  await hp.getByLabel(sharing.wanted).fill("Danh sách bến");
  await hp.getByLabel(sharing.purpose).fill("Điều phối tàu");
  await hp.getByLabel(sharing.ground).fill("Thỏa thuận 2021");
  await hp.getByLabel(sharing.answerBy).fill("31/12/2026");
  await hp.keyboard.press("Tab");
  await hp.getByRole("button", { name: sharing.sendRequest }).click();
  await visit(qn, "/ket-noi");
  await qn.getByText("Danh sách bến").waitFor();
  await qn.getByText(/còn \d+ trong \d+ ngày làm việc/u).waitFor();
  await qn.getByRole("button", { name: sharing.answerRefuse }).click();
  await qn.getByLabel(sharing.legalGround).fill("Luật Dữ liệu");
  await qn.getByRole("dialog").getByRole("button", { name: sharing.answerRefuse }).click();
  await hp.getByText(/đã từ chối.*Luật Dữ liệu/u).waitFor();
});

test("revoking removes the copies, and the partner's page says so", async () => {
  await visit(hp, `/du-lieu/reports?q=${encodeURIComponent(said)}`);
  await hp.getByText(said).first().waitFor();
  await visit(qn, "/ket-noi");
  await qn.getByRole("link", { name: "Báo cáo tiến độ" }).click();
  await qn.getByRole("button", { name: sharing.revoke }).click();
  await qn.getByRole("dialog").getByLabel(words.ground).fill("Hết mục đích");
  await qn.getByRole("dialog").getByRole("button", { name: sharing.revoke }).click();
  await qn.getByText(sharing.states.revoked).waitFor();
  await hp.getByText(said).first().waitFor({ state: "detached" });
});
