// Ports and berths that the agreements name, with what each can take.
import { codeList } from "../declaration/code-list.ts";
import { code, geometry, integer, reference, required, text } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";

export const portKinds = codeList(
  "port-kinds",
  { vi: "Loại cảng", en: "Kind of port" },
  {
    "port-system": { vi: "Hệ thống cảng biển", en: "Port system" },
    seaport: { vi: "Cảng biển", en: "Seaport" },
    transshipment: { vi: "Khu chuyển tải", en: "Transshipment area" },
    "passenger-port": { vi: "Cảng, bến khách", en: "Passenger port" },
  },
);

export const ports = defineRegister({
  name: "ports",
  label: { vi: "Cảng, bến", en: "Ports and berths" },
  help: {
    vi: "Cảng biển, khu chuyển tải và bến khách",
    en: "Seaports, transshipment areas and passenger berths",
  },
  group: "transport",
  titleField: "name",
  scope: "public",
  freshForMonths: 24,
  fields: {
    name: required(
      text({ label: { vi: "Tên", en: "Name" }, searchable: true, filterable: true, listed: true }),
    ),
    kind: required(code(portKinds, { label: { vi: "Loại", en: "Kind" }, filterable: true, listed: true })),
    locality: required(
      reference("localities", {
        label: { vi: "Địa phương", en: "Locality" },
        filterable: true,
        listed: true,
      }),
    ),
    partOf: reference("ports", { label: { vi: "Thuộc hệ thống", en: "Part of" }, filterable: true }),
    capacityDwt: integer({
      label: { vi: "Cỡ tàu lớn nhất", en: "Largest ship" },
      unit: { vi: "DWT", en: "DWT" },
      filterable: true,
      listed: true,
      minimum: 0,
      expected: true,
    }),
    location: geometry({ label: { vi: "Vị trí (lược đồ)", en: "Place (schematic)" }, expected: true }),
  },
});
