// Accounts as people meet them in a browser: the first administrator, an invitation, a passkey, a second factor, a change
// of role; each page sound at every width and usable by keyboard.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { faultsOfAccess } from "@nhipcau/testkit/access-faults.ts";
import { openBrowser, type Page, resize, visit } from "@nhipcau/testkit/browser.ts";
import { guidePicture } from "@nhipcau/testkit/guide-picture.ts";
import { codeOfApp, goodPassword } from "@nhipcau/testkit/people.ts";
import { serveProcess } from "@nhipcau/testkit/serve-process.ts";
import { people } from "../../messages/vi/people.ts";
import { vi } from "../../messages/vi.ts";

const { address, firstAdministrator } = await serveProcess("QN,HP");
const browser = await openBrowser(address);
const admin = await browser.newPage({ width: 1024 });
const binh = await browser.newPage({ width: 1024 });
const screens = join(import.meta.dirname, "../../../../../test-output/screens");

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const menuOf = (page: Page, name: string) => page.getByRole("banner").getByRole("button", { name });

async function assertSound(page: Page, name: string): Promise<void> {
  const faults = await faultsOfAccess(page);
  for (const width of [360, 1024, 1600]) {
    await resize(page, width, 900);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) faults.push(`${name}: ${wide} px wide at ${width} px`);
    if (process.env["NHIPCAU_SCREENSHOTS"] !== "all") continue;
    mkdirSync(screens, { recursive: true });
    await page.screenshot({ path: join(screens, `people-${name}-${width}.png`), fullPage: true });
  }
  await resize(page, 1024, 900);
  assert.deepEqual(faults, []);
}

async function signOut(page: Page, name: string): Promise<void> {
  await page
    .getByRole("button", { name: new RegExp(name, "u") })
    .first()
    .click();
  await page.getByRole("menuitem", { name: vi.shell.signOutReally }).click();
  await page.getByRole("link", { name: vi.shell.signInReally }).first().waitFor();
}

test("the first administrator opens the link that was printed and is in", async () => {
  await visit(admin, firstAdministrator.replace(address, ""));
  await admin.getByText(people.welcomeFirst).waitFor();
  await assertSound(admin, "accept");
  await admin.getByLabel(people.fullName).fill("Nguyễn Thị An");
  await admin.getByLabel(people.email).fill("an@example.vn");
  await admin.getByLabel(people.userName).fill("nguyen.an");
  await admin.getByLabel(people.newPassword).fill(goodPassword);
  await admin.keyboard.press("Enter");
  await admin
    .getByRole("button", { name: /Nguyễn Thị An/u })
    .first()
    .waitFor();
});

let link = "";

test("an administrator invites somebody, and the link is shown once", async () => {
  await visit(admin, "/quan-tri");
  await button(admin, people.invite).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByLabel(people.fullName).fill("Trần Bình");
  await dialog.getByLabel(people.email).fill("binh@example.vn");
  await dialog.getByLabel(people.locality).selectOption("QN");
  await guidePicture(admin, "moi-mot-nguoi", dialog);
  await dialog.getByRole("button", { name: people.invite }).click();
  link = await admin.getByText(`${address}/nhan-loi-moi#`).innerText();
  await admin.getByRole("dialog").getByRole("button", { name: people.close }).last().click();
  await admin.getByText("binh@example.vn").waitFor();
  await guidePicture(admin, "quan-tri-tai-khoan", 620);
  await assertSound(admin, "administration");
});

test("whoever was invited sees what they will be, and comes in", async () => {
  await visit(binh, link.replace(address, ""));
  await binh.getByText(people.welcome("Trần Bình")).waitFor();
  await binh.getByLabel(people.userName).fill("binh");
  await binh.getByLabel(people.newPassword).fill(goodPassword);
  await button(binh, people.createAccount).click();
  await binh
    .getByRole("button", { name: /Trần Bình.*Chuyên viên/u })
    .first()
    .waitFor();
});

test("a passkey made on the account's page signs in without a password", async () => {
  await visit(binh, "/tai-khoan");
  await guidePicture(binh, "tai-khoan-cua-toi");
  const devtools = await binh.context().newCDPSession(binh);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await visit(binh, "/tai-khoan");
  await assertSound(binh, "account");
  await binh.getByLabel(people.passkeyName).fill("Máy cơ quan");
  await button(binh, people.addPasskey).click();
  await binh.getByText("Máy cơ quan").waitFor();
  await signOut(binh, "Trần Bình");
  await visit(binh, "/dang-nhap");
  await assertSound(binh, "sign-in");
  await button(binh, people.byPasskey).click();
  await binh
    .getByRole("button", { name: /Trần Bình/u })
    .first()
    .waitFor();
});

test("a second factor is set up by its picture or its key, and asked for after the password", async () => {
  await visit(binh, "/tai-khoan");
  await button(binh, people.factorStart).click();
  await binh.getByRole("dialog").getByLabel(people.presentPassword).fill(goodPassword);
  await binh.getByRole("dialog").getByRole("button", { name: people.confirm }).click();
  await binh.getByRole("img", { name: people.qr }).waitFor();
  const text = await binh.getByText(people.factorManual).innerText();
  const uri = `otpauth://totp/x?secret=${text.split(" ").at(-1) ?? ""}`;
  await binh.getByLabel(people.code, { exact: true }).fill(codeOfApp(uri, -1));
  await button(binh, people.confirm).click();
  await binh.getByText(people.backupKeep).waitFor();
  await binh.getByText(people.factorOn).waitFor();
  await assertSound(binh, "account-factor");
  await signOut(binh, "Trần Bình");
  await visit(binh, "/dang-nhap");
  await binh.getByLabel(people.login).fill("binh");
  await binh.getByLabel(people.password, { exact: true }).fill(goodPassword);
  await binh.keyboard.press("Enter");
  await binh.getByLabel(people.code, { exact: true }).fill(codeOfApp(uri));
  await assertSound(binh, "second-factor");
  await binh.keyboard.press("Enter");
  await binh
    .getByRole("button", { name: /Trần Bình/u })
    .first()
    .waitFor();
});

test("somebody with a second assignment changes to it in the menu, and is told when it ends", async () => {
  await visit(admin, "/quan-tri");
  await admin.getByRole("button", { name: people.actions("Trần Bình") }).click();
  await admin.getByRole("menuitem", { name: people.assign }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByLabel(people.role).selectOption("leader");
  await dialog.getByLabel(people.locality).selectOption("HP");
  await dialog.getByRole("button", { name: people.assign }).click();
  await admin.getByText(/Lãnh đạo · HP/u).waitFor();

  await visit(binh, "/");
  await menuOf(binh, "Trần Bình")
    .or(binh.getByRole("button", { name: /Trần Bình/u }))
    .first()
    .click();
  await binh.getByRole("menuitem", { name: /Lãnh đạo · HP/u }).click();
  await binh
    .getByRole("button", { name: /Trần Bình.*Lãnh đạo · HP/u })
    .first()
    .waitFor();

  await button(admin, people.endTitle("Lãnh đạo · HP")).click();
  await admin.getByRole("dialog").getByLabel(people.reason).fill("Chuyển công tác");
  await admin.getByRole("dialog").getByRole("button", { name: people.end, exact: true }).click();
  await admin.getByRole("dialog").waitFor({ state: "detached" });
  const answer = await binh.request.get("/api/overview");
  assert.deepEqual([answer.status(), ((await answer.json()) as { code: string }).code], [403, "role-ended"]);
});
