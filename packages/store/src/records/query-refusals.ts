// What the store itself refuses of a list's query, whoever asked it: names become SQL, so only declared ones may; and a
// value that does not fit its field would be an error of the database instead of an answer.
import { parseIsoDate } from "@nhipcau/domain/calendar-date.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import { envelopeFields, type Filter, type ListQuery } from "@nhipcau/operations/ports/list-query.ts";
import type { FieldType } from "@nhipcau/registers/declaration/field.ts";
import { findField, type Register } from "@nhipcau/registers/declaration/register.ts";

/** Why a list cannot be narrowed or sorted like this; empty when it can. */
export function refusalsOfQuery(register: Register, query: Pick<ListQuery, "filters" | "sort">): Refusal[] {
  const refusals = query.filters.flatMap((filter) => refusalOfFilter(register, filter) ?? []);
  const sort = query.sort?.field;
  if (sort !== undefined) {
    const type = filterableType(register, sort);
    if (type === undefined || listTypes.has(type))
      refusals.push({ code: "field-not-filterable", path: "sort", data: { field: sort } });
  }
  return refusals;
}

/** Whether a value can be compared with a field, or with one of the envelope's own columns. */
export function isComparable(register: Register, name: string, value: unknown): boolean {
  const type = filterableType(register, name);
  switch (type) {
    case undefined:
      return false;
    case "integer":
      return Number.isSafeInteger(value);
    case "decimal":
      return typeof value === "number" && Number.isFinite(value);
    case "date":
      return typeof value === "string" && parseIsoDate(value) !== undefined;
    case "yes-no":
      return typeof value === "boolean";
    case "text":
    case "long-text":
    case "code":
    case "codes":
    case "reference":
    case "references":
    case "geometry":
    case "link":
      return typeof value === "string" && !value.includes("\u0000");
  }
}

const listTypes = new Set<FieldType>(["codes", "references", "geometry"]);

function filterableType(register: Register, name: string): FieldType | undefined {
  if (Object.hasOwn(envelopeFields, name)) return envelopeFields[name];
  const declared = findField(register, name);
  return declared?.filterable === true ? declared.type : undefined;
}

function refusalOfFilter(register: Register, { field, operator, values }: Filter): Refusal | undefined {
  const type = filterableType(register, field);
  const refusal: Refusal = { code: "field-not-filterable", path: "filter", data: { field } };
  if (type === undefined) return refusal;
  if (operator === "empty" || operator === "filled") return undefined;
  if (type === "geometry" || ((operator === "gte" || operator === "lte") && listTypes.has(type)))
    return refusal;
  const fits = values.length > 0 && values.every((value) => isComparable(register, field, value));
  return fits ? undefined : { code: "bad-request", path: "filter", data: { detail: `${field}:${operator}` } };
}
