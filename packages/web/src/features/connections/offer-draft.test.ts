// Checks how an offer is begun, kept, completed and turned into terms, and that a change is foretold as the node decides it.
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { isWithin } from "@nhipcau/exchange/grants/grant-terms.ts";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { TermsView } from "@nhipcau/contract/shapes/grants.ts";
import type { FieldDescription, RegisterDescription } from "@nhipcau/registers/declaration/description.ts";
import { conditionsOf, filterOf, missingIn, newOffer, offerOf, parseOffer, termsOf } from "./offer-draft.ts";
import { changeOf } from "./terms-change.ts";

const boats = {
  name: "boats",
  label: { vi: "Tàu", en: "Boats" },
  help: { vi: "", en: "" },
  group: "transport",
  titleField: "name",
  scope: "shared",
  checks: [],
  fields: [
    field("name", "text"),
    field("seats", "integer"),
    field("built", "date"),
    field("kind", "code"),
    field("isOpen", "yes-no"),
    field("phone", "text", true),
  ],
} satisfies RegisterDescription;

function field(name: string, type: FieldDescription["type"], personal = false): FieldDescription {
  return {
    name,
    type,
    label: { vi: name, en: name },
    required: false,
    filterable: true,
    searchable: false,
    personal,
    expected: false,
    listed: true,
  };
}

const draft = {
  ...newOffer(boats, ["QN"], "2026-11-21"),
  ground: "NĐ 278/2025/NĐ-CP",
  validUntil: "2030-12-31",
};

test("a new offer has every field but the personal ones", () => {
  assert.deepEqual(draft.fields, ["name", "seats", "built", "kind", "isOpen"]);
  assert.deepEqual(missingIn(draft, boats), []);
});

test("what is lacking is named: a purpose as soon as a personal field goes, or is asked about", () => {
  assert.deepEqual(missingIn({ ...draft, fields: [...draft.fields, "phone"] }, boats), ["purpose"]);
  const asking = { ...draft, filters: [{ field: "phone", kind: "any-of", values: ["1"] }] } as const;
  assert.deepEqual(missingIn(asking, boats), ["purpose"]);
  assert.deepEqual(termsOf(asking, boats).personal, ["phone"]);
  assert.deepEqual(missingIn({ ...draft, validUntil: "2026-11-20", ground: " " }, boats), ["ground", "days"]);
  const unfinished = { ...draft, filters: [{ field: "kind", kind: "any-of", values: [] }] } as const;
  assert.deepEqual(missingIn(unfinished, boats), ["rows"]);
  assert.deepEqual(missingIn(draft, undefined), ["register"]);
});

test("conditions have values of the field's own type", () => {
  const made = [
    { field: "seats", kind: "range", from: "20" },
    { field: "isOpen", kind: "any-of", values: ["true"] },
    { field: "kind", kind: "any-of", values: ["a", "b"] },
    { field: "built", kind: "range", from: "2020-01-01", to: "2024-12-31" },
  ] as const;
  assert.deepEqual(
    made.flatMap((filter) => conditionsOf(filter, boats)),
    [
      { field: "seats", op: "range", values: [20, null] },
      { field: "isOpen", op: "eq", values: [true] },
      { field: "kind", op: "in", values: ["a", "b"] },
      { field: "built", op: "range", values: ["2020-01-01", "2024-12-31"] },
    ],
  );
  for (const filter of made) assert.deepEqual(conditionsOf(filter, boats).map(filterOf), [filter]);
});

test("a draft is kept whole, and what is no draft is none", () => {
  const kept = { ...draft, filters: [{ field: "seats", kind: "range", to: "40" }] } as const;
  assert.deepEqual(parseOffer(JSON.stringify(kept)), kept);
  for (const broken of [
    null,
    "",
    "{",
    "[]",
    '{"register":"boats"}',
    JSON.stringify({ ...draft, fields: [1] }),
  ])
    assert.equal(parseOffer(broken), undefined);
});

test("terms that are taken up again and left as they are change nothing", () => {
  const terms = termsOf(draft, boats);
  assert.deepEqual(termsOf(offerOf(terms), boats), terms);
  assert.equal(changeOf([terms], terms), "none");
  assert.equal(changeOf([terms], { ...terms, ground: "khác" }), "narrow");
});

const days = fc.constantFrom("2026-01-01", "2027-01-01", "2028-01-01");
const condition = fc.oneof(
  fc.record({
    field: fc.constant("kind"),
    op: fc.constant("in" as const),
    values: fc.uniqueArray(fc.constantFrom("a", "b", "c"), { minLength: 1 }),
  }),
  fc.record({
    field: fc.constantFrom("seats"),
    op: fc.constant("range" as const),
    values: fc.constantFrom<(number | null)[]>([1, 5], [2, null], [null, 4], [3, 3]),
  }),
  fc.record({
    field: fc.constant("seats"),
    op: fc.constant("eq" as const),
    values: fc.constantFrom<number[]>([3], [4]),
  }),
);
const anyTerms: fc.Arbitrary<TermsView> = fc.record({
  register: fc.constant("boats"),
  from: fc.uniqueArray(fc.constantFrom("QN", "HP"), { minLength: 1 }),
  rows: fc.array(condition, { maxLength: 2 }),
  fields: fc.uniqueArray(fc.constantFrom("name", "seats", "phone"), { minLength: 1 }),
  personal: fc.uniqueArray(fc.constantFrom("phone")),
  purpose: fc.constantFrom("", "điều phối"),
  ground: fc.constant("NĐ 278/2025/NĐ-CP"),
  validFrom: days,
  validUntil: days,
});

test("a change is foretold exactly as the node will decide it", () => {
  fc.assert(
    fc.property(fc.array(anyTerms, { minLength: 1, maxLength: 2 }), anyTerms, (known, next) => {
      const foretold = changeOf(known, next);
      const isNarrow = known.every((terms) => isWithin(asSigned(next), asSigned(terms)));
      if (foretold !== "none") assert.equal(foretold, isNarrow ? "narrow" : "extend");
      else assert.ok(isNarrow && known.every((terms) => isWithin(asSigned(terms), asSigned(next))));
    }),
    { numRuns: 1000 },
  );
});

type Signed = Parameters<typeof isWithin>[0];

function asSigned(terms: TermsView): Signed {
  return {
    ...terms,
    validFrom: calendarDate(terms.validFrom),
    validUntil: calendarDate(terms.validUntil),
  };
}
