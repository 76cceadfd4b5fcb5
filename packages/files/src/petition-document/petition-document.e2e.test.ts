// LibreOffice opens the petition and gives it back as PDF and text: what a person would see, side by side.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { petitionDocument } from "./petition-document.ts";
import { sampleLetter } from "./sample-letter.ts";

const run = promisify(execFile);
let folder = "";

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "petition-document-"));
  await writeFile(join(folder, "petition.docx"), await petitionDocument(sampleLetter()));
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
  for (const format of ["pdf", "txt:Text (encoded):UTF8"]) {
    const target = ["--convert-to", format, "--outdir", folder, join(folder, "petition.docx")];
    await run("soffice", [profile, "--headless", ...target]);
  }
});

after(async () => {
  if (folder !== "") await rm(folder, { recursive: true, force: true });
});

test("the two bodies, their numbers and their signers stand side by side on one A4 page", async () => {
  const { stdout: info } = await run("pdfinfo", [join(folder, "petition.pdf")]);
  assert.match(info, /Page size:.*\(A4\)/u);
  assert.match(info, /Pages:\s+1$/mu);
  const { stdout } = await run("pdftotext", ["-layout", join(folder, "petition.pdf"), "-"]);
  const page = stdout.normalize("NFC").replaceAll("\u{A0}", " ");
  assert.match(page, /ỦY BAN NHÂN DÂN\s{4,}ỦY BAN NHÂN DÂN/u);
  assert.match(page, /TỈNH QUẢNG NINH\s{4,}THÀNH PHỐ HẢI PHÒNG/u);
  assert.match(page, /Số: 88\/TTr-UBND\s{4,}Số: +\/TTr-UBND/u);
  assert.match(page, /TM\. ỦY BAN NHÂN DÂN\s{4,}TM\. ỦY BAN NHÂN DÂN/u);
  assert.match(page, /đã đồng ý ngày 18\/04\/2026\)\s{4,}\(đã đồng ý ngày 16\/04\/2026/u);
});

test("as text it keeps its words in order", async () => {
  const text = (await readFile(join(folder, "petition.txt"), "utf8")).normalize("NFC");
  let from = 0;
  for (const part of [
    "Độc lập - Tự do - Hạnh phúc",
    "Quảng Ninh, ngày 21 tháng 4 năm 2026",
    "TỜ TRÌNH",
    "Kính gửi: Bộ Tài chính",
    "xem xét./.",
    "Nơi nhận:",
  ]) {
    const at = text.indexOf(part, from);
    assert.notEqual(at, -1, `“${part}” does not stand after what should come before it`);
    from = at;
  }
});
