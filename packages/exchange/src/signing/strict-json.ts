// Reads JSON that has exactly one meaning. Parsers differ on members given twice, on big numbers and on broken
// text; a signed payload that two nodes read differently would be no statement at all.
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import type { Text } from "@nhipcau/domain/text.ts";

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

export interface JsonObject {
  readonly [member: string]: JsonValue;
}

export interface JsonLimits {
  readonly bytes: number;
  /** How deep objects and arrays may stand in each other; the object itself is level 1. */
  readonly levels: number;
}

/** What X-06 allows in a payload. */
export const payloadLimits: JsonLimits = { bytes: 64 * 1024, levels: 8 };

/**
 * Parses the bytes of one JSON object. Refuses with `bad-statement`: too many bytes or levels, text that is not UTF-8 or
 * not JSON, a member given twice, a member named `__proto__`, a number that is not written as a safe integer, a string
 * with U+0000 or half a surrogate pair (no database could keep it).
 */
export function parseStrictJson(bytes: Uint8Array, limits = payloadLimits): Outcome<JsonObject> {
  if (bytes.length > limits.bytes) return refused(badStatement(flaws.tooLong));
  const text = decodeUtf8(bytes);
  if (text === undefined) return refused(badStatement(flaws.notUtf8));
  try {
    const cursor: Cursor = { text, at: 0, levels: limits.levels };
    skipSpace(cursor);
    if (text[cursor.at] !== "{") throw new Flaw(flaws.notObject);
    const value = readObject(cursor);
    skipSpace(cursor);
    return cursor.at === text.length ? done(value) : refused(badStatement(flaws.notJson));
  } catch (error) {
    if (error instanceof Flaw) return refused(badStatement(error.reason));
    throw new Error("strict JSON cannot be read", { cause: error });
  }
}

/** The refusal of a payload that is malformed, with the reason in both languages. */
export function badStatement(reason: Text): Refusal {
  return {
    code: "bad-statement",
    data: { reason: reason.en, "reason.vi": reason.vi, "reason.en": reason.en },
  };
}

const flaws = {
  tooLong: { vi: "dài quá mức cho phép", en: "it is longer than allowed" },
  notUtf8: { vi: "không phải UTF-8 hợp lệ", en: "it is not valid UTF-8" },
  notObject: { vi: "không phải một đối tượng JSON", en: "it is not a JSON object" },
  notJson: { vi: "không phải JSON hợp lệ", en: "it is not valid JSON" },
  tooDeep: { vi: "lồng quá sâu", en: "it is nested too deeply" },
  twice: { vi: "một thành phần được nêu hai lần", en: "a member is given twice" },
  prototype: { vi: "có thành phần tên “__proto__”", en: "it has a member named “__proto__”" },
  number: { vi: "có số không phải số nguyên an toàn", en: "a number is no safe integer" },
  text: { vi: "có chuỗi chứa ký tự không lưu được", en: "a string holds characters that cannot be kept" },
} as const satisfies Record<string, Text>;

// Thrown from the depths of the parser and caught at its top, nowhere else.
class Flaw extends Error {
  readonly reason: Text;
  constructor(reason: Text) {
    super(reason.en);
    this.reason = reason;
  }
}

interface Cursor {
  readonly text: string;
  readonly levels: number;
  at: number;
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function readValue(cursor: Cursor): JsonValue {
  switch (cursor.text[cursor.at] ?? "") {
    case "{":
      return readObject(cursor);
    case "[":
      return readArray(cursor);
    case '"':
      return readString(cursor);
    case "t":
      return readWord(cursor, "true", true);
    case "f":
      return readWord(cursor, "false", false);
    case "n":
      return readWord(cursor, "null", null);
    default:
      return readInteger(cursor);
  }
}

function readObject(cursor: Cursor): JsonObject {
  const members: Record<string, JsonValue> = {};
  readItems(cursor, "}", (inner) => {
    if (inner.text[inner.at] !== '"') throw new Flaw(flaws.notJson);
    const name = readString(inner);
    if (name === "__proto__") throw new Flaw(flaws.prototype);
    if (Object.hasOwn(members, name)) throw new Flaw(flaws.twice);
    skipSpace(inner);
    if (!take(inner, ":")) throw new Flaw(flaws.notJson);
    skipSpace(inner);
    members[name] = readValue(inner);
  });
  return members;
}

function readArray(cursor: Cursor): readonly JsonValue[] {
  const items: JsonValue[] = [];
  readItems(cursor, "]", (inner) => items.push(readValue(inner)));
  return items;
}

// What objects and arrays share: an opening bracket, items with commas between, the closing bracket, one level down.
function readItems(cursor: Cursor, end: "}" | "]", readItem: (inner: Cursor) => unknown): void {
  if (cursor.levels === 0) throw new Flaw(flaws.tooDeep);
  const inner: Cursor = { text: cursor.text, levels: cursor.levels - 1, at: cursor.at + 1 };
  skipSpace(inner);
  if (!take(inner, end)) {
    do {
      skipSpace(inner);
      readItem(inner);
      skipSpace(inner);
    } while (take(inner, ","));
    if (!take(inner, end)) throw new Flaw(flaws.notJson);
  }
  cursor.at = inner.at;
}

function readString(cursor: Cursor): string {
  const token = takePattern(cursor, /"(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy);
  const value = JSON.parse(token) as string;
  if (!value.isWellFormed() || value.includes("\0")) throw new Flaw(flaws.text);
  return value;
}

function readInteger(cursor: Cursor): number {
  const token = takePattern(cursor, /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/uy);
  const value = Number(token);
  // Written another way (1.0, 1e3, -0) it would be a number that other languages take for no integer.
  if (!Number.isSafeInteger(value) || String(value) !== token) throw new Flaw(flaws.number);
  return value;
}

function readWord<T>(cursor: Cursor, word: string, value: T): T {
  if (!cursor.text.startsWith(word, cursor.at)) throw new Flaw(flaws.notJson);
  cursor.at += word.length;
  return value;
}

function takePattern(cursor: Cursor, pattern: RegExp): string {
  pattern.lastIndex = cursor.at;
  const token = pattern.exec(cursor.text)?.[0];
  if (token === undefined) throw new Flaw(flaws.notJson);
  cursor.at += token.length;
  return token;
}

function take(cursor: Cursor, character: string): boolean {
  if (cursor.text[cursor.at] !== character) return false;
  cursor.at += 1;
  return true;
}

function skipSpace(cursor: Cursor): void {
  while (/[ \t\n\r]/u.test(cursor.text[cursor.at] ?? "")) cursor.at += 1;
}
