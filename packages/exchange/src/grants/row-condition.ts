// Which rows a grant covers: conditions as data, what a row must be to meet them, and when one condition lets
// through nothing that another would hold back. The database filters by the same words; this is what it is held against.
import { checked, list, object, oneOf, refined, type ShapedBy } from "../statements/shape.ts";
import { fieldName } from "../statements/scalar-shapes.ts";

export type RowValue = string | number | boolean;

const rowValue = checked<RowValue | null>(
  (value) =>
    value === null ||
    typeof value === "boolean" ||
    (typeof value === "string" && value.length <= 200 && value.isWellFormed()) ||
    (typeof value === "number" && Number.isSafeInteger(value)),
  "phải là chữ (nhiều nhất 200 ký tự), số nguyên, đúng hay sai",
  "must be text of at most 200 characters, a whole number, true or false",
);

/** One condition: equal to one value, to one of several, or between two of which one may be open. */
export const conditionShape = refined(
  object({ field: fieldName, op: oneOf("eq", "in", "range"), values: list(rowValue, 1, 200) }),
  hasRightValues,
  "không hợp với phép so sánh",
  "do not go with the comparison",
  "values",
);

export type Condition = ShapedBy<typeof conditionShape>;

/** Whether a row meets all conditions. A value that is missing meets none; a list meets what one of its items meets. */
export function rowInScope(
  conditions: readonly Condition[],
  body: Readonly<Record<string, unknown>>,
): boolean {
  return conditions.every((condition) => {
    const value = Object.hasOwn(body, condition.field) ? body[condition.field] : undefined;
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    return items.some((item) => meets(condition, item));
  });
}

/** Whether every value that meets `inner` meets `outer`; no when that is not certain. */
export function isConditionWithin(inner: Condition, outer: Condition): boolean {
  if (inner.field !== outer.field) return false;
  if (inner.op !== "range") return inner.values.every((value) => meets(outer, value));
  const [lowest, highest] = boundsOf(inner);
  if (outer.op !== "range") return lowest !== null && lowest === highest && meets(outer, lowest);
  const [outerLowest, outerHighest] = boundsOf(outer);
  return (
    (outerLowest === null || (lowest !== null && isAtMost(outerLowest, lowest))) &&
    (outerHighest === null || (highest !== null && isAtMost(highest, outerHighest)))
  );
}

function meets(condition: Condition, value: unknown): boolean {
  if (!isRowValue(value)) return false;
  if (condition.op !== "range") return condition.values.includes(value);
  const [lowest, highest] = boundsOf(condition);
  return (lowest === null || isAtMost(lowest, value)) && (highest === null || isAtMost(value, highest));
}

// Dates are ISO text, whose order as text is that of time; a number and a text are never in any order.
function isAtMost(one: RowValue, other: RowValue): boolean {
  return typeof one === typeof other && one <= other;
}

function boundsOf({ values }: Condition): readonly [RowValue | null, RowValue | null] {
  return [values[0] ?? null, values[1] ?? null];
}

function hasRightValues({
  op,
  values,
}: {
  readonly op: string;
  readonly values: readonly unknown[];
}): boolean {
  if (op !== "range") return !values.includes(null) && (op === "in" || values.length === 1);
  if (values.length !== 2) return false;
  const bounds = values.filter((value) => value !== null);
  const [one, other] = bounds;
  if (bounds.some((value) => typeof value !== "string" && typeof value !== "number")) return false;
  return bounds.length === 1 || (isRowValue(one) && isRowValue(other) && isAtMost(one, other));
}

function isRowValue(value: unknown): value is RowValue {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
