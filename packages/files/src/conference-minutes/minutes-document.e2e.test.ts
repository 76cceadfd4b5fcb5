// LibreOffice opens the minutes and gives them back as PDF: what a person would see.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { minutesDocument } from "./minutes-document.ts";
import { sampleMinutes } from "./sample-minutes.ts";

const run = promisify(execFile);
let folder = "";

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "minutes-"));
  await writeFile(join(folder, "minutes.docx"), await minutesDocument(sampleMinutes(), { number: 5 }));
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
  await run("soffice", [
    profile,
    "--headless",
    "--convert-to",
    "pdf",
    "--outdir",
    folder,
    join(folder, "minutes.docx"),
  ]);
});

after(async () => {
  if (folder !== "") await rm(folder, { recursive: true, force: true });
});

test("LibreOffice shows the minutes in order, with both sides' signatures next to each other", async () => {
  const { stdout } = await run("pdftotext", ["-layout", join(folder, "minutes.pdf"), "-"]);
  const text = stdout.normalize("NFC");
  let from = 0;
  for (const part of [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Số: 05/BB-UBND",
    "BIÊN BẢN",
    "I. THỜI GIAN, ĐỊA ĐIỂM",
    "II. THÀNH PHẦN",
    "III. NỘI DUNG, KẾT LUẬN",
    "Nơi nhận:",
  ]) {
    const at = text.indexOf(part, from);
    assert.notEqual(at, -1, `“${part}” does not stand after what should come before it\n${text}`);
    from = at;
  }
  assert.match(text, /ĐẠI DIỆN\s+ĐẠI DIỆN/u);
  assert.match(text, /HẢI PHÒNG\s+QUẢNG NINH/u);
});
