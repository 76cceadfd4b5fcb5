// The public half of a node's key, the only thing a peer is trusted for. It travels as `x`: 32 bytes, base64url.
import { createPublicKey, type KeyObject, verify } from "node:crypto";
import { type KeyId, keyIdOf } from "./key-id.ts";
import { decodeBase64url } from "./strict-base64.ts";

export interface PublicKey {
  readonly keyId: KeyId;
  readonly x: string;
  /** Whether `signature` over `bytes` was made with the private half. False, never an error, for any other bytes. */
  readonly verifies: (bytes: Uint8Array, signature: Uint8Array) => boolean;
}

const keyBytes = 32;
const signatureBytes = 64;

/**
 * A key from its `x`. Undefined for what is not 32 bytes in canonical base64url, and for points with which one
 * signature fits many messages: a node with such a key could deny what it said.
 */
export function parsePublicKey(x: unknown): PublicKey | undefined {
  if (typeof x !== "string") return undefined;
  const bytes = decodeBase64url(x, keyBytes);
  if (bytes === undefined || isWeak(bytes)) return undefined;
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
  return Object.freeze({
    keyId: keyIdOf(x),
    x,
    verifies: (message: Uint8Array, signature: Uint8Array) =>
      signature.length === signatureBytes && verify(null, message, key, signature),
  });
}

/** The public half of Node's own form of a key, private or public; undefined when it is no Ed25519 key, or weak. */
export function publicKeyOf(key: KeyObject): PublicKey | undefined {
  if (key.asymmetricKeyType !== "ed25519") return undefined;
  const open = key.type === "private" ? createPublicKey(key) : key;
  return parsePublicKey(open.export({ format: "jwk" }).x);
}

/** The keys one expects signatures of, by their ids. */
export function keysById(keys: readonly PublicKey[]): ReadonlyMap<KeyId, PublicKey> {
  return new Map(keys.map((key) => [key.keyId, key]));
}

/**
 * The y coordinates of the points whose order divides 8, little-endian, as they are spelled without the sign bit.
 * Spellings of y that are not below the field's prime are turned down as a whole.
 */
const smallOrder: ReadonlySet<string> = new Set([
  `00${"00".repeat(31)}`,
  `01${"00".repeat(31)}`,
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  `ec${"ff".repeat(30)}7f`,
]);

function isWeak(point: Uint8Array): boolean {
  const y = Buffer.from(point);
  y.writeUInt8(y.readUInt8(31) & 0x7f, 31);
  const isBeyondPrime =
    y.readUInt8(0) >= 0xed && y.readUInt8(31) === 0x7f && y.subarray(1, 31).every((byte) => byte === 0xff);
  return isBeyondPrime || smallOrder.has(y.toString("hex"));
}
