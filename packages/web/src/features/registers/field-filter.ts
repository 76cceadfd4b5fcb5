// One condition on one field of a list, as the API writes it (`field:operator:value`) and as a person sets it: some of
// these codes, this record, from–to, yes or no, empty.
import type { FieldDescription } from "@nhipcau/registers/declaration/description.ts";

/** What a person chose for one field. A range may be open at either end. */
export type FieldFilter =
  | { readonly field: string; readonly kind: "any-of"; readonly values: readonly string[] }
  | { readonly field: string; readonly kind: "range"; readonly from?: string; readonly to?: string }
  | { readonly field: string; readonly kind: "empty" }
  | { readonly field: string; readonly kind: "filled" };

/** The control by which a field is filtered, or undefined when it cannot be. */
export type FilterControl = "codes" | "reference" | "dates" | "numbers" | "yes-no" | "text";

/** Which control filters a field. */
export function filterControl(field: FieldDescription): FilterControl | undefined {
  if (!field.filterable) return undefined;
  return controls[field.type];
}

const controls: Record<FieldDescription["type"], FilterControl | undefined> = {
  text: "text",
  "long-text": undefined,
  integer: "numbers",
  decimal: "numbers",
  date: "dates",
  "yes-no": "yes-no",
  code: "codes",
  codes: "codes",
  reference: "reference",
  references: "reference",
  geometry: undefined,
  link: "text",
};

/** The filters in the API's words, in the order given. */
export function writeFilters(filters: readonly FieldFilter[]): string[] {
  return filters.flatMap(writeFilter);
}

/** Reads the API's words back; conditions on the same field's two ends become one range. Nonsense is left out. */
export function readFilters(words: readonly string[]): FieldFilter[] {
  const read = new Map<string, FieldFilter>();
  for (const word of words) {
    const [field, operator, value] = splitWord(word);
    if (!field || !operator) continue;
    const filter = readFilter(field, operator, value, read.get(field));
    if (filter) read.set(field, filter);
  }
  return [...read.values()];
}

/** The filters with one field's replaced, or removed when `filter` says nothing. */
export function withFilter(
  filters: readonly FieldFilter[],
  field: string,
  filter: FieldFilter | undefined,
): FieldFilter[] {
  const kept = filters.filter((other) => other.field !== field);
  return filter && writeFilter(filter).length > 0 ? [...kept, filter] : kept;
}

function writeFilter(filter: FieldFilter): string[] {
  const { field } = filter;
  switch (filter.kind) {
    case "empty":
    case "filled":
      return [`${field}:${filter.kind}:`];
    case "any-of":
      if (filter.values.length === 0) return [];
      return filter.values.length === 1
        ? [`${field}:eq:${filter.values[0]}`]
        : [`${field}:in:${filter.values.join("|")}`];
    case "range":
      return [
        ...(filter.from === undefined ? [] : [`${field}:gte:${filter.from}`]),
        ...(filter.to === undefined ? [] : [`${field}:lte:${filter.to}`]),
      ];
  }
}

function readFilter(
  field: string,
  operator: string,
  value: string,
  before: FieldFilter | undefined,
): FieldFilter | undefined {
  const range = before?.kind === "range" ? before : { field, kind: "range" as const };
  switch (operator) {
    case "eq":
      return { field, kind: "any-of", values: [value] };
    case "in":
      return { field, kind: "any-of", values: value.split("|") };
    case "gte":
      return { ...range, from: value };
    case "lte":
      return { ...range, to: value };
    case "empty":
    case "filled":
      return { field, kind: operator };
    default:
      return undefined;
  }
}

// A value may hold colons of its own, so only the first two separate.
function splitWord(word: string): [string, string, string] {
  const first = word.indexOf(":");
  const second = word.indexOf(":", first + 1);
  if (first < 0 || second < 0) return ["", "", ""];
  return [word.slice(0, first), word.slice(first + 1, second), word.slice(second + 1)];
}
