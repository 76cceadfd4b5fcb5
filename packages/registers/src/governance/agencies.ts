// Agencies: the bodies of a locality that sign, lead and coordinate, each with the dates it stood.
import { codeList } from "../declaration/code-list.ts";
import { code, date, reference, required, text } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";

export const agencyKinds = codeList(
  "agency-kinds",
  { vi: "Loại cơ quan", en: "Kind of agency" },
  {
    "party-committee": { vi: "Tỉnh ủy, Thành ủy", en: "Party committee" },
    "party-commission": { vi: "Ban Đảng", en: "Party commission" },
    "peoples-council": { vi: "Hội đồng nhân dân", en: "People's Council" },
    "peoples-committee": { vi: "Ủy ban nhân dân", en: "People's Committee" },
    department: { vi: "Sở, ngành", en: "Department" },
    "fatherland-front": { vi: "Mặt trận Tổ quốc, đoàn thể", en: "Fatherland Front and unions" },
    commune: { vi: "Chính quyền cấp xã", en: "Commune" },
    central: { vi: "Cơ quan Trung ương", en: "Central body" },
    international: { vi: "Tổ chức quốc tế", en: "International body" },
  },
);

export const agencies = defineRegister({
  name: "agencies",
  label: { vi: "Cơ quan", en: "Agencies" },
  help: {
    vi: "Cơ quan Đảng, chính quyền, sở, ngành của từng địa phương",
    en: "Party bodies, People's Committees and departments of each locality",
  },
  group: "governance",
  titleField: "name",
  scope: "public",
  holdsFrom: "validFrom",
  fields: {
    name: required(
      text({ label: { vi: "Tên", en: "Name" }, searchable: true, filterable: true, listed: true }),
    ),
    nameEn: text({ label: { vi: "Tên tiếng Anh", en: "English name" }, searchable: true }),
    kind: required(code(agencyKinds, { label: { vi: "Loại", en: "Kind" }, filterable: true, listed: true })),
    locality: reference("localities", {
      label: { vi: "Địa phương", en: "Locality" },
      filterable: true,
      listed: true,
    }),
    superior: reference("agencies", {
      label: { vi: "Cơ quan cấp trên", en: "Superior body" },
      filterable: true,
    }),
    symbol: text({
      label: { vi: "Chữ viết tắt trong ký hiệu văn bản", en: "Abbreviation in document symbols" },
      maximum: 30,
    }),
    validFrom: date({ label: { vi: "Từ ngày", en: "From" }, filterable: true }),
    validTo: date({ label: { vi: "Đến hết ngày", en: "Until" }, filterable: true, listed: true }),
    agencyCode: text({ label: { vi: "Mã định danh", en: "Agency code" }, filterable: true, maximum: 35 }),
  },
});
