// An offer being written: what the steps hold, how it is kept in the browser until it is sent, the terms it makes, and
// what it still lacks.
import type { TermsView } from "@nhipcau/contract/shapes/grants.ts";
import type { FieldDescription, RegisterDescription } from "@nhipcau/registers/declaration/description.ts";
import type { sharing } from "../../messages/vi/sharing.ts";
import type { FieldFilter } from "../registers/field-filter.ts";

/** The steps as they stand; empty text is "not given". */
export interface OfferDraft {
  readonly register: string;
  readonly from: readonly string[];
  readonly filters: readonly FieldFilter[];
  readonly fields: readonly string[];
  readonly purpose: string;
  readonly ground: string;
  readonly validFrom: string;
  readonly validUntil: string;
}

export type Condition = TermsView["rows"][number];
export type MissingPart = keyof typeof sharing.missing;

/** A fresh draft of one register: all its ordinary fields, everything of the node's localities, from today. */
export function newOffer(
  register: RegisterDescription | undefined,
  from: readonly string[],
  today: string,
): OfferDraft {
  return {
    register: register?.name ?? "",
    from,
    filters: [],
    fields: ordinaryFields(register),
    purpose: "",
    ground: "",
    validFrom: today,
    validUntil: "",
  };
}

/** The draft with which a change of terms begins: the terms as they are. */
export function offerOf(terms: TermsView): OfferDraft {
  const { register, from, rows, fields, purpose, ground, validFrom, validUntil } = terms;
  return { register, from, filters: rows.map(filterOf), fields, purpose, ground, validFrom, validUntil };
}

/** Fields that go unless somebody says otherwise: all but the personal ones. */
export function ordinaryFields(register: RegisterDescription | undefined): readonly string[] {
  return (register?.fields ?? []).filter(({ personal }) => !personal).map(({ name }) => name);
}

/** The terms a draft makes; fields stand in the order of the declaration, so that the same choice makes the same terms. */
export function termsOf(draft: OfferDraft, register: RegisterDescription): TermsView {
  const chosen = new Set(draft.fields);
  // A condition on a personal field tells of it, so it is named as well.
  const told = new Set([...chosen, ...draft.filters.map(({ field }) => field)]);
  return {
    register: register.name,
    from: [...draft.from],
    rows: draft.filters.flatMap((filter) => conditionsOf(filter, register)),
    fields: register.fields.filter(({ name }) => chosen.has(name)).map(({ name }) => name),
    personal: register.fields
      .filter(({ name, personal }) => personal && told.has(name))
      .map(({ name }) => name),
    purpose: draft.purpose.trim(),
    ground: draft.ground.trim(),
    validFrom: draft.validFrom,
    validUntil: draft.validUntil,
  };
}

/** What a draft lacks before it can be looked at or sent. */
export function missingIn(
  draft: OfferDraft,
  register: RegisterDescription | undefined,
): readonly MissingPart[] {
  if (register === undefined) return ["register"];
  const { from, fields, personal, purpose, ground, rows, validFrom, validUntil } = termsOf(draft, register);
  const lacks: readonly (readonly [MissingPart, boolean])[] = [
    ["from", from.length === 0],
    ["rows", rows.length < draft.filters.length],
    ["fields", fields.length === 0],
    ["purpose", personal.length > 0 && purpose === ""],
    ["ground", ground === ""],
    ["days", validFrom === "" || validUntil === "" || validUntil < validFrom],
  ];
  return lacks.filter(([, isMissing]) => isMissing).map(([part]) => part);
}

/** A condition as the filter by which people set it. */
export function filterOf({ field, op, values }: Condition): FieldFilter {
  if (op !== "range") return { field, kind: "any-of", values: values.map(String) };
  const [from, to] = values;
  return {
    field,
    kind: "range",
    ...(from === null || from === undefined ? {} : { from: String(from) }),
    ...(to === null || to === undefined ? {} : { to: String(to) }),
  };
}

/** The condition a filter makes, with values of the field's own type; none while it has no value. */
export function conditionsOf(filter: FieldFilter, register: RegisterDescription): readonly Condition[] {
  const field = register.fields.find(({ name }) => name === filter.field);
  if (field === undefined) return [];
  switch (filter.kind) {
    case "empty":
    case "filled":
      return []; // no condition of a grant can say so
    case "any-of":
      if (filter.values.length === 0) return [];
      return [
        {
          field: filter.field,
          op: filter.values.length === 1 ? "eq" : "in",
          values: filter.values.map((value) => typed(field, value)),
        },
      ];
    case "range": {
      const { from, to } = filter;
      if (from === undefined && to === undefined) return [];
      const end = (value: string | undefined) => (value === undefined ? null : typed(field, value));
      return [{ field: filter.field, op: "range", values: [end(from), end(to)] }];
    }
  }
}

function typed({ type }: FieldDescription, value: string): string | number | boolean {
  if (type === "integer" || type === "decimal") return Number(value);
  return type === "yes-no" ? value === "true" : value;
}

/** Where the draft is kept: one for each peer, and for each grant that is changed or request that is answered. */
export function offerKey(peer: string, of: string | undefined): string {
  return `nhipcau.offer.${peer}.${of ?? "new"}`;
}

/** Reads a kept draft; undefined when there is none or it is not one. */
export function parseOffer(kept: string | null): OfferDraft | undefined {
  if (kept === null) return undefined;
  try {
    const value: unknown = JSON.parse(kept);
    return isOffer(value) ? value : undefined;
  } catch {
    return undefined; // what an older page kept is no draft, and nothing can be done about it
  }
}

function isOffer(value: unknown): value is OfferDraft {
  if (typeof value !== "object" || value === null) return false;
  const parts = new Map<string, unknown>(Object.entries(value));
  const texts = ["register", "purpose", "ground", "validFrom", "validUntil"];
  const filters = parts.get("filters");
  return (
    texts.every((name) => typeof parts.get(name) === "string") &&
    isTexts(parts.get("from")) &&
    isTexts(parts.get("fields")) &&
    Array.isArray(filters) &&
    filters.every(isFilter)
  );
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

function isFilter(value: unknown): value is FieldFilter {
  if (typeof value !== "object" || value === null) return false;
  const parts = new Map<string, unknown>(Object.entries(value));
  if (typeof parts.get("field") !== "string") return false;
  if (parts.get("kind") === "any-of") return isTexts(parts.get("values"));
  const isEnd = (end: unknown) => end === undefined || typeof end === "string";
  return parts.get("kind") === "range" && isEnd(parts.get("from")) && isEnd(parts.get("to"));
}
