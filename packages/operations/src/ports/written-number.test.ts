import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { parseWrittenNumber, percentOfFraction, plainDecimal } from "./written-number.ts";

function read(written: string, countsPercent = false): number | string | undefined {
  const outcome = parseWrittenNumber(written, countsPercent);
  return outcome.ok ? outcome.value : outcome.refusals[0]?.code;
}

test("reads numbers as people in Vietnam write them, and plain ones", () => {
  assert.equal(read("1.234,5"), 1234.5);
  assert.equal(read("1.234"), 1234);
  assert.equal(read("1234.5"), 1234.5);
  assert.equal(read("１２"), 12);
  assert.equal(read("1,234.5"), "foreign-number");
  assert.equal(read("mười"), "wrong-type");
  assert.equal(read("1234567890123456,78"), "too-precise");
});

test("a percent sign is read where the field counts percent, and nowhere else", () => {
  assert.equal(read("45 %", true), 45);
  assert.equal(read("45,5%", true), 45.5);
  assert.equal(read("45%"), "wrong-type");
  assert.equal(percentOfFraction(0.29), 29);
});

test("every number written out with a decimal comma is read back as the same number", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (value) => {
      assert.equal(read(plainDecimal(value).replace(".", ",")), value === 0 ? 0 : value);
    }),
  );
});
