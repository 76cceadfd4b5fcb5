// Reads a JSON body strictly: UTF-8 and nothing else, no deeper than anything here needs, and without what would change
// an object's kind (`__proto__`) or cannot be kept (half of a surrogate pair, NUL).
import type { FastifyInstance } from "fastify";
import type { Text } from "@nhipcau/domain/text.ts";

/** A body that was refused as it was read. */
export class MalformedBody extends Error {
  readonly detail: Text;

  constructor(detail: Text, cause?: unknown) {
    super("malformed body", { cause });
    this.detail = detail;
  }
}

/** Geometry nests deepest: an array of rings of positions inside a body inside the request. */
const deepest = 32;

/** Makes the server read JSON so, and nothing else unless a scope of its own says so. */
export function acceptJson(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser("application/json", { parseAs: "buffer" }, (_request, bytes, parsed) => {
    try {
      parsed(null, parseJson(bytes as Buffer));
    } catch (error) {
      parsed(error as Error);
    }
  });
}

/** Parses the bytes of a JSON text. Throws a MalformedBody. */
export function parseJson(bytes: Uint8Array): unknown {
  if (bytes.length === 0) throw new MalformedBody({ vi: "nội dung còn trống", en: "the body is empty" });
  const text = textOf(bytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new MalformedBody(
      { vi: "nội dung không phải JSON hợp lệ", en: "the body is not valid JSON" },
      error,
    );
  }
  assertPlain(value);
  return value;
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new MalformedBody(
      { vi: "nội dung không phải UTF-8 hợp lệ", en: "the body is not valid UTF-8" },
      error,
    );
  }
}

// Level by level and not by recursion, so that depth costs no stack.
function assertPlain(value: unknown): void {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) {
      throw new MalformedBody({
        vi: `nội dung lồng sâu quá ${deepest} tầng`,
        en: `the body nests deeper than ${deepest} levels`,
      });
    }
    const next: unknown[] = [];
    for (const one of level) {
      if (typeof one === "string") assertText(one);
      else if (Array.isArray(one)) for (const item of one) next.push(item);
      else if (typeof one === "object" && one !== null) pushMembers(one, next);
    }
    level = next;
  }
}

function pushMembers(value: object, next: unknown[]): void {
  for (const [name, member] of Object.entries(value)) {
    if (name === "__proto__")
      throw new MalformedBody({ vi: "không nhận tên “__proto__”", en: "the name “__proto__” is not taken" });
    assertText(name);
    next.push(member);
  }
}

function assertText(text: string): void {
  if (!text.isWellFormed())
    throw new MalformedBody({ vi: "có ký tự Unicode bị cắt đôi", en: "a Unicode character is cut in half" });
}
