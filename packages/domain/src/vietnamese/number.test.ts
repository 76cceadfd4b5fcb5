import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { formatVietnameseNumber, parseVietnameseNumber } from "./number.ts";

const noBreakSpace = "\u00A0";

test("numbers are read by the Vietnamese grammar", () => {
  const readings: readonly (readonly [string, number])[] = [
    ["1.234,5", 1234.5],
    ["1234,5", 1234.5],
    ["1.234", 1234],
    ["1.234.567,891", 1_234_567.891],
    ["3.000.000.000", 3_000_000_000],
    [`1${noBreakSpace}234,5`, 1234.5],
    ["12 345", 12_345],
    ["-0,5", -0.5],
    ["\u22121.000", -1000],
    ["+7", 7],
    ["１.２３４,５", 1234.5],
    ["1,234", 1.234],
    ["007", 7],
    [" 0 ", 0],
  ];
  for (const [written, value] of readings) {
    assert.deepEqual(parseVietnameseNumber(written), { ok: true, value }, written);
  }
});

test("a decimal point is read only where no thousands could be meant", () => {
  for (const [written, value] of [
    ["1234.5", 1234.5],
    ["0.125", 0.125],
    ["1.5", 1.5],
    ["1234.567", 1234.567],
  ] as const) {
    assert.deepEqual(parseVietnameseNumber(written), { ok: true, value }, written);
  }
});

test("thousands grouped by commas are refused and named so", () => {
  for (const written of ["1,234.5", "1,234,567", "-12,345.00"]) {
    assert.deepEqual(parseVietnameseNumber(written), { ok: false, why: "foreign-grouping" }, written);
  }
});

test("what is no number is refused", () => {
  const wrong = [
    "",
    " ",
    "-",
    ",5",
    "5,",
    "5.",
    "1.23.456",
    "1.2345,6",
    "1..234",
    "1e5",
    "0x10",
    "Infinity",
    "NaN",
    "12 tỷ",
    "=1+1",
    "1.234 567",
    "1,2,3",
  ];
  for (const written of wrong) {
    assert.deepEqual(parseVietnameseNumber(written), { ok: false, why: "not-a-number" }, written);
  }
});

test("a number that would be rounded is refused", () => {
  assert.deepEqual(parseVietnameseNumber("9.007.199.254.740.993"), { ok: false, why: "too-precise" });
  assert.deepEqual(parseVietnameseNumber("0,1234567890123456"), { ok: false, why: "too-precise" });
  assert.deepEqual(parseVietnameseNumber("000.000"), { ok: false, why: "not-a-number" });
});

test("numbers are written with dots between thousands and a comma before decimals", () => {
  assert.equal(formatVietnameseNumber(1_234_567.891), "1.234.567,891");
  assert.equal(formatVietnameseNumber(1234.567, 1), "1.234,6");
  assert.equal(formatVietnameseNumber(-1000), "-1.000");
  assert.equal(formatVietnameseNumber(-0.01, 1), "0");
  assert.throws(() => formatVietnameseNumber(Number.NaN), RangeError);
});

test("what is written is read back as the same number", () => {
  const number = fc.tuple(
    fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
    fc.integer({ min: 0, max: 5 }),
  );
  fc.assert(
    fc.property(number, ([mantissa, decimals]) => {
      const value = Number(`${mantissa}e-${decimals}`);
      assert.deepEqual(parseVietnameseNumber(formatVietnameseNumber(value)), { ok: true, value });
    }),
  );
});
