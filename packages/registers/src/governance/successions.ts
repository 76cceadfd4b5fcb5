// What the two succession registers share: the kinds of change one body can go through into another.
import { codeList } from "../declaration/code-list.ts";

export const successionKinds = codeList(
  "succession-kinds",
  { vi: "Loại thay đổi", en: "Kind of change" },
  {
    merge: { vi: "Sáp nhập, hợp nhất", en: "Merge" },
    split: { vi: "Chia tách", en: "Split" },
    rename: { vi: "Đổi tên", en: "Rename" },
    transfer: { vi: "Chuyển chức năng", en: "Transfer of functions" },
  },
);
