import assert from "node:assert/strict";
import { createPrivateKey, generateKeyPairSync } from "node:crypto";
import { test } from "node:test";
import { inspect } from "node:util";
import { generatePrivateKeyPem, readSigningKey } from "./signing-key.ts";

test("X-01: a key that was made, written and read again signs what its public half verifies", () => {
  const read = readSigningKey(generatePrivateKeyPem());
  assert.ok(read.ok);
  const message = Buffer.from("một nhịp cầu");
  assert.ok(read.value.publicKey.verifies(message, read.value.sign(message)));
  assert.equal(read.value.keyId, read.value.publicKey.keyId);
});

test("two keys that are made are two", () => {
  assert.notEqual(generatePrivateKeyPem(), generatePrivateKeyPem());
});

test("nothing that prints a key shows its private half", () => {
  const pem = generatePrivateKeyPem();
  const secret = createPrivateKey(pem).export({ format: "jwk" }).d ?? "";
  const bytes = Buffer.from(secret, "base64url");
  const read = readSigningKey(pem);
  assert.ok(read.ok && bytes.length === 32);
  const shown = [
    inspect(read.value, { depth: 9, showHidden: true, getters: true }),
    JSON.stringify(read.value),
    String(read.value),
    Object.values(read.value).map(String).join(),
  ].join("\n");
  assert.ok(shown.includes(read.value.keyId), "the key was shown at all");
  for (const form of [secret, bytes.toString("hex"), bytes.toString("base64"), pem.split("\n")[1] ?? ""]) {
    assert.ok(form.length > 40 && !shown.includes(form));
  }
});

test("X-05: a file that holds no Ed25519 private key is refused without a word of what is in it", () => {
  const encoding = {
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  } as const;
  const others = [
    "",
    "secret words",
    "-----BEGIN PRIVATE KEY-----\nsecretwords\n-----END PRIVATE KEY-----\n",
    generateKeyPairSync("rsa", { modulusLength: 1024, ...encoding }).privateKey,
    generateKeyPairSync("ed25519", encoding).publicKey,
    generateKeyPairSync("ed25519").publicKey,
    generateKeyPairSync("x25519").privateKey,
  ];
  for (const other of others) {
    assert.deepEqual(readSigningKey(other), { ok: false, refusals: [{ code: "bad-key" }] });
  }
});
