// Values are written as people in Vietnam write them.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { FieldDescription } from "@nhipcau/registers/declaration/description.ts";
import { fieldText, instantText } from "./field-text.ts";

function field(type: FieldDescription["type"], more: Partial<FieldDescription> = {}): FieldDescription {
  const flags = { required: false, filterable: false, searchable: false, personal: false };
  const label = { vi: "Trường", en: "Field" };
  return { name: "field", type, label, expected: false, listed: true, ...flags, ...more };
}

test("a number has a point between thousands and a comma before decimals", () => {
  assert.equal(fieldText(field("decimal"), 1234.5, {}, "vi"), "1.234,5");
  assert.equal(fieldText(field("integer"), 7_662_000_000_000, {}, "en"), "7,662,000,000,000");
});

test("zero is a value and missing is none", () => {
  assert.equal(fieldText(field("integer"), 0, {}, "vi"), "0");
  assert.equal(fieldText(field("integer"), undefined, {}, "vi"), undefined);
});

test("a day is dd/mm/yyyy and an instant is in Vietnam's time", () => {
  assert.equal(fieldText(field("date"), "2021-08-14", {}, "vi"), "14/08/2021");
  assert.equal(instantText("2026-11-21T18:30:00Z"), "22/11/2026 01:30");
});

test("codes and references are shown by label and name, or as they are", () => {
  const codes = [{ code: "bridge", label: { vi: "Cầu", en: "Bridge" } }];
  assert.equal(fieldText(field("codes", { codes }), ["bridge", "x"], {}, "vi"), "Cầu, x");
  const names = { localities: { QN: "Quảng Ninh" } };
  const connects = field("references", { register: "localities" });
  assert.equal(fieldText(connects, ["QN", "HP"], names, "vi"), "Quảng Ninh, HP");
});

test("a point is latitude then longitude", () => {
  const point = { type: "Point", coordinates: [106.771, 20.844] };
  assert.equal(fieldText(field("geometry"), point, {}, "vi"), "20,844° N, 106,771° E");
});
