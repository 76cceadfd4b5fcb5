import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { keysById } from "../keys/public-key.ts";
import { generatePrivateKeyPem, readSigningKey, type SigningKey } from "../keys/signing-key.ts";
import {
  type Envelope,
  parseEnvelope,
  payloadTypes,
  preAuthenticationEncoding,
  readEnvelope,
  signEnvelope,
  verifyEnvelope,
} from "./envelope.ts";
import { payloadLimits } from "./strict-json.ts";

const [ours, theirs, stranger] = [newKey(), newKey(), newKey()];
const known = keysById([ours.publicKey, theirs.publicKey]);
const payload = Buffer.from('{"type":"peer.invite","đ":1}');
const expected = { payloadType: payloadTypes.statement, keys: known } as const;

test("X-03: the signature is over DSSE's encoding, as its specification's example has it", () => {
  assert.equal(
    Buffer.from(
      preAuthenticationEncoding("http://example.com/HelloWorld", Buffer.from("hello world")),
    ).toString(),
    "DSSEv1 29 http://example.com/HelloWorld 11 hello world",
  );
  assert.equal(Buffer.from(preAuthenticationEncoding("đ", new Uint8Array())).toString(), "DSSEv1 2 đ 0 ");
});

test("X-03: any payload comes back byte for byte, with who signed it, over the wire too", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
      const envelope = signEnvelope(payloadTypes.statement, bytes, [theirs]);
      const parsed = parseEnvelope(Buffer.from(JSON.stringify(envelope)));
      assert.ok(parsed.ok);
      const verified = verifyEnvelope(parsed.value, expected);
      assert.ok(verified.ok);
      assert.deepEqual(verified.value.payload, bytes);
      assert.deepEqual(verified.value.signedBy, [theirs.keyId]);
    }),
  );
});

test("X-04: a payload under another type than the one expected is refused", () => {
  const types = Object.values(payloadTypes);
  assert.equal(types.length, 5);
  for (const type of types) {
    const envelope = signEnvelope(type, payload, [ours]);
    for (const payloadType of types) {
      const codes = codesOf(verifyEnvelope(envelope, { payloadType, keys: known }));
      assert.deepEqual(codes, type === payloadType ? [] : ["wrong-payload-type"]);
    }
  }
  const relabelled = {
    ...signEnvelope(payloadTypes.receipt, payload, [ours]),
    payloadType: payloadTypes.statement,
  };
  assert.deepEqual(codesOf(verifyEnvelope(relabelled, expected)), ["bad-signature"]);
});

test("X-05: a signature of a key that is not expected is refused, whoever else signed", () => {
  const byStranger = signEnvelope(payloadTypes.statement, payload, [stranger]);
  assert.deepEqual(codesOf(verifyEnvelope(byStranger, expected)), ["unknown-key"]);
  const byBoth = signEnvelope(payloadTypes.statement, payload, [ours, stranger]);
  assert.deepEqual(codesOf(verifyEnvelope(byBoth, { ...expected, signatures: 2 })), ["unknown-key"]);
  const borrowedName = rename(byStranger, ours.keyId);
  assert.deepEqual(codesOf(verifyEnvelope(borrowedName, expected)), ["bad-signature"]);
  for (const keyid of ["", "__proto__", "constructor", `${ours.keyId}=`]) {
    assert.deepEqual(codesOf(verifyEnvelope(rename(byStranger, keyid), expected)), ["unknown-key"]);
  }
});

test("X-05: two signatures count where both sides sign, and only there", () => {
  const both = signEnvelope(payloadTypes.statement, payload, [ours, theirs]);
  const one = signEnvelope(payloadTypes.statement, payload, [ours]);
  const outcome = verifyEnvelope(both, { ...expected, signatures: 2 });
  assert.ok(outcome.ok);
  assert.deepEqual(outcome.value.signedBy, [ours.keyId, theirs.keyId]);
  assert.deepEqual(codesOf(verifyEnvelope(both, expected)), ["bad-signature"]);
  assert.deepEqual(codesOf(verifyEnvelope(one, { ...expected, signatures: 2 })), ["bad-signature"]);
});

test("X-05: no signature, the same key twice, three signatures and one good with one bad are refused", () => {
  const [first] = signEnvelope(payloadTypes.statement, payload, [ours]).signatures;
  const [second] = signEnvelope(payloadTypes.statement, payload, [theirs]).signatures;
  assert.ok(first && second);
  const bad = { keyid: theirs.keyId, sig: first.sig };
  for (const signatures of [
    [],
    [first, first],
    [first, bad],
    [first, second, first],
    [first, second, second],
  ]) {
    const envelope = { ...signEnvelope(payloadTypes.statement, payload, [ours]), signatures };
    for (const count of [1, 2] as const) {
      assert.deepEqual(codesOf(verifyEnvelope(envelope, { ...expected, signatures: count })), [
        "bad-signature",
      ]);
    }
  }
});

test("X-05: there is nothing to downgrade to: an HMAC keyed with the public key does not verify", () => {
  const signed = preAuthenticationEncoding(payloadTypes.statement, payload);
  const mac = createHmac("sha512", Buffer.from(ours.publicKey.x, "base64url"))
    .update(signed)
    .digest("base64");
  const envelope = signEnvelope(payloadTypes.statement, payload, [ours]);
  const forged = { ...envelope, signatures: [{ keyid: ours.keyId, sig: mac }] };
  assert.deepEqual(codesOf(verifyEnvelope(forged, expected)), ["bad-signature"]);
  const withAlgorithm = { ...envelope, signatures: [{ ...envelope.signatures[0], alg: "none" }] };
  assert.deepEqual(codesOf(readEnvelope(withAlgorithm)), ["bad-statement"]);
});

test("X-05: any flipped bit of an envelope's text is refused", () => {
  const text = Buffer.from(JSON.stringify(signEnvelope(payloadTypes.statement, payload, [ours, theirs])));
  let refusedCount = 0;
  for (let at = 0; at < text.length; at += 1) {
    for (const bit of [1, 2, 16, 32, 128]) {
      const flipped = Buffer.from(text);
      flipped.writeUInt8(flipped.readUInt8(at) ^ bit, at);
      const parsed = parseEnvelope(flipped);
      const outcome = parsed.ok ? verifyEnvelope(parsed.value, { ...expected, signatures: 2 }) : parsed;
      assert.equal(outcome.ok, false, flipped.toString());
      refusedCount += 1;
    }
  }
  assert.ok(refusedCount > 2000);
});

test("X-03: base64 in another spelling of the same bytes is refused", () => {
  const envelope = signEnvelope(payloadTypes.statement, Buffer.from("{}"), [ours]);
  assert.equal(envelope.payload, "e30=");
  for (const spelling of ["e30", "e31=", " e30=", "e30=\n", "e30==", "e3 0="]) {
    const outcome = verifyEnvelope({ ...envelope, payload: spelling }, expected);
    assert.deepEqual(codesOf(outcome), ["bad-statement"], spelling);
  }
});

test("X-03: a value that is not the envelope's form is refused, and never an error", () => {
  const envelope = signEnvelope(payloadTypes.statement, payload, [ours]);
  const others = [
    null,
    [],
    "",
    { ...envelope, more: 1 },
    { ...envelope, payload: 1 },
    { ...envelope, payloadType: [payloadTypes.statement] },
    { ...envelope, signatures: {} },
    { ...envelope, signatures: [null] },
    { ...envelope, signatures: [{ keyid: ours.keyId }] },
    { ...envelope, signatures: Array.from({ length: 9 }, () => envelope.signatures[0]) },
  ];
  for (const other of others) assert.deepEqual(codesOf(readEnvelope(other)), ["bad-statement"]);
  fc.assert(fc.property(fc.anything(), (value) => assert.equal(readEnvelope(value).ok, false)));
  fc.assert(fc.property(fc.uint8Array(), (bytes) => assert.equal(parseEnvelope(bytes).ok, false)));
});

test("X-06: the longest payload fits into an envelope, and one byte more does not", () => {
  const longest = new Uint8Array(payloadLimits.bytes).fill(0x20);
  const envelope = signEnvelope(payloadTypes.statement, longest, [ours, theirs]);
  const parsed = parseEnvelope(Buffer.from(JSON.stringify(envelope)));
  assert.ok(parsed.ok && verifyEnvelope(parsed.value, { ...expected, signatures: 2 }).ok);
  const longer = Buffer.alloc(payloadLimits.bytes + 1, 0x20);
  assert.throws(() => signEnvelope(payloadTypes.statement, longer, [ours]), /too long/u);
  const tooLong = verifyEnvelope({ ...envelope, payload: longer.toString("base64") }, expected);
  assert.deepEqual(codesOf(tooLong), ["bad-statement"]);
});

function rename(envelope: Envelope, keyid: string): Envelope {
  return { ...envelope, signatures: envelope.signatures.map(({ sig }) => ({ keyid, sig })) };
}

function codesOf(outcome: { ok: true } | { ok: false; refusals: readonly { code: string }[] }): string[] {
  return outcome.ok ? [] : outcome.refusals.map((refusal) => refusal.code);
}

function newKey(): SigningKey {
  const read = readSigningKey(generatePrivateKeyPem());
  assert.ok(read.ok);
  return read.value;
}
