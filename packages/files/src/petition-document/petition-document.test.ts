// Checks what stands in the document of a joint petition, in which order, and that the same letter gives the same bytes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import type { PetitionLetter } from "@nhipcau/operations/obstacles/petition-letter.ts";
import { assertWellFormed, paragraphs, runs } from "../review-document/reading-back.ts";
import { petitionDocument } from "./petition-document.ts";
import { sampleLetter } from "./sample-letter.ts";

async function xmlOf(letter: PetitionLetter): Promise<string> {
  const entry = unzipSync(await petitionDocument(letter))["word/document.xml"];
  return strFromU8(entry ?? new Uint8Array());
}

async function textsOf(letter: PetitionLetter): Promise<string[]> {
  return paragraphs(await xmlOf(letter)).filter((text) => text !== "");
}

test("title, both bodies with their numbers, place and date, kind, subject, addressee, text, signers, recipients", async () => {
  assert.deepEqual(await textsOf(sampleLetter()), [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "ỦY BAN NHÂN DÂN",
    "TỈNH QUẢNG NINH",
    "ỦY BAN NHÂN DÂN",
    "THÀNH PHỐ HẢI PHÒNG",
    "Số: 88/TTr-UBND",
    `Số:${"\u{A0}".repeat(8)}/TTr-UBND`,
    "Quảng Ninh, ngày 21 tháng 4 năm 2026",
    "TỜ TRÌNH",
    "Kiến nghị tháo gỡ vướng mắc: chưa có cơ chế giám sát hải quan",
    "Kính gửi: Bộ Tài chính",
    "Thực hiện thỏa thuận, hai địa phương báo cáo như sau:",
    "1. Hàng phải làm lại thủ tục.",
    "Kính đề nghị Bộ Tài chính xem xét./.",
    "TM. ỦY BAN NHÂN DÂN",
    "THÀNH PHỐ HẢI PHÒNG",
    "KT. CHỦ TỊCH",
    "PHÓ CHỦ TỊCH",
    "(đã đồng ý ngày 18/04/2026)",
    "TM. ỦY BAN NHÂN DÂN",
    "TỈNH QUẢNG NINH",
    "KT. CHỦ TỊCH",
    "PHÓ CHỦ TỊCH",
    "(đã đồng ý ngày 16/04/2026)",
    "Nơi nhận:",
    "- Như trên;",
    "- Văn phòng Chính phủ;",
    "- Các sở, ban, ngành liên quan;",
    "- Lưu: VT.",
  ]);
});

test("the sizes are those of the regulation", async () => {
  const sizes = runs(await xmlOf(sampleLetter()));
  for (const run of [
    ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, "b"],
    ["ỦY BAN NHÂN DÂN", 13, "b"],
    ["Số: 88/TTr-UBND", 13, ""],
    ["Quảng Ninh, ngày 21 tháng 4 năm 2026", 14, "i"],
    ["TỜ TRÌNH", 14, "b"],
  ])
    assert.ok(
      sizes.some((one) => JSON.stringify(one) === JSON.stringify(run)),
      JSON.stringify(run),
    );
});

test("what is not sent yet is marked as a draft, its number and day left to be written, and who has not agreed is named so", async () => {
  const { sentOn: _, documentNumber: __, ...draft } = sampleLetter();
  const [first, second] = draft.parties;
  assert.ok(first && second);
  const texts = await textsOf({ ...draft, parties: [first, { issuer: second.issuer }] });
  assert.ok(texts.includes("Dự thảo"));
  assert.ok(texts.some((text) => /^Quảng Ninh, ngày\u{A0}+tháng\u{A0}+năm 2026$/u.test(text)));
  assert.equal(texts.filter((text) => /^Số:\u{A0}+\/TTr-UBND$/u.test(text)).length, 2);
  assert.ok(texts.includes("(chưa có ý kiến đồng ý)"));
  const marked = await textsOf(sampleLetter({ illustrative: true }));
  assert.ok(marked.includes("Dự thảo - có số liệu minh họa"));
});

test("the same letter gives the same bytes, and no text that was typed breaks the XML", async () => {
  assert.deepEqual(await petitionDocument(sampleLetter()), await petitionDocument(sampleLetter()));
  const wild = sampleLetter({ title: "A < B & “C”", text: "a\u{0}b\r\n\n]]> <w:p/>", addressee: "Bộ <X>" });
  const xml = await xmlOf(wild);
  assertWellFormed("document.xml", xml);
  assert.ok(paragraphs(xml).includes("]]> <w:p/>./."));
});

test("a third party stands beside the other two", async () => {
  const { parties } = sampleLetter();
  const [first] = parties;
  assert.ok(first);
  const third = {
    issuer: { ...first.issuer, name: "UBND thành phố Hà Nội", locality: { id: "HN", name: "Hà Nội" } },
  };
  const texts = await textsOf(sampleLetter({ parties: [...parties, third] }));
  assert.equal(texts.filter((text) => text === "THÀNH PHỐ HÀ NỘI").length, 2);
});
