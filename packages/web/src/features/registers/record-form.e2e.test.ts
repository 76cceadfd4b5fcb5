// A record by its form in a real browser: made, changed, changed by two at once, retired; and a file imported in rounds.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { promisify } from "node:util";
import { openBrowser, type Page, signIn, visit } from "@nhipcau/testkit/browser.ts";
import { guidePicture } from "@nhipcau/testkit/guide-picture.ts";
import { startProcess } from "@nhipcau/testkit/start-process.ts";
import { registers as words } from "../../messages/vi/registers.ts";

const node = await startProcess();
const browser = await openBrowser(node.address);
const folder = await mkdtemp(join(tmpdir(), "nhipcau-form-"));
after(() => rm(folder, { recursive: true, force: true }));

async function pageOfOfficer(): Promise<Page> {
  const page = await browser.newPage();
  await signIn(page, "data-officer-qn");
  return page;
}

test("a record is made, changed, told in its history, and retired", async () => {
  const page = await pageOfOfficer();
  await visit(page, "/du-lieu/ports/moi");
  await page.getByRole("button", { name: words.form.save }).click();
  await page.getByText("Thiếu “Tên”").first().waitFor();
  await page.getByLabel(/^Tên/u).fill("Bến <b>thử</b> Ka Long");
  await choose(page, /^Loại/u, "Cảng, bến khách");
  await choose(page, /^Địa phương/u, "Quảng Ninh", "quang ninh");
  await page.getByRole("button", { name: words.form.save }).click();
  await page.waitForURL(/du-lieu\/ports\/(?!moi)[^/]+$/u);
  await page.getByRole("heading", { level: 1, name: "Bến <b>thử</b> Ka Long" }).waitFor();
  await page.getByRole("link", { name: words.record.edit, exact: true }).click();
  await page.getByLabel(/^Tên/u).fill("Bến Ka Long");
  await page.getByLabel(words.form.reason, { exact: true }).fill("Sửa tên");
  await page.getByRole("button", { name: words.form.save }).click();
  await page.getByRole("heading", { level: 1, name: "Bến Ka Long" }).waitFor();
  await page.getByRole("button", { name: words.record.history }).click();
  const history = page.getByRole("dialog");
  await history.getByText("Bản 2").waitFor();
  assert.match(
    await history.innerText(),
    /Bản 2 · Sửa 1 trường.*Lý do: Sửa tên.*Bến <b>thử<\/b> Ka Long.*Bến Ka Long/su,
  );
  await page.keyboard.press("Escape");
  await history.waitFor({ state: "detached" });
  await page.getByRole("button", { name: words.record.retire }).click();
  await page.getByLabel(words.record.retireReason).fill("Chỉ là thử");
  await page.getByRole("dialog").getByRole("button", { name: words.record.retire }).click();
  await page.getByText(words.record.retiredNote).waitFor();
});

test("who saves second sees both versions and chooses field by field", async () => {
  const first = await pageOfOfficer();
  const second = await browser.samePerson(first);
  await visit(first, "/du-lieu/ports/I26/sua");
  await visit(second, "/du-lieu/ports/I26/sua");
  await first.getByLabel(/^Tên/u).fill("Cảng Cái Lân (một)");
  await first.getByRole("button", { name: words.form.save }).click();
  await first.getByRole("heading", { level: 1, name: "Cảng Cái Lân (một)" }).waitFor();
  await second.getByLabel(/^Tên/u).fill("Cảng Cái Lân (hai)");
  await second.getByRole("button", { name: words.form.save }).click();
  const conflict = second.getByRole("alertdialog");
  await conflict.waitFor();
  assert.match(await conflict.innerText(), /\(hai\)[\s\S]*\(một\)/u);
  await conflict.getByRole("button", { name: words.conflict.allYours }).click();
  await conflict.getByRole("button", { name: words.conflict.take }).click();
  await second.getByRole("button", { name: words.form.save }).click();
  await second.getByRole("heading", { level: 1, name: "Cảng Cái Lân (hai)" }).waitFor();
  await second.getByText("Bản 3", { exact: true }).first().waitFor();
});

test("a record of another locality can only be read, and says whose it is", async () => {
  const page = await pageOfOfficer();
  await visit(page, "/du-lieu/ports/I23");
  await page.getByText(words.record.readOnly.replace("{steward}", "Hải Phòng")).waitFor();
  assert.equal(await page.getByRole("link", { name: words.record.edit, exact: true }).count(), 0);
  await visit(page, "/du-lieu/ports/I23/sua");
  await page.getByText(words.record.signIn.replace("{steward}", "Hải Phòng")).waitFor();
});

test("a workbook of another program is checked, its bad rows are mended and imported, until all are good", async () => {
  const page = await pageOfOfficer();
  const workbook = await workbookOf("ports", [
    ["Tên", "Loại", "Địa phương", "Cỡ tàu lớn nhất (DWT)"],
    ["Bến Vân Đồn", "Cảng, bến khách", "Quảng Ninh", "1500"],
    ["Bến Cô Tô", "passenger-port", "QN", "2000"],
    ["Bến lạ", "bến không có", "QN", "500"],
    ["", "seaport", "QN", "500"],
    ["Bến âm", "seaport", "QN", "-5"],
  ]);
  await visit(page, "/du-lieu/ports/nhap");
  await page.locator("input[type=file]").setInputFiles(workbook);
  await page.getByRole("heading", { name: words.imports.problems }).waitFor({ timeout: 30_000 });
  const problems = await page.getByRole("table").innerText();
  await guidePicture(page, "nhap-tu-excel");
  assert.match(problems, /4\s+Loại\s+bến không có/u);
  assert.match(problems, /5\s+Tên/u);
  assert.match(problems, /6\s+Cỡ tàu lớn nhất.*-5/u);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: words.imports.mend }).click(),
  ]);
  const toMend = join(folder, download.suggestedFilename());
  await download.saveAs(toMend);
  await page.getByRole("button", { name: words.imports.takeGood.replace("{n}", "2") }).click();
  await page.getByText(words.imports.taken.replace("{n}", "2")).waitFor();
  await page.getByText(words.imports.stillBad.replace("{n}", "3")).waitFor();
  const mended = await mend(toMend, (csv) => csv.replace("bến không có", "seaport").replace(",-5,", ",5,"));
  await page.getByRole("button", { name: words.imports.another }).click();
  await page.locator("input[type=file]").setInputFiles(mended);
  await page
    .getByRole("button", { name: words.imports.takeAll.replace("{n}", "3") })
    .click({ timeout: 30_000 });
  await page.getByText(words.imports.taken.replace("{n}", "3")).waitFor();
});

test("a file that cannot be imported is refused before it is sent", async () => {
  const page = await pageOfOfficer();
  await visit(page, "/du-lieu/ports/nhap");
  const path = join(folder, "bao-cao.pdf");
  await writeFile(path, "%PDF");
  await page.locator("input[type=file]").setInputFiles(path);
  await page.getByText(words.imports.wrongKind.replace("{name}", "bao-cao.pdf")).waitFor();
});

async function choose(page: Page, label: RegExp, option: string, typed = ""): Promise<void> {
  const box = page.getByRole("combobox", { name: label });
  await box.click();
  if (typed !== "") await box.fill(typed);
  await page.getByRole("option", { name: option }).first().click();
}

/** An XLSX that LibreOffice made of rows. */
async function workbookOf(name: string, rows: readonly (readonly string[])[]): Promise<string> {
  const csv = join(folder, `${name}.csv`);
  await writeFile(csv, rows.map((cells) => cells.map((cell) => `"${cell}"`).join(",")).join("\n"));
  return convert(csv, "xlsx", ["--infilter=CSV:44,34,76,1"]);
}

/** What a person does in a spreadsheet: opens the file, corrects cells, saves it. */
async function mend(workbook: string, correct: (csv: string) => string): Promise<string> {
  const csv = await convert(workbook, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true");
  const text = correct(await readFile(csv, "utf8"));
  const mended = join(folder, "mended.csv");
  await writeFile(mended, withName(text));
  return convert(mended, "xlsx", ["--infilter=CSV:44,34,76,1"]);
}

// The row whose name is missing gets one.
function withName(csv: string): string {
  const [head = "", ...rows] = csv.trim().split("\n");
  const at = head.split(",").findIndex((cell) => cell.replaceAll('"', "") === "Tên");
  const named = rows.map((row) => {
    const cells = row.split(",");
    if (cells[at] === "") cells[at] = "Bến đã có tên";
    return cells.join(",");
  });
  return [head, ...named].join("\n");
}

async function convert(path: string, to: string, options: readonly string[] = []): Promise<string> {
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  const args = [profile, "--headless", ...options, "--convert-to", to, "--outdir", folder, path];
  await promisify(execFile)("soffice", args);
  return path.replace(/\.\w+$/u, `.${to.split(":")[0]}`);
}
