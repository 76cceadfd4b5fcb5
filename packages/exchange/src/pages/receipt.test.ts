import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { parseEnvelope, payloadTypes, verifyEnvelope } from "../signing/envelope.ts";
import { encodeReceipt, parseReceipt } from "./receipt.ts";
import { sampleKey, samplePage, sampleReceipt } from "./sample-pages.fixture.ts";

const { receipt, envelope } = sampleReceipt(samplePage());

test("X-52: a receipt is read back as it was written, its members in the order of the clause", () => {
  assert.deepEqual(parseReceipt(encodeReceipt(receipt)), { ok: true, value: receipt });
  assert.deepEqual(Object.keys(JSON.parse(encodeReceipt(receipt).toString())), [
    "grant",
    "number",
    "page",
    "cursor",
    "at",
  ]);
});

test("X-06, X-52: a receipt with a member missing, of another form or of no known name is refused", () => {
  const bad = [
    { grant: "ports" },
    { number: 0 },
    { page: "abc" },
    { cursor: "" },
    { at: "2026-11-21" },
    { at: undefined },
    { later: 1 },
  ];
  for (const change of bad) {
    const read = parseReceipt(Buffer.from(JSON.stringify({ ...receipt, ...change })));
    assert.equal(read.ok || read.refusals[0]?.code, "bad-statement", JSON.stringify(change));
  }
});

test("X-52: a receipt of which any byte was changed is refused", () => {
  const keys = new Map([[sampleKey(2).keyId, sampleKey(2).publicKey]]);
  const bytes = Buffer.from(JSON.stringify(envelope));
  const isTaken = (given: Buffer): boolean => {
    const parsed = parseEnvelope(given);
    return parsed.ok && verifyEnvelope(parsed.value, { payloadType: payloadTypes.receipt, keys }).ok;
  };
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ change;
      assert.equal(isTaken(changed), false, `byte ${at}`);
    }),
    { numRuns: 500 },
  );
  assert.equal(isTaken(bytes), true);
});
