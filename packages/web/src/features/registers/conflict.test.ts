// After a lost update is refused, no value of either side gets lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { FieldDescription } from "@nhipcau/registers/declaration/description.ts";
import { differencesOf, mergeBodies, sameValue, withoutEmpty } from "./conflict.ts";

const flags = { required: false, filterable: false, searchable: false, personal: false, expected: false };
const fields: FieldDescription[] = ["a", "b", "c"].map((name) => ({
  name,
  type: "text",
  label: { vi: name, en: name },
  listed: true,
  ...flags,
}));

test("a field that only they changed is taken from them unless somebody chooses otherwise", () => {
  const differences = differencesOf(fields, { a: "1", b: "1" }, { a: "1", b: "2" }, { a: "3", b: "1" });
  assert.deepEqual(
    differences.map(({ field, suggested }) => [field.name, suggested]),
    [
      ["a", "theirs"],
      ["b", "yours"],
    ],
  );
  assert.deepEqual(mergeBodies(differences, {}, { a: "3", b: "1" }), { a: "3", b: "2" });
  assert.deepEqual(mergeBodies(differences, { a: "yours" }, { a: "3", b: "1" }), { a: "1", b: "2" });
});

test("a value that was taken away stays away when yours is chosen", () => {
  const differences = differencesOf(fields, { a: "1" }, {}, { a: "1" });
  assert.deepEqual(mergeBodies(differences, {}, { a: "1" }), {});
});

test("nothing, an empty text and an empty list are the same", () => {
  assert.ok(sameValue(undefined, ""));
  assert.ok(sameValue(null, []));
  assert.ok(!sameValue(0, undefined));
  assert.ok(!sameValue(false, undefined));
  assert.deepEqual(withoutEmpty({ a: "", b: 0, c: [], d: false, e: null }), { b: 0, d: false });
});

test("choosing one side everywhere gives that side", () => {
  const body = fc.record(
    { a: fc.string({ minLength: 1 }), b: fc.string({ minLength: 1 }), c: fc.string({ minLength: 1 }) },
    { requiredKeys: [], noNullPrototype: true },
  );
  fc.assert(
    fc.property(body, body, body, (base, yours, theirs) => {
      const differences = differencesOf(fields, base, yours, theirs);
      const all = (side: "yours" | "theirs") =>
        Object.fromEntries(differences.map(({ field }) => [field.name, side]));
      assert.deepEqual(mergeBodies(differences, all("yours"), theirs), yours);
      assert.deepEqual(mergeBodies(differences, all("theirs"), theirs), theirs);
    }),
  );
});
