// Checks this implementation against docs/exchange-vectors.json as a second one would: from the file alone.
import assert from "node:assert/strict";
import { createPrivateKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Outcome } from "@nhipcau/domain/outcome.ts";
import { type Fingerprint, fingerprintOf } from "../keys/fingerprint.ts";
import { fingerprintWords } from "../keys/fingerprint-words.ts";
import { keysById } from "../keys/public-key.ts";
import { readSigningKey, type SigningKey } from "../keys/signing-key.ts";
import { digestOfBody } from "./content-digest.ts";
import {
  type Envelope,
  type PayloadType,
  preAuthenticationEncoding,
  readEnvelope,
  signEnvelope,
  verifyEnvelope,
} from "./envelope.ts";
import { type SignedHeaders, signRequest, verifyRequest } from "./http-signature.ts";
import { parseStrictJson } from "./strict-json.ts";

interface Vectors {
  readonly fingerprintWords: string;
  readonly keys: readonly { name: string; d: string; x: string; keyId: string; fingerprint: Fingerprint }[];
  readonly payloads: {
    readonly read: readonly { name: string; base64: string; value: unknown }[];
    readonly refused: readonly { name: string; base64: string; code: string }[];
  };
  readonly envelopes: readonly {
    name: string;
    payloadType: PayloadType;
    payload: string;
    signers: readonly string[];
    signed: string;
    envelope: Envelope;
  }[];
  readonly refusedEnvelopes: readonly {
    name: string;
    expectation: { payloadType: PayloadType; keys: readonly string[]; signatures: 1 | 2 };
    envelope: unknown;
    code: string;
  }[];
  readonly requests: readonly (RequestVector & {
    name: string;
    key: string;
    audience: string;
    at: string;
    nonce: string;
    signed: string;
  })[];
  readonly refusedRequests: readonly {
    name: string;
    code: string;
    receiver: { node: string; at: string; keys: readonly string[] };
    request: RequestVector;
  }[];
}

interface RequestVector {
  readonly method: string;
  readonly target: string;
  readonly body: string;
  readonly headers: SignedHeaders;
}

const path = join(import.meta.dirname, "../../../../docs/exchange-vectors.json");
const vectors = JSON.parse(readFileSync(path, "utf8")) as Vectors;
const keys = new Map(vectors.keys.map(({ name, d, x }) => [name, readKey(d, x)]));

test("the published examples are there to be checked", (context) => {
  const { payloads, envelopes, refusedEnvelopes, requests, refusedRequests } = vectors;
  const sets = [vectors.keys, payloads.read, payloads.refused, envelopes, refusedEnvelopes, requests];
  const count = [...sets, refusedRequests].reduce((sum, set) => sum + set.length, 0);
  assert.ok(count >= 59, `only ${count} vectors`);
  context.diagnostic(`saw ${count} vectors of keys, payloads, envelopes and requests`);
});

test("X-01, X-02: key ids and fingerprints are the published ones", () => {
  assert.deepEqual(vectors.fingerprintWords.split(" "), fingerprintWords);
  for (const { name, keyId, fingerprint } of vectors.keys) {
    assert.equal(keyNamed(name).keyId, keyId);
    assert.deepEqual(fingerprintOf(keyNamed(name).keyId), fingerprint);
  }
});

test("X-06: payloads are read and refused as published", () => {
  for (const { name, base64, value } of vectors.payloads.read) {
    const outcome = parseStrictJson(Buffer.from(base64, "base64"));
    assert.ok(outcome.ok, name);
    assert.deepEqual(outcome.value, value, name);
  }
  for (const { name, base64, code } of vectors.payloads.refused) {
    assertRefused(parseStrictJson(Buffer.from(base64, "base64")), code, name);
  }
});

test("X-03: envelopes are signed and verified byte for byte as published", () => {
  for (const { name, payloadType, payload, signers, signed, envelope } of vectors.envelopes) {
    const [first, second] = signers.map(keyNamed);
    assert.ok(first);
    const bytes = Buffer.from(payload);
    assert.equal(Buffer.from(preAuthenticationEncoding(payloadType, bytes)).toString(), signed, name);
    assert.deepEqual(signEnvelope(payloadType, bytes, second ? [first, second] : [first]), envelope, name);
    const signatures = second ? 2 : 1;
    const verified = verifyEnvelope(envelope, { payloadType, keys: keysNamed(signers), signatures });
    assert.ok(verified.ok, name);
    assert.equal(Buffer.from(verified.value.payload).toString(), payload, name);
  }
});

test("X-04, X-05: envelopes are refused as published", () => {
  for (const { name, expectation, envelope, code } of vectors.refusedEnvelopes) {
    const read = readEnvelope(envelope);
    const expected = { ...expectation, keys: keysNamed(expectation.keys) };
    assertRefused(read.ok ? verifyEnvelope(read.value, expected) : read, code, name);
  }
});

test("X-16, X-17: requests are signed byte for byte as published, and verify", () => {
  for (const { name, key, method, target, audience, body, at, nonce, headers, signed } of vectors.requests) {
    const bodyDigest = digestOfBody(Buffer.from(body));
    const now = Date.parse(at);
    const request = { method, target, audience, bodyDigest, now, nonce: Buffer.from(nonce, "base64url") };
    assert.deepEqual(signRequest(request, keyNamed(key)), headers, name);
    const signature = Buffer.from(headers.signature.slice("nhipcau=:".length, -1), "base64");
    assert.ok(keyNamed(key).publicKey.verifies(Buffer.from(signed), signature), name);
    const receiver = { node: audience, now, findKey: () => keyNamed(key).publicKey };
    assert.ok(verifyRequest({ method, target, bodyDigest, headers }, receiver).ok, name);
  }
});

test("X-16…X-19, X-21: requests are refused as published", () => {
  for (const { name, code, receiver, request } of vectors.refusedRequests) {
    const known = keysNamed(receiver.keys);
    const outcome = verifyRequest(
      { ...request, bodyDigest: digestOfBody(Buffer.from(request.body)) },
      { node: receiver.node, now: Date.parse(receiver.at), findKey: (keyId) => known.get(keyId) },
    );
    assertRefused(outcome, code, name);
  }
});

function assertRefused(outcome: Outcome<unknown>, code: string, name: string): void {
  const codes = outcome.ok ? ["not refused"] : outcome.refusals.map((refusal) => refusal.code);
  assert.deepEqual(codes, [code], name);
}

function keysNamed(names: readonly string[]): ReturnType<typeof keysById> {
  return keysById(names.map((name) => keyNamed(name).publicKey));
}

function keyNamed(name: string): SigningKey {
  const key = keys.get(name);
  assert.ok(key, name);
  return key;
}

function readKey(d: string, x: string): SigningKey {
  const key = createPrivateKey({ key: { kty: "OKP", crv: "Ed25519", d, x }, format: "jwk" });
  const read = readSigningKey(key);
  assert.ok(read.ok);
  return read.value;
}
