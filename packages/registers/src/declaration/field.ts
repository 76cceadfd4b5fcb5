// The kinds of field a register can declare. A field carries its JSON Schema, so that validation, the API, the
// form, the catalogue and the import all read the same declaration (L-06).
import { Type, type TSchema } from "typebox";
import type { Text } from "@nhipcau/domain/text.ts";
import { type CodeList, codesOf } from "./code-list.ts";

export type FieldType =
  | "text"
  | "long-text"
  | "integer"
  | "decimal"
  | "date"
  | "yes-no"
  | "code"
  | "codes"
  | "reference"
  | "references"
  | "geometry"
  | "link";

export interface FieldOptions {
  readonly label: Text;
  readonly help?: Text;
  readonly unit?: Text;
  /** May be used in filters, sorting, grants and facets; gets an index. */
  readonly filterable?: boolean;
  /** Its words are found by the search box. */
  readonly searchable?: boolean;
  /** Personal data: never logged, never shared unless a grant names it (L-11). */
  readonly personal?: boolean;
  /** Counted by the completeness criterion although not required. */
  readonly expected?: boolean;
  /** Shown as a column unless the reader hides it. */
  readonly listed?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface Field<
  Schema extends TSchema = TSchema,
  Required extends boolean = boolean,
> extends FieldOptions {
  readonly type: FieldType;
  readonly required: Required;
  readonly schema: Schema;
  readonly codes?: CodeList;
  /** The name of the register a reference points into. */
  readonly register?: string;
}

export type Fields = Readonly<Record<string, Field>>;

const idPattern = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$";

/** An identifier of a record: letters, digits, dot, dash, underscore; 1 to 64 characters. */
export const recordIdSchema = Type.String({ pattern: idPattern, maxLength: 64 });

/** One line of text, at most 500 characters unless `maximum` says otherwise. */
export function text(options: FieldOptions) {
  return field("text", Type.String({ minLength: 1, maxLength: options.maximum ?? 500 }), options);
}

/** Several lines of text, at most 20,000 characters. */
export function longText(options: FieldOptions) {
  return field("long-text", Type.String({ minLength: 1, maxLength: options.maximum ?? 20_000 }), options);
}

/** A whole number within ±9,007,199,254,740,991 unless narrowed. */
export function integer(options: FieldOptions) {
  const limits = {
    minimum: options.minimum ?? Number.MIN_SAFE_INTEGER,
    maximum: options.maximum ?? Number.MAX_SAFE_INTEGER,
  };
  return field("integer", Type.Integer(limits), options);
}

/** A number, kept as a double. */
export function decimal(options: FieldOptions) {
  const limits = { minimum: options.minimum ?? -1e15, maximum: options.maximum ?? 1e15 };
  return field("decimal", Type.Number(limits), options);
}

/** A day, YYYY-MM-DD. */
export function date(options: FieldOptions) {
  return field("date", Type.String({ format: "date", maxLength: 10 }), options);
}

export function yesNo(options: FieldOptions) {
  return field("yes-no", Type.Boolean(), options);
}

/** One code of a shared code list. */
export function code<Code extends string>(codes: CodeList<Code>, options: FieldOptions) {
  return { ...field("code", codeSchema(codes), options), codes };
}

/** Several different codes of one list. */
export function codes<Code extends string>(list: CodeList<Code>, options: FieldOptions) {
  const schema = Type.Array(codeSchema(list), { uniqueItems: true, maxItems: 200 });
  return { ...field("codes", schema, options), codes: list };
}

/** The id of a record of another register. */
export function reference(register: string, options: FieldOptions) {
  return { ...field("reference", recordIdSchema, options), register };
}

/** The ids of several records of another register, each once. */
export function references(register: string, options: FieldOptions) {
  const schema = Type.Array(recordIdSchema, { uniqueItems: true, maxItems: 200 });
  return { ...field("references", schema, options), register };
}

/** An http or https address. */
export function link(options: FieldOptions) {
  return field("link", Type.String({ pattern: '^https?://[^\\s<>"]+$', maxLength: 2000 }), options);
}

const position = Type.Array(Type.Number({ minimum: -180, maximum: 180 }), { minItems: 2, maxItems: 2 });

/** A GeoJSON Point, LineString or Polygon (RFC 7946), WGS84 longitude then latitude. */
export function geometry(options: FieldOptions) {
  const schema = Type.Union([
    Type.Object({ type: Type.Literal("Point"), coordinates: position }, { additionalProperties: false }),
    Type.Object(
      {
        type: Type.Literal("LineString"),
        coordinates: Type.Array(position, { minItems: 2, maxItems: 10_000 }),
      },
      { additionalProperties: false },
    ),
    Type.Object(
      {
        type: Type.Literal("Polygon"),
        coordinates: Type.Array(Type.Array(position, { minItems: 4, maxItems: 10_000 }), {
          minItems: 1,
          maxItems: 100,
        }),
      },
      { additionalProperties: false },
    ),
  ]);
  return field("geometry", schema, options);
}

/** The same field, and a record without it is refused. */
export function required<Schema extends TSchema, F extends Field<Schema>>(
  declared: F,
): Omit<F, "required"> & { readonly required: true } {
  return { ...declared, required: true };
}

function codeSchema<Code extends string>(list: CodeList<Code>) {
  return Type.Enum(codesOf(list) as Code[]);
}

function field<Schema extends TSchema>(
  type: FieldType,
  schema: Schema,
  options: FieldOptions,
): Field<Schema, false> {
  return { ...options, type, schema, required: false };
}
