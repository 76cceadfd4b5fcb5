// The consumer's signed word of the page it applied last: with it the owner can show what its partner holds.
import { done, refused, type Outcome } from "@nhipcau/domain/outcome.ts";
import { badStatement, parseStrictJson } from "../signing/strict-json.ts";
import { isHashText } from "./page-rows.ts";

export interface Receipt {
  readonly grant: string;
  readonly number: number;
  /** `pageHash` of the page. */
  readonly page: string;
  /** The cursor after the page. */
  readonly cursor: string;
  readonly at: string;
}

const members = {
  grant: (value) => typeof value === "string" && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(value),
  number: (value) => typeof value === "number" && Number.isSafeInteger(value) && value >= 1,
  page: (value) => typeof value === "string" && isHashText(value),
  cursor: (value) => typeof value === "string" && /^[A-Za-z0-9_-]{1,512}$/u.test(value),
  at: (value) => typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z$/u.test(value),
} as const satisfies Record<keyof Receipt, (value: unknown) => boolean>;

const names = Object.keys(members) as readonly (keyof Receipt)[];

/** The payload to be signed: the members in the order of X-52. */
export function encodeReceipt(receipt: Receipt): Buffer {
  return Buffer.from(JSON.stringify(receipt, [...names]));
}

/** A receipt out of the payload of an envelope whose signature was checked. Refuses (`bad-statement`) another form. */
export function parseReceipt(payload: Uint8Array): Outcome<Receipt> {
  const read = parseStrictJson(payload);
  if (!read.ok) return read;
  const { value } = read;
  const wrong = names.find((name) => !members[name](value[name]));
  if (wrong !== undefined) return bad(`“${wrong}”`, `“${wrong}”`);
  if (Object.keys(value).length !== names.length)
    return bad("có trường lạ", "it has a member of no known name");
  // Every member of the interface was looked at above.
  return done(value as unknown as Receipt);
}

function bad(vi: string, en: string): Outcome<never> {
  return refused(badStatement({ vi, en }));
}
