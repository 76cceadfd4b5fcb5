import assert from "node:assert/strict";
import { createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { keysById, parsePublicKey, publicKeyOf } from "./public-key.ts";
import { generatePrivateKeyPem } from "./signing-key.ts";

const exampleX = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

test("X-01: a public key read from its 32 bytes and from either half of Node's form is the same key", () => {
  const secret = createPrivateKey(generatePrivateKeyPem());
  const fromPrivate = publicKeyOf(secret);
  const fromPublic = publicKeyOf(createPublicKey(secret));
  assert.ok(fromPrivate && fromPublic);
  assert.equal(fromPrivate.x, fromPublic.x);
  assert.equal(parsePublicKey(fromPrivate.x)?.keyId, fromPublic.keyId);
});

test("X-01: what is not 32 bytes in canonical base64url is no public key", () => {
  const others = [
    exampleX.slice(1),
    `${exampleX}=`,
    exampleX.replace("_", "/"),
    ` ${exampleX}`,
    "",
    5,
    null,
    {},
  ];
  for (const other of others) assert.equal(parsePublicKey(other), undefined, String(other));
  fc.assert(fc.property(fc.anything(), (other) => void parsePublicKey(other)));
});

test("X-05: keys of other algorithms are no keys here", () => {
  for (const { publicKey, privateKey } of [
    generateKeyPairSync("ec", { namedCurve: "P-256" }),
    generateKeyPairSync("x25519"),
    generateKeyPairSync("ed448"),
  ]) {
    assert.equal(publicKeyOf(publicKey), undefined);
    assert.equal(publicKeyOf(privateKey), undefined);
  }
});

test("X-01: points of small order, with which one signature fits many messages, are no public keys", () => {
  const weak = [
    `00${"00".repeat(31)}`,
    `01${"00".repeat(31)}`,
    `01${"00".repeat(30)}80`,
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    `ec${"ff".repeat(30)}7f`,
    `ed${"ff".repeat(30)}7f`,
    `ee${"ff".repeat(31)}`,
    "ff".repeat(32),
  ];
  for (const hex of weak) {
    assert.equal(parsePublicKey(Buffer.from(hex, "hex").toString("base64url")), undefined, hex);
  }
});

test("a signature of another length is one that does not verify, and no error", () => {
  const key = parsePublicKey(exampleX);
  assert.ok(key);
  for (const length of [0, 1, 63, 64, 65, 1000]) {
    assert.equal(key.verifies(Buffer.from("text"), new Uint8Array(length)), false);
  }
  assert.equal(keysById([key]).get(key.keyId), key);
});
