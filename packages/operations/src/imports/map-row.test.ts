import assert from "node:assert/strict";
import test from "node:test";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import { reports } from "@nhipcau/registers/cooperation/reports.ts";
import { transportProjects } from "@nhipcau/registers/transport/transport-projects.ts";
import type { Cell } from "../ports/table-files.ts";
import { mapColumns } from "./column-map.ts";
import { mapRow } from "./map-row.ts";

function textCell(text: string): Cell {
  return text === "" ? { kind: "empty" } : { kind: "text", text };
}

function map(register: Register, header: readonly string[]) {
  const mapped = mapColumns(register, header.map(textCell));
  assert.ok(mapped.ok, JSON.stringify(mapped));
  return mapped.value;
}

/** What one cell of a column says: its value, or the code of the refusal. */
function say(register: Register, header: string, cell: Cell | string): unknown {
  const cells = [typeof cell === "string" ? textCell(cell) : cell];
  const row = mapRow(map(register, [header]), { row: 2, cells });
  if (row.refusals.length > 0) return row.refusals[0]?.code;
  if (row.references.length > 0) return row.references[0]?.written;
  return Object.values(row.stated)[0];
}

test("a column is a field by its name or either label, with or without diacritics, unit, star or no-break space", () => {
  const header = [
    "\ufeffid",
    "chieu dai (m)",
    "Kind *",
    "costVnd",
    "Nối",
    "Tổng thầu",
    "ghi\u00a0chú",
    "",
    "Lỗi khi nhập",
  ];
  const mapped = map(transportProjects, header);
  assert.deepEqual(
    mapped.columns.map(({ name }) => name),
    ["lengthMetres", "kind", "costVnd", "connects", "note"],
  );
  assert.equal(mapped.id?.index, 0);
  assert.deepEqual(mapped.ignored, ["Tổng thầu", "(H)"]);
});

test("refuses a field named twice, and a header that names no field", () => {
  const twice = mapColumns(transportProjects, ["Tên", "name"].map(textCell));
  assert.deepEqual(!twice.ok && twice.refusals.map(({ code }) => code), ["duplicate-column"]);
  const none = mapColumns(transportProjects, ["x", "y"].map(textCell));
  assert.deepEqual(!none.ok && none.refusals.map(({ code }) => code), ["no-known-column"]);
});

test("reads a day as people write it, as ISO and as a spreadsheet's day, and refuses one that does not exist", () => {
  assert.equal(say(reports, "date", "01/12/2025"), "2025-12-01");
  assert.equal(say(reports, "date", "1/2/2026"), "2026-02-01");
  assert.equal(say(reports, "date", "2026-02-01"), "2026-02-01");
  assert.equal(say(reports, "date", { kind: "date", date: calendarDate("2026-02-01") }), "2026-02-01");
  assert.equal(say(reports, "date", "31/02/2026"), "no-such-date");
  assert.equal(say(reports, "date", "hôm qua"), "wrong-type");
  assert.equal(say(reports, "date", { kind: "number", value: 45_000 }), "wrong-type");
});

test("reads numbers, percents, full-width digits and no-break spaces", () => {
  assert.equal(say(transportProjects, "lengthMetres", "1.234,5"), 1234.5);
  assert.equal(say(transportProjects, "lengthMetres", "\u00a0１２，５\u00a0"), 12.5);
  assert.equal(say(transportProjects, "lengthMetres", "1,234.5"), "foreign-number");
  assert.equal(say(transportProjects, "lengthMetres", "dài"), "wrong-type");
  assert.equal(say(reports, "percent", "45 %"), 45);
  assert.equal(say(reports, "percent", { kind: "number", value: 0.45, percent: true }), 45);
});

test("reads yes and no, codes by code or label, lists, references and places", () => {
  for (const word of ["Có", "x", "1", "YES", "true"]) assert.equal(say(reports, "noChange", word), true);
  for (const word of ["không", "0", "No"]) assert.equal(say(reports, "noChange", word), false);
  assert.equal(say(reports, "noChange", "có lẽ"), "wrong-type");
  for (const word of ["bridge", "Cầu", "cau", "BRIDGE"])
    assert.equal(say(transportProjects, "kind", word), "bridge");
  assert.equal(say(transportProjects, "kind", "hầm"), "not-in-code-list");
  assert.deepEqual(say(transportProjects, "connects", "QN; Hải Phòng [HP]"), [
    { words: "QN" },
    { id: "HP", words: "Hải Phòng" },
  ]);
  assert.deepEqual(say(transportProjects, "location", "20.9, 106.7"), {
    type: "Point",
    coordinates: [106.7, 20.9],
  });
});

test("a formula and a spreadsheet's error are refused whatever the field", () => {
  assert.equal(say(transportProjects, "name", { kind: "formula", formula: "A1" }), "formula-cell");
  assert.equal(say(transportProjects, "name", { kind: "error", text: "#REF!" }), "error-cell");
  assert.equal(say(transportProjects, "name", "#N/A"), "error-cell");
});

test("SQL and HTML stay the text they are", () => {
  for (const text of ["'); drop table ports;--", "<script>alert(1)</script>", "=1+1", "{{7*7}}"]) {
    assert.equal(say(transportProjects, "name", text), text);
  }
});

test("a row says everything that is wrong with it, and cells beyond the header are wrong", () => {
  const columns = map(transportProjects, ["id", "kind", "lengthMetres"]);
  const row = mapRow(columns, { row: 7, cells: ["a b", "hầm", "dài", "", "thừa"].map(textCell) });
  assert.deepEqual(
    row.refusals.map(({ code }) => code),
    ["too-many-cells", "bad-id", "not-in-code-list", "wrong-type"],
  );
  assert.equal(row.refusals[0]?.data?.["column"], "E");
});
