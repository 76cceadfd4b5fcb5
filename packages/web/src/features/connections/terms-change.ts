// What a change of terms will be, told before it is sent: narrower terms hold at once, wider ones wait for the partner
// . The node decides; this says the same beforehand, and a test holds the two against each other.
import type { TermsView } from "@nhipcau/contract/shapes/grants.ts";
import type { Condition } from "./offer-draft.ts";

export type TermsChange = "none" | "narrow" | "extend";

/** The change from the terms known (in force, and waiting if there are any) to others. */
export function changeOf(known: readonly TermsView[], next: TermsView): TermsChange {
  const isSame = known.length > 0 && known.every((terms) => saysTheSame(terms, next));
  if (isSame) return "none";
  return known.length > 0 && known.every((terms) => isWithin(next, terms)) ? "narrow" : "extend";
}

function saysTheSame(one: TermsView, other: TermsView): boolean {
  return isWithin(one, other) && isWithin(other, one) && one.ground === other.ground;
}

function isWithin(narrower: TermsView, wider: TermsView): boolean {
  return (
    narrower.register === wider.register &&
    narrower.purpose === wider.purpose &&
    narrower.validFrom >= wider.validFrom &&
    narrower.validUntil <= wider.validUntil &&
    isSubset(narrower.from, wider.from) &&
    isSubset(narrower.fields, wider.fields) &&
    isSubset(narrower.personal, wider.personal) &&
    wider.rows.every((outer) => narrower.rows.some((inner) => isConditionWithin(inner, outer)))
  );
}

function isSubset(some: readonly string[], all: readonly string[]): boolean {
  return some.every((one) => all.includes(one));
}

type Value = Condition["values"][number];

function isConditionWithin(inner: Condition, outer: Condition): boolean {
  if (inner.field !== outer.field) return false;
  if (inner.op !== "range") return inner.values.every((value) => meets(outer, value));
  const [lowest, highest] = endsOf(inner);
  if (outer.op !== "range") return lowest !== null && lowest === highest && meets(outer, lowest);
  const [outerLowest, outerHighest] = endsOf(outer);
  return (
    (outerLowest === null || (lowest !== null && isAtMost(outerLowest, lowest))) &&
    (outerHighest === null || (highest !== null && isAtMost(highest, outerHighest)))
  );
}

function meets(condition: Condition, value: Value): boolean {
  if (value === null) return false;
  if (condition.op !== "range") return condition.values.includes(value);
  const [lowest, highest] = endsOf(condition);
  return (lowest === null || isAtMost(lowest, value)) && (highest === null || isAtMost(value, highest));
}

function isAtMost(one: NonNullable<Value>, other: NonNullable<Value>): boolean {
  return typeof one === typeof other && one <= other;
}

function endsOf({ values }: Condition): readonly [Value, Value] {
  return [values[0] ?? null, values[1] ?? null];
}
