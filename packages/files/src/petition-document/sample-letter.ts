// A petition's letter as the tests of its document use it.
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { PetitionLetter } from "@nhipcau/operations/obstacles/petition-letter.ts";

/** A joint petition of Quảng Ninh and Hải Phòng, sent, both having agreed. */
export function sampleLetter(changes: Partial<PetitionLetter> = {}): PetitionLetter {
  return {
    parties: [
      {
        issuer: {
          id: "UBND-QN",
          name: "Ủy ban nhân dân tỉnh Quảng Ninh",
          symbol: "UBND",
          locality: { id: "QN", name: "Quảng Ninh" },
        },
        agreedOn: calendarDate("2026-04-16"),
      },
      {
        issuer: {
          id: "UBND-HP",
          name: "Ủy ban nhân dân thành phố Hải Phòng",
          symbol: "UBND",
          locality: { id: "HP", name: "Hải Phòng" },
        },
        agreedOn: calendarDate("2026-04-18"),
      },
    ],
    addressee: "Bộ Tài chính",
    title: "Kiến nghị tháo gỡ vướng mắc: chưa có cơ chế giám sát hải quan",
    text: "Thực hiện thỏa thuận, hai địa phương báo cáo như sau:\n1. Hàng phải làm lại thủ tục.\nKính đề nghị Bộ Tài chính xem xét.",
    draftedOn: calendarDate("2026-04-15"),
    sentOn: calendarDate("2026-04-21"),
    documentNumber: "88/TTr-UBND",
    recipients: ["Văn phòng Chính phủ", "Các sở, ban, ngành liên quan."],
    illustrative: false,
    ...changes,
  };
}
