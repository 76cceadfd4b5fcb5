// What a node says of its registers to others: a version for each, and which fields are personal.
import { hash } from "node:crypto";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import type { Fields } from "@nhipcau/registers/declaration/field.ts";

export interface Declaration {
  /** SHA-256 of a register's field names and types, base64url. */
  versionOf(register: string): string;
  /** The declared fields by register. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  personalFieldsOf(register: string): readonly string[];
}

/** Of the registers a node works with. */
export function declarationOf(registers: ReadonlyMap<string, Register>): Declaration {
  const fieldsOf = (name: string): Fields => (registers.get(name)?.fields ?? {}) as Fields;
  return {
    versionOf: (name) => {
      const typed = Object.entries(fieldsOf(name)).map(([field, { type }]) => `${field}:${type}`);
      return hash("sha256", typed.toSorted().join("\n"), "base64url");
    },
    fields: Object.fromEntries([...registers.keys()].map((name) => [name, Object.keys(fieldsOf(name))])),
    personalFieldsOf: (name) =>
      Object.entries(fieldsOf(name)).flatMap(([field, { personal }]) => (personal === true ? [field] : [])),
  };
}
