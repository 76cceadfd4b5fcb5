// Border gates and clearance passages; the legal class of a gate is a dated attribute, kept by versions.
import { codeList } from "../declaration/code-list.ts";
import { code, date, geometry, reference, required, text } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";

export const gateClasses = codeList(
  "gate-classes",
  { vi: "Loại cửa khẩu", en: "Class of gate" },
  {
    international: { vi: "Cửa khẩu quốc tế", en: "International gate" },
    bilateral: { vi: "Cửa khẩu song phương", en: "Bilateral gate" },
    "clearance-passage": { vi: "Lối thông quan", en: "Clearance passage" },
  },
);

export const gates = defineRegister({
  name: "gates",
  label: { vi: "Cửa khẩu", en: "Gates" },
  help: {
    vi: "Cửa khẩu quốc tế, song phương và lối thông quan",
    en: "International and bilateral gates and clearance passages",
  },
  group: "transport",
  titleField: "name",
  scope: "public",
  freshForMonths: 24,
  fields: {
    name: required(
      text({ label: { vi: "Tên", en: "Name" }, searchable: true, filterable: true, listed: true }),
    ),
    gateClass: required(
      code(gateClasses, { label: { vi: "Loại", en: "Class" }, filterable: true, listed: true }),
    ),
    classSince: date({ label: { vi: "Loại này từ ngày", en: "Of this class since" }, filterable: true }),
    locality: required(
      reference("localities", {
        label: { vi: "Địa phương", en: "Locality" },
        filterable: true,
        listed: true,
      }),
    ),
    otherSide: reference("localities", {
      label: { vi: "Phía bên kia", en: "Other side" },
      filterable: true,
      listed: true,
    }),
    partOf: reference("gates", {
      label: { vi: "Thuộc cặp cửa khẩu", en: "Part of the pair" },
      filterable: true,
    }),
    location: geometry({ label: { vi: "Vị trí (lược đồ)", en: "Place (schematic)" }, expected: true }),
  },
});
