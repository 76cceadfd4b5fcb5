// A key's name: the JWK thumbprint of its public half. Whoever holds the key can work it out, so an id is
// never assigned and never looked up.
import { createHash } from "node:crypto";

import { decodeBase64url } from "./strict-base64.ts";

declare const brand: unique symbol;

/** SHA-256 of a public key's canonical JWK, in base64url without padding: 43 characters. */
export type KeyId = string & { readonly [brand]: "KeyId" };

const thumbprintBytes = 32;

/**
 * The id of the Ed25519 public key whose 32 bytes are `x` in base64url (RFC 7638 §3 over the members RFC 8037 §2
 * names). `x` must have been checked: it comes from a `PublicKey`.
 */
export function keyIdOf(x: string): KeyId {
  const canonical = `{"crv":"Ed25519","kty":"OKP","x":"${x}"}`;
  return createHash("sha256").update(canonical).digest("base64url") as KeyId;
}

/** Text that has the form of a key id; undefined for anything else. Says nothing about whether such a key exists. */
export function parseKeyId(value: unknown): KeyId | undefined {
  if (typeof value !== "string") return undefined;
  return decodeBase64url(value, thumbprintBytes) === undefined ? undefined : (value as KeyId);
}
