// Base64 in its one canonical spelling. Node's own decoder skips what it does not know and mixes the two alphabets, so
// many texts would stand for the same bytes, and a changed signature header could still verify.

/** The bytes of padded base64 (RFC 4648 §4); undefined unless encoding them again gives the same text. */
export function decodeBase64(text: string, length?: number): Uint8Array | undefined {
  return decode(text, "base64", length);
}

/** The bytes of base64url without padding (RFC 4648 §5); undefined unless encoding them again gives the same text. */
export function decodeBase64url(text: string, length?: number): Uint8Array | undefined {
  return decode(text, "base64url", length);
}

function decode(text: string, alphabet: "base64" | "base64url", length?: number): Uint8Array | undefined {
  const bytes = Buffer.from(text, alphabet);
  if (bytes.toString(alphabet) !== text) return undefined;
  return length === undefined || bytes.length === length ? new Uint8Array(bytes) : undefined;
}
