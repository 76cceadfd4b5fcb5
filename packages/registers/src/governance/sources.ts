// Sources: the articles, pages and legal texts that records are taken from.
import { codeList } from "../declaration/code-list.ts";
import { code, date, link, required, text } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";

export const sourceKinds = codeList(
  "source-kinds",
  { vi: "Loại nguồn", en: "Kind of source" },
  {
    article: { vi: "Bài báo", en: "Article" },
    page: { vi: "Trang thông tin", en: "Web page" },
    legal: { vi: "Văn bản pháp luật", en: "Legal text" },
    document: { vi: "Văn bản hành chính", en: "Official document" },
    estimate: { vi: "Ước lượng của người lập dữ liệu", en: "Estimate by the compiler" },
  },
);

export const sources = defineRegister({
  name: "sources",
  label: { vi: "Nguồn", en: "Sources" },
  help: {
    vi: "Bài báo, trang thông tin và văn bản mà bản ghi dẫn tới",
    en: "Articles, pages and texts that records cite",
  },
  group: "reference",
  titleField: "title",
  scope: "public",
  fields: {
    title: required(text({ label: { vi: "Tiêu đề", en: "Title" }, searchable: true, listed: true })),
    kind: required(code(sourceKinds, { label: { vi: "Loại", en: "Kind" }, filterable: true, listed: true })),
    publisher: text({ label: { vi: "Nơi đăng", en: "Publisher" }, searchable: true, listed: true }),
    writtenBy: text({ label: { vi: "Tác giả", en: "Author" } }),
    publishedOn: date({ label: { vi: "Ngày đăng", en: "Published on" }, filterable: true, listed: true }),
    dateNote: text({ label: { vi: "Về ngày đăng", en: "About the date" } }),
    address: link({ label: { vi: "Địa chỉ", en: "Address" } }),
  },
});
