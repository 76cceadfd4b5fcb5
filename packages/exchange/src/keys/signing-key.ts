// A node's own key. The private half stays inside a closure: no log, error, JSON or debugger's view can show what is
// not a member of anything.
import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { type KeyId } from "./key-id.ts";
import { type PublicKey, publicKeyOf } from "./public-key.ts";

export interface SigningKey {
  readonly keyId: KeyId;
  readonly publicKey: PublicKey;
  /** The Ed25519 signature over `bytes`, 64 bytes; the same bytes always give the same signature. */
  readonly sign: (bytes: Uint8Array) => Uint8Array;
}

/**
 * The key in a PKCS#8 PEM file or in Node's own form. Anything but an Ed25519 private key is refused (`bad-key`);
 * the refusal says nothing of what was in the file.
 */
export function readSigningKey(source: string | KeyObject): Outcome<SigningKey> {
  const key = typeof source === "string" ? readPem(source) : source;
  const publicKey = key?.type === "private" ? publicKeyOf(key) : undefined;
  if (key === undefined || publicKey === undefined) return refused({ code: "bad-key" });
  return done(
    Object.freeze({
      keyId: publicKey.keyId,
      publicKey,
      sign: (bytes: Uint8Array) => new Uint8Array(sign(null, bytes, key)),
    }),
  );
}

/** A new private key as PKCS#8 PEM, to be written where only the node can read it. The one place that makes keys. */
export function generatePrivateKeyPem(): string {
  return generateKeyPairSync("ed25519", {
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  }).privateKey;
}

function readPem(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey({ key: pem, format: "pem" });
  } catch {
    // OpenSSL's reason could quote the file; that it is no key is all anyone may learn.
    return undefined;
  }
}
