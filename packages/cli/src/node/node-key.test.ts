// The node's key as files: made once, changed without a moment in which a crash would lose it.
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { generatePrivateKeyPem, readSigningKey } from "@nhipcau/exchange/keys/signing-key.ts";
import { findNextKey, formerKeys, keepNextKey, keptKey, replaceKey } from "./node-key.ts";

const folder = mkdtempSync(join(tmpdir(), "nhipcau-key-"));
after(() => rmSync(folder, { recursive: true }));

test("X-01: a node's key is made at the first start, kept, and readable by nobody else", () => {
  const [first, again] = [keptKey(folder), keptKey(folder)];
  assert.ok(first.ok && again.ok);
  assert.equal(first.value.keyId, again.value.keyId);
  assert.equal(statSync(join(folder, "node-key.pem")).mode & 0o077, 0);
});

test("X-11: the key to come is kept before it is used, and the one given up stays beside it", () => {
  const pem = generatePrivateKeyPem();
  const next = readSigningKey(pem);
  const before = keptKey(folder);
  assert.ok(next.ok && before.ok);
  keepNextKey(folder, pem);
  assert.equal(findNextKey(folder)?.key.keyId, next.value.keyId);
  assert.equal(keptKey(folder).ok && before.value.keyId, before.value.keyId);
  replaceKey(folder, pem, before.value.keyId);
  const present = keptKey(folder);
  assert.equal(present.ok && present.value.keyId, next.value.keyId);
  assert.equal(findNextKey(folder), undefined);
  assert.deepEqual(
    formerKeys(folder).map(({ keyId }) => keyId),
    [before.value.keyId],
  );
  assert.equal(readdirSync(folder).length, 2);
});
