import assert from "node:assert/strict";
import { test } from "node:test";
import { readSigningKey } from "../keys/signing-key.ts";
import { type Component, signatureBase, signatureParams } from "./signature-base.ts";

// RFC 9421 B.1.4: a key published for testing.
const testKey = `-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF
-----END PRIVATE KEY-----
`;

// RFC 9421 B.2.6 over the request of B.2.
const components: readonly Component[] = [
  ["date", "Tue, 20 Apr 2021 02:07:55 GMT"],
  ["@method", "POST"],
  ["@path", "/foo"],
  ["@authority", "example.com"],
  ["content-type", "application/json"],
  ["content-length", "18"],
];
const parameters = new Map<string, string | number>([
  ["created", 1618884473],
  ["keyid", "test-key-ed25519"],
]);
const publishedBase = `"date": Tue, 20 Apr 2021 02:07:55 GMT
"@method": POST
"@path": /foo
"@authority": example.com
"content-type": application/json
"content-length": 18
"@signature-params": ("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"`;
const publishedSignature =
  "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==";

test("X-16: the Ed25519 test case of RFC 9421 (B.2.6) gives its published base and signature", () => {
  const key = readSigningKey(testKey);
  assert.ok(key.ok);
  const names = components.map(([name]) => name);
  const base = signatureBase(components, signatureParams(names, parameters));
  assert.equal(base, publishedBase);
  assert.equal(Buffer.from(key.value.sign(Buffer.from(base))).toString("base64"), publishedSignature);
  const signature = Buffer.from(publishedSignature, "base64");
  assert.ok(key.value.publicKey.verifies(Buffer.from(base), signature));
  assert.ok(!key.value.publicKey.verifies(Buffer.from(base.replace("18", "19")), signature));
});

test("X-16: a value that would forge a line of the base is a bug of the caller and never signed", () => {
  for (const value of ['/a\n"@query": ?', "/a\r", "/đ", "/\u0000", "/\u2028"]) {
    assert.throws(() => signatureBase([["@path", value]], "()"), /not one line of ASCII/u);
  }
});
