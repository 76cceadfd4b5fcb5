// Limitations: what the sources or a review say fell short, and what it concerns.
import { code, date, longText, reference, references, required } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";
import { sectors } from "../governance/sectors.ts";

export const limitations = defineRegister({
  name: "limitations",
  label: { vi: "Hạn chế", en: "Limitations" },
  help: {
    vi: "Điều còn hạn chế, kèm nguồn và điều nó nói tới",
    en: "What fell short, with its source and what it concerns",
  },
  group: "cooperation",
  titleField: "content",
  scope: "public",
  holdsFrom: "statedOn",
  fields: {
    content: required(
      longText({
        label: { vi: "Hạn chế", en: "Limitation" },
        searchable: true,
        filterable: true,
        listed: true,
        maximum: 4000,
      }),
    ),
    contentEn: longText({
      label: { vi: "Hạn chế (tiếng Anh)", en: "Limitation (English)" },
      searchable: true,
      maximum: 4000,
    }),
    agreement: reference("agreements", {
      label: { vi: "Thỏa thuận", en: "Agreement" },
      filterable: true,
      listed: true,
    }),
    sector: required(
      code(sectors, { label: { vi: "Lĩnh vực", en: "Sector" }, filterable: true, listed: true }),
    ),
    parties: references("localities", {
      label: { vi: "Các bên", en: "Parties" },
      filterable: true,
      listed: true,
    }),
    project: reference("transport-projects", {
      label: { vi: "Về dự án", en: "About the project" },
      filterable: true,
    }),
    regulation: reference("regulations", {
      label: { vi: "Về quy chế", en: "About the regulation" },
      filterable: true,
    }),
    statedOn: date({ label: { vi: "Ngày được nêu", en: "Stated on" }, filterable: true, listed: true }),
  },
});
