import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { agencyCodeForExchange, agencyCodeText, parseAgencyCode } from "./agency-code.ts";

test("both written forms of a province are one code", () => {
  assert.deepEqual(parseAgencyCode("000.00.00.H49"), { top: "H49", units: [] });
  assert.deepEqual(parseAgencyCode("H49"), { top: "H49", units: [] });
  assert.deepEqual(parseAgencyCode(" h49.00.00 "), { top: "H49", units: [] });
});

test("a unit is named from the smallest up in one form and from the top down in the other", () => {
  assert.deepEqual(parseAgencyCode("000.03.05.H49"), { top: "H49", units: ["05", "03"] });
  assert.deepEqual(parseAgencyCode("H49.05.03"), { top: "H49", units: ["05", "03"] });
  assert.deepEqual(parseAgencyCode("012.03.05.G17"), { top: "G17", units: ["05", "03", "012"] });
});

test("what is no agency code is refused", () => {
  const wrong = [
    "",
    "49",
    "H4",
    "H49.",
    "H49.5",
    "H49.x1",
    "00.00.H49",
    "000.00.00.00.H49",
    "H49.H24",
    "H49/05",
    "12.H49",
  ];
  const unitUnderNobody = ["000.05.00.H49", "012.00.05.H49", "H49.00.05"];
  for (const written of [...wrong, ...unitUnderNobody])
    assert.equal(parseAgencyCode(written), undefined, written);
});

test("a code read from either form is written back to both", () => {
  const two = fc.integer({ min: 1, max: 99 }).map((number) => String(number).padStart(2, "0"));
  const three = fc.integer({ min: 1, max: 999 }).map((number) => String(number).padStart(3, "0"));
  const units = fc.oneof(fc.constant([]), fc.tuple(two), fc.tuple(two, two), fc.tuple(two, two, three));
  const top = fc.tuple(fc.constantFrom("G", "H"), two).map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.record({ top, units }, { noNullPrototype: true }), (code) => {
      assert.deepEqual(parseAgencyCode(agencyCodeText(code)), code);
      const exchanged = agencyCodeForExchange(code);
      assert.match(exchanged ?? "", /^\d{3}\.\d{2}\.\d{2}\.[GH]\d{2}$/u);
      assert.deepEqual(parseAgencyCode(exchanged ?? ""), code);
    }),
  );
});

test("a code too deep or too wide for the exchange form has none", () => {
  assert.equal(agencyCodeForExchange({ top: "H49", units: ["01", "02", "003", "04"] }), undefined);
  assert.equal(agencyCodeForExchange({ top: "H49", units: ["001"] }), undefined);
});
