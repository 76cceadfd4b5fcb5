// How a register's fields become columns: name, PostgreSQL type and index. A column carries its field's name.
import type { Field, FieldType, Fields } from "@nhipcau/registers/declaration/field.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";

export interface Column {
  readonly name: string;
  readonly type: string;
}

const columnTypes: Record<FieldType, string> = {
  text: "text",
  "long-text": "text",
  integer: "bigint",
  decimal: "double precision",
  date: "date",
  "yes-no": "boolean",
  code: "text",
  codes: "text[]",
  reference: "text",
  references: "text[]",
  geometry: "jsonb",
  link: "text",
};

/** The columns that hold a register's own fields. */
export function fieldColumns(register: Register): readonly Column[] {
  return fieldsOf(register).map(([name, field]) => ({ name, type: columnTypes[field.type] }));
}

/** The fields of a register in the order of their declaration. */
export function fieldsOf(register: Register): readonly (readonly [string, Field])[] {
  return Object.entries(register.fields as Fields);
}

/** A quoted identifier; only for names that come from a declaration. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The quoted name of a register's table. */
export function tableOf(register: Register): string {
  return `reg.${quoted(register.name)}`;
}

/**
 * What a field is sorted and compared by: Vietnamese order for words, and only their beginning, since long texts do not
 * fit a page of a B-tree (about 2,700 bytes).
 */
export function sortExpression(name: string, field: Field): string {
  return isText(field.type) ? `left(${quoted(name)}, 200) collate "vi-x-icu"` : quoted(name);
}

/** Words for people, as against codes, ids and values. */
export function isText(type: FieldType): boolean {
  return type === "text" || type === "long-text" || type === "link";
}
