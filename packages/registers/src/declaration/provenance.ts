// The fields every record carries about where it comes from: its source, the place in it, how sure it is, and
// whether it is an illustration rather than a fact.
import { codeList } from "./code-list.ts";
import { code, longText, reference, text, yesNo } from "./field.ts";

export const certainties = codeList(
  "certainties",
  { vi: "Độ chắc chắn", en: "Certainty" },
  {
    stated: { vi: "Nguồn nêu rõ", en: "Stated by the source" },
    derived: { vi: "Suy ra từ nguồn", en: "Derived from the source" },
    external: { vi: "Từ nguồn khác ngoài các bài báo", en: "From another source than the articles" },
    unverified: { vi: "Chưa kiểm chứng", en: "Unverified" },
  },
);

export const provenanceFields = {
  source: reference("sources", {
    label: { vi: "Nguồn", en: "Source" },
    help: { vi: "Văn bản hoặc bài báo nêu điều này", en: "The document or article that says this" },
    filterable: true,
  }),
  locator: text({
    label: { vi: "Vị trí trong nguồn", en: "Place in the source" },
    help: { vi: "Những chữ đầu của câu trong nguồn", en: "The first words of the sentence in the source" },
  }),
  certainty: code(certainties, { label: { vi: "Độ chắc chắn", en: "Certainty" }, filterable: true }),
  illustrative: yesNo({
    label: { vi: "Minh họa", en: "Illustrative" },
    help: {
      vi: "Số liệu đặt ra để minh họa, không nguồn nào nêu",
      en: "Made up to illustrate; no source gives it",
    },
    filterable: true,
  }),
  note: longText({ label: { vi: "Ghi chú", en: "Note" } }),
} as const;
