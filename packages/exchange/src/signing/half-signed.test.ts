import assert from "node:assert/strict";
import test from "node:test";
import { keysById } from "../keys/public-key.ts";
import { generatePrivateKeyPem, readSigningKey, type SigningKey } from "../keys/signing-key.ts";
import { fits } from "../statements/shape.ts";
import { payloadTypes, verifyEnvelope } from "./envelope.ts";
import { halfSign, halfSignedShape, openHalfSigned, signToo } from "./half-signed.ts";

const [one, other, stranger] = [newKey(), newKey(), newKey()];
const payload = Buffer.from(JSON.stringify({ type: "peer.replace", replaces: "x" }));
const half = halfSign(payload, one);

test("X-05, X-12: what one signed becomes an envelope of two signatures when the other signs too", () => {
  assert.ok(fits(halfSignedShape, JSON.parse(JSON.stringify(half))));
  const opened = openHalfSigned(half, keysById([stranger.publicKey, one.publicKey]));
  assert.ok(opened.ok);
  assert.deepEqual(Buffer.from(opened.value.payload), payload);
  assert.equal(opened.value.signedBy, one.keyId);
  const keys = keysById([one.publicKey, other.publicKey]);
  const envelope = signToo(half, opened.value.signedBy, other);
  const verified = verifyEnvelope(envelope, { payloadType: payloadTypes.statement, keys, signatures: 2 });
  assert.ok(verified.ok);
  assert.deepEqual(verified.value.signedBy, [one.keyId, other.keyId]);
});

test("X-05: a half that another key signed, or whose payload was changed, is refused", () => {
  const keys = keysById([one.publicKey]);
  const changed = Buffer.from(payload.toString().replace('"x"', '"y"')).toString("base64");
  for (const wrong of [halfSign(payload, stranger), { ...half, payload: changed }]) {
    const opened = openHalfSigned(wrong, keys);
    assert.equal(opened.ok ? "opened" : opened.refusals[0]?.code, "bad-signature");
  }
  for (const misshapen of [{ ...half, sig: "x" }, { ...half, payload: "có dấu" }, { sig: half.sig }])
    assert.ok(!fits(halfSignedShape, misshapen));
});

function newKey(): SigningKey {
  const key = readSigningKey(generatePrivateKeyPem());
  assert.ok(key.ok);
  return key.value;
}
