// Quảng Ninh drafts a joint petition on its node, Hải Phòng reads and signs it on its own, both see that it is agreed; a text
// that changes voids what was signed; then it is sent, and answered, each side on its own node, with a keyboard where it counts.
import assert from "node:assert/strict";
import test from "node:test";
import { faultsOfAccess } from "@nhipcau/testkit/access-faults.ts";
import { openBrowser, type Page, resize, signIn, visit } from "@nhipcau/testkit/browser.ts";
import { startProcess } from "@nhipcau/testkit/start-process.ts";
import { petitions as words } from "../../messages/vi/petitions.ts";

const { nodes } = await startProcess({ three: true });
const addressOf = (name: string): string => nodes.find((node) => node.name === name)?.address ?? "";
const qn = await (await openBrowser(addressOf("qn"))).newPage({ width: 1280 });
const hp = await (await openBrowser(addressOf("hp"))).newPage({ width: 1280 });
let petition = "";

async function as(page: Page, account: string, path: string): Promise<void> {
  await signIn(page, account);
  await visit(page, path);
}

async function sound(page: Page): Promise<void> {
  for (const width of [360, 1280]) {
    await resize(page, width, 900);
    assert.deepEqual(await faultsOfAccess(page), []);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
  }
}

async function phase(page: Page, name: keyof typeof words.petitionPhases): Promise<void> {
  await page.locator("main").locator(`[data-phase="${name}"]`).first().waitFor();
}

test("the focal point chooses obstacles of both sides and drafts what the node words", async () => {
  await as(qn, "focal-point-qn", "/vuong-mac");
  const ours = qn.getByRole("checkbox", { name: /Chưa có cơ chế giám sát hải quan/u });
  const theirs = qn.getByRole("checkbox", { name: /Chưa rõ thẩm quyền cấp phép rời cảng/u });
  const elsewhere = qn.getByRole("checkbox", { name: /quản lý chung cho di sản/u });
  await ours.focus();
  await qn.keyboard.press("Space");
  await theirs.check();
  assert.equal(await elsewhere.isDisabled(), true, "an obstacle of another agreement is not offered");
  await qn.getByRole("link", { name: words.draftChosen(2) }).press("Enter");
  const text = qn.getByLabel(words.wording);
  await text.waitFor();
  assert.match(await text.inputValue(), /1\. Chưa có cơ chế[\s\S]*2\. Chưa rõ thẩm quyền/u);
  await text.fill(`${await text.inputValue()}\nBản thử của trình duyệt.`);
  await qn.reload();
  assert.match(await text.inputValue(), /Bản thử của trình duyệt\.$/u, "what was written survives a reload");
  await sound(qn);
  await qn.getByRole("button", { name: words.saveDraft }).click();
  await phase(qn, "draft");
  petition = new URL(qn.url()).pathname;
  assert.match(petition, /^\/kien-nghi\/.+/u);
});

test("it crosses to the other node, whose leader signs; a specialist there is offered nothing", async () => {
  await as(hp, "specialist-hp", "/kien-nghi");
  await hp.getByRole("link", { name: /2 vướng mắc/u }).waitFor();
  await visit(hp, petition);
  await phase(hp, "draft");
  assert.equal(await hp.getByRole("button", { name: words.agree }).count(), 0);
  await as(hp, "leader-hp", petition);
  await hp.getByRole("button", { name: words.agree }).press("Enter");
  await hp.getByRole("dialog").getByRole("button", { name: words.agree }).press("Enter");
  await phase(hp, "signing");
  await phase(qn, "signing"); // without reloading
});

test("a text that changes voids the signature, and says so on both sides", async () => {
  await qn.getByRole("link", { name: words.amend }).click();
  await qn.getByText(words.amendWarning).waitFor();
  const text = qn.getByLabel(words.wording);
  await text.fill((await text.inputValue()).replace("Bản thử", "Bản sửa"));
  await qn.getByRole("button", { name: words.saveAmended }).click();
  await phase(qn, "draft");
  await qn.getByText(/không còn tính/u).waitFor();
  await hp.getByText(/không còn tính/u).waitFor();
  await hp.getByRole("button", { name: words.object }).click();
  const dialog = hp.getByRole("dialog");
  const submit = dialog.getByRole("button", { name: words.object });
  assert.equal(await submit.isDisabled(), true, "an objection needs a reason");
  await dialog.getByLabel(words.reason).fill("Chưa nêu căn cứ pháp lý.");
  await submit.click();
  await phase(qn, "objected");
  await qn.getByText("Chưa nêu căn cứ pháp lý.").waitFor();
  await hp.getByRole("button", { name: words.agree }).click();
  await dialog.getByRole("button", { name: words.agree }).click();
  await phase(qn, "signing");
});

test("both see it agreed once both have signed, and only the drafting side is offered to send it", async () => {
  await as(qn, "leader-qn", petition);
  await qn.getByRole("button", { name: words.agree }).click();
  await qn.getByRole("dialog").getByRole("button", { name: words.agree }).click();
  await phase(qn, "agreed");
  await phase(hp, "agreed");
  assert.equal(await hp.getByRole("button", { name: words.send }).count(), 0);
  await sound(hp);
});

test("it is sent, its days are counted, and the answer comes to the obstacle of the other side", async () => {
  assert.equal(
    await qn.getByRole("button", { name: words.send }).count(),
    0,
    "the leader signs, the office sends",
  );
  await as(qn, "focal-point-qn", petition);
  await qn.getByRole("button", { name: words.send }).click();
  const dialog = qn.getByRole("dialog");
  await dialog.getByLabel(words.number).fill("99/TTr-UBND");
  await dialog.getByRole("button", { name: words.send }).click();
  await phase(qn, "sent");
  await phase(hp, "sent");
  const waiting = qn.waitForEvent("download");
  await qn.getByRole("button", { name: words.download }).click();
  assert.match((await waiting).suggestedFilename(), /^kien-nghi-.+\.docx$/u);
  await qn.getByRole("button", { name: words.recordAnswer }).click();
  await dialog.getByRole("textbox", { name: words.answer }).fill("Đồng ý giao cảng vụ quyết định.");
  await dialog.getByRole("checkbox", { name: /Chưa rõ thẩm quyền cấp phép rời cảng/u }).check();
  await dialog.getByRole("button", { name: words.recordAnswer }).click();
  await phase(qn, "answered");
  await as(hp, "focal-point-hp", "/vuong-mac/VM-01-HP-1");
  await hp.getByText("Đồng ý giao cảng vụ quyết định.").waitFor();
  await hp.getByRole("button", { name: words.clear }).click();
  await hp.getByRole("dialog").getByRole("button", { name: words.clear }).click();
  await hp.getByText(words.phases.cleared, { exact: false }).first().waitFor();
  await sound(hp);
});
