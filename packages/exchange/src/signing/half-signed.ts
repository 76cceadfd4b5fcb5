// What two nodes have to sign, while one of them has: the payload and its signature travel as a member of another statement
// and become an envelope only with both.
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { KeyId } from "../keys/key-id.ts";
import type { PublicKey } from "../keys/public-key.ts";
import type { SigningKey } from "../keys/signing-key.ts";
import { matching, object, type ShapedBy } from "../statements/shape.ts";
import {
  type Envelope,
  type EnvelopeSignature,
  payloadTypes,
  signEnvelope,
  verifyEnvelope,
} from "./envelope.ts";

const base64 = /^[A-Za-z0-9+/]{16,12000}={0,2}$/u;
const signature = /^[A-Za-z0-9+/]{86}==$/u;

/** Payload and signature in base64, as in an envelope. */
export const halfSignedShape = object({
  payload: matching(base64, "không phải là base64", "is not base64"),
  sig: matching(signature, "không phải là chữ ký Ed25519", "is not an Ed25519 signature"),
});

export type HalfSigned = ShapedBy<typeof halfSignedShape>;

/** Signs a statement's payload for the other side to sign too. */
export function halfSign(payload: Uint8Array, key: SigningKey): HalfSigned {
  return { payload: Buffer.from(payload).toString("base64"), sig: signatureOf(payload, key).sig };
}

/** The payload, once the signature of one of the `keys` is found on it; refuses `bad-signature`. */
export function openHalfSigned(
  half: HalfSigned,
  keys: ReadonlyMap<KeyId, PublicKey>,
): Outcome<{ readonly payload: Uint8Array; readonly signedBy: KeyId }> {
  for (const keyid of keys.keys()) {
    const signed = asEnvelope(half, [{ keyid, sig: half.sig }]);
    const verified = verifyEnvelope(signed, { payloadType: payloadTypes.statement, keys });
    if (verified.ok) return done({ payload: verified.value.payload, signedBy: keyid });
  }
  return refused({ code: "bad-signature" });
}

/** The envelope of what `signedBy` signed first and `key` signs now. */
export function signToo(half: HalfSigned, signedBy: KeyId, key: SigningKey): Envelope {
  const own = signatureOf(Buffer.from(half.payload, "base64"), key);
  return asEnvelope(half, [{ keyid: signedBy, sig: half.sig }, own]);
}

function signatureOf(payload: Uint8Array, key: SigningKey): EnvelopeSignature {
  const [own] = signEnvelope(payloadTypes.statement, payload, [key]).signatures;
  if (!own) throw new Error("an envelope that was signed has a signature");
  return own;
}

function asEnvelope({ payload }: HalfSigned, signatures: readonly EnvelopeSignature[]): Envelope {
  return { payloadType: payloadTypes.statement, payload, signatures };
}
