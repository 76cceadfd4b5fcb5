// Checks that equal values are written as equal text, whatever the order in which they were put together.
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { canonicalJson, type JsonValue } from "./canonical-json.ts";

const json = fc.jsonValue() as fc.Arbitrary<JsonValue>;

test("the text says the same value", () => {
  fc.assert(
    fc.property(json, (value) => {
      assert.deepEqual(JSON.parse(canonicalJson(value)), JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("the order of members does not matter, and what is undefined is not written", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), json), (members) => {
      const turned = Object.fromEntries(Object.entries(members).toReversed());
      assert.equal(canonicalJson(turned), canonicalJson(members));
    }),
  );
  assert.equal(canonicalJson({ b: undefined, a: [1, null], á: "ạ" }), '{"a":[1,null],"á":"ạ"}');
});

test("a number that JSON cannot say is a bug", () => {
  assert.throws(() => canonicalJson([Number.NaN]), /JSON has no NaN/u);
});
