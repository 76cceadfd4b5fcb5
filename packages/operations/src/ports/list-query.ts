// What narrows and orders a list of records: words, filters on declared filterable fields, one sort, a cursor.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Field } from "@nhipcau/registers/declaration/field.ts";
import { findField, type Register } from "@nhipcau/registers/declaration/register.ts";
import { refusalOfValue } from "@nhipcau/registers/declaration/validate.ts";

export type FilterOperator = "eq" | "in" | "gte" | "lte" | "empty" | "filled";

export interface Filter {
  readonly field: string;
  readonly operator: FilterOperator;
  readonly values: readonly (string | number | boolean)[];
}

export interface ListQuery {
  readonly words?: string;
  /** Words must match with their diacritics. */
  readonly exact?: boolean;
  readonly filters: readonly Filter[];
  readonly sort?: { readonly field: string; readonly descending: boolean };
  readonly asOf?: CalendarDate;
  readonly includeRetired?: boolean;
  readonly cursor?: string;
  readonly limit: number;
}

/** The envelope's own columns that may be filtered and sorted by in every register. */
export const envelopeFields: Readonly<Record<string, "text" | "date">> = {
  id: "text",
  author: "text",
  holdsFrom: "date",
};

const operators = new Set<string>(["eq", "in", "gte", "lte", "empty", "filled"]);

/** Reads `field:operator:value`; refuses fields that are not declared filterable and values that do not fit the field. */
export function parseFilter(register: Register, written: string): Outcome<Filter> {
  const [field = "", operator = "", ...rest] = written.split(":");
  if (!operators.has(operator))
    return refused({ code: "bad-request", path: "filter", data: { detail: written.slice(0, 80) } });
  const value = rest.join(":");
  const values =
    operator === "in" ? value.split("|") : operator === "empty" || operator === "filled" ? [] : [value];
  if (Object.hasOwn(envelopeFields, field))
    return done({ field, operator: operator as FilterOperator, values });
  const declared = findField(register, field);
  if (!declared?.filterable)
    return refused({ code: "field-not-filterable", path: "filter", data: { field } });
  return typedFilter(field, operator as FilterOperator, values, declared);
}

/** Reads `field` or `-field`; refuses what cannot be sorted by. */
export function parseSort(
  register: Register,
  written: string,
): Outcome<{ field: string; descending: boolean }> {
  const descending = written.startsWith("-");
  const field = descending ? written.slice(1) : written;
  const declared = findField(register, field);
  const sortable =
    Object.hasOwn(envelopeFields, field) || (declared?.filterable === true && !listTypes.has(declared.type));
  return sortable
    ? done({ field, descending })
    : refused({ code: "field-not-filterable", path: "sort", data: { field } });
}

const listTypes = new Set<Field["type"]>(["codes", "references", "geometry"]);

function typedFilter(
  field: string,
  operator: FilterOperator,
  written: readonly string[],
  declared: Field,
): Outcome<Filter> {
  const values: (string | number | boolean)[] = [];
  for (const one of written) {
    const value = typedValue(declared, one);
    const probe = listTypes.has(declared.type) ? [value] : value;
    const refusal = refusalOfValue(field, declared, probe);
    if (refusal) return refused(refusal);
    values.push(value);
  }
  return done({ field, operator, values });
}

function typedValue(field: Field, written: string): string | number | boolean {
  if (field.type === "integer" || field.type === "decimal")
    return written.trim() === "" ? Number.NaN : Number(written);
  if (field.type === "yes-no") return written === "true";
  return written;
}
