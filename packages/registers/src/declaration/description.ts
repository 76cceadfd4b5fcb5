// A register's declaration as data that can travel: what the catalogue, forms, lists and other systems read.
import type { Text } from "@nhipcau/domain/text.ts";
import type { Field, Fields, FieldType } from "./field.ts";
import type { Register, RegisterGroup, Scope } from "./register.ts";

export interface FieldDescription {
  readonly name: string;
  readonly type: FieldType;
  readonly label: Text;
  readonly help?: Text;
  readonly unit?: Text;
  readonly required: boolean;
  readonly filterable: boolean;
  readonly searchable: boolean;
  readonly personal: boolean;
  readonly expected: boolean;
  readonly listed: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  /** The register a reference points into. */
  readonly register?: string;
  readonly codes?: readonly { readonly code: string; readonly label: Text }[];
}

export interface RegisterDescription {
  readonly name: string;
  readonly label: Text;
  readonly help: Text;
  readonly group: RegisterGroup;
  readonly titleField: string;
  readonly scope: Scope;
  readonly holdsFrom?: string;
  readonly freshForMonths?: number;
  readonly fields: readonly FieldDescription[];
  readonly checks: readonly { readonly fields: readonly string[]; readonly describes: Text }[];
}

/** Describes a register without its functions. */
export function describeRegister(register: Register): RegisterDescription {
  const { name, label, help, group, titleField, scope, holdsFrom, freshForMonths } = register;
  return {
    name,
    label,
    help,
    group,
    titleField,
    scope,
    ...(holdsFrom === undefined ? {} : { holdsFrom }),
    ...(freshForMonths === undefined ? {} : { freshForMonths }),
    fields: Object.entries(register.fields as Fields).map(([field, declared]) =>
      describeField(field, declared),
    ),
    checks: register.checks.map(({ fields, describes }) => ({ fields, describes })),
  };
}

function describeField(name: string, field: Field): FieldDescription {
  return {
    name,
    type: field.type,
    label: field.label,
    ...(field.help === undefined ? {} : { help: field.help }),
    ...(field.unit === undefined ? {} : { unit: field.unit }),
    required: field.required,
    filterable: field.filterable === true,
    searchable: field.searchable === true,
    personal: field.personal === true,
    expected: field.expected === true,
    listed: field.listed === true,
    ...(field.minimum === undefined ? {} : { minimum: field.minimum }),
    ...(field.maximum === undefined ? {} : { maximum: field.maximum }),
    ...(field.register === undefined ? {} : { register: field.register }),
    ...(field.codes === undefined
      ? {}
      : { codes: Object.entries(field.codes.codes).map(([code, label]) => ({ code, label })) }),
  };
}
