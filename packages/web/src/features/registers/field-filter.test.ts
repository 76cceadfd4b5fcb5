// Filters survive the way to the address and back.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readFilters, withFilter, writeFilters, type FieldFilter } from "./field-filter.ts";

const name = fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,10}$/u);
const value = fc.string({ minLength: 1, maxLength: 10 }).filter((text) => !text.includes("|"));
// Objects with a prototype, as the code under test makes them.
function plain<T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) {
  return fc.record<T>(model, { noNullPrototype: true });
}

const filter: fc.Arbitrary<FieldFilter> = fc.oneof(
  plain({
    field: name,
    kind: fc.constant("any-of" as const),
    values: fc.array(value, { minLength: 1, maxLength: 4 }),
  }),
  plain({ field: name, kind: fc.constant("range" as const), from: value, to: value }),
  plain({ field: name, kind: fc.constant("range" as const), to: value }),
  plain({ field: name, kind: fc.constantFrom("empty" as const, "filled" as const) }),
);

test("filters on different fields read back as they were written", () => {
  fc.assert(
    fc.property(fc.uniqueArray(filter, { selector: ({ field }) => field, maxLength: 5 }), (filters) => {
      assert.deepEqual(readFilters(writeFilters(filters)), filters);
    }),
  );
});

test("a value keeps its colons", () => {
  assert.deepEqual(readFilters(["link:eq:https://a.vn"]), [
    { field: "link", kind: "any-of", values: ["https://a.vn"] },
  ]);
});

test("an empty choice removes the filter of its field and no other", () => {
  const filters: FieldFilter[] = [
    { field: "kind", kind: "any-of", values: ["bridge"] },
    { field: "date", kind: "range", from: "2025-01-01" },
  ];
  assert.deepEqual(withFilter(filters, "kind", { field: "kind", kind: "any-of", values: [] }), [filters[1]]);
  assert.deepEqual(withFilter(filters, "kind", undefined), [filters[1]]);
});

test("words that are no filter are left out", () => {
  assert.deepEqual(readFilters(["", "kind", "kind:like:x", ":eq:x"]), []);
});
