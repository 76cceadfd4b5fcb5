// What the page on which one takes a role says.
export const signIn = {
  title: "Chọn vai trò",
  demonstration: "Đây là bản trình diễn",
  demonstrationHelp:
    "Ai cũng có thể chọn một vai trò để thử, không cần tài khoản. Vai trò chỉ quyết định bạn được báo cáo cho bên nào; mọi thứ công khai đều xem được mà không cần chọn.",
  current: "vai trò đang chọn",
  none: "Nút này không có tài khoản và không chạy ở chế độ trình diễn.",
};
