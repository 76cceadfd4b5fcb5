import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { keyIdOf, parseKeyId } from "./key-id.ts";

test("X-01: a key id is the thumbprint RFC 8037 (A.3) publishes for its example key", () => {
  assert.equal(
    keyIdOf("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"),
    "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
  );
});

test("X-01: every key id is read as one, and nothing else is", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
      const keyId = keyIdOf(Buffer.from(bytes).toString("base64url"));
      assert.equal(parseKeyId(keyId), keyId);
      assert.equal(parseKeyId(`${keyId}=`), undefined);
      assert.equal(parseKeyId(keyId.slice(1)), undefined);
    }),
  );
  // The last character carries four bits only; the spelling with the other two set means the same bytes.
  const others = ["", " ", "x".repeat(43), `${"A".repeat(42)}B`, null, 7, {}, ["A".repeat(43)]];
  for (const other of others) assert.equal(parseKeyId(other), undefined, String(other));
});
