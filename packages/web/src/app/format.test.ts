// Checks how days, numbers and instants are written.
import assert from "node:assert/strict";
import test from "node:test";
import { formatDay, formatInstant, formatNumber, formatPercent } from "./format.ts";

test("a day is written dd/mm/yyyy in both languages, and what is not a day stays as it is", () => {
  assert.equal(formatDay("2026-11-21"), "21/11/2026");
  assert.equal(formatDay("2026-02-30"), "2026-02-30");
});

test("numbers are grouped as the language groups them", () => {
  assert.equal(formatNumber(1234567.5, "vi"), "1.234.567,5");
  assert.equal(formatNumber(1234567.5, "en"), "1,234,567.5");
});

test("a percentage keeps its sign beside the number", () => {
  assert.equal(formatPercent(62, "vi"), "62\u00a0%");
  assert.equal(formatPercent(62, "en"), "62%");
});

test("an instant is shown in Vietnam's time", () => {
  assert.equal(formatInstant("2026-11-20T18:30:00Z"), "21/11/2026 01:30");
  assert.equal(formatInstant("not an instant"), "not an instant");
});
