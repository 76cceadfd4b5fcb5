// What the pages about the course of the programme say.
export const course = {
  title: "Tiến trình",
  about: (parts: string, commitments: string, day: string) =>
    `${parts} phần việc của ${commitments} cam kết, tính đến ${day}; việc trễ trước.`,
  compare: "So sánh hai ngày",
  burnUp: "Hoàn thành theo tuần",
  burnUpAside: (of: string, apart: string) =>
    apart === "0"
      ? `${of} phần việc có thời hạn`
      : `${of} phần việc có thời hạn; ${apart} phần việc chưa thể đánh giá đứng ngoài`,
  burnUpSentence: (done: string, planned: string, of: string, day: string) =>
    `Đến ${day} đã xong ${done} trong ${of} phần việc; theo hạn đang có hiệu lực phải xong ${planned}.`,
  burnUpList: (of: string) => `${of} phần việc có thời hạn`,
  behind: (count: string, first: string) =>
    `Chậm ${count} phần việc so với hạn đang có hiệu lực; theo hạn đầu lẽ ra phải xong ${first}.`,
  notBehind: (first: string) =>
    `Không chậm so với hạn đang có hiệu lực; theo hạn đầu lẽ ra phải xong ${first}.`,
  burnUpNone: "Chưa phần việc nào có thời hạn, nên chưa vẽ được đường tích lũy.",
  week: "Tuần đến ngày",
  done: "Đã xong",
  planned: "Kế hoạch theo hạn đang có hiệu lực",
  firstPlanned: "Kế hoạch theo hạn đầu",
  timeline: "Cả chương trình trên một trục thời gian",
  timelineAside: "mỗi phần việc một thanh; mũi tên: việc nào chờ việc nào",
  timelineNone: "Không có phần việc nào ở đây. Bỏ lọc thỏa thuận, hoặc chọn ngày khác.",
  timelineLabel: "Thanh tiến độ các phần việc theo thời gian",
  zoom: "Mức phóng",
  zooms: { whole: "Cả kỳ", years: "Năm", months: "Tháng" },
  keyboard: "Cuộn bằng phím mũi tên; mỗi thanh mở cam kết của nó.",
  month: (month: number) => `Th${month}`,
  legendPlan: "từ ngày bắt đầu đến hạn",
  legendDone: "phần đã làm",
  legendLate: "quá hạn đến nay",
  legendForecast: "dự báo xong",
  legendFirstDue: "hạn đầu",
  legendToday: "ngày đang xem",
  bar: (of: {
    readonly task: string;
    readonly begins: string | undefined;
    readonly due: string | undefined;
    readonly forecast: string | undefined;
    readonly done: string | undefined;
    readonly waits: number;
  }) =>
    [
      of.task,
      of.begins === undefined ? undefined : `bắt đầu ${of.begins}`,
      of.due === undefined ? "chưa giao thời hạn" : `hạn ${of.due}`,
      of.done === undefined ? undefined : `xong ${of.done}`,
      of.forecast === undefined ? undefined : `dự báo xong ${of.forecast}`,
      of.waits === 0 ? undefined : `chờ ${of.waits} phần việc`,
    ]
      .filter((piece) => piece !== undefined)
      .join("; "),
  compareTitle: "So sánh hai ngày",
  compareAbout: (from: string, to: string) => `Từ ${from} đến ${to}: điều gì đã đổi.`,
  from: "Từ ngày",
  to: "Đến ngày",
  backwards: "Ngày sau phải không trước ngày đầu.",
  figures: "Năm con số vào hai ngày",
  figuresAside: "mỗi con số mở đúng danh sách của ngày ấy",
  difference: "Thay đổi",
  total: "Tổng số phần việc",
  changes: "Phần việc đã đổi",
  changesAside: (count: string, of: string) => `${count} trong ${of} phần việc`,
  unchanged: "Không phần việc nào đổi giữa hai ngày này.",
  kinds: {
    new: "mới giao",
    gone: "không còn",
    class: "đổi tình trạng",
    percent: "đổi tiến độ",
    due: "đổi hạn",
    forecast: "đổi dự báo",
  },
  columnPart: "Phần việc",
  columnSide: "Bên",
  columnBefore: "Trước",
  columnAfter: "Sau",
  noPercent: "chưa báo cáo",
  due: (day: string) => `hạn ${day}`,
  noDue: "chưa giao thời hạn",
  forecast: (day: string) => `dự báo ${day}`,
  more: (count: string) => `Hiện thêm (còn ${count})`,
  notThere: "–",
};
