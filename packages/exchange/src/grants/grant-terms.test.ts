import assert from "node:assert/strict";
import test from "node:test";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import fc from "fast-check";
import { sampleTerms } from "../statements/sample-statements.ts";
import { deliveredRow } from "./delivered-row.ts";
import { checkTerms, type DeclaredRegister, isWithin, type Terms } from "./grant-terms.ts";
import { type Condition, conditionShape, isConditionWithin, rowInScope } from "./row-condition.ts";
import { fits } from "../statements/shape.ts";

const declared: DeclaredRegister = {
  fields: {
    title: { type: "text", filterable: false, personal: false },
    status: { type: "code", filterable: true, personal: false },
    tags: { type: "codes", filterable: true, personal: false },
    count: { type: "integer", filterable: true, personal: false },
    day: { type: "date", filterable: true, personal: false },
    open: { type: "yes-no", filterable: true, personal: false },
    phone: { type: "text", filterable: true, personal: true },
    place: { type: "geometry", filterable: true, personal: false },
  },
};

const words = fc.constantFrom("a", "b", "c", "d");
const days = fc.constantFrom("2026-01-01", "2026-03-01", "2026-06-01", "2026-09-01");
const numbers = fc.integer({ min: 0, max: 5 });
const values = fc.oneof(words, days, numbers, fc.boolean());
const names = fc.constantFrom("status", "tags", "count", "day");
const condition: fc.Arbitrary<Condition> = fc
  .oneof(
    fc.record({ field: names, op: fc.constant("eq" as const), values: fc.tuple(values) }),
    fc.record({
      field: names,
      op: fc.constant("in" as const),
      values: fc.array(values, { minLength: 1, maxLength: 4 }),
    }),
    fc.record({
      field: names,
      op: fc.constant("range" as const),
      values: fc.oneof(
        fc.tuple(fc.option(days), fc.option(days)),
        fc.tuple(fc.option(numbers), fc.option(numbers)),
      ),
    }),
  )
  .filter((one) => fits(conditionShape, one));
const item = fc.oneof(values, fc.constant(null));
const body = fc.dictionary(names, fc.oneof(item, fc.array(item, { maxLength: 3 })), { maxKeys: 4 });
const someOf = (...all: readonly string[]) => fc.subarray([...all]);
const terms: fc.Arbitrary<Terms> = fc.record({
  register: fc.constantFrom("reports"),
  from: someOf("HP", "QN"),
  rows: fc.array(condition, { maxLength: 2 }),
  fields: someOf("title", "status", "phone"),
  personal: someOf("phone"),
  purpose: fc.constantFrom("", "cứu hộ"),
  ground: fc.constant("căn cứ"),
  validFrom: fc.constant(calendarDate("2026-01-01")),
  validUntil: fc.constantFrom(calendarDate("2026-06-30"), calendarDate("2026-12-31")),
});

test("X-32: equal, among several, and between hold for values and for any item of a list; what is missing meets nothing", () => {
  const row = { status: "open", tags: ["a", "b"], count: 5, day: "2026-06-01", none: null, open: false };
  const meets = (field: string, op: Condition["op"], ...wanted: Condition["values"]) =>
    rowInScope([{ field, op, values: wanted }], row);
  assert.ok(meets("status", "eq", "open") && meets("tags", "in", "b", "z") && meets("open", "eq", false));
  assert.ok(meets("count", "range", 5, null) && meets("count", "range", null, 5));
  assert.ok(meets("day", "range", "2026-06-01", "2026-06-30"));
  assert.ok(!meets("count", "eq", "5") && !meets("count", "range", 6, null) && !meets("tags", "eq", "c"));
  assert.ok(
    !meets("none", "range", null, "z") && !meets("missing", "in", "a") && !meets("toString", "eq", "a"),
  );
  assert.ok(rowInScope([], row), "without conditions every row is in scope");
  assert.ok(
    !rowInScope(
      [
        { field: "status", op: "eq", values: ["open"] },
        { field: "count", op: "eq", values: [6] },
      ],
      row,
    ),
  );
});

test("X-34: of a condition within another, every row that meets the one meets the other", () => {
  let within = 0;
  fc.assert(
    fc.property(condition, condition, body, (inner, outer, row) => {
      if (!isConditionWithin(inner, outer)) return;
      within += 1;
      if (rowInScope([inner], row)) assert.ok(rowInScope([outer], row));
    }),
    { numRuns: 20_000 },
  );
  assert.ok(within > 200, `only ${within} pairs were within each other`);
});

test("X-34: terms within others deliver no row and no field that the others would not", () => {
  let within = 0;
  const record = fc.record({
    author: fc.constantFrom("HP", "QN", "HN"),
    scope: fc.constantFrom("shared" as const, "internal" as const, "public" as const),
    isCopy: fc.boolean(),
    isRetired: fc.constant(false),
    body: fc
      .tuple(body, fc.constant({ title: "t", phone: "09" }))
      .map(([some, more]) => ({ ...some, ...more })),
  });
  // Narrower ones are made, for two drawn at random seldom are.
  const pair = fc.tuple(terms, terms).map(([one, other]) => {
    const keep = (some: readonly string[], all: readonly string[]) =>
      some.filter((name) => all.includes(name));
    return [
      {
        ...other,
        fields: keep(other.fields, one.fields),
        from: keep(other.from, one.from),
        rows: [...one.rows, ...other.rows],
      },
      one,
    ] as const;
  });
  fc.assert(
    fc.property(fc.oneof(pair, fc.tuple(terms, terms)), record, ([narrower, wider], held) => {
      if (!isWithin(narrower, wider)) return;
      within += 1;
      const given = deliveredRow(narrower, declared, held);
      if (!given) return;
      const before = deliveredRow(wider, declared, held);
      assert.ok(before);
      for (const name of Object.keys(given)) assert.ok(Object.hasOwn(before, name), name);
    }),
    { numRuns: 10_000 },
  );
  assert.ok(within > 500, `only ${within} pairs were within each other`);
});

test("X-34: terms are within themselves, and no longer when a row, field, day, locality or purpose is more", () => {
  assert.ok(isWithin(sampleTerms, sampleTerms));
  const more: readonly Partial<Terms>[] = [
    { rows: [] },
    { fields: [...sampleTerms.fields, "count"] },
    { personal: ["phone"] },
    { validUntil: calendarDate("2027-01-01") },
    { validFrom: calendarDate("2025-12-31") },
    { from: ["HP", "QN"] },
    { register: "parts" },
    { purpose: "khác" },
  ];
  for (const change of more)
    assert.ok(!isWithin({ ...sampleTerms, ...change }, sampleTerms), JSON.stringify(change));
});

test("X-33: personal fields need their name in `personal` and a purpose, also to choose rows by", () => {
  const check = (change: Partial<Terms>) => {
    const outcome = checkTerms({ ...sampleTerms, ...change }, declared);
    return outcome.ok ? "fits" : outcome.refusals.map(({ code, path }) => `${code} ${path}`).join();
  };
  const rows: Terms["rows"] = [{ field: "phone", op: "eq", values: ["09"] }];
  assert.equal(check({ fields: ["phone"], personal: ["phone"] }), "fits");
  assert.equal(check({ personal: ["phone"], purpose: "" }), "bad-statement purpose");
  assert.equal(check({ personal: ["title"] }), "bad-statement personal.0");
  assert.equal(check({ rows }), "bad-statement rows.0.field");
  assert.equal(check({ rows, personal: ["phone"] }), "fits");
  const held = { author: "HP", scope: "shared", isCopy: false, isRetired: false } as const;
  const record = { ...held, body: { title: "t", phone: "09", status: "open" } };
  const given = (change: Partial<Terms>) =>
    deliveredRow({ ...sampleTerms, fields: ["title", "phone"], ...change }, declared, record);
  assert.deepEqual(given({}), { title: "t" });
  assert.deepEqual(given({ personal: ["phone"], purpose: " " }), { title: "t" });
  assert.deepEqual(given({ personal: ["phone"] }), { title: "t", phone: "09" });
});

test("X-32: terms are checked against the declaration, with the place of each flaw", () => {
  const check = (...rows: Terms["rows"]) => {
    const outcome = checkTerms({ ...sampleTerms, rows }, declared);
    return outcome.ok ? "fits" : outcome.refusals.map(({ code, path }) => `${code} ${path}`).join();
  };
  assert.equal(check({ field: "day", op: "range", values: ["2026-01-01", null] }), "fits");
  assert.equal(check({ field: "nothing", op: "eq", values: ["a"] }), "unknown-field rows.0.field");
  assert.equal(check({ field: "toString", op: "eq", values: ["a"] }), "unknown-field rows.0.field");
  assert.equal(check({ field: "title", op: "eq", values: ["a"] }), "field-not-filterable rows.0.field");
  assert.equal(check({ field: "place", op: "eq", values: ["a"] }), "field-not-filterable rows.0.field");
  assert.equal(check({ field: "status", op: "range", values: ["a", "b"] }), "bad-statement rows.0.op");
  assert.equal(check({ field: "count", op: "in", values: [1, "2"] }), "bad-statement rows.0.values.1");
  assert.equal(check({ field: "day", op: "eq", values: ["2026-02-30"] }), "bad-statement rows.0.values.0");
  const unknown = checkTerms({ ...sampleTerms, fields: ["title", "nothing"] }, declared);
  assert.deepEqual(unknown.ok ? [] : unknown.refusals.map(({ path }) => path), ["fields.1"]);
});

test("X-38: internal records and copies of others' records leave under no terms", () => {
  fc.assert(
    fc.property(terms, body, (any, row) => {
      const record = { author: "HP", scope: "shared", isCopy: false, isRetired: false, body: row } as const;
      assert.equal(deliveredRow(any, declared, { ...record, scope: "internal" }), undefined);
      assert.equal(deliveredRow(any, declared, { ...record, isCopy: true }), undefined);
    }),
  );
});
