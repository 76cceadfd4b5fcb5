// A review as rich as a real one, for the tests of the document: every section has something, in both layouts.
import type { ObstacleView, PartView } from "@nhipcau/contract/shapes/programme.ts";
import type { Review } from "@nhipcau/contract/shapes/review.ts";

const quangNinh = { id: "quang-ninh", name: "Quảng Ninh" };
const haiPhong = { id: "hai-phong", name: "Hải Phòng" };
const haiDuong = { id: "hai-duong", name: "Hải Dương" };
const agreement = {
  id: "a08",
  name: "Ký kết hợp tác chia sẻ, hỗ trợ cùng phát triển Hải Phòng – Hải Dương – Quảng Ninh",
};
const figures = {
  total: 52,
  rateable: 47,
  doneOnTime: 10,
  doneLate: 5,
  openInTerm: 20,
  openOverdue: 12,
  cannotRate: 5,
  awaitingConfirmation: 0,
};
const noFigures = {
  total: 1,
  rateable: 0,
  doneOnTime: 0,
  doneLate: 0,
  openInTerm: 0,
  openOverdue: 0,
  cannotRate: 1,
  awaitingConfirmation: 0,
};

/** The review of the People's Committee of Quảng Ninh, in the government's layout. */
export function sampleReview(changes: Partial<Review> = {}): Review {
  return {
    agreement: { id: agreement.id, title: agreement.name, signedOn: "2022-03-13" },
    layout: "government",
    layoutOf: "government",
    issuer: {
      id: "ubnd-qn",
      name: "UBND tỉnh Quảng Ninh",
      symbol: "UBND",
      superior: "Tỉnh ủy Quảng Ninh",
      locality: quangNinh,
    },
    issuers: [],
    from: "2022-03-13",
    cutOff: "2026-11-21",
    signatories: [haiPhong, haiDuong, quangNinh],
    parties: [
      { party: haiPhong, continues: [haiPhong, haiDuong] },
      { party: quangNinh, continues: [] },
    ],
    figures,
    ...groups(),
    clauses: { total: 13, concrete: 9 },
    notConcrete: [
      { id: "c1", content: "Phối hợp xây dựng chuỗi liên kết tiêu thụ nông sản giữa ba địa phương" },
      { id: "c2", content: "Trao đổi thông tin về nguồn cung lao động và nhu cầu tuyển dụng" },
    ],
    ...parts(),
    results: [{ id: "r1", content: "Cầu Bạch Đằng, cầu Bến Rừng đã thông xe, rút ngắn thời gian đi lại" }],
    limitations: [{ id: "l1", content: "Công tác phối hợp chưa thường xuyên, liên tục" }],
    ...difficulties(),
    ...nextParts(),
    recipients: ["Thành ủy Hải Phòng", "UBND thành phố Hải Phòng", "Các sở, ban, ngành liên quan"],
    illustrative: true,
    ...changes,
  };
}

/** The same review issued by the Party committee, in the Party's layout. */
export function samplePartyReview(changes: Partial<Review> = {}): Review {
  return sampleReview({
    layout: "party",
    layoutOf: "party",
    issuer: { id: "tu-qn", name: "Tỉnh ủy Quảng Ninh", symbol: "TU", locality: quangNinh },
    recipients: [
      "Ban Bí thư Trung ương Đảng (để báo cáo)",
      "Thành ủy Hải Phòng",
      "Các đồng chí Ủy viên Ban Thường vụ",
    ],
    ...changes,
  });
}

function groups(): Pick<Review, "byLocality" | "bySector"> {
  return {
    byLocality: [
      {
        id: "qn",
        name: { vi: "Quảng Ninh", en: "Quảng Ninh" },
        figures: { ...figures, total: 51, cannotRate: 4 },
      },
      { id: "hd", name: { vi: "Hải Dương (nay là Hải Phòng)", en: "Hải Dương" }, figures: noFigures },
    ],
    bySector: [
      { id: "transport", name: { vi: "Giao thông vận tải", en: "Transport" }, figures },
      {
        id: "labour",
        name: { vi: "Lao động, việc làm", en: "Labour" },
        figures: { ...noFigures, total: 0, cannotRate: 0 },
      },
    ],
  };
}

function parts(): Pick<Review, "done" | "overdue" | "inTerm" | "cannotRate"> {
  return {
    done: [
      part("Hoàn thành cầu Bến Rừng và đường dẫn phía Quảng Ninh", {
        class: "done-on-time",
        doneOn: "2024-07-17",
        dueDate: "2024-12-31",
        product: "Cầu được đưa vào khai thác",
      }),
      part("Bàn giao mốc ranh giới rừng khu vực giáp ranh", {
        class: "done-late",
        doneOn: "2025-02-05",
        firstDueDate: "2023-12-31",
        dueDate: "2024-06-30",
        illustrative: true,
      }),
    ],
    overdue: [
      part("Trình ban hành quy chế phối hợp quản lý tàu du lịch vịnh Hạ Long – Lan Hạ", {
        class: "open-overdue",
        dueDate: "2022-12-31",
        daysOverdue: 1421,
        percent: 60,
        lastReportOn: "2025-10-22",
        forecast: { date: "2027-03-31", basis: "reported" },
      }),
      part("Giải phóng mặt bằng đường dẫn cầu Lại Xuân", {
        class: "open-overdue",
        locality: haiDuong,
        steward: haiPhong,
        dueDate: "2024-12-31",
        daysOverdue: 690,
        illustrative: true,
      }),
    ],
    inTerm: [
      part("Kết nối cơ sở dữ liệu dùng chung giai đoạn 1", {
        class: "open-in-term",
        dueDate: "2026-12-31",
        daysLeft: 40,
        percent: 0,
        lastReportOn: "2026-11-05",
      }),
    ],
    cannotRate: [part("Nghiên cứu phương án nâng cấp đường tỉnh 345", { class: "cannot-rate" })],
  };
}

function difficulties(): Pick<Review, "obstacles" | "disagreements"> {
  return {
    obstacles: [
      obstacle("Chưa thống nhất mức phí tham quan liên vịnh", { dueDate: "2026-12-15" }),
      obstacle("Thiếu căn cứ pháp lý để hai địa phương cùng cấp phép rời cảng", {
        beyondAuthority: true,
        clearableBy: { id: "mot", name: "Bộ Xây dựng" },
        description: "Quy định hiện hành chỉ giao thẩm quyền cho từng địa phương",
      }),
      obstacle("Vướng đường điện 110 kV tại nút giao", {
        clearedOn: "2026-02-09",
        answer: "Ngành điện đã di chuyển xong",
        illustrative: true,
      }),
    ],
    disagreements: [disagreement()],
  };
}

function nextParts(): Pick<Review, "next"> {
  return {
    next: [
      part("Trình ban hành quy chế phối hợp quản lý tàu du lịch vịnh Hạ Long – Lan Hạ", {
        class: "open-overdue",
        dueDate: "2022-12-31",
        daysOverdue: 1421,
      }),
      part("Kết nối cơ sở dữ liệu dùng chung giai đoạn 1", {
        class: "open-in-term",
        dueDate: "2026-12-31",
        daysLeft: 40,
      }),
      part("Nghiên cứu phương án nâng cấp đường tỉnh 345", { class: "cannot-rate" }),
    ],
  };
}

function part(task: string, changes: Partial<PartView>): PartView {
  return {
    id: task,
    task,
    commitment: { id: "k", name: "Cam kết" },
    agreement,
    sector: { code: "transport", label: { vi: "Giao thông vận tải", en: "Transport" } },
    locality: quangNinh,
    steward: changes.locality ?? quangNinh,
    leadAgency: { id: "sxd", name: "Sở Xây dựng" },
    coordinatingAgencies: [],
    class: "open-in-term",
    phase: "open",
    forecast: { basis: "unknown" },
    openObstacles: 0,
    obstaclesBeyondAuthority: 0,
    waitsFor: [],
    illustrative: false,
    ...changes,
  };
}

function obstacle(title: string, changes: Partial<ObstacleView>): ObstacleView {
  return {
    id: title,
    part: "p",
    locality: quangNinh,
    title,
    since: "2025-06-01",
    daysOpen: 538,
    authority: { code: "peoples-committee", label: { vi: "Ủy ban nhân dân", en: "People's Committee" } },
    beyondAuthority: false,
    illustrative: false,
    ...changes,
  };
}

function disagreement(): Review["disagreements"][number] {
  return {
    id: "k1",
    title: "Cầu Lại Xuân và đường nối hai bờ",
    agreement,
    sector: { code: "transport", label: { vi: "Giao thông vận tải", en: "Transport" } },
    sides: [],
    class: "open-overdue",
    partsReported: 2,
    parts: 2,
    disagreements: [
      {
        kind: "done-against-open",
        sentence: {
          vi: "Hải Phòng báo cáo đã thông xe, Quảng Ninh báo cáo đường dẫn chưa hoàn thành",
          en: "Hải Phòng reports it open, Quảng Ninh reports the approach road unfinished",
        },
        localities: [haiPhong, quangNinh],
      },
    ],
    illustrative: false,
  };
}
