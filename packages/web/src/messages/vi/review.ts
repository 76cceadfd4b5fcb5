// What the page of the review says around the document.
export const review = {
  title: "Báo cáo sơ kết",
  about:
    "Chọn thỏa thuận, kỳ và ngày chốt; xem trước; tải DOCX đúng thể thức. Mỗi con số mở đúng danh sách mà nó đếm.",
  agreement: "Thỏa thuận",
  chooseAgreement: "Chọn một thỏa thuận",
  from: "Từ ngày",
  cutOff: "Ngày chốt số liệu",
  layout: "Thể thức",
  layouts: { government: "Cơ quan nhà nước (NĐ 30/2020)", party: "Cơ quan Đảng (HD 36-HD/VPTW)" },
  layoutOf: (name: string) => `Theo bên ký: ${name}`,
  issuer: "Cơ quan ban hành",
  number: "Số văn bản",
  numberHelp: "Để trống nếu văn thư chưa cấp số.",
  download: "Tải DOCX",
  preparing: "Đang soạn…",
  choose: "Chọn một thỏa thuận để xem trước báo cáo.",
  preview: "Xem trước",
  previewNote: "Bản xem trước: chữ và số như trong tệp, dàn trang có thể khác.",
  failed: "Chưa tạo được tệp:",
  signed: (number: number) =>
    `Số liệu theo bản chốt số ${number} mà tất cả các bên đã ký; thay đổi về sau không làm khác văn bản này.`,
};
