// Reads the document back as XML: sizes, margins, fonts and structure of both layouts, and that no text can break it.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Review } from "@nhipcau/contract/shapes/review.ts";
import {
  assertWellFormed,
  attributes,
  count,
  documentTexts,
  documentXml,
  paragraphs,
  runs,
  sampleOptions,
  unpacked,
} from "./reading-back.ts";
import { reviewDocument } from "./review-document.ts";
import { samplePartyReview, sampleReview } from "./sample-review.ts";

const options = sampleOptions;
const millimetre = 1440 / 25.4;

test("the page is A4 portrait with the margins of Nghị định 30/2020", async () => {
  const xml = await documentXml(sampleReview());
  const size = attributes(xml, "w:pgSz");
  assert.equal(Math.round(Number(size["w:w"]) / millimetre), 210);
  assert.equal(Math.round(Number(size["w:h"]) / millimetre), 297);
  const margins = attributes(xml, "w:pgMar");
  const within = { top: [20, 25], bottom: [20, 25], left: [30, 35], right: [15, 20] } as const;
  for (const [side, [least, most]] of Object.entries(within)) {
    const found = Math.round(Number(margins[`w:${side}`]) / millimetre);
    assert.ok(found >= least && found <= most, `${side} is ${found} mm`);
  }
});

test("pages are numbered from 1 in a centred header of size 14 that the first page does not have", async () => {
  const entries = await unpacked(sampleReview());
  const xml = entries["word/document.xml"] ?? "";
  assert.match(xml, /<w:titlePg\/>/u);
  assert.match(xml, /<w:pgNumType[^>]*w:start="1"/u);
  const headers = Object.entries(entries).filter(([path]) => /^word\/header\d\.xml$/u.test(path));
  const numbered = headers.filter(([, header]) => header.includes("PAGE"));
  assert.equal(headers.length, 2);
  assert.equal(numbered.length, 1);
  assert.match(numbered[0]?.[1] ?? "", /<w:sz w:val="28"\/>/u);
});

test("everything is Times New Roman, black, in Vietnamese", async () => {
  const { "word/styles.xml": styles = "", "word/document.xml": xml = "" } = await unpacked(sampleReview());
  assert.match(styles, /<w:rFonts[^>]*w:ascii="Times New Roman"/u);
  assert.match(styles, /<w:lang[^>]*w:val="vi-VN"/u);
  assert.deepEqual(
    [...new Set([...xml.matchAll(/<w:rFonts[^>]*w:ascii="([^"]*)"/gu)].map(([, font]) => font))],
    [],
  );
  const defaults = /<w:docDefaults>.*<\/w:docDefaults>/u.exec(styles)?.[0] ?? "";
  assert.match(defaults, /<w:color w:val="000000"\/>/u);
  assert.match(defaults, /<w:sz w:val="28"\/>/u);
});

test("body text is justified, indented 12.7 mm, 6 points apart, spaced between single and one and a half", async () => {
  const { "word/styles.xml": styles = "" } = await unpacked(sampleReview());
  const body = /<w:style [^>]*w:styleId="BodyText".*?<\/w:style>/u.exec(styles)?.[0] ?? "";
  assert.match(body, /<w:jc w:val="both"\/>/u);
  assert.match(body, /w:firstLine="720"/u);
  const spacing = attributes(body, "w:spacing");
  assert.ok(Number(spacing["w:after"]) >= 120);
  assert.equal(spacing["w:lineRule"], "auto");
  assert.ok(Number(spacing["w:line"]) >= 240 && Number(spacing["w:line"]) <= 360);
});

test("the government's head has issuer and national title with their sizes, number, place and date", async () => {
  const xml = await documentXml(sampleReview());
  const head = [
    ["ỦY BAN NHÂN DÂN", 13, "b"],
    ["TỈNH QUẢNG NINH", 13, "b"],
    ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, "b"],
    ["Độc lập - Tự do - Hạnh phúc", 14, "b"],
    ["Số: 05/BC-UBND", 13, ""],
    ["Dự thảo - có số liệu minh họa", 13, "bi"],
    ["Quảng Ninh, ngày 05 tháng 02 năm 2027", 14, "i"],
    ["BÁO CÁO", 14, "b"],
  ] as const;
  assert.deepEqual(
    runs(xml).slice(0, head.length),
    head.map((run) => [...run]),
  );
  assert.ok(paragraphs(xml).includes("Kính gửi: Tỉnh ủy Quảng Ninh"));
});

test("the Party's head has its title, the issuer with an asterisk below, and its own number and sizes", async () => {
  const xml = await documentXml(samplePartyReview());
  const head = [
    ["TỈNH ỦY QUẢNG NINH", 14, "b"],
    ["*", 14, ""],
    ["ĐẢNG CỘNG SẢN VIỆT NAM", 15, "b"],
    ["Số 05-BC/TU", 14, ""],
    ["Dự thảo - có số liệu minh họa", 14, "bi"],
    ["Quảng Ninh, ngày 05 tháng 02 năm 2027", 14, "i"],
    ["BÁO CÁO", 16, "b"],
  ] as const;
  assert.deepEqual(
    runs(xml).slice(0, head.length),
    head.map((run) => [...run]),
  );
  assert.ok(!xml.includes("CỘNG HÒA"));
});

test("the line under the motto is as long as the motto, the one under the issuer a third to a half", async () => {
  const xml = await documentXml(sampleReview());
  const [issuer = 0, motto = 0] = [...xml.matchAll(/<w:pStyle w:val="Line"\/>.*?<w:ind ([^>]*)\/>/gu)].map(
    ([, indent = ""], index) => {
      const column = index === 0 ? 65 : 100;
      const left = Number(/w:left="(\d+)"/u.exec(indent)?.[1] ?? /w:start="(\d+)"/u.exec(indent)?.[1]);
      return column - (2 * left) / millimetre;
    },
  );
  assert.ok(Math.abs(motto - 60.4) < 1, `the line is ${motto} mm`);
  const name = 46; // `TỈNH QUẢNG NINH` in 13 point bold, about
  assert.ok(issuer > name / 3 - 1 && issuer < name / 2 + 1, `the line is ${issuer} mm`);
});

test("without a number there is room to write one", async () => {
  const { number: _number, ...unnumbered } = options;
  assert.ok(
    (await documentTexts(sampleReview(), unnumbered)).some((text) => /^Số:\u{A0}+\/BC-UBND$/u.test(text)),
  );
  assert.ok(
    (await documentTexts(samplePartyReview(), unnumbered)).some((text) => /^Số\u{A0}+-BC\/TU$/u.test(text)),
  );
});

test("a department stands below its superior, a People's Committee stands alone", async () => {
  const issuer = {
    ...sampleReview().issuer,
    name: "Sở Xây dựng",
    symbol: "SXD",
    superior: "UBND tỉnh Quảng Ninh",
  };
  const texts = await documentTexts(sampleReview({ issuer }), { ...options, signerTitle: "Phó Giám đốc" });
  assert.deepEqual(texts.slice(0, 2), ["ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH", "SỞ XÂY DỰNG"]);
  assert.ok(texts.includes("Số: 05/BC-SXD"));
  assert.ok(texts.includes("KT. GIÁM ĐỐC"));
  assert.ok(!texts.some((text) => text.startsWith("TM.")));
  assert.equal((await documentTexts(sampleReview()))[0], "ỦY BAN NHÂN DÂN");
});

test("tables have borders, a heading row repeated on every page and numbers on the right", async () => {
  const xml = await documentXml(sampleReview());
  const tables = [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gu)].map(([table]) => table);
  const bordered = tables.filter((table) => /<w:insideV w:val="single"/u.test(table));
  assert.equal(tables.length, 6);
  assert.equal(bordered.length, 4);
  for (const table of bordered) assert.equal(count(table, /<w:tblHeader\/>/gu), 1);
  assert.match(bordered[1] ?? "", /<w:jc w:val="right"\/>.*?<w:t[^>]*>47<\/w:t>/u);
});

test("the signature gives authority and title with the name left blank, the recipients end with the archive", async () => {
  const government = await documentTexts(sampleReview());
  assert.deepEqual(government.slice(-9), [
    "Nơi nhận:",
    "- Như trên;",
    "- Thành ủy Hải Phòng;",
    "- UBND thành phố Hải Phòng;",
    "- Các sở, ban, ngành liên quan;",
    "- Lưu: VT.",
    "TM. ỦY BAN NHÂN DÂN",
    "KT. CHỦ TỊCH",
    "PHÓ CHỦ TỊCH",
  ]);
  const chair = await documentTexts(sampleReview(), { ...options, signerTitle: "Chủ tịch" });
  assert.deepEqual(chair.slice(-2), ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]);
  const party = await documentTexts(samplePartyReview());
  assert.deepEqual(party.slice(-3), ["- Lưu Văn phòng Tỉnh ủy.", "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"]);
  const [word] = runs(await documentXml(sampleReview())).filter(([text]) => text === "Nơi nhận:");
  assert.deepEqual(word, ["Nơi nhận:", 12, "bi"]);
  assert.match(await documentXml(samplePartyReview()), /<w:u w:val="single"\/>.*?Nơi nhận/u);
});

test("the same review and options give the same bytes", async () => {
  const first = await reviewDocument(sampleReview(), options);
  const second = await reviewDocument(structuredClone(sampleReview()), { ...options });
  assert.deepEqual(first, second);
});

test("the core properties give title, issuer, language and the document's own date", async () => {
  const { "docProps/core.xml": core = "" } = await unpacked(sampleReview());
  assert.match(core, /<dc:title>Báo cáo sơ kết thực hiện các nội dung hợp tác tại “Ký kết/u);
  assert.match(core, /<dc:creator>Ủy ban nhân dân tỉnh Quảng Ninh<\/dc:creator>/u);
  assert.match(core, /<dc:language>vi-VN<\/dc:language>/u);
  assert.equal(count(core, /2027-02-05T00:00:00Z/gu), 2);
});

test("any text gives well-formed XML and is still there", async () => {
  const typed = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.string({
      unit: fc.constantFrom("<", ">", "&", '"', "'", "]]>", "\0", "\b", "\u{D800}", "🚢", "ệ", "\n"),
      maxLength: 20,
    }),
    fc.constant("x".repeat(5000)),
  );
  const property = fc.asyncProperty(typed, fc.constantFrom("government", "party"), async (text, layout) => {
    const review = layout === "party" ? samplePartyReview() : sampleReview();
    const named = { id: "x", name: text };
    const content = `Đầu ${text} cuối`;
    const hostile: Review = {
      ...review,
      agreement: { ...review.agreement, title: content },
      issuer: { ...review.issuer, name: text, symbol: text, superior: text },
      signatories: [named],
      results: [{ id: "r", content }],
      limitations: [{ id: "l", content: text }],
      done: review.done.map((part) => ({ ...part, task: text, product: text, leadAgency: named })),
      obstacles: review.obstacles.map((obstacle) => ({ ...obstacle, title: text, description: text })),
      recipients: [text],
    };
    const entries = await unpacked(hostile, { ...options, place: text, signerTitle: text });
    for (const [path, xml] of Object.entries(entries)) assertWellFormed(path, xml);
    const texts = paragraphs(entries["word/document.xml"] ?? "");
    assert.ok(texts.some((found) => found.startsWith("Đầu ") && found.endsWith(" cuối.")));
  });
  await fc.assert(property, { numRuns: 60 });
});
