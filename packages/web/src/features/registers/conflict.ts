// Two versions of one record side by side, after somebody else saved first: which fields differ, and the body that
// takes one or the other for each.
import type { FieldDescription } from "@nhipcau/registers/declaration/description.ts";

export type Body = Readonly<Record<string, unknown>>;
export type Side = "yours" | "theirs";

export interface Difference {
  readonly field: FieldDescription;
  readonly yours: unknown;
  readonly theirs: unknown;
  /** Theirs where only they changed the value both started from, else yours. */
  readonly suggested: Side;
}

/** The fields in which two bodies differ, in the order of the declaration; `base` is the version yours started from. */
export function differencesOf(
  fields: readonly FieldDescription[],
  base: Body,
  yours: Body,
  theirs: Body,
): Difference[] {
  return fields
    .filter(({ name }) => !sameValue(yours[name], theirs[name]))
    .map((field) => ({
      field,
      yours: yours[field.name],
      theirs: theirs[field.name],
      suggested: sameValue(base[field.name], yours[field.name]) ? "theirs" : "yours",
    }));
}

/** The body to go on with: theirs, with every field that was chosen from yours. */
export function mergeBodies(
  differences: readonly Difference[],
  chosen: Readonly<Record<string, Side>>,
  theirs: Body,
): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...theirs };
  for (const { field, yours, suggested } of differences) {
    if ((chosen[field.name] ?? suggested) === "theirs") continue;
    if (yours === undefined) delete merged[field.name];
    else merged[field.name] = yours;
  }
  return merged;
}

/** Whether two values of a field mean the same; nothing, null and an empty text or list are all no value. */
export function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(valueOrNothing(a)) === JSON.stringify(valueOrNothing(b));
}

/** A body without the fields that hold no value. */
export function withoutEmpty(body: Body): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => valueOrNothing(value) !== null));
}

function valueOrNothing(value: unknown): unknown {
  if (value === undefined || value === "" || (Array.isArray(value) && value.length === 0)) return null;
  return value;
}
