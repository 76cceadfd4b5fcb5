// What a form sends: the values of declared fields, without the empty ones and half-entered points.
import type { RegisterDescription } from "@nhipcau/registers/declaration/description.ts";
import { withoutEmpty, type Body } from "./conflict.ts";

/** The body to be sent for what stands in the form. */
export function bodyToSend(register: RegisterDescription, values: Body): Record<string, unknown> {
  const declared = register.fields.flatMap(({ name, type }) => {
    const value = values[name];
    if (type === "geometry" && isHalfPoint(value)) return [];
    if ((type === "text" || type === "long-text" || type === "link") && typeof value === "string") {
      return [[name, value.trim()] as const];
    }
    return [[name, value] as const];
  });
  return withoutEmpty(Object.fromEntries(declared));
}

/** The required fields that hold nothing, so that the form can say so before the server does. */
export function missingRequired(register: RegisterDescription, body: Body): string[] {
  return register.fields.filter(({ name, required }) => required && !(name in body)).map(({ name }) => name);
}

function isHalfPoint(value: unknown): boolean {
  const { type, coordinates } = (value ?? {}) as { type?: string; coordinates?: unknown[] };
  return (
    type === "Point" && !(coordinates?.length === 2 && coordinates.every((one) => typeof one === "number"))
  );
}
