// Heritage dossiers prepared by several localities together; their state is in dated statements.
import { date, geometry, reference, references, required, text } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";

export const heritageDossiers = defineRegister({
  name: "heritage-dossiers",
  label: { vi: "Hồ sơ di sản", en: "Heritage dossiers" },
  help: {
    vi: "Hồ sơ đề cử di sản thế giới do nhiều địa phương cùng lập",
    en: "World-heritage nominations prepared together",
  },
  group: "heritage",
  titleField: "title",
  scope: "public",
  fields: {
    title: required(
      text({ label: { vi: "Tên", en: "Title" }, searchable: true, filterable: true, listed: true }),
    ),
    titleEn: text({ label: { vi: "Tên tiếng Anh", en: "English title" }, searchable: true }),
    parties: required(
      references("localities", { label: { vi: "Các bên", en: "Parties" }, filterable: true, listed: true }),
    ),
    agreement: reference("agreements", { label: { vi: "Thỏa thuận", en: "Agreement" }, filterable: true }),
    inscribedOn: date({
      label: { vi: "Ngày được ghi danh", en: "Inscribed on" },
      filterable: true,
      listed: true,
    }),
    location: geometry({ label: { vi: "Vị trí (lược đồ)", en: "Place (schematic)" }, expected: true }),
  },
});
