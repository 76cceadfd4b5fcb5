// Coordination regulations and framework principles. Their state is in dated statements, since sources may disagree.
import { codeList } from "../declaration/code-list.ts";
import { code, reference, references, required, text } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";
import { sectors } from "../governance/sectors.ts";

export const regulationKinds = codeList(
  "regulation-kinds",
  { vi: "Loại văn bản", en: "Kind of text" },
  {
    "coordination-regulation": { vi: "Quy chế phối hợp", en: "Coordination regulation" },
    "framework-principles": { vi: "Nguyên tắc khung", en: "Framework principles" },
    "set-of-documents": { vi: "Tập hợp văn bản", en: "Set of documents" },
  },
);

export const regulations = defineRegister({
  name: "regulations",
  label: { vi: "Quy chế phối hợp", en: "Regulations" },
  help: {
    vi: "Quy chế, nguyên tắc khung; tình trạng ghi ở “Tình trạng theo nguồn”",
    en: "Regulations and framework principles; their state stands in the status statements",
  },
  group: "cooperation",
  titleField: "title",
  scope: "public",
  fields: {
    title: required(
      text({ label: { vi: "Tên", en: "Title" }, searchable: true, filterable: true, listed: true }),
    ),
    titleEn: text({ label: { vi: "Tên tiếng Anh", en: "English title" }, searchable: true }),
    kind: required(
      code(regulationKinds, { label: { vi: "Loại", en: "Kind" }, filterable: true, listed: true }),
    ),
    sector: required(
      code(sectors, { label: { vi: "Lĩnh vực", en: "Sector" }, filterable: true, listed: true }),
    ),
    parties: references("localities", {
      label: { vi: "Các bên", en: "Parties" },
      filterable: true,
      listed: true,
    }),
    agreement: reference("agreements", { label: { vi: "Thỏa thuận", en: "Agreement" }, filterable: true }),
    documentNumber: text({
      label: { vi: "Số, ký hiệu", en: "Number and symbol" },
      searchable: true,
      maximum: 60,
    }),
  },
});
