// Reads Signature-Input as our profile allows it: one signature, a closed list of components and parameters, one
// spelling. A reader that chose the signature it likes among several could be made to choose the weaker one.
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import { type Dictionary, isInnerList, parseDictionary, serializeInnerList } from "structured-headers";
import { decodeBase64url } from "../keys/strict-base64.ts";
import { type SignatureParameters, signatureParams } from "./signature-base.ts";

/** The label of the one signature a request carries. */
export const signatureLabel = "nhipcau";

/** What a signature covers, in this order. */
export const coveredComponents = [
  "@method",
  "@path",
  "@query",
  "content-digest",
  "nhipcau-audience",
] as const;

const algorithm = "ed25519";
const tag = "nhipcau-1";
const parameterNames = ["created", "expires", "nonce", "keyid", "alg", "tag"] as const;
const nonceBytes = 16;

export interface SignatureInput {
  /** Whole seconds since 1970. */
  readonly created: number;
  readonly expires: number;
  /** 128 random bits, base64url. */
  readonly nonce: string;
  readonly keyid: string;
}

/** The value of `@signature-params` for these parameters, spelled in the one way there is. */
export function writeSignatureParams({ created, expires, nonce, keyid }: SignatureInput): string {
  const parameters: SignatureParameters = new Map<string, string | number>([
    ["created", created],
    ["expires", expires],
    ["nonce", nonce],
    ["keyid", keyid],
    ["alg", algorithm],
    ["tag", tag],
  ]);
  return signatureParams(coveredComponents, parameters);
}

/**
 * The parameters a Signature-Input header states. Refuses another algorithm or none (`signature-algorithm`), and anything
 * else that is not what X-16 lays down, in its order and spelling (`signature-components`).
 */
export function readSignatureInput(header: string): Outcome<SignatureInput> {
  const dictionary = parse(header);
  const member = dictionary?.get(signatureLabel);
  if (dictionary?.size !== 1 || member === undefined || !isInnerList(member)) {
    return refused(
      signatureComponents("cần đúng một chữ ký “nhipcau”", "there must be one signature, “nhipcau”"),
    );
  }
  const [items, parameters] = member;
  if (parameters.get("alg") !== algorithm) return refused({ code: "signature-algorithm" });
  if (`${signatureLabel}=${serializeInnerList(member)}` !== header) {
    return refused(signatureComponents("viết không đúng dạng chuẩn", "it is not spelled canonically"));
  }
  const covers = items.map(([name, extra]) => (extra.size === 0 ? name : undefined));
  if (!isSame(covers, coveredComponents) || !isSame([...parameters.keys()], parameterNames)) {
    return refused(signatureComponents("danh sách khác quy định", "the list is another one"));
  }
  return readParameters(parameters);
}

/** The refusal of a signature that covers something else, with the reason in both languages. */
export function signatureComponents(vi: string, en: string): Refusal {
  return { code: "signature-components", data: { reason: en, "reason.vi": vi, "reason.en": en } };
}

function readParameters(parameters: ReadonlyMap<string, unknown>): Outcome<SignatureInput> {
  const [created, expires] = [parameters.get("created"), parameters.get("expires")];
  const [nonce, keyid] = [parameters.get("nonce"), parameters.get("keyid")];
  if (
    isSeconds(created) &&
    isSeconds(expires) &&
    typeof nonce === "string" &&
    decodeBase64url(nonce, nonceBytes) !== undefined &&
    typeof keyid === "string" &&
    parameters.get("tag") === tag
  ) {
    return done({ created, expires, nonce, keyid });
  }
  return refused(signatureComponents("tham số không hợp lệ", "a parameter is not valid"));
}

function isSeconds(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function parse(header: string): Dictionary | undefined {
  try {
    return parseDictionary(header);
  } catch {
    // Whatever the parser says of a stranger's header, it is not what X-16 lays down.
    return undefined;
  }
}

function isSame(list: readonly unknown[], wanted: readonly string[]): boolean {
  return list.length === wanted.length && wanted.every((item, index) => list[index] === item);
}
