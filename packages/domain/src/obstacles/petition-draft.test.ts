// Checks the first wording of a petition: whole sentences about every obstacle, in official Vietnamese, that do not age.
import assert from "node:assert/strict";
import test from "node:test";
import { calendarDate } from "../calendar-date.ts";
import { draftPetition } from "./petition-draft.ts";

const customs = {
  title: "Chưa có cơ chế giám sát hải quan cho hàng chuyển tiếp",
  description: "Hàng phải làm lại thủ tục;\nhai địa phương không tự quyết được.",
  since: calendarDate("2026-04-10"),
  side: "Quảng Ninh",
  commitment: "Đề án vận tải đa phương thức",
};
const facts = {
  agreement: { title: "Nội dung hợp tác Hải Phòng – Quảng Ninh", signedOn: calendarDate("2021-08-14") },
  bodies: ["Ủy ban nhân dân tỉnh Quảng Ninh", "Ủy ban nhân dân thành phố Hải Phòng"],
  localities: ["Quảng Ninh", "Hải Phòng"],
  addressee: "Bộ Tài chính",
  obstacles: [customs],
};

test("one obstacle gives the subject, and the text names bodies, agreement, day, side and whom it asks", () => {
  const { title, text } = draftPetition(facts);
  assert.equal(title, "Kiến nghị tháo gỡ vướng mắc: chưa có cơ chế giám sát hải quan cho hàng chuyển tiếp");
  assert.deepEqual(text.split("\n"), [
    "Thực hiện “Nội dung hợp tác Hải Phòng – Quảng Ninh” (ký ngày 14 tháng 8 năm 2021), Ủy ban nhân dân tỉnh Quảng Ninh và Ủy ban nhân dân thành phố Hải Phòng đã triển khai các cam kết theo phân công. Quá trình thực hiện phát sinh vướng mắc vượt thẩm quyền của hai địa phương, cụ thể như sau:",
    "1. Chưa có cơ chế giám sát hải quan cho hàng chuyển tiếp: phát sinh từ ngày 10 tháng 4 năm 2026 ở phía Quảng Ninh, khi thực hiện cam kết “Đề án vận tải đa phương thức”. Hàng phải làm lại thủ tục; hai địa phương không tự quyết được.",
    "Từ tình hình trên, Ủy ban nhân dân tỉnh Quảng Ninh và Ủy ban nhân dân thành phố Hải Phòng thống nhất kiến nghị và kính đề nghị Bộ Tài chính xem xét, quyết định hoặc hướng dẫn tháo gỡ vướng mắc nêu trên, làm cơ sở để hai địa phương tổ chức thực hiện.",
  ]);
});

test("several obstacles are numbered, and an abbreviation keeps its capitals", () => {
  const road = { ...customs, title: "ĐT.352 chưa có vốn." };
  assert.match(draftPetition({ ...facts, obstacles: [road] }).title, /: ĐT\.352 chưa có vốn$/u);
  const { title, text } = draftPetition({ ...facts, obstacles: [customs, road] });
  assert.equal(title, "Kiến nghị tháo gỡ 2 vướng mắc trong thực hiện hợp tác Quảng Ninh – Hải Phòng");
  assert.match(text, /^2\. ĐT\.352 chưa có vốn: phát sinh/mu);
  assert.match(text, /tháo gỡ các vướng mắc nêu trên/u);
});

test("while nobody is chosen to be asked, a general word stands there, and no gap", () => {
  const { addressee: _, ...open } = facts;
  const { text } = draftPetition({ ...open, agreement: { title: "A" }, bodies: ["UBND tỉnh"] });
  assert.match(text, /kính đề nghị cơ quan có thẩm quyền xem xét/u);
  assert.doesNotMatch(text, /undefined|\(ký/u);
});
