// Transport projects: roads, bridges, airports and what they replace. Milestones and dated statements stand apart, in
// the terms of OC4IDS, so that they can be published in it later.
import { codeList } from "../declaration/code-list.ts";
import {
  code,
  decimal,
  geometry,
  integer,
  reference,
  references,
  required,
  text,
} from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";

export const projectKinds = codeList(
  "project-kinds",
  { vi: "Loại công trình", en: "Kind of project" },
  {
    expressway: { vi: "Cao tốc", en: "Expressway" },
    "coastal-road": { vi: "Đường ven biển", en: "Coastal road" },
    "national-road": { vi: "Quốc lộ", en: "National road" },
    "provincial-road": { vi: "Đường tỉnh", en: "Provincial road" },
    road: { vi: "Đường nối", en: "Link road" },
    bridge: { vi: "Cầu", en: "Bridge" },
    ferry: { vi: "Phà, đò", en: "Ferry, boat landing" },
    airport: { vi: "Cảng hàng không", en: "Airport" },
  },
);

export const transportProjects = defineRegister({
  name: "transport-projects",
  label: { vi: "Công trình giao thông", en: "Transport projects" },
  help: {
    vi: "Cầu, đường, cảng hàng không nối các địa phương",
    en: "Bridges, roads and airports that join the localities",
  },
  group: "transport",
  titleField: "name",
  scope: "public",
  freshForMonths: 24,
  fields: {
    name: required(
      text({ label: { vi: "Tên", en: "Name" }, searchable: true, filterable: true, listed: true }),
    ),
    kind: required(code(projectKinds, { label: { vi: "Loại", en: "Kind" }, filterable: true, listed: true })),
    connects: required(
      references("localities", { label: { vi: "Nối", en: "Connects" }, filterable: true, listed: true }),
    ),
    aliases: text({ label: { vi: "Tên khác", en: "Other names" }, searchable: true }),
    firstEnd: text({ label: { vi: "Đầu thứ nhất", en: "First end" } }),
    secondEnd: text({ label: { vi: "Đầu thứ hai", en: "Second end" } }),
    replaces: reference("transport-projects", {
      label: { vi: "Thay thế", en: "Replaces" },
      filterable: true,
    }),
    partOf: reference("transport-projects", {
      label: { vi: "Thuộc tuyến", en: "Part of" },
      filterable: true,
    }),
    lengthMetres: decimal({
      label: { vi: "Chiều dài", en: "Length" },
      unit: { vi: "m", en: "m" },
      filterable: true,
      minimum: 0,
      expected: true,
    }),
    widthMetres: decimal({
      label: { vi: "Chiều rộng", en: "Width" },
      unit: { vi: "m", en: "m" },
      minimum: 0,
    }),
    costVnd: integer({
      label: { vi: "Tổng mức đầu tư", en: "Cost" },
      unit: { vi: "đồng", en: "VND" },
      filterable: true,
      listed: true,
      minimum: 0,
      expected: true,
    }),
    location: geometry({ label: { vi: "Vị trí (lược đồ)", en: "Place (schematic)" }, expected: true }),
    accuracyKm: decimal({
      label: { vi: "Sai số vị trí", en: "Accuracy of the place" },
      unit: { vi: "km", en: "km" },
      minimum: 0,
    }),
  },
});
