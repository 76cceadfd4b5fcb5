// Commitments: the work that makes one or more clauses concrete. What is true of all its sides is worked out, not kept.
import { code, longText, reference, references, required, text } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";
import { sectors } from "../governance/sectors.ts";

export const commitments = defineRegister({
  name: "commitments",
  label: { vi: "Cam kết", en: "Commitments" },
  help: {
    vi: "Việc cụ thể hóa một hay nhiều nội dung; mỗi địa phương có phần việc của mình",
    en: "Work that makes clauses concrete; every locality has its own part in it",
  },
  group: "cooperation",
  scope: "public",
  titleField: "title",
  fields: {
    title: required(
      text({ label: { vi: "Tên", en: "Title" }, searchable: true, filterable: true, listed: true }),
    ),
    titleEn: text({ label: { vi: "Tên tiếng Anh", en: "English title" }, searchable: true }),
    agreement: required(
      reference("agreements", {
        label: { vi: "Thỏa thuận", en: "Agreement" },
        filterable: true,
        listed: true,
      }),
    ),
    clauses: required(
      references("clauses", {
        label: { vi: "Cụ thể hóa nội dung", en: "Makes concrete" },
        filterable: true,
        listed: true,
      }),
    ),
    sector: required(
      code(sectors, { label: { vi: "Lĩnh vực", en: "Sector" }, filterable: true, listed: true }),
    ),
    product: longText({
      label: { vi: "Sản phẩm", en: "Product" },
      searchable: true,
      expected: true,
      maximum: 4000,
    }),
    project: reference("transport-projects", {
      label: { vi: "Dự án giao thông", en: "Transport project" },
      filterable: true,
    }),
    regulation: reference("regulations", { label: { vi: "Quy chế", en: "Regulation" }, filterable: true }),
    dossier: reference("heritage-dossiers", {
      label: { vi: "Hồ sơ di sản", en: "Heritage dossier" },
      filterable: true,
    }),
  },
});
