// What the frame of the page says: navigation, date, search, who is signed in.
export const shell = {
  product: "Nhịp Cầu",
  navigation: "Điều hướng chính",
  skip: "Đến nội dung chính",
  overview: "Tổng quan",
  agreements: "Thỏa thuận",
  commitments: "Cam kết",
  map: "Bản đồ",
  registers: "Dữ liệu",
  review: "Báo cáo",
  loading: "Đang tải…",
  notFound: "Không có trang này.",
};
