// What the report says: headings, figures with their denominators, parties, obstacles and marks.
import assert from "node:assert/strict";
import { test } from "node:test";
import { count, documentTexts, documentXml, paragraphs } from "./reading-back.ts";
import { sampleReview } from "./sample-review.ts";

test("headings are numbered I., 1. and points a), b), and a lone point has no letter", async () => {
  const xml = await documentXml(sampleReview());
  const texts = paragraphs(xml);
  assert.deepEqual(
    texts.filter((text) => /^[IVX]+\. /u.test(text)),
    [
      "I. TÌNH HÌNH CHUNG",
      "II. KẾT QUẢ THỰC HIỆN",
      "III. HẠN CHẾ, KHÓ KHĂN, VƯỚNG MẮC",
      "IV. NỘI DUNG THỰC HIỆN TRONG THỜI GIAN TỚI",
      "V. KIẾN NGHỊ",
    ],
  );
  assert.equal(count(xml, /<w:pStyle w:val="Heading1"\/>/gu), 5);
  const limitations = Array.from({ length: 7 }, (_, index) => ({
    id: String(index),
    content: `Hạn chế ${index}`,
  }));
  const lettered = await documentTexts(sampleReview({ limitations }));
  assert.deepEqual(
    lettered.filter((text) => /\) Hạn chế \d/u.test(text)).map((text) => text.split(")")[0]),
    ["a", "b", "c", "d", "đ", "e", "g"],
  );
  assert.ok(texts.includes("Công tác phối hợp chưa thường xuyên, liên tục."));
});

test("L-07: every figure is a sentence with what it is out of, and every table names its denominator and day", async () => {
  const texts = await documentTexts(sampleReview());
  assert.ok(texts.includes("Trong 47 phần việc có thời hạn, 12 phần việc quá hạn (25,5\u{A0}%)."));
  assert.ok(
    texts.some((text) => text.startsWith("Trong 13 nội dung hợp tác, 9 nội dung (69,2\u{A0}%) đã được")),
  );
  const captions = texts.flatMap((text, index) => (/^Bảng \d\. /u.test(text) ? [index] : []));
  assert.equal(captions.length, 4);
  for (const [position, caption] of captions.entries()) {
    const within = texts.slice(caption, captions[position + 1]);
    assert.ok(
      within.some(
        (text) => text.includes("đến hết ngày 21/11/2026") && /^(Mẫu số: |Trong )?\d+ /u.test(text),
      ),
      texts[caption],
    );
  }
});

test("L-07: what has no figures is a dash or a sentence, never 0", async () => {
  const none = {
    total: 0,
    rateable: 0,
    doneOnTime: 0,
    doneLate: 0,
    openInTerm: 0,
    openOverdue: 0,
    cannotRate: 0,
    awaitingConfirmation: 0,
  };
  const rows = [{ id: "qn", name: { vi: "Quảng Ninh", en: "Quảng Ninh" }, figures: none }];
  const texts = await documentTexts(
    sampleReview({ figures: none, byLocality: rows, bySector: rows, overdue: [] }),
  );
  assert.ok(!texts.includes("0"));
  assert.ok(texts.some((text) => text.includes("chưa có phần việc nào được giao")));
  assert.ok(texts.some((text) => text.includes("nên chưa thể xác định phần việc quá hạn")));
  const noReport = (await documentTexts(sampleReview())).find((text) =>
    text.includes("cầu Lại Xuân (Hải Dương"),
  );
  assert.match(noReport ?? "", /chưa có báo cáo tiến độ/u);
});

test("L-09: signatories stand as they signed beside the parties of today", async () => {
  const texts = await documentTexts(sampleReview());
  const at = texts.indexOf("Hải Dương");
  assert.equal(texts[at + 1], "Hải Phòng (kế thừa Hải Dương)");
});

test("obstacles beyond authority are petitions, cleared ones are results, sides that disagree are named", async () => {
  const texts = await documentTexts(sampleReview());
  const order = [
    "Vướng đường điện 110 kV tại nút giao (Quảng Ninh báo cáo). Đã tháo gỡ ngày 09/02/2026",
    "Chưa thống nhất mức phí tham quan liên vịnh",
    "Cầu Lại Xuân và đường nối hai bờ: Hải Phòng báo cáo đã thông xe",
    "V. KIẾN NGHỊ",
    "Đề nghị Bộ Xây dựng xem xét, giải quyết: Thiếu căn cứ pháp lý",
  ].map((start) => texts.findIndex((text) => text.startsWith(start)));
  assert.ok(!order.includes(-1), String(order));
  assert.deepEqual(
    order,
    order.toSorted((a, b) => a - b),
  );
});

test("what is illustrative says so, and a review without such figures carries no mark", async () => {
  const marked = await documentTexts(sampleReview());
  assert.ok(marked.includes("Dự thảo - có số liệu minh họa"));
  assert.ok(
    marked.some((text) => text.includes("Bàn giao mốc ranh giới") && text.endsWith("(số liệu minh họa).")),
  );
  const plain = sampleReview({ illustrative: false, done: [], overdue: [], obstacles: [] });
  assert.ok(!(await documentTexts(plain)).some((text) => text.includes("minh họa")));
});
