// Results: what the sources or the sides say was achieved under an agreement.
import { code, date, longText, reference, references, required } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";
import { sectors } from "../governance/sectors.ts";

export const results = defineRegister({
  name: "results",
  label: { vi: "Kết quả", en: "Results" },
  help: {
    vi: "Điều đã đạt được theo một thỏa thuận, kèm nguồn",
    en: "What was achieved under an agreement, with its source",
  },
  group: "cooperation",
  titleField: "content",
  scope: "public",
  holdsFrom: "statedOn",
  fields: {
    content: required(
      longText({
        label: { vi: "Kết quả", en: "Result" },
        searchable: true,
        filterable: true,
        listed: true,
        maximum: 4000,
      }),
    ),
    contentEn: longText({
      label: { vi: "Kết quả (tiếng Anh)", en: "Result (English)" },
      searchable: true,
      maximum: 4000,
    }),
    agreement: reference("agreements", {
      label: { vi: "Thỏa thuận", en: "Agreement" },
      filterable: true,
      listed: true,
    }),
    commitment: reference("commitments", {
      label: { vi: "Cam kết", en: "Commitment" },
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
    statedOn: date({ label: { vi: "Ngày được nêu", en: "Stated on" }, filterable: true, listed: true }),
    sameAs: reference("results", {
      label: { vi: "Trùng với", en: "Same as" },
      help: { vi: "Chỉ đếm một lần", en: "Counted once" },
      filterable: true,
    }),
  },
});
