// Checks what the minutes say, and that they say so where nothing was recorded.
import assert from "node:assert/strict";
import test from "node:test";
import { strFromU8, unzipSync } from "fflate";
import type { Minutes } from "@nhipcau/operations/ports/minutes.ts";
import { paragraphs } from "../review-document/reading-back.ts";
import { minutesDocument } from "./minutes-document.ts";
import { sampleMinutes } from "./sample-minutes.ts";

async function textsOf(minutes: Minutes, number?: number): Promise<string[]> {
  const bytes = await minutesDocument(minutes, number === undefined ? {} : { number });
  return paragraphs(strFromU8(unzipSync(bytes)["word/document.xml"] ?? new Uint8Array()));
}

test("the minutes name the document's type, number, sides, positions and outcomes", async () => {
  const texts = await textsOf(sampleMinutes(), 5);
  for (const expected of [
    "Số: 05/BB-UBND",
    "BIÊN BẢN",
    "Hội nghị sơ kết 5 năm thực hiện nội dung hợp tác Hải Phòng – Quảng Ninh",
    "b) Quảng Ninh: chưa ghi nhận cơ quan dự họp.",
    "1. Quy chế phối hợp quản lý vận chuyển khách du lịch",
    "a) Kết luận: Hai bên ký quy chế. Bên thực hiện: Quảng Ninh. Hạn: 31/03/2027.",
    "b) Chuyển kỳ sau: Điểm dừng trên vịnh Lan Hạ.",
    "Hội nghị không có kết luận riêng về nội dung này.",
    "3. Kết luận khác",
    "ĐẠI DIỆN",
    "HẢI PHÒNG",
    "QUẢNG NINH",
    "- Lưu: VT.",
  ])
    assert.ok(texts.includes(expected), `${expected}\n${texts.join("\n")}`);
  assert.ok(texts.some((text) => text.includes(`SHA-256: ${"ab".repeat(32)}`)));
});

test("without a number there is room for one, and an empty conference says that nothing was recorded", async () => {
  const texts = await textsOf(sampleMinutes({ agenda: [], others: [], chairs: [], parties: [] }));
  assert.ok(texts.some((text) => /^Số:\u{A0}+\/BB-UBND$/u.test(text)));
  assert.ok(texts.includes("Hội nghị chưa ghi nhận nội dung, kết luận nào."));
  assert.ok(texts.includes("Chưa ghi nhận cơ quan dự họp."));
});

test("the same minutes give the same bytes", async () => {
  const [one, other] = [
    await minutesDocument(sampleMinutes(), {}),
    await minutesDocument(sampleMinutes(), {}),
  ];
  assert.deepEqual(one, other);
});
