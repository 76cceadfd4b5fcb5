// Evidence in a real browser: a file is given to one's own part, kept under what it is, and read back by another reader.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { openBrowser, signIn, visit } from "@nhipcau/testkit/browser.ts";
import { startProcess } from "@nhipcau/testkit/start-process.ts";
import { evidence } from "../../messages/vi/evidence.ts";

const node = await startProcess();
const browser = await openBrowser(node.address);
const pdf = Buffer.from("%PDF-1.7\n1 0 obj <<>> endobj\n%%EOF\n");

test("a file is added to one's own part, and another reader downloads just that file", async () => {
  const page = await browser.newPage();
  await signIn(page, "specialist-qn");
  await visit(page, "/cam-ket/CK-01");
  const card = page.getByRole("region", { name: evidence.title });
  assert.equal(await card.getByRole("button", { name: evidence.add }).count(), 1, "only for one's own part");
  await card.getByRole("button", { name: evidence.add }).click();
  const dialog = page.getByRole("dialog");
  const name = "Biên bản làm việc 20-11-2026.pdf";
  await dialog.locator("input[type=file]").setInputFiles({ name, mimeType: "application/pdf", buffer: pdf });
  await dialog.getByLabel(evidence.kind).selectOption("minutes");
  await dialog.getByRole("button", { name: evidence.save }).click();
  await dialog.waitFor({ state: "detached" });

  const reader = await browser.newPage();
  await visit(reader, "/cam-ket/CK-01");
  const link = reader
    .getByRole("region", { name: evidence.title })
    .getByRole("link", { name: "Biên bản làm việc 20-11-2026" });
  const [download] = await Promise.all([reader.waitForEvent("download"), link.click()]);
  assert.equal(download.suggestedFilename(), name);
  assert.ok(readFileSync(await download.path()).equals(pdf));
});

test("a program under a document's name is refused where it was chosen, and what was typed stays", async () => {
  const page = await browser.newPage();
  await signIn(page, "specialist-qn");
  await visit(page, "/cam-ket/CK-01");
  await page
    .getByRole("region", { name: evidence.title })
    .getByRole("button", { name: evidence.add })
    .click();
  const dialog = page.getByRole("dialog");
  const buffer = Buffer.concat([Buffer.from("MZ"), Buffer.alloc(400)]);
  await dialog
    .locator("input[type=file]")
    .setInputFiles({ name: "bao-cao.pdf", mimeType: "application/pdf", buffer });
  await dialog.getByLabel(evidence.note).fill("Bản chính ở Sở");
  await dialog.getByRole("button", { name: evidence.save }).click();
  await dialog.getByRole("alert").getByText("không phải loại được nhận").waitFor();
  assert.equal(await dialog.getByLabel(evidence.note).inputValue(), "Bản chính ở Sở");
});
