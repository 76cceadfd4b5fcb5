// Holds a record against its register's declaration and says everything that is wrong with it, field by field.
import { Compile } from "typebox/compile";
import { done, type Outcome } from "@nhipcau/domain/outcome.ts";
import { parseIsoDate } from "@nhipcau/domain/calendar-date.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import type { Text } from "@nhipcau/domain/text.ts";
import type { Field, Fields } from "./field.ts";
import { findField, type Register } from "./register.ts";

export type Body = Readonly<Record<string, unknown>>;

const validators = new WeakMap<Register, { Check(value: unknown): boolean }>();

/**
 * Checks a body against the schema and the checks of its register. Text comes back in NFC with no-break spaces as
 * spaces and trimmed; fields that are null or empty are left out. Refuses unknown fields, wrong types, missing
 * required fields, dates that do not exist, codes outside their list, control characters, and failed checks.
 */
export function validateBody(register: Register, input: unknown): Outcome<Body> {
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    return { ok: false, refusals: [{ code: "bad-request", data: { detail: "object" } }] };
  }
  const body = normaliseBody(input as Record<string, unknown>);
  const refusals =
    validatorOf(register).Check(body) && datesExist(register, body) ? [] : diagnose(register, body);
  refusals.push(...controlCharacters(register, body));
  if (refusals.length === 0) {
    for (const check of register.checks) {
      const refusal = check.refusal(body as Record<string, unknown>);
      if (refusal) refusals.push({ path: check.fields[0] ?? "", ...refusal });
    }
  }
  return refusals.length === 0 ? done(body) : { ok: false, refusals };
}

/** The refusal of one value by one field, or undefined when it fits. */
export function refusalOfValue(name: string, field: Field, value: unknown): Refusal | undefined {
  const at = {
    path: name,
    data: { "field.vi": field.label.vi, "field.en": field.label.en, value: shown(value) },
  };
  switch (field.type) {
    case "text":
    case "long-text":
    case "link":
    case "reference":
      return textRefusal(field, value, at);
    case "integer":
    case "decimal":
      return numberRefusal(field, value, at);
    case "date":
      if (typeof value !== "string") return wrongType(at, expectedWords.date);
      return parseIsoDate(value) ? undefined : { ...at, code: "no-such-date" };
    case "yes-no":
      return typeof value === "boolean" ? undefined : wrongType(at, expectedWords["yes-no"]);
    case "code":
      return fits(field, value) ? undefined : { ...at, code: "not-in-code-list" };
    case "codes":
    case "references":
    case "geometry":
      return fits(field, value) ? undefined : wrongType(at, expectedWords[field.type]);
  }
}

const expectedWords: Record<Field["type"], Text> = {
  text: { vi: "một dòng chữ", en: "a line of text" },
  "long-text": { vi: "đoạn chữ", en: "text" },
  integer: { vi: "số nguyên", en: "a whole number" },
  decimal: { vi: "số", en: "a number" },
  date: { vi: "ngày", en: "a date" },
  "yes-no": { vi: "có hoặc không", en: "yes or no" },
  code: { vi: "một mã", en: "a code" },
  codes: { vi: "danh sách mã trong bảng mã", en: "a list of codes of the code list" },
  reference: { vi: "mã của một bản ghi", en: "the id of a record" },
  references: { vi: "danh sách mã bản ghi, mỗi mã một lần", en: "a list of record ids, each once" },
  geometry: { vi: "hình GeoJSON hợp lệ", en: "valid GeoJSON geometry" },
  link: { vi: "địa chỉ http hoặc https", en: "an http or https address" },
};

interface At {
  readonly path: string;
  readonly data: Readonly<Record<string, string>>;
}

function textRefusal(field: Field, value: unknown, at: At): Refusal | undefined {
  if (typeof value !== "string") return wrongType(at, expectedWords[field.type]);
  const max = Number((field.schema as { maxLength?: number }).maxLength ?? 500);
  if (value.length > max) return { path: at.path, code: "too-long", data: { ...at.data, max } };
  return fits(field, value) ? undefined : wrongType(at, expectedWords[field.type]);
}

function numberRefusal(field: Field, value: unknown, at: At): Refusal | undefined {
  const whole = field.type === "integer";
  if (typeof value !== "number" || !Number.isFinite(value) || (whole && !Number.isInteger(value))) {
    return wrongType(at, expectedWords[field.type]);
  }
  const { minimum, maximum } = field.schema as { minimum?: number; maximum?: number };
  const min = minimum ?? -Infinity;
  const max = maximum ?? Infinity;
  if (value >= min && value <= max) return undefined;
  const data = { ...at.data, min, max };
  // A bound nobody declared is only what a number can hold, and tells the reader nothing.
  if (field.minimum !== undefined && field.maximum !== undefined)
    return { path: at.path, code: "out-of-range", data };
  return { path: at.path, code: value < min ? "below-minimum" : "above-maximum", data };
}

function wrongType(at: At, expected: Text): Refusal {
  return {
    path: at.path,
    code: "wrong-type",
    data: { ...at.data, "expected.vi": expected.vi, "expected.en": expected.en },
  };
}

const fieldValidators = new WeakMap<Field, { Check(value: unknown): boolean }>();

function fits(field: Field, value: unknown): boolean {
  let validator = fieldValidators.get(field);
  if (!validator) {
    validator = Compile(field.schema);
    fieldValidators.set(field, validator);
  }
  return validator.Check(value);
}

function validatorOf(register: Register): { Check(value: unknown): boolean } {
  let validator = validators.get(register);
  if (!validator) {
    validator = Compile(register.schema);
    validators.set(register, validator);
  }
  return validator;
}

function datesExist(register: Register, body: Body): boolean {
  for (const [name, field] of Object.entries(register.fields as Fields)) {
    const value = body[name];
    if (field.type === "date" && value !== undefined && !parseIsoDate(String(value))) return false;
  }
  return true;
}

function diagnose(register: Register, body: Body): Refusal[] {
  const refusals: Refusal[] = [];
  for (const name of Object.keys(body)) {
    if (!findField(register, name))
      refusals.push({ code: "unknown-field", path: name, data: { field: name } });
  }
  for (const [name, field] of Object.entries(register.fields as Fields)) {
    const value = body[name];
    if (value === undefined) {
      if (field.required) {
        refusals.push({
          code: "required",
          path: name,
          data: { "field.vi": field.label.vi, "field.en": field.label.en },
        });
      }
      continue;
    }
    const refusal = refusalOfValue(name, field, value);
    if (refusal) refusals.push(refusal);
  }
  return refusals;
}

// Everything below U+0020 except tab and line ends, and the characters that reorder text on the screen.
// oxlint-disable-next-line no-control-regex -- these very characters are what is refused
const unsafe = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/u;

function controlCharacters(register: Register, body: Body): Refusal[] {
  const refusals: Refusal[] = [];
  for (const [name, value] of Object.entries(body)) {
    const field = findField(register, name);
    if (field && typeof value === "string" && unsafe.test(value)) {
      refusals.push({
        code: "unsafe-text",
        path: name,
        data: { "field.vi": field.label.vi, "field.en": field.label.en },
      });
    }
  }
  return refusals;
}

function normaliseBody(input: Record<string, unknown>): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(input)) {
    if (value === null || value === undefined) continue;
    if (typeof value !== "string") {
      body[name] = value;
      continue;
    }
    const tidy = tidyText(value);
    if (tidy !== "") body[name] = tidy;
  }
  return body;
}

/** Text as it is kept: NFC, half-width and full-width forms as ordinary letters, no-break spaces as spaces, trimmed. */
export function tidyText(value: string): string {
  if (tidyLetters.test(value)) return value.trim();
  return value
    .normalize("NFC")
    .replaceAll(/[\uff01-\uff5e]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll(/[\u00a0\u2007\u202f\u3000]/gu, " ")
    .replaceAll(/[\u200b\ufeff]/gu, "")
    .replaceAll("\r\n", "\n")
    .trim();
}

// Nearly every text is one: letters of Latin alphabets composed as NFC composes them, no space that is not an ordinary
// one. Told apart at once, it need not be gone through six times.
const tidyLetters = /^[\t\n\u0020-\u007e\u00a1-\u024f\u1e00-\u1eff\u2010-\u2027]*$/u;

function shown(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
