// LibreOffice opens the document and gives it back as PDF, text and ODT: what a person would see, page by page.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { strFromU8, unzipSync } from "fflate";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import { reviewDocument } from "./review-document.ts";
import { samplePartyReview, sampleReview } from "./sample-review.ts";

const run = promisify(execFile);
const packages = "libreoffice-writer-nogui poppler-utils fonts-liberation";
const options = { number: 5, place: "Quảng Ninh", date: calendarDate("2027-02-05") };
let folder = "";

before(async () => {
  await assertInstalled("soffice", ["--version"]);
  await assertInstalled("pdftotext", ["-v"]);
  await assertInstalled("pdfinfo", ["-v"]);
  folder = await mkdtemp(join(tmpdir(), "review-document-"));
  await writeFile(join(folder, "government.docx"), await reviewDocument(sampleReview(), options));
  await writeFile(join(folder, "party.docx"), await reviewDocument(samplePartyReview(), options));
  for (const format of ["pdf", "txt:Text (encoded):UTF8", "odt"]) await convert(format);
});

after(async () => {
  if (folder !== "") await rm(folder, { recursive: true, force: true });
});

for (const layout of ["government", "party"]) {
  test(`LibreOffice shows the ${layout} layout on A4 pages, numbered from the second`, async () => {
    const { stdout: info } = await run("pdfinfo", [join(folder, `${layout}.pdf`)]);
    assert.match(info, /Page size:.*\(A4\)/u);
    const pages = await pagesOf(layout);
    assert.ok(pages.length >= 3);
    const [first = "", ...others] = pages;
    assert.doesNotMatch(firstLine(first), /^\d+$/u);
    for (const [index, page] of others.entries()) assert.equal(firstLine(page), String(index + 2));
  });

  test(`the ${layout} layout closes on a page that still has text above the signature`, async () => {
    const last = (await pagesOf(layout)).at(-1) ?? "";
    assert.ok(last.indexOf("./.") > 0);
    assert.ok(last.indexOf("./.") < last.indexOf("Nơi nhận"));
  });
}

test("the government's text stands in order in the PDF", async () => {
  assertInOrder((await pagesOf("government")).join("\n"), [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: 05/BC-UBND",
    "Dự thảo - có số liệu minh họa",
    "BÁO CÁO",
    "Kính gửi: Tỉnh ủy Quảng Ninh",
    "I. TÌNH HÌNH CHUNG",
    "II. KẾT QUẢ THỰC HIỆN",
    "Bảng 2.",
    "III. HẠN CHẾ, KHÓ KHĂN, VƯỚNG MẮC",
    "IV. NỘI DUNG THỰC HIỆN TRONG THỜI GIAN TỚI",
    "V. KIẾN NGHỊ",
    "TM. ỦY BAN NHÂN DÂN",
    "- Lưu: VT.",
  ]);
});

test("the Party's text stands in order in the PDF", async () => {
  assertInOrder((await pagesOf("party")).join("\n"), [
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "Số 05-BC/TU",
    "BÁO CÁO",
    "I. TÌNH HÌNH CHUNG",
    "T/M BAN THƯỜNG VỤ",
    "- Lưu Văn phòng Tỉnh ủy.",
  ]);
});

test("number and date stand side by side, the boxes being one table", async () => {
  const [first = ""] = await pagesOf("government");
  assert.match(first, /Số: 05\/BC-UBND\s+Quảng Ninh, ngày 05 tháng 02 năm 2027/u);
});

test("as text and as ODT it keeps its figures, its styles and its language", async () => {
  const text = await readFile(join(folder, "government.txt"), "utf8");
  assert.ok(text.includes("Trong 47 phần việc có thời hạn, 12 phần việc quá hạn (25,5\u{A0}%)."));
  const odt = unzipSync(await readFile(join(folder, "government.odt")));
  const content = strFromU8(odt["content.xml"] ?? new Uint8Array());
  assert.ok(
    /text:outline-level="1"[^>]*>(?:<[^>]*>)*I\. TÌNH HÌNH CHUNG/u.test(content),
    "heading 1 is lost",
  );
  assert.ok(content.includes("<table:table-header-rows>"), "the repeated heading row is lost");
  const meta = strFromU8(odt["meta.xml"] ?? new Uint8Array());
  assert.ok(meta.includes("<dc:language>vi-VN</dc:language>"), "the language is lost");
});

async function convert(format: string): Promise<void> {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
  const documents = ["government.docx", "party.docx"].map((name) => join(folder, name));
  await run("soffice", [profile, "--headless", "--convert-to", format, "--outdir", folder, ...documents]);
}

async function pagesOf(layout: string): Promise<string[]> {
  const { stdout } = await run("pdftotext", ["-layout", join(folder, `${layout}.pdf`), "-"]);
  return stdout
    .normalize("NFC")
    .split("\f")
    .filter((page) => page.trim() !== "");
}

function firstLine(page: string): string {
  return page.trim().split("\n")[0]?.trim() ?? "";
}

function assertInOrder(text: string, expected: readonly string[]): void {
  let from = 0;
  for (const part of expected) {
    const at = text.indexOf(part, from);
    assert.notEqual(at, -1, `“${part}” does not stand after what should come before it`);
    from = at;
  }
}

async function assertInstalled(program: string, args: readonly string[]): Promise<void> {
  try {
    await run(program, [...args]);
  } catch (cause) {
    throw new Error(`${program} is needed to read the document back: apt-get install ${packages}`, { cause });
  }
}
