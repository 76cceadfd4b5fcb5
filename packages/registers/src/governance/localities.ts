// Localities: provinces and cities, and the smaller places that agreements name, each with the dates it stood.
import { codeList } from "../declaration/code-list.ts";
import { code, date, geometry, reference, required, text } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";

export const localityLevels = codeList(
  "locality-levels",
  { vi: "Cấp", en: "Level" },
  {
    province: { vi: "Tỉnh", en: "Province" },
    municipality: { vi: "Thành phố trực thuộc Trung ương", en: "Municipality" },
    district: { vi: "Cấp huyện (đến 30/6/2025)", en: "District level (until 30/6/2025)" },
    commune: { vi: "Cấp xã", en: "Commune level" },
    area: { vi: "Vịnh, đảo, khu di sản", en: "Bay, island, heritage area" },
    region: { vi: "Vùng", en: "Region" },
    foreign: { vi: "Nơi ở nước ngoài", en: "Place abroad" },
  },
);

export const localities = defineRegister({
  name: "localities",
  label: { vi: "Địa phương", en: "Localities" },
  help: {
    vi: "Tỉnh, thành phố và nơi được nêu trong thỏa thuận, kèm thời gian tồn tại",
    en: "Provinces, cities and places that agreements name, with the dates they stood",
  },
  group: "governance",
  titleField: "name",
  scope: "public",
  holdsFrom: "validFrom",
  fields: {
    name: required(
      text({ label: { vi: "Tên", en: "Name" }, searchable: true, filterable: true, listed: true }),
    ),
    fullName: text({ label: { vi: "Tên đầy đủ", en: "Full name" }, searchable: true }),
    level: required(
      code(localityLevels, { label: { vi: "Cấp", en: "Level" }, filterable: true, listed: true }),
    ),
    parent: reference("localities", {
      label: { vi: "Thuộc", en: "Part of" },
      filterable: true,
      listed: true,
    }),
    validFrom: date({ label: { vi: "Từ ngày", en: "From" }, filterable: true }),
    validTo: date({ label: { vi: "Đến hết ngày", en: "Until" }, filterable: true, listed: true }),
    gsoCode: text({
      label: { vi: "Mã Tổng cục Thống kê", en: "GSO code" },
      filterable: true,
      listed: true,
      maximum: 10,
    }),
    agencyCode: text({
      label: { vi: "Mã định danh cơ quan", en: "Agency code" },
      filterable: true,
      listed: true,
      maximum: 35,
    }),
    aliases: text({ label: { vi: "Tên khác", en: "Other names" }, searchable: true }),
    location: geometry({ label: { vi: "Vị trí (lược đồ)", en: "Place (schematic)" } }),
  },
  checks: [
    {
      fields: ["validTo", "validFrom"],
      describes: { vi: "Ngày kết thúc không trước ngày bắt đầu", en: "It does not end before it begins" },
      refusal: ({ validFrom, validTo }) =>
        validFrom && validTo && validTo < validFrom
          ? { code: "due-before-start", data: { due: validTo, start: validFrom } }
          : undefined,
    },
  ],
});
