// Minutes for the tests: two sides, an agenda with and without outcomes, everything marked as illustrative.
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Minutes } from "@nhipcau/operations/ports/minutes.ts";

export function sampleMinutes(changes: Partial<Minutes> = {}): Minutes {
  return {
    id: "HN-1",
    title: "Hội nghị sơ kết 5 năm thực hiện nội dung hợp tác Hải Phòng – Quảng Ninh",
    date: calendarDate("2027-02-05"),
    place: "phường Hạ Long, tỉnh Quảng Ninh",
    agreement: "Nội dung hợp tác Hải Phòng – Quảng Ninh",
    review: { title: "Sơ kết 5 năm", signed: { number: 2, digest: "ab".repeat(32) } },
    issuer: {
      id: "UBND-QN",
      name: "UBND tỉnh Quảng Ninh",
      symbol: "UBND",
      locality: { id: "QN", name: "Quảng Ninh" },
    },
    chairs: ["UBND tỉnh Quảng Ninh", "UBND thành phố Hải Phòng"],
    parties: [
      { name: "Hải Phòng", present: ["UBND thành phố Hải Phòng", "Sở Xây dựng thành phố Hải Phòng"] },
      { name: "Quảng Ninh", present: [] },
    ],
    agenda: [
      {
        title: "Quy chế phối hợp quản lý vận chuyển khách du lịch",
        said: ["Hải Phòng không đồng ý: chưa nhận bản dự thảo cuối", "Quảng Ninh đồng ý"],
        outcomes: [
          { kind: "Kết luận", text: "Hai bên ký quy chế", responsible: "Quảng Ninh", dueDate: "2027-03-31" },
          { kind: "Chuyển kỳ sau", text: "Điểm dừng trên vịnh Lan Hạ" },
        ],
      },
      { title: "Đề án vận tải đa phương thức", said: [], outcomes: [] },
    ],
    others: [{ kind: "Kiến nghị", text: "Kiến nghị Bộ Xây dựng cho ý kiến về lệnh rời cảng" }],
    recipients: ["UBND thành phố Hải Phòng"],
    illustrative: true,
    ...changes,
  };
}
