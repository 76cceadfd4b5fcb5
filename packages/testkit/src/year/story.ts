// The year 2026 of a made-up programme of Quảng Ninh and Hải Phòng, from the first commitment to the yearly review. Read it
// from top to bottom: on a day, a side does something. What must follow from it stands nowhere here.
//
//   January   five commitments' parts are set, each to be confirmed by the other side, or by nobody
//   February  a regulation is late over Tết; a report that only moves its date is refused; a node stands still
//   March     a bridge is done in time on one side; a result is confirmed
//   April     the other side is late, sent back, done again; two obstacles go up and into a joint petition
//   May       a confirmation is taken back; an obstacle waits for the other side's department
//   July      two agencies merge; the interim review; new work; a deadline moves
//   August    the petition is answered; a deadline does not move
//   September an explanation comes late
//   November  the last bridge is late
//   December  a confirmation is taken back; figures change under the yearly review, which is signed anew
import { type Happening, happeningsOf, type Line } from "./deeds.ts";

/** What was signed before the year begins; all else happens in it. */
export const agreement = {
  id: "TT-26",
  by: "QN",
  signedOn: "2025-12-22",
  title: "Chương trình hợp tác Quảng Ninh – Hải Phòng năm 2026",
  clauses: [
    { id: "ND-1", content: "Thông cầu nối hai bờ", sector: "transport" },
    { id: "ND-2", content: "Ban hành quy chế vận tải khách trên hai vịnh", sector: "tourist-boats" },
    { id: "ND-3", content: "Lập và dùng chung cơ sở dữ liệu", sector: "data" },
    { id: "ND-4", content: "Nối thông đường ven biển", sector: "transport" },
    { id: "ND-5", content: "Quảng bá chung điểm đến", sector: "tourism" },
    { id: "ND-6", content: "Trao đổi cán bộ", sector: "governance" },
  ],
} as const;

const winter: readonly Line[] = [
  ["2026-01-05", "QN", commit("CK-cau", "Cầu nối hai bờ", "ND-1", "transport")],
  ["2026-01-05", "QN", commit("CK-quyche", "Quy chế vận tải khách", "ND-2", "tourist-boats")],
  ["2026-01-05", "QN", commit("CK-duong", "Đường ven biển", "ND-4", "transport")],
  ["2026-01-05", "HP", commit("CK-dulieu", "Cơ sở dữ liệu chung", "ND-3", "data")],
  ["2026-01-05", "QN", set("cau-qn", "CK-cau", { agency: "SXD-QN", assigner: "HP", due: "2026-03-31" })],
  ["2026-01-05", "QN", set("quyche-qn", "CK-quyche", { agency: "SVHTTDL-QN", due: "2026-02-13" })],
  ["2026-01-05", "QN", set("ben-qn", "CK-quyche", { agency: "BQLYT-QN", assigner: "HP", due: "2026-07-20" })],
  ["2026-01-06", "HP", set("cau-hp", "CK-cau", { agency: "SXD-HP", assigner: "QN", due: "2026-03-31" })],
  ["2026-01-06", "HP", set("quyche-hp", "CK-quyche", { due: "2026-04-20" })],
  ["2026-01-06", "HP", set("cho-hp", "CK-quyche", { agency: "SNNMT-HP", due: "2026-02-20" })],
  ["2026-01-06", "HP", set("ben-hp", "CK-quyche", { agency: "SXD-HP", assigner: "QN", due: "2026-08-31" })],
  [
    "2026-01-06",
    "HP",
    set("dulieu-hp", "CK-dulieu", { agency: "SKHCN-HP", assigner: "QN", due: "2026-12-15" }),
  ],
  ["2026-01-06", "HP", set("duong-hp", "CK-duong", { agency: "SXD-HP", assigner: "QN", due: "2026-11-20" })],
  [
    "2026-01-06",
    "QN",
    set("danhmuc-qn", "CK-dulieu", { agency: "STC-QN", assigner: "HP", due: "2026-06-30" }),
  ],
  ["2026-01-06", "QN", set("dulieu-qn", "CK-dulieu", { agency: "SKHCN-QN" })],
  [
    "2026-01-07",
    "QN",
    set("duong-qn", "CK-duong", {
      agency: "SXD-QN",
      assigner: "HP",
      due: "2026-10-30",
      waitsFor: "duong-hp",
    }),
  ],
  ["2026-01-20", "QN", report("cau-qn", "in-progress", 30, "Xong cọc khoan nhồi trụ giữa")],
  ["2026-01-22", "HP", report("cau-hp", "in-progress", 20, "Đang giải phóng mặt bằng đường dẫn")],
  ["2026-02-02", "QN", report("quyche-qn", "preparing", 40, "Đang lấy ý kiến dự thảo, xong trước 13/2")],
  [
    "2026-02-03",
    "HP",
    meet("VM-thietke", "cau-hp", "Thiết kế đường dẫn chưa khớp cao độ", {
      authority: "department",
      due: "2026-03-13",
    }),
  ],
  [
    "2026-02-09",
    "QN",
    report("quyche-qn", "preparing", 40, "Đang lấy ý kiến dự thảo, xong trước 20/2"),
    "report-says-nothing-new",
  ],
  [
    "2026-02-09",
    "QN",
    { ...report("quyche-qn", "preparing", 40, "Chưa có thay đổi"), noChange: "Chờ hai sở trả lời" },
  ],
  ["2026-02-13", "HP", { does: "stop-node" }],
  ["2026-02-23", "HP", { does: "start-node" }],
  ["2026-02-25", "QN", report("cau-qn", "in-progress", 60, "Lao dầm nhịp chính")],
  ["2026-02-26", "HP", report("cho-hp", "done", 100, "Đã tổ chức phiên chợ sau Tết")],
  ["2026-03-05", "HP", report("quyche-hp", "preparing", 30, "Đã có dự thảo lần một")],
  ["2026-03-10", "QN", report("danhmuc-qn", "done", 100, "Danh mục dữ liệu dùng chung đã xong")],
  [
    "2026-03-12",
    "HP",
    { does: "clear-obstacle", obstacle: "VM-thietke", answer: "Đã điều chỉnh cao độ đường dẫn" },
  ],
  ["2026-03-16", "HP", { does: "decide", part: "danhmuc-qn", verdict: "confirmed" }],
  [
    "2026-03-16",
    "QN",
    meet("VM-cat", "duong-qn", "Chưa có cơ chế cấp mỏ cát cho dự án liên tỉnh", { authority: "central" }),
  ],
  ["2026-03-20", "QN", report("quyche-qn", "done", 100, "Đã ban hành quy chế")],
  ["2026-03-24", "HP", report("cau-hp", "in-progress", 70, "Thi công mặt đường dẫn")],
  ["2026-03-27", "QN", report("cau-qn", "done", 100, "Hợp long nhịp chính, thông xe kỹ thuật")],
  ["2026-03-30", "HP", { does: "decide", part: "cau-qn", verdict: "confirmed" }],
];

const spring: readonly Line[] = [
  [
    "2026-04-06",
    "HP",
    meet("VM-duong", "duong-hp", "Chuyển mục đích rừng phòng hộ ven biển", { authority: "central" }),
  ],
  [
    "2026-04-08",
    "HP",
    escalate("XK-1", "VM-duong", "UBND-HP", "peoples-committee", "Cho ý kiến về hướng tuyến", "2026-04-17"),
  ],
  [
    "2026-04-10",
    "HP",
    { ...report("quyche-hp", "preparing", 30, "Chưa có thay đổi"), noChange: "Chờ góp ý của cảng vụ" },
  ],
  [
    "2026-04-14",
    "HP",
    { does: "direct", escalation: "XK-1", by: "UBND-HP", opinion: "Giữ hướng tuyến, kiến nghị Trung ương" },
  ],
  ["2026-04-15", "QN", escalate("XK-2", "VM-cat", "BXD", "central", "Xin cơ chế cấp mỏ cát", "2026-05-15")],
  ["2026-04-20", "HP", report("cau-hp", "done", 100, "Đường dẫn đã xong")],
  [
    "2026-04-20",
    "HP",
    {
      does: "draft-petition",
      id: "KN-1",
      title: "Kiến nghị tháo gỡ vướng mắc đường ven biển",
      text: "Hai địa phương kính đề nghị xem xét cơ chế cấp mỏ cát và chuyển mục đích rừng.",
      to: "BXD",
      obstacles: ["VM-duong", "VM-cat"],
      answerBy: "2026-06-30",
    },
  ],
  ["2026-04-22", "HP", { does: "sign-petition", petition: "KN-1" }],
  [
    "2026-04-22",
    "QN",
    { does: "decide", part: "cau-hp", verdict: "returned", reason: "Chưa có vạch sơn và biển báo" },
  ],
  ["2026-04-24", "QN", { does: "sign-petition", petition: "KN-1" }],
  ["2026-04-28", "HP", report("cau-hp", "done", 100, "Đã kẻ vạch sơn, cắm biển báo")],
  ["2026-04-29", "HP", { does: "send-petition", petition: "KN-1", number: "1268/UBND-GT", to: "BXD" }],
  ["2026-05-04", "QN", { does: "decide", part: "cau-hp", verdict: "confirmed" }],
  ["2026-05-11", "HP", { does: "reopen", part: "danhmuc-qn", reason: "Thiếu dữ liệu bến thủy" }],
  [
    "2026-05-18",
    "QN",
    meet("VM-matbang", "ben-qn", "Vùng nước bến phía bạn chưa bàn giao", {
      authority: "department",
      clearableBy: "SNNMT-HP",
      due: "2026-06-15",
    }),
  ],
  ["2026-06-08", "QN", askWhy("GT-1", "quyche-hp", "Vì sao quy chế chưa ban hành?", 5)],
  [
    "2026-06-12",
    "HP",
    { does: "explain", request: "GT-1", answer: "Cảng vụ góp ý chậm, sẽ xong đầu tháng 7" },
  ],
  [
    "2026-06-25",
    "QN",
    {
      does: "merge-agencies",
      before: ["BQLYT-QN", "BQLVHL-QN"],
      after: "BQLVHL-QN",
      functions: "Quản lý di tích, vịnh",
      from: "2026-07-01",
    },
  ],
  ["2026-06-25", "QN", report("danhmuc-qn", "done", 100, "Đã bổ sung dữ liệu bến thủy")],
  ["2026-06-26", "QN", { does: "clear-obstacle", obstacle: "VM-matbang", answer: "Đã nhận bàn giao" }],
  ["2026-06-29", "HP", { does: "decide", part: "danhmuc-qn", verdict: "confirmed" }],
];

const summer: readonly Line[] = [
  ["2026-07-01", "HP", report("quyche-hp", "done", 100, "Đã ban hành quy chế phía Hải Phòng")],
  [
    "2026-07-01",
    "HP",
    {
      does: "convene-review",
      id: "SK-1",
      kind: "interim",
      title: "Sơ kết sáu tháng",
      from: "2026-01-01",
      cutOff: "2026-06-30",
    },
  ],
  ["2026-07-02", "HP", { does: "open-review", review: "SK-1" }],
  ["2026-07-03", "QN", { does: "take-position", review: "SK-1", item: "parts:quyche-hp" }],
  [
    "2026-07-03",
    "HP",
    {
      does: "take-position",
      review: "SK-1",
      item: "obstacles:VM-cat",
      objects: "Đã có trong kiến nghị chung",
    },
  ],
  ["2026-07-06", "QN", commit("CK-quangba", "Quảng bá chung điểm đến", "ND-5", "tourism")],
  ["2026-07-06", "QN", set("quangba-qn", "CK-quangba", { agency: "SVHTTDL-QN", due: "2026-07-17" })],
  ["2026-07-07", "HP", set("quangba-hp", "CK-quangba", { agency: "SVHTTDL-HP", due: "2027-01-15" })],
  ["2026-07-08", "HP", { does: "take-snapshot", review: "SK-1" }],
  ["2026-07-10", "QN", { does: "sign-off", review: "SK-1" }],
  ["2026-07-10", "QN", askExtension("GH-1", "ben-qn", "2026-09-30", "Mưa bão, chậm nạo vét")],
  ["2026-07-13", "HP", { does: "sign-off", review: "SK-1" }],
  ["2026-07-15", "HP", { does: "grant-extension", request: "GH-1", reason: "Đồng ý" }],
  ["2026-07-16", "QN", report("quangba-qn", "done", 100, "Đã ra mắt bộ ảnh chung")],
  ["2026-08-05", "QN", report("ben-qn", "in-progress", 80, "Nạo vét xong vùng nước")],
  ["2026-08-10", "HP", report("ben-hp", "in-progress", 50, "Đang đóng cọc bến")],
  [
    "2026-08-12",
    "HP",
    {
      does: "answer-petition",
      petition: "KN-1",
      by: "BXD",
      answer: "Thống nhất cơ chế đặc thù cho dự án",
      settles: ["VM-duong", "VM-cat"],
    },
  ],
  ["2026-08-20", "HP", { does: "clear-obstacle", obstacle: "VM-duong", answer: "Theo văn bản trả lời" }],
  ["2026-08-20", "HP", askExtension("GH-2", "ben-hp", "2026-12-31", "Thiếu thiết bị")],
  ["2026-08-24", "QN", { does: "clear-obstacle", obstacle: "VM-cat", answer: "Theo văn bản trả lời" }],
  ["2026-08-25", "QN", { does: "refuse-extension", request: "GH-2", reason: "Đã đủ thiết bị thuê" }],
  ["2026-09-10", "QN", askWhy("GT-2", "ben-hp", "Vì sao bến chậm?", 5)],
  ["2026-09-24", "HP", { does: "explain", request: "GT-2", answer: "Nhà thầu phụ bỏ việc, đã thay" }],
  ["2026-09-28", "QN", report("ben-qn", "done", 100, "Bến đã nghiệm thu")],
];

const autumn: readonly Line[] = [
  ["2026-10-02", "HP", { does: "decide", part: "ben-qn", verdict: "confirmed" }],
  ["2026-10-12", "HP", report("duong-hp", "in-progress", 60, "Nền đường đạt 60 %")],
  ["2026-10-15", "QN", report("dulieu-qn", "done", 100, "Cổng dữ liệu đã chạy")],
  ["2026-10-30", "QN", report("duong-qn", "done", 100, "Đoạn Quảng Ninh thông xe")],
  ["2026-11-03", "HP", { does: "decide", part: "duong-qn", verdict: "confirmed" }],
  ["2026-11-10", "HP", report("ben-hp", "done", 100, "Bến đã xong")],
  ["2026-11-16", "QN", { does: "decide", part: "ben-hp", verdict: "confirmed" }],
  ["2026-11-30", "HP", report("duong-hp", "done", 100, "Đoạn Hải Phòng thông xe")],
  ["2026-12-04", "QN", { does: "decide", part: "duong-hp", verdict: "confirmed" }],
  ["2026-12-07", "QN", { does: "reopen", part: "ben-hp", reason: "Cầu dẫn hỏng sau kiểm tra" }],
  ["2026-12-10", "HP", report("dulieu-hp", "done", 100, "Đã nối kho dữ liệu")],
  [
    "2026-12-16",
    "QN",
    {
      does: "convene-review",
      id: "SK-2",
      kind: "yearly",
      title: "Đánh giá năm 2026",
      from: "2026-01-01",
      cutOff: "2026-12-15",
    },
  ],
  ["2026-12-16", "QN", { does: "open-review", review: "SK-2" }],
  ["2026-12-17", "QN", { does: "take-snapshot", review: "SK-2" }],
  ["2026-12-18", "QN", { does: "sign-off", review: "SK-2" }],
  ["2026-12-18", "HP", { ...report("ben-hp", "done", 100, "Cầu dẫn đã sửa"), dated: "2026-12-14" }],
  ["2026-12-21", "HP", { does: "sign-off", review: "SK-2" }, "figures-changed"],
  ["2026-12-21", "QN", { does: "take-snapshot", review: "SK-2" }],
  ["2026-12-22", "QN", { does: "sign-off", review: "SK-2" }],
  ["2026-12-23", "HP", { does: "sign-off", review: "SK-2" }],
];

/** The whole year, in the order of its days. */
export const story: readonly Happening[] = happeningsOf([...winter, ...spring, ...summer, ...autumn]);

type Told<Does extends Line[2]["does"]> = Extract<Line[2], { readonly does: Does }>;

function commit(id: string, title: string, clause: string, sector: string): Told<"commit"> {
  return { does: "commit", id, title, clause, sector };
}

function set(
  id: string,
  commitment: string,
  given: Omit<Told<"set-part">, "does" | "id" | "commitment" | "task">,
): Told<"set-part"> {
  return { does: "set-part", id, commitment, task: `Phần việc ${id}`, ...given };
}

function report(
  part: string,
  stage: Told<"report">["stage"],
  percent: number,
  words: string,
): Told<"report"> {
  return { does: "report", part, stage, percent, words };
}

function meet(
  id: string,
  part: string,
  title: string,
  given: Omit<Told<"meet-obstacle">, "does" | "id" | "part" | "title">,
): Told<"meet-obstacle"> {
  return { does: "meet-obstacle", id, part, title, ...given };
}

function escalate(
  id: string,
  obstacle: string,
  to: string,
  level: Told<"escalate">["level"],
  question: string,
  answerDue: string,
): Told<"escalate"> {
  return { does: "escalate", id, obstacle, to, level, question, answerDue };
}

function askWhy(id: string, part: string, question: string, days: number): Told<"ask-why"> {
  return { does: "ask-why", id, part, question, days };
}

function askExtension(id: string, part: string, until: string, reason: string): Told<"ask-extension"> {
  return { does: "ask-extension", id, part, until, reason };
}
