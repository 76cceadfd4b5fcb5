// DSSE envelopes, the form in which everything signed travels (X-03…X-05). The payload stays the bytes that came: it is
// checked first and understood afterwards, and nobody has to agree on how JSON is written.
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { type KeyId, parseKeyId } from "../keys/key-id.ts";
import type { PublicKey } from "../keys/public-key.ts";
import type { SigningKey } from "../keys/signing-key.ts";
import { decodeBase64 } from "../keys/strict-base64.ts";
import { badStatement, type JsonLimits, parseStrictJson, payloadLimits } from "./strict-json.ts";

/** What an envelope may hold. */
export const payloadTypes = {
  identity: "application/vnd.nhipcau.identity+json",
  statement: "application/vnd.nhipcau.statement+json",
  page: "application/vnd.nhipcau.page+json",
  receipt: "application/vnd.nhipcau.receipt+json",
  said: "application/vnd.nhipcau.said+json",
} as const;

export type PayloadType = (typeof payloadTypes)[keyof typeof payloadTypes];

export interface EnvelopeSignature {
  readonly keyid: string;
  /** Base64 of 64 bytes. */
  readonly sig: string;
}

export interface Envelope {
  readonly payloadType: string;
  /** Base64 of the payload's bytes. */
  readonly payload: string;
  readonly signatures: readonly EnvelopeSignature[];
}

export interface Expectation {
  readonly payloadType: PayloadType;
  /** The keys whose signature counts here. */
  readonly keys: ReadonlyMap<KeyId, PublicKey>;
  /** How many sign: two where a clause says both sides do. Each by another key. */
  readonly signatures?: 1 | 2;
}

export interface VerifiedEnvelope {
  readonly payload: Uint8Array;
  readonly signedBy: readonly KeyId[];
}

const signatureBytes = 64;

/** Base64 of the longest payload, and room for the type and two signatures. */
const envelopeLimits: JsonLimits = { bytes: Math.ceil(payloadLimits.bytes / 3) * 4 + 1024, levels: 3 };

/** Puts payload bytes under one signature, or under two. A payload longer than X-06 allows is a bug of the caller. */
export function signEnvelope(
  payloadType: PayloadType,
  payload: Uint8Array,
  keys: readonly [SigningKey] | readonly [SigningKey, SigningKey],
): Envelope {
  if (payload.length > payloadLimits.bytes)
    throw new Error(`a payload of ${payload.length} bytes is too long`);
  const signed = preAuthenticationEncoding(payloadType, payload);
  return {
    payloadType,
    payload: Buffer.from(payload).toString("base64"),
    signatures: keys.map((key) => ({
      keyid: key.keyId,
      sig: Buffer.from(key.sign(signed)).toString("base64"),
    })),
  };
}

/** Parses an envelope as it came over the wire or from a file; of another form it is refused (`bad-statement`). */
export function parseEnvelope(bytes: Uint8Array): Outcome<Envelope> {
  const parsed = parseStrictJson(bytes, envelopeLimits);
  return parsed.ok ? readEnvelope(parsed.value) : parsed;
}

/** Takes a value that was JSON for an envelope; of another form it is refused (`bad-statement`). */
export function readEnvelope(value: unknown): Outcome<Envelope> {
  if (!isEnvelope(value)) return refused(badStatement(notAnEnvelope));
  const { payloadType, payload, signatures } = value;
  return done({ payloadType, payload, signatures: signatures.map(({ keyid, sig }) => ({ keyid, sig })) });
}

/**
 * The payload of an envelope and who signed it. Refuses another type than the one expected (`wrong-payload-type`), a
 * signature of a key that is not expected (`unknown-key`), one that is missing, too many, twice the same key's or does
 * not verify (`bad-signature`), and a payload that is no canonical base64 or too long (`bad-statement`).
 */
export function verifyEnvelope(envelope: Envelope, expected: Expectation): Outcome<VerifiedEnvelope> {
  if (envelope.payloadType !== expected.payloadType) {
    const data = { type: envelope.payloadType.slice(0, 80), expected: expected.payloadType };
    return refused({ code: "wrong-payload-type", data });
  }
  const payload = decodeBase64(envelope.payload);
  if (payload === undefined || payload.length > payloadLimits.bytes) {
    return refused(badStatement(notAnEnvelope));
  }
  const signers: PublicKey[] = [];
  for (const { keyid } of envelope.signatures.slice(0, 2)) {
    const keyId = parseKeyId(keyid);
    const signer = keyId && expected.keys.get(keyId);
    if (signer === undefined) return refused({ code: "unknown-key", data: { keyId: keyId ?? "?" } });
    signers.push(signer);
  }
  const signedBy = new Set(signers.map((signer) => signer.keyId));
  const count = expected.signatures ?? 1;
  const signed = preAuthenticationEncoding(envelope.payloadType, payload);
  const holds =
    envelope.signatures.length === count &&
    signedBy.size === count &&
    envelope.signatures.every(({ sig }, index) => {
      const signature = decodeBase64(sig, signatureBytes);
      return signature !== undefined && signers[index]?.verifies(signed, signature) === true;
    });
  return holds ? done({ payload, signedBy: [...signedBy] }) : refused({ code: "bad-signature" });
}

/** What is signed: the type and the payload, each after its length, so that neither can be taken for the other. */
export function preAuthenticationEncoding(payloadType: string, payload: Uint8Array): Uint8Array {
  const type = Buffer.from(payloadType, "utf8");
  const head = Buffer.concat([
    Buffer.from(`DSSEv1 ${type.length} `),
    type,
    Buffer.from(` ${payload.length} `),
  ]);
  return new Uint8Array(Buffer.concat([head, payload]));
}

const notAnEnvelope = {
  vi: "không phải một phong bì DSSE đúng dạng",
  en: "it is not a well-formed DSSE envelope",
};

function isEnvelope(value: unknown): value is Envelope {
  if (!hasExactly(value, ["payload", "payloadType", "signatures"])) return false;
  return (
    typeof value["payloadType"] === "string" &&
    typeof value["payload"] === "string" &&
    value["payload"].length <= envelopeLimits.bytes &&
    Array.isArray(value["signatures"]) &&
    value["signatures"].length <= maxSignatures &&
    value["signatures"].every(isSignature)
  );
}

// More than two is never valid; a few more are read so that the refusal can say what is wrong.
const maxSignatures = 8;

function isSignature(value: unknown): value is EnvelopeSignature {
  return (
    hasExactly(value, ["keyid", "sig"]) &&
    typeof value["keyid"] === "string" &&
    typeof value["sig"] === "string"
  );
}

function hasExactly(value: unknown, names: readonly string[]): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const own = Object.keys(value);
  return own.length === names.length && names.every((name) => own.includes(name));
}
