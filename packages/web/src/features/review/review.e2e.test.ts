// The review in a real browser: its figures are the overview's, and the file that is downloaded says the same.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { promisify } from "node:util";
import { openBrowser, visit } from "@nhipcau/testkit/browser.ts";
import { startProcess } from "@nhipcau/testkit/start-process.ts";
import { vi } from "../../messages/vi.ts";

const node = await startProcess();
const browser = await openBrowser(node.address);
const folder = await mkdtemp(join(tmpdir(), "nhipcau-review-"));
after(() => rm(folder, { recursive: true, force: true }));

interface Overview {
  readonly figures: Record<string, number>;
  readonly byLocality: readonly {
    readonly name: { readonly vi: string };
    readonly figures: Record<string, number>;
  }[];
}

async function overviewOf(agreement: string, asOf: string): Promise<Overview> {
  const answer = await fetch(`${node.address}/api/overview?agreement=${agreement}&asOf=${asOf}`);
  return (await answer.json()) as Overview;
}

const inOrder = ["openOverdue", "openInTerm", "doneLate", "doneOnTime", "cannotRate", "total"] as const;

for (const cutOff of ["2026-11-21", "2026-06-30"]) {
  test(`the preview counts what the overview counts, cut off on ${cutOff} (L-07)`, async () => {
    const page = await browser.newPage();
    await visit(page, `/bao-cao?agreement=A08&cutOff=${cutOff}`);
    const { byLocality } = await overviewOf("A08", cutOff);
    const sheet = page.getByRole("article", { name: vi.review.preview });
    await sheet.getByRole("table").first().waitFor();
    assert.ok(byLocality.length > 0);
    for (const { name, figures } of byLocality) {
      const row = sheet.getByRole("table").first().getByRole("row", { name: name.vi });
      const cells = (await row.getByRole("cell").allInnerTexts()).map((text) => text.trim());
      assert.deepEqual(
        cells,
        inOrder.map((one) => String(figures[one])),
        name.vi,
      );
    }
  });
}

test("LibreOffice opens the downloaded document and finds the same figures in it", async () => {
  const page = await browser.newPage();
  await visit(page, "/bao-cao?agreement=A08");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: vi.review.download }).click(),
  ]);
  assert.match(download.suggestedFilename(), /\.docx$/u);
  const document = join(folder, "review.docx");
  await download.saveAs(document);
  const text = await textOf(document);
  const { figures } = await overviewOf("A08", "2026-11-21");
  const sheet = await page.getByRole("article", { name: vi.review.preview }).innerText();
  const sentence = sheet.split("\n").find((line) => line.includes(`${figures["total"]} phần việc`));
  assert.ok(sentence, "the preview has no sentence with the total");
  assert.ok(
    oneLine(text).includes(oneLine(sentence)),
    `the document lacks: ${sentence}\n${text.slice(0, 2000)}`,
  );
  assert.match(text, /CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM/u);
});

test("a figure of the preview opens its list as of the cut-off", async () => {
  const page = await browser.newPage();
  await visit(page, "/bao-cao?agreement=A08&cutOff=2026-06-30");
  const link = page.getByRole("article", { name: vi.review.preview }).getByRole("link").first();
  const count = Number(await link.innerText());
  await link.click();
  await page.waitForURL(/asOf=2026-06-30/u);
  await page.getByRole("heading", { level: 1, name: vi.lists.parts }).waitFor();
  await page.getByRole("heading", { level: 2, name: new RegExp(`^${count} phần việc`, "u") }).waitFor();
  assert.equal(await page.locator("main tbody tr").count(), count);
});

test("without an agreement the page says what to do", async () => {
  const page = await browser.newPage();
  await visit(page, "/bao-cao");
  await page.getByText(vi.review.choose).waitFor();
});

async function textOf(document: string): Promise<string> {
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  await run("soffice", [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, document]);
  return run("pdftotext", ["-layout", join(folder, "review.pdf"), "-"]);
}

async function run(program: string, args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(program, [...args], { maxBuffer: 10_000_000 });
  return stdout;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim();
}
