// What two people compare, on the telephone or on paper, before one node trusts another.
import { fingerprintWords } from "./fingerprint-words.ts";
import type { KeyId } from "./key-id.ts";

export interface Fingerprint {
  /** Ten words, to be read out. */
  readonly words: readonly string[];
  /** The same 80 bits as five groups of four hexadecimal digits, to be typed. */
  readonly hex: string;
  /** All of the key id, for a camera. */
  readonly link: string;
}

const shownBytes = 10;

/** The fingerprint of a key, from the first 80 bits of its id. */
export function fingerprintOf(keyId: KeyId): Fingerprint {
  const bytes = Buffer.from(keyId, "base64url").subarray(0, shownBytes);
  return {
    words: Array.from(bytes, wordOf),
    hex: (bytes.toString("hex").match(/.{4}/gu) ?? []).join(" "),
    link: `nhipcau:${keyId}`,
  };
}

function wordOf(byte: number): string {
  const word = fingerprintWords[byte];
  if (word === undefined) throw new Error(`the list of words has none for ${byte}`);
  return word;
}
