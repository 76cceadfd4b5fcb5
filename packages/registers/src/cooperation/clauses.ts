// Clauses: each agreed content of an agreement, with its force and the place where it stands.
import { codeList } from "../declaration/code-list.ts";
import { code, integer, longText, reference, references, required } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";
import { sectors } from "../governance/sectors.ts";

export const clauseForces = codeList(
  "clause-forces",
  { vi: "Mức cam kết", en: "Force" },
  {
    agreed: { vi: "Thống nhất", en: "Agreed" },
    directed: { vi: "Chỉ đạo", en: "Directed" },
    proposed: { vi: "Đề nghị", en: "Proposed" },
    orientation: { vi: "Định hướng", en: "Orientation" },
  },
);

export const clauses = defineRegister({
  name: "clauses",
  label: { vi: "Nội dung hợp tác", en: "Clauses" },
  help: {
    vi: "Từng nội dung đã thống nhất, được chỉ đạo, đề nghị hoặc định hướng",
    en: "Each content agreed, directed, proposed or set as orientation",
  },
  group: "cooperation",
  titleField: "content",
  scope: "public",
  fields: {
    agreement: reference("agreements", {
      label: { vi: "Thỏa thuận", en: "Agreement" },
      filterable: true,
      listed: true,
    }),
    ordinal: integer({ label: { vi: "Thứ tự", en: "Order" }, filterable: true, minimum: 1, maximum: 10_000 }),
    content: required(
      longText({
        label: { vi: "Nội dung", en: "Content" },
        searchable: true,
        filterable: true,
        listed: true,
        maximum: 4000,
      }),
    ),
    contentEn: longText({
      label: { vi: "Nội dung (tiếng Anh)", en: "Content (English)" },
      searchable: true,
      maximum: 4000,
    }),
    force: required(
      code(clauseForces, { label: { vi: "Mức cam kết", en: "Force" }, filterable: true, listed: true }),
    ),
    sector: required(
      code(sectors, { label: { vi: "Lĩnh vực", en: "Sector" }, filterable: true, listed: true }),
    ),
    parties: references("localities", {
      label: { vi: "Các bên", en: "Parties" },
      filterable: true,
      listed: true,
    }),
    sameAs: reference("clauses", {
      label: { vi: "Trùng với", en: "Same as" },
      help: {
        vi: "Nguồn khác nói lại cùng một nội dung; chỉ đếm một lần",
        en: "Another source repeats the same content; counted once",
      },
      filterable: true,
    }),
  },
});
