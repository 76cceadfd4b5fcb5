// Signs a request to another node and checks one that came (X-16…X-21, RFC 9421). Pure: the clock, the keys and the
// body's digest are handed in; whether a nonce is fresh and whether the peer is retired is decided by the caller.
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { type KeyId, parseKeyId } from "../keys/key-id.ts";
import type { PublicKey } from "../keys/public-key.ts";
import type { SigningKey } from "../keys/signing-key.ts";
import { decodeBase64 } from "../keys/strict-base64.ts";
import { makeContentDigest, parseContentDigest } from "./content-digest.ts";
import { type Component, isComponentValue, signatureBase } from "./signature-base.ts";
import {
  coveredComponents,
  readSignatureInput,
  signatureComponents,
  signatureLabel,
  type SignatureInput,
  writeSignatureParams,
} from "./signature-input.ts";

/** How far ahead of the receiver's clock a request may have been made, and how long it is good for. */
export const clockSkewSeconds = 120;
export const longestLifeSeconds = 300;

export interface RequestLine {
  /** As it stands in the request line: `POST`. */
  readonly method: string;
  /** Path and query as they stand in the request line, beginning with a slash. */
  readonly target: string;
}

export interface RequestToSign extends RequestLine {
  /** The id of the node that is asked. */
  readonly audience: string;
  /** SHA-256 of the body as it is sent, 32 bytes. */
  readonly bodyDigest: Uint8Array;
  /** Milliseconds since 1970, corrected by what the receiver last said of its clock. */
  readonly now: number;
  /** 16 random bytes, never used before with this key. */
  readonly nonce: Uint8Array;
  readonly lifeSeconds?: number;
}

export type SignedHeaders = Readonly<
  Record<"content-digest" | "nhipcau-audience" | "signature-input" | "signature", string>
>;

export interface SignedRequest extends RequestLine {
  /** Names in lower case, as Node gives them. A header given twice is joined or a list; both are refused. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

export interface Receiver {
  /** The id of the node that checks. */
  readonly node: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly findKey: (keyId: KeyId) => PublicKey | undefined;
}

/** What holds of a request whose signature verified. */
export interface RequestProof {
  readonly keyId: KeyId;
  readonly nonce: string;
  /** Milliseconds since 1970; until then the nonce has to be remembered. */
  readonly expires: number;
  /** The SHA-256 the body must have. */
  readonly bodyDigest: Uint8Array;
}

const signatureBytes = 64;
const longestHeader = 1024;

/** The headers that make a request a signed one. */
export function signRequest(request: RequestToSign, key: SigningKey): SignedHeaders {
  const created = Math.floor(request.now / 1000);
  const params = writeSignatureParams({
    created,
    expires: created + (request.lifeSeconds ?? longestLifeSeconds),
    nonce: Buffer.from(request.nonce).toString("base64url"),
    keyid: key.keyId,
  });
  const contentDigest = makeContentDigest(request.bodyDigest);
  const components = readComponents(request, contentDigest, request.audience);
  if (components === undefined) throw new Error(`${request.method} ${request.target} cannot be signed`);
  const signature = key.sign(Buffer.from(signatureBase(components, params)));
  return {
    "content-digest": contentDigest,
    "nhipcau-audience": request.audience,
    "signature-input": `${signatureLabel}=${params}`,
    signature: `${signatureLabel}=:${Buffer.from(signature).toString("base64")}:`,
  };
}

/** The key id a request claims, so that a key can be fetched before it is checked. Proves nothing. */
export function claimedKeyId(request: SignedRequest): KeyId | undefined {
  const input = readSignatureInput(singleValue(request, "signature-input") ?? "");
  return input.ok ? parseKeyId(input.value.keyid) : undefined;
}

/**
 * Checks all that can be checked before the body is read. In this order it refuses: `signature-components`,
 * `signature-algorithm`, `content-digest` (malformed), `wrong-audience`, `request-expired` (with the receiver's time),
 * `unknown-key`, `bad-signature`. Never throws, whatever the headers hold.
 */
export function verifyRequestHead(request: SignedRequest, receiver: Receiver): Outcome<RequestProof> {
  const inputHeader = singleValue(request, "signature-input");
  const digestHeader = singleValue(request, "content-digest");
  const audience = singleValue(request, "nhipcau-audience");
  if (inputHeader === undefined || digestHeader === undefined || audience === undefined) {
    return refused(signatureComponents("thiếu hoặc thừa một dòng đầu", "a header is missing or given twice"));
  }
  const input = readSignatureInput(inputHeader);
  if (!input.ok) return input;
  const bodyDigest = parseContentDigest(digestHeader);
  if (bodyDigest === undefined) return refused({ code: "content-digest" });
  if (audience !== receiver.node) return refused({ code: "wrong-audience" });
  const components = readComponents(request, digestHeader, audience);
  if (components === undefined) {
    return refused(signatureComponents("dòng yêu cầu không hợp lệ", "the request line is not valid"));
  }
  if (!isInTime(input.value, receiver.now)) {
    return refused({ code: "request-expired", data: { now: new Date(receiver.now).toISOString() } });
  }
  const keyId = parseKeyId(input.value.keyid);
  const key = keyId && receiver.findKey(keyId);
  if (key === undefined) return refused({ code: "unknown-key", data: { keyId: keyId ?? "?" } });
  const signature = readSignature(singleValue(request, "signature") ?? "");
  const base = signatureBase(components, writeSignatureParams(input.value));
  if (signature === undefined || !key.verifies(Buffer.from(base), signature)) {
    return refused({ code: "bad-signature" });
  }
  const { nonce, expires } = input.value;
  return done({ keyId: key.keyId, nonce, expires: expires * 1000, bodyDigest });
}

/**
 * Checks a request whole: its head as `verifyRequestHead` does, then that the body's SHA-256 (32 bytes) is the one that
 * was signed (`content-digest`).
 */
export function verifyRequest(
  request: SignedRequest & { readonly bodyDigest: Uint8Array },
  receiver: Receiver,
): Outcome<RequestProof> {
  const proof = verifyRequestHead(request, receiver);
  return proof.ok ? checkBodyDigest(proof.value, request.bodyDigest) : proof;
}

/** The second half of the check, once the body has been read: its SHA-256 is the signed one, or `content-digest`. */
export function checkBodyDigest(proof: RequestProof, bodyDigest: Uint8Array): Outcome<RequestProof> {
  return Buffer.compare(proof.bodyDigest, bodyDigest) === 0
    ? done(proof)
    : refused({ code: "content-digest" });
}

// The covered components with their values; undefined when the request line or a header cannot be signed.
function readComponents(
  { method, target }: RequestLine,
  contentDigest: string,
  audience: string,
): readonly Component[] | undefined {
  if (!/^[A-Z]+$/u.test(method) || !/^\/[\x21-\x22\x24-\x7e]*$/u.test(target)) return undefined;
  if (!isComponentValue(audience)) return undefined;
  const mark = target.indexOf("?");
  const values: Record<(typeof coveredComponents)[number], string> = {
    "@method": method,
    "@path": mark < 0 ? target : target.slice(0, mark),
    // RFC 9421 §2.2.7: with its question mark, which stands alone when there is no query.
    "@query": mark < 0 ? "?" : target.slice(mark),
    "content-digest": contentDigest,
    "nhipcau-audience": audience,
  };
  return coveredComponents.map((name) => [name, values[name]]);
}

function isInTime({ created, expires }: SignatureInput, now: number): boolean {
  return (
    created * 1000 <= now + clockSkewSeconds * 1000 &&
    created < expires &&
    expires <= created + longestLifeSeconds &&
    now < expires * 1000
  );
}

function readSignature(header: string): Uint8Array | undefined {
  const prefix = `${signatureLabel}=:`;
  if (!header.startsWith(prefix) || !header.endsWith(":")) return undefined;
  return decodeBase64(header.slice(prefix.length, -1), signatureBytes);
}

function singleValue({ headers }: SignedRequest, name: string): string | undefined {
  const given = headers[name];
  const value = typeof given === "string" ? given : given?.length === 1 ? given[0] : undefined;
  return value === undefined || value.length > longestHeader ? undefined : value;
}
