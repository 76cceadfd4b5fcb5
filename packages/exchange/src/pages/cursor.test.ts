import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { type Cursor, formatCursor, longestCursor, parseCursor } from "./cursor.ts";

const word = fc.stringMatching(/^[A-Za-z0-9._-]{0,64}$/u);
const count = fc.maxSafeNat();
const plain = { noNullPrototype: true };
const anyCursor: fc.Arbitrary<Cursor> = fc.oneof(
  fc.record(
    {
      tag: word,
      epoch: count,
      mark: word,
      phase: fc.constant("journal" as const),
      transaction: count,
      sequence: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }).map(String),
    },
    plain,
  ),
  fc.record(
    {
      tag: word,
      epoch: count,
      mark: word,
      phase: fc.constant("snapshot" as const),
      start: count,
      after: word,
    },
    plain,
  ),
);

test("X-44: a cursor is read back as it was written, within the longest", () => {
  fc.assert(
    fc.property(anyCursor, (cursor) => {
      const text = formatCursor(cursor);
      assert.ok(text.length <= longestCursor);
      assert.match(text, /^[A-Za-z0-9_-]+$/u);
      assert.deepEqual(parseCursor(text), { ok: true, value: cursor });
    }),
  );
});

test("X-44: garbage is refused", () => {
  const refusal = { ok: false, refusals: [{ code: "bad-cursor" }] };
  fc.assert(fc.property(fc.string(), (text) => assert.deepEqual(parseCursor(text), refusal)));
  fc.assert(
    fc.property(fc.json(), (json) =>
      assert.deepEqual(parseCursor(Buffer.from(json).toString("base64url")), refusal),
    ),
  );
  const place: Cursor = { tag: "1-a", epoch: 1, mark: "", phase: "journal", transaction: 5, sequence: "0" };
  const text = formatCursor(place);
  const bad = [
    "",
    `${text}A`,
    `${text}=`,
    text.slice(1),
    text.repeat(20),
    formatCursor({ ...place, epoch: -1 }),
    formatCursor({ ...place, transaction: 1.5 }),
    formatCursor({ ...place, sequence: "007" }),
    formatCursor({ ...place, sequence: String(2n ** 63n) }),
    formatCursor({ ...place, tag: "x".repeat(65) }),
    formatCursor({ tag: "", epoch: 1, mark: "", phase: "snapshot", start: 1, after: "a'b" }),
  ];
  for (const each of bad) assert.deepEqual(parseCursor(each), refusal, each);
});
