// What the search says.
export const search = {
  open: "Tìm trong mọi danh mục",
  hint: "Tìm: cầu, quy chế, “ha long”…",
  placeholder: "Gõ vài chữ, có dấu hay không dấu đều được",
  help: "Tìm thỏa thuận, nội dung, cam kết, phần việc, công trình, cơ quan… Gõ “ha long” cũng thấy “Hạ Long”.",
  searching: "Đang tìm…",
  failed: "Chưa tìm được: máy chủ không trả lời.",
  nothing: (words: string) => `Không thấy gì với “${words}”. Thử ít chữ hơn, hoặc tên cũ của địa phương.`,
};
