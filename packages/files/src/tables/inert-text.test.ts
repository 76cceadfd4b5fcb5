import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { inertText, plainText } from "./inert-text.ts";

test("text that begins like a formula begins with an apostrophe in a file", () => {
  for (const text of ["=1+1", "+84 912", "-5", "@SUM(A1)", "\tx", "\rx", "＝1", "'=1"]) {
    assert.equal(inertText(text), `'${text}`);
  }
  for (const text of ["", "Cầu", "a=1", "'hai", "1-2"]) assert.equal(inertText(text), text);
});

test("every text comes back as it was", () => {
  const text = fc.string({ unit: fc.constantFrom("'", "=", "+", "-", "@", "\t", "a", "ế") });
  fc.assert(fc.property(text, (one) => assert.equal(plainText(inertText(one)), one)));
});
