// The Content-Digest header (RFC 9530) as X-17 wants it: sha-256 and nothing beside it. What it digests is the body as
// sent; of an empty body too, so that nobody can add one.
import { createHash } from "node:crypto";
import { decodeBase64 } from "../keys/strict-base64.ts";

const digestBytes = 32;

/** SHA-256 of a body that is at hand as a whole. A body that streams is hashed as it comes, by whoever reads it. */
export function digestOfBody(body: Uint8Array): Uint8Array {
  return new Uint8Array(createHash("sha256").update(body).digest());
}

/** The header's value for a body whose SHA-256 is `digest` (32 bytes). */
export function makeContentDigest(digest: Uint8Array): string {
  if (digest.length !== digestBytes) throw new Error(`a SHA-256 has 32 bytes, not ${digest.length}`);
  return `sha-256=:${Buffer.from(digest).toString("base64")}:`;
}

/** The 32 bytes a header names; undefined for another algorithm, several, or another spelling. */
export function parseContentDigest(value: string): Uint8Array | undefined {
  const base64 = /^sha-256=:([^:]*):$/u.exec(value)?.[1];
  return base64 === undefined ? undefined : decodeBase64(base64, digestBytes);
}
