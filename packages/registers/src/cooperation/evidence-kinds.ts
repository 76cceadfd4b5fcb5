// The kinds of evidence, apart from the register so that the page can offer them without it.
import { codeList } from "../declaration/code-list.ts";

export const evidenceKinds = codeList(
  "evidence-kinds",
  { vi: "Loại minh chứng", en: "Kind of evidence" },
  {
    "issued-document": { vi: "Văn bản đã ban hành", en: "Issued document" },
    "acceptance-record": { vi: "Biên bản nghiệm thu, bàn giao", en: "Acceptance record" },
    minutes: { vi: "Biên bản cuộc họp, sự kiện", en: "Minutes" },
    photo: { vi: "Ảnh hiện trường", en: "Photograph" },
    "shared-data": { vi: "Dữ liệu đã chia sẻ", en: "Shared data" },
    other: { vi: "Khác", en: "Other" },
  },
);
