// A register: one declaration from which the table, validation, API, form, list, map layer, import, export, search,
// catalogue entry and quality score are made (L-06).
import { type Static, Type, type TSchema } from "typebox";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import type { Text } from "@nhipcau/domain/text.ts";
import type { Field, Fields } from "./field.ts";
import { provenanceFields } from "./provenance.ts";

/** Who may read a record: everybody, the localities connected here, or only its own locality. */
export type Scope = "public" | "shared" | "internal";

/** What a person does at a node; `administrator` looks after accounts and nothing else, `system` is the node itself. */
export type Role =
  | "leader"
  | "focal-point"
  | "specialist"
  | "data-officer"
  | "auditor"
  | "reader"
  | "administrator"
  | "system"
  | "public";

export interface Check<Body = Record<string, unknown>> {
  /** The fields whose values decide it; a refusal points at the first. */
  readonly fields: readonly string[];
  /** What the check demands, for the catalogue and the form's help. */
  readonly describes: Text;
  /** The refusal, or undefined when the record passes. */
  readonly refusal: (body: Body) => Refusal | undefined;
}

export interface Register<F extends Fields = Fields> {
  /** Plural, kebab-case; the path in the API and the name in the journal. */
  readonly name: string;
  readonly label: Text;
  readonly help: Text;
  /** The part of the catalogue it stands in. */
  readonly group: RegisterGroup;
  readonly titleField: string;
  readonly scope: Scope;
  /** The field whose date says since when the record holds; without it a record holds from the day it is recorded. */
  readonly holdsFrom?: string;
  /** The roles that write it, where they are not those who write its group; the node itself always may. */
  readonly writers?: readonly Role[];
  /** What is said here stands: a record is written once, and neither changed nor retired. */
  readonly lasting?: boolean;
  /** A record not touched for this many months counts as stale; absent where age does not matter. */
  readonly freshForMonths?: number;
  /** Fields that are looked up together, beside the index each filterable field has of its own. */
  readonly indexes?: readonly (readonly string[])[];
  readonly fields: F & typeof provenanceFields;
  readonly checks: readonly Check[];
  readonly schema: TSchema;
}

export type RegisterGroup = "governance" | "cooperation" | "transport" | "economy" | "heritage" | "reference";

type Provenance = typeof provenanceFields;
type RequiredNames<F extends Fields> = { [N in keyof F]: F[N]["required"] extends true ? N : never }[keyof F];

type BodyOfFields<F extends Fields> = { [N in RequiredNames<F>]: Static<F[N]["schema"]> } & {
  [N in Exclude<keyof F, RequiredNames<F>>]?: Static<F[N]["schema"]>;
};

/** The content of one record of a register, as TypeScript sees it. */
export type BodyOf<R> = R extends Register<infer F> ? BodyOfFields<F & Provenance> : never;

export interface RegisterDeclaration<F extends Fields> {
  readonly name: string;
  readonly label: Text;
  readonly help: Text;
  readonly group: RegisterGroup;
  readonly titleField: Extract<keyof F, string>;
  readonly scope?: Scope;
  readonly holdsFrom?: Extract<keyof F, string>;
  readonly writers?: readonly Role[];
  readonly lasting?: boolean;
  readonly freshForMonths?: number;
  readonly indexes?: readonly (readonly Extract<keyof F, string>[])[];
  readonly fields: F;
  readonly checks?: readonly Check<BodyOfFields<F & Provenance>>[];
}

/** Completes a declaration with the provenance fields and the schema of a whole record. Throws on a faulty declaration. */
export function defineRegister<const F extends Fields>(declaration: RegisterDeclaration<F>): Register<F> {
  assertWellDeclared(declaration.name, Object.keys(declaration.fields));
  const fields = { ...declaration.fields, ...provenanceFields };
  return {
    ...declaration,
    scope: declaration.scope ?? "shared",
    fields,
    checks: (declaration.checks ?? []) as readonly Check[],
    schema: schemaOfFields(fields),
  };
}

/** The field of a register, or undefined. Own properties only, so that `constructor` is no field. */
export function findField(register: Register, name: string): Field | undefined {
  return Object.hasOwn(register.fields, name) ? (register.fields as Fields)[name] : undefined;
}

function schemaOfFields(fields: Fields): TSchema {
  const properties: Record<string, TSchema> = {};
  for (const [name, field] of Object.entries(fields)) {
    properties[name] = field.required ? field.schema : Type.Optional(field.schema);
  }
  return Type.Object(properties, { additionalProperties: false });
}

function assertWellDeclared(name: string, fieldNames: readonly string[]): void {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/u.test(name) || name.length > 40) {
    throw new Error(`a register's name is kebab-case, at most 40 characters: ${name}`);
  }
  for (const field of fieldNames) {
    if (!/^[a-z][a-zA-Z0-9]{0,39}$/u.test(field))
      throw new Error(`a field's name is camelCase: ${name}.${field}`);
    if (reservedFieldNames.has(field))
      throw new Error(`a field may not be called ${field}: it is part of every record`);
  }
}

const reservedFieldNames = new Set([
  "id",
  "version",
  "author",
  "scope",
  "retired",
  "recordedAt",
  "holdsFrom",
  "searchText",
  "exactText",
  "box",
]);
