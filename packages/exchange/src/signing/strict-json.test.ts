import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type JsonObject, parseStrictJson, payloadLimits } from "./strict-json.ts";

const anyValue = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6 },
    fc.constantFrom(null, true, false),
    fc.integer(),
    fc.maxSafeInteger().map((number) => (number === 0 ? 0 : number)),
    textThatCanBeKept(),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(textThatCanBeKept(), tie("value"), { maxKeys: 4 }),
  ),
})).value;
const anyObject = fc.dictionary(textThatCanBeKept(), anyValue, { maxKeys: 5 });

test("X-06: what is read is what JSON.parse reads, however it is spaced", () => {
  fc.assert(
    fc.property(anyObject, fc.constantFrom(undefined, 1, "\t", " "), (object, space) => {
      const text = JSON.stringify(object, undefined, space);
      assert.deepEqual(parse(text), JSON.parse(text));
    }),
    { numRuns: 500 },
  );
});

test("X-06: any text that is accepted is JSON and means the same to JSON.parse", () => {
  let accepted = 0;
  const nearlyJson = fc.array(
    fc.constantFrom("{", "}", "[", "]", ":", ",", '"a"', '"b"', "1", "-0", "1.5", "null", "tru", " ", "\\"),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        nearlyJson.map((parts) => `{${parts.join("")}}`),
      ),
      (text) => {
        const value = parse(text);
        if (value === undefined) return;
        accepted += 1;
        assert.deepEqual(value, JSON.parse(text));
      },
    ),
    { numRuns: 3000 },
  );
  assert.ok(accepted > 0, "some text was accepted");
});

test("X-06: a changed byte is refused or means what JSON.parse says it means; a lost end is refused", () => {
  const text = '{"type":"peer.invite","n":12,"list":[true,null,"đ\\u0111"],"in":{"a":""}}';
  fc.assert(
    fc.property(fc.nat(text.length), fc.integer({ min: 0, max: 255 }), (at, byte) => {
      const bytes = Buffer.from(text);
      bytes[at % bytes.length] = byte;
      const outcome = parseStrictJson(bytes);
      if (outcome.ok) assert.deepEqual(outcome.value, JSON.parse(bytes.toString()));
      assert.equal(parseStrictJson(bytes.subarray(0, at % bytes.length)).ok, false);
    }),
    { numRuns: 1000 },
  );
});

test("X-06: a member given twice is refused, at any level and however it is spelled", () => {
  for (const text of ['{"a":1,"a":1}', '{"a":1,"\\u0061":2}', '{"x":[{"b":1,"c":2,"b":3}]}']) {
    assert.equal(reasonOf(text), "a member is given twice", text);
  }
  assert.deepEqual(parse('{"a":{"a":1},"constructor":2,"toString":3}'), {
    a: { a: 1 },
    constructor: 2,
    toString: 3,
  });
});

test("X-06: a member named __proto__ is refused however it is spelled", () => {
  for (const text of ['{"__proto__":{"admin":true}}', '{"a":{"__pro\\u0074o__":1}}']) {
    assert.equal(reasonOf(text), "it has a member named “__proto__”", text);
  }
});

test("X-06: a number that is not written as a safe integer is refused", () => {
  for (const number of [
    "1.5",
    "1.0",
    "1e3",
    "1E-2",
    "-0",
    "9007199254740992",
    "-9007199254740992",
    "1e999",
  ]) {
    assert.equal(reasonOf(`{"n":${number}}`), "a number is no safe integer", number);
  }
  for (const number of ["01", "+1", ".5", "0x10", "NaN", "Infinity", "--1", "1_0"]) {
    assert.equal(reasonOf(`{"n":${number}}`), "it is not valid JSON", number);
  }
  assert.deepEqual(parse('{"n":[0,-1,9007199254740991,-9007199254740991]}'), {
    n: [0, -1, 9007199254740991, -9007199254740991],
  });
});

test("X-06: eight levels are read and nine are refused, without deep recursion", () => {
  assert.ok(parse(nested(8)));
  assert.equal(reasonOf(nested(9)), "it is nested too deeply");
  assert.equal(reasonOf(`{"a":${"[".repeat(60_000)}`), "it is nested too deeply");
});

test("X-06: 64 KiB are read and one byte more is refused", () => {
  const filler = "x".repeat(payloadLimits.bytes - '{"a":""}'.length);
  assert.ok(parse(`{"a":"${filler}"}`));
  assert.equal(reasonOf(`{"a":"${filler}x"}`), "it is longer than allowed");
});

test("X-06: bytes that are not UTF-8 are refused, a byte order mark too", () => {
  const broken = [
    Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
    Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')]),
    Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xc0, 0xaf]), Buffer.from('"}')]),
    Buffer.from("\ufeff{}"),
    Buffer.from("{}", "utf16le"),
  ];
  for (const bytes of broken) assert.equal(parseStrictJson(bytes).ok, false);
});

test("X-06: strings that no database could keep are refused", () => {
  for (const text of ['{"a":"\\ud800"}', '{"a":"\\udc00\\ud800"}', '{"\\ud800":1}', '{"a":"\\u0000"}']) {
    assert.equal(reasonOf(text), "a string holds characters that cannot be kept", text);
  }
  assert.deepEqual(parse('{"a":"\\ud83d\\ude00\\n\u007f"}'), { a: "😀\n\u007f" });
  for (const raw of ["\n", "\t", "\u0000", "\u001f"]) assert.equal(parse(`{"a":"${raw}"}`), undefined);
});

test("X-06: a payload that is no object is refused", () => {
  for (const text of [
    "",
    " ",
    "[]",
    "1",
    '"a"',
    "null",
    "true",
    "{}{}",
    "{} x",
    "{",
    '{"a":1,}',
    "{,}",
    "{a:1}",
  ]) {
    assert.equal(parse(text), undefined, text);
  }
});

function parse(text: string): JsonObject | undefined {
  const outcome = parseStrictJson(Buffer.from(text));
  return outcome.ok ? outcome.value : undefined;
}

function reasonOf(text: string): unknown {
  const outcome = parseStrictJson(Buffer.from(text));
  assert.ok(!outcome.ok);
  assert.equal(outcome.refusals[0]?.code, "bad-statement");
  return outcome.refusals[0]?.data?.["reason.en"];
}

function nested(levels: number): string {
  return `${'{"a":'.repeat(levels - 1)}{}${"}".repeat(levels - 1)}`;
}

function textThatCanBeKept(): fc.Arbitrary<string> {
  return fc
    .string({ unit: "binary", maxLength: 12 })
    .map((text) => text.replaceAll("\0", ""))
    .filter((text) => text !== "__proto__");
}
