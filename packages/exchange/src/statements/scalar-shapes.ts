// The small things statements are made of: ids, instants, days, keys, secrets. Each has one spelling only, so that two
// readers cannot take the same text for two things.
import { type CalendarDate, parseIsoDate } from "@nhipcau/domain/calendar-date.ts";
import { parsePublicKey } from "../keys/public-key.ts";
import { decodeBase64url } from "../keys/strict-base64.ts";
import { checked, matching, text } from "./shape.ts";

const secretBytes = 16;

/** A UUID in lower case: of a node, a statement, a grant. */
export const uuid = matching(
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u,
  "phải là UUID chữ thường",
  "must be a UUID in lower case",
);

/** The id of a record or a body. */
export const recordId = matching(
  /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/u,
  "không phải là một mã",
  "is not an id",
);

export const registerName = matching(
  /^[a-z][A-Za-z0-9-]{0,63}$/u,
  "không phải là tên danh mục",
  "is not the name of a register",
);

export const fieldName = matching(
  /^[A-Za-z][A-Za-z0-9_]{0,63}$/u,
  "không phải là tên trường",
  "is not the name of a field",
);

/** A day that exists, YYYY-MM-DD. */
export const day = checked<CalendarDate>(
  (value) => typeof value === "string" && parseIsoDate(value) !== undefined,
  "không phải là một ngày có thật",
  "is not a day that exists",
);

/** An instant in UTC, to the microsecond at most: 2026-11-22T03:00:00.000Z. */
export const instant = checked<string>(
  isInstant,
  "không phải là một thời điểm UTC",
  "is not an instant in UTC",
);

/** `x` of an Ed25519 public key. */
export const keyX = checked<string>(
  (value) => parsePublicKey(value) !== undefined,
  "không phải là khóa Ed25519",
  "is not an Ed25519 key",
);

/** A secret of 128 bits in base64url. */
export const secret = checked<string>(
  (value) => typeof value === "string" && decodeBase64url(value, secretBytes) !== undefined,
  "không phải là 128 bit ở dạng base64url",
  "is not 128 bits in base64url",
);

/** A sentence or a few, as a person wrote them. */
export const words = text(1, 2000);

/** The same, where nothing needs to be said. */
export const optionalWords = text(0, 2000);

/** Milliseconds since 1970 of an instant that has the shape above. */
export function millisecondsOf(at: string): number {
  return Date.parse(at);
}

function isInstant(value: unknown): boolean {
  if (typeof value !== "string") return false;
  const found = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?Z$/u.exec(value);
  return found?.[1] !== undefined && parseIsoDate(found[1]) !== undefined;
}
