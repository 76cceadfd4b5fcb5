// The terms of a grant: what an owner lets a partner have of one register, for what, on which ground, from when until
// when (X-31…X-34). Whether they fit a register's declaration, and whether one wording stays within another.
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import type { Text } from "@nhipcau/domain/text.ts";
import { badStatement } from "../signing/strict-json.ts";
import { day, fieldName, optionalWords, recordId, registerName, words } from "../statements/scalar-shapes.ts";
import { distinctList, list, object, refined, type ShapedBy } from "../statements/shape.ts";
import { type Condition, conditionShape, isConditionWithin, type RowValue } from "./row-condition.ts";

/** Whole terms; days are days in Vietnam, both included. */
export const termsShape = refined(
  object({
    register: registerName,
    from: distinctList(recordId, 1, 64),
    rows: list(conditionShape, 0, 10),
    fields: distinctList(fieldName, 0, 1000),
    personal: distinctList(fieldName, 0, 1000),
    purpose: optionalWords,
    ground: words,
    validFrom: day,
    validUntil: day,
  }),
  ({ validFrom, validUntil }) => validFrom <= validUntil,
  "không được trước ngày bắt đầu",
  "must not be before the first day",
  "validUntil",
);

export type Terms = ShapedBy<typeof termsShape>;

/** What terms are checked against: of a register's declaration, what a grant needs to know. */
export interface DeclaredRegister {
  readonly fields: Readonly<Record<string, DeclaredField>>;
}

export interface DeclaredField {
  /** The declaration's name of the type: text, integer, date, codes… */
  readonly type: string;
  readonly filterable: boolean;
  readonly personal: boolean;
}

/**
 * Terms that fit a declaration. Refuses fields it does not have, conditions on fields that are not filterable or with
 * values of another type, and personal fields without a purpose. A condition on a personal field tells its content to
 * whoever gets the rows, so such a field must stand in `personal` too.
 */
export function checkTerms(terms: Terms, declared: DeclaredRegister): Outcome<Terms> {
  const refusals = [
    ...checkFields(terms, declared),
    ...checkPersonal(terms, declared),
    ...terms.rows.flatMap((condition, at) => checkCondition(condition, `rows.${at}`, terms, declared)),
  ];
  return refusals.length === 0 ? done(terms) : refused(...refusals);
}

/**
 * Whether everything `narrower` delivers `wider` delivers too. Says yes only when that is certain: terms may be within
 * others without this seeing it. The purpose must be the same, for it was agreed upon.
 */
export function isWithin(narrower: Terms, wider: Terms): boolean {
  return (
    narrower.register === wider.register &&
    narrower.purpose === wider.purpose &&
    narrower.validFrom >= wider.validFrom &&
    narrower.validUntil <= wider.validUntil &&
    isSubset(narrower.from, wider.from) &&
    isSubset(narrower.fields, wider.fields) &&
    isSubset(narrower.personal, wider.personal) &&
    wider.rows.every((outer) => narrower.rows.some((inner) => isConditionWithin(inner, outer)))
  );
}

function checkFields({ fields }: Terms, declared: DeclaredRegister): readonly Refusal[] {
  return fields
    .map((name, at): Refusal | undefined =>
      findField(declared, name)
        ? undefined
        : { code: "unknown-field", path: `fields.${at}`, data: { field: name } },
    )
    .filter((refusal) => refusal !== undefined);
}

function checkPersonal(terms: Terms, declared: DeclaredRegister): readonly Refusal[] {
  const wrong = terms.personal.findIndex((name) => findField(declared, name)?.personal !== true);
  if (wrong >= 0) return [flawed(`personal.${wrong}`, flaws.notPersonal)];
  return terms.personal.length > 0 && terms.purpose.trim() === "" ? [flawed("purpose", flaws.noPurpose)] : [];
}

function checkCondition(
  { field, op, values }: Condition,
  path: string,
  terms: Terms,
  declared: DeclaredRegister,
): readonly Refusal[] {
  const own = findField(declared, field);
  if (!own) return [{ code: "unknown-field", path: `${path}.field`, data: { field } }];
  const isOfType = valueChecks[own.type];
  if (!own.filterable || !isOfType)
    return [{ code: "field-not-filterable", path: `${path}.field`, data: { field } }];
  if (own.personal && !terms.personal.includes(field)) return [flawed(`${path}.field`, flaws.tellsPersonal)];
  if (op === "range" && !rangedTypes.has(own.type)) return [flawed(`${path}.op`, flaws.noRange)];
  const wrong = values.findIndex((value) => value !== null && !isOfType(value));
  return wrong < 0 ? [] : [flawed(`${path}.values.${wrong}`, flaws.otherType)];
}

const rangedTypes: ReadonlySet<string> = new Set(["integer", "decimal", "date"]);

// The types of field that can be compared; a geometry or a long text cannot.
const valueChecks: Readonly<Record<string, ((value: RowValue) => boolean) | undefined>> = {
  text: isText,
  link: isText,
  code: isText,
  codes: isText,
  reference: isText,
  references: isText,
  integer: isNumber,
  decimal: isNumber,
  "yes-no": (value) => typeof value === "boolean",
  date: (value) => day.findFlaw(value, "") === undefined,
};

const flaws = {
  notPersonal: {
    vi: "danh mục không khai trường này là dữ liệu cá nhân",
    en: "the register does not declare this field personal",
  },
  noPurpose: {
    vi: "dữ liệu cá nhân chỉ được chia sẻ khi nêu mục đích",
    en: "personal data is shared only for a purpose that is named",
  },
  tellsPersonal: {
    vi: "điều kiện trên dữ liệu cá nhân làm lộ dữ liệu đó; trường phải được nêu ở mục dữ liệu cá nhân",
    en: "a condition on personal data gives it away; the field must be named as personal too",
  },
  noRange: {
    vi: "trường này không so sánh theo khoảng được",
    en: "this field cannot be compared by a range",
  },
  otherType: { vi: "giá trị không cùng kiểu với trường", en: "the value is not of the field's type" },
} as const satisfies Record<string, Text>;

function flawed(path: string, reason: Text): Refusal {
  return { ...badStatement(reason), path };
}

function findField(declared: DeclaredRegister, name: string): DeclaredField | undefined {
  return Object.hasOwn(declared.fields, name) ? declared.fields[name] : undefined;
}

function isSubset(some: readonly string[], all: readonly string[]): boolean {
  const known = new Set(all);
  return some.every((item) => known.has(item));
}

function isText(value: RowValue): boolean {
  return typeof value === "string";
}

function isNumber(value: RowValue): boolean {
  return typeof value === "number";
}
