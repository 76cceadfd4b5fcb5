import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { documentNumberAndSymbol, formatDocumentNumber, parseDocumentNumber } from "./document-number.ts";

test("a number below 10 is padded, in the grammar of state bodies and of Party bodies", () => {
  assert.equal(formatDocumentNumber({ grammar: "state", number: 5, symbol: "BC-UBND" }), "Số: 05/BC-UBND");
  assert.equal(
    formatDocumentNumber({ grammar: "state", number: 1270, symbol: "BC-TCTTTg" }),
    "Số: 1270/BC-TCTTTg",
  );
  assert.equal(formatDocumentNumber({ grammar: "party", number: 5, symbol: "BC/TU" }), "Số 05-BC/TU");
  assert.equal(
    documentNumberAndSymbol({ grammar: "state", number: 30, year: 2020, symbol: "NĐ-CP" }),
    "30/2020/NĐ-CP",
  );
});

test("both grammars are read as people write them", () => {
  const state = { grammar: "state", number: 5, symbol: "BC-UBND" };
  for (const written of ["Số: 05/BC-UBND", "số 5 / BC - UBND", "05/BC-UBND", " Số:\u00A005/BC-UBND "]) {
    assert.deepEqual(parseDocumentNumber(written), state, written);
  }
  assert.deepEqual(parseDocumentNumber("Số 05-BC/TU"), { grammar: "party", number: 5, symbol: "BC/TU" });
  assert.deepEqual(parseDocumentNumber("36-HD/VPTW"), { grammar: "party", number: 36, symbol: "HD/VPTW" });
  assert.deepEqual(parseDocumentNumber("51/2025/NQ-HĐND"), {
    grammar: "state",
    number: 51,
    year: 2025,
    symbol: "NQ-HĐND",
  });
  assert.deepEqual(parseDocumentNumber("Số: 812/UBND-XD2"), {
    grammar: "state",
    number: 812,
    symbol: "UBND-XD2",
  });
});

test("what is in neither grammar is refused", () => {
  for (const written of [
    "",
    "Số:",
    "BC-UBND",
    "05",
    "05/",
    "00/BC-UBND",
    "05-BC",
    "05-BC-TU",
    "a5/BC-UBND",
    "05/BC UBND",
    "05/<b>",
  ]) {
    assert.equal(parseDocumentNumber(written), undefined, written);
  }
});

test("what is written is read back as the same number", () => {
  const number = fc.integer({ min: 1, max: 99_999 });
  const year = fc.integer({ min: 1945, max: 2100 });
  const stateSymbol = fc.constantFrom("BC-UBND", "QĐ-UBND", "NĐ-CP", "BC-TCTTTg", "UBND-NC", "KH-SXD");
  const document = fc.oneof(
    fc.record(
      { grammar: fc.constant("state" as const), number, symbol: stateSymbol },
      { noNullPrototype: true },
    ),
    fc.record(
      { grammar: fc.constant("state" as const), number, year, symbol: stateSymbol },
      { noNullPrototype: true },
    ),
    fc.record(
      {
        grammar: fc.constant("party" as const),
        number,
        symbol: fc.constantFrom("BC/TU", "CTr/TU", "BGN/TU"),
      },
      { noNullPrototype: true },
    ),
  );
  fc.assert(
    fc.property(document, (one) => {
      assert.deepEqual(parseDocumentNumber(formatDocumentNumber(one)), one);
      assert.deepEqual(parseDocumentNumber(documentNumberAndSymbol(one)), one);
    }),
  );
});
