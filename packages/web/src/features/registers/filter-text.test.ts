// Conditions read as sentences do.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { FieldDescription } from "@nhipcau/registers/declaration/description.ts";
import { filterText } from "./filter-text.ts";

const words = { empty: "chưa có giá trị", filled: "đã có giá trị", from: "Từ", to: "Đến" };
const date: FieldDescription = {
  name: "date",
  type: "date",
  label: { vi: "Ngày", en: "Date" },
  required: false,
  filterable: true,
  searchable: false,
  personal: false,
  expected: false,
  listed: true,
};

test("a range names its ends, or the one it has", () => {
  const range = { field: "date", kind: "range" as const, from: "2021-01-01", to: "2021-12-31" };
  assert.equal(filterText(date, range, {}, "vi", words), "01/01/2021 – 31/12/2021");
  const open = { field: "date", kind: "range" as const, to: "2021-12-31" };
  assert.equal(filterText(date, open, {}, "vi", words), "đến 31/12/2021");
});

test("numbers, yes and references are read back from text", () => {
  const any = (values: string[]) => ({ field: "f", kind: "any-of" as const, values });
  assert.equal(filterText({ ...date, type: "integer" }, any(["1500"]), {}, "vi", words), "1.500");
  assert.equal(filterText({ ...date, type: "yes-no" }, any(["false"]), {}, "vi", words), "Không");
  const names = { localities: { QN: "Quảng Ninh" } };
  const field: FieldDescription = { ...date, type: "references", register: "localities" };
  assert.equal(filterText(field, any(["QN", "HP"]), names, "vi", words), "Quảng Ninh, HP");
  assert.equal(filterText(field, { field: "f", kind: "empty" }, names, "vi", words), "chưa có giá trị");
});
