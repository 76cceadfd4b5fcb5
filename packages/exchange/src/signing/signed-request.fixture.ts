// One request, signed by a key made for the run, and a node that receives it: what the tests of signatures start from.
import assert from "node:assert/strict";
import { generatePrivateKeyPem, readSigningKey, type SigningKey } from "../keys/signing-key.ts";
import { digestOfBody } from "./content-digest.ts";
import { type Receiver, type RequestToSign, type SignedHeaders, signRequest } from "./http-signature.ts";

export const now = Date.UTC(2026, 10, 21, 2, 0, 0);
export const key = newKey();
export const otherKey = newKey();

export const receiver: Receiver = {
  node: "node-quang-ninh",
  now,
  findKey: (keyId) => (keyId === key.keyId ? key.publicKey : undefined),
};

export type Change = Partial<RequestToSign> & { readonly body?: Uint8Array };

/** The headers of the request, with parts of it changed before it is signed. */
export function signed(change: Change = {}, by: SigningKey = key): SignedHeaders {
  return signRequest(parts(change), by);
}

/** The request as it arrives. */
export function request(change: Change = {}): {
  readonly method: string;
  readonly target: string;
  readonly headers: SignedHeaders;
  readonly bodyDigest: Uint8Array;
} {
  const { method, target, bodyDigest } = parts(change);
  return { method, target, bodyDigest, headers: signed(change) };
}

export function codesOf(
  outcome: { ok: true } | { ok: false; refusals: readonly { code: string }[] },
): string[] {
  return outcome.ok ? [] : outcome.refusals.map((refusal) => refusal.code);
}

function parts({ body = Buffer.from("{}"), ...change }: Change): RequestToSign {
  return {
    method: "POST",
    target: "/exchange/v1/pull",
    audience: receiver.node,
    bodyDigest: digestOfBody(body),
    now,
    nonce: Uint8Array.from({ length: 16 }, (_, index) => index),
    ...change,
  };
}

function newKey(): SigningKey {
  const read = readSigningKey(generatePrivateKeyPem());
  assert.ok(read.ok);
  return read.value;
}
