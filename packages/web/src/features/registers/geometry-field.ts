// Which field of a register says where its records are.
import type { FieldDescription, RegisterDescription } from "@nhipcau/registers/declaration/description.ts";

/** The field with the place of a record, or undefined. */
export function findGeometryField(register: RegisterDescription): FieldDescription | undefined {
  return register.fields.find(({ type }) => type === "geometry");
}

/** Whether records of a register can be put on a map. */
export function hasGeometry(register: RegisterDescription): boolean {
  return findGeometryField(register) !== undefined;
}
