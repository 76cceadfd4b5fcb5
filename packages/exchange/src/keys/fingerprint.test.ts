import assert from "node:assert/strict";
import { test } from "node:test";
import { foldForSearch } from "@nhipcau/domain/text.ts";
import fc from "fast-check";
import { fingerprintOf } from "./fingerprint.ts";
import { fingerprintWords } from "./fingerprint-words.ts";
import { keyIdOf } from "./key-id.ts";

const anyKeyId = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => keyIdOf(Buffer.from(bytes).toString("base64url")));

test("X-02: the 256 words differ, also without diacritics", () => {
  assert.equal(fingerprintWords.length, 256);
  assert.equal(new Set(fingerprintWords.map(foldForSearch)).size, 256);
});

test("X-02: no two words sound alike where regions or a bad line blur them", () => {
  const heard = fingerprintWords.map(asHeard);
  assert.deepEqual(
    fingerprintWords.filter((_, index) => heard.indexOf(heard[index] ?? "") !== index),
    [],
  );
});

test("X-02: every word is one syllable in lower case and composed letters", () => {
  for (const word of fingerprintWords) {
    assert.match(word, /^\p{Ll}{2,7}$/u);
    assert.equal(word, word.normalize("NFC"));
  }
});

test("X-02: words and hexadecimal groups say the same first 80 bits of the key id", () => {
  fc.assert(
    fc.property(anyKeyId, (keyId) => {
      const { words, hex, link } = fingerprintOf(keyId);
      const bytes = words.map((word) => fingerprintWords.indexOf(word));
      assert.equal(bytes.length, 10);
      assert.match(hex, /^[0-9a-f]{4}(?: [0-9a-f]{4}){4}$/u);
      assert.equal(hex.replaceAll(" ", ""), Buffer.from(bytes).toString("hex"));
      assert.equal(Buffer.from(keyId, "base64url").toString("hex").slice(0, 20), hex.replaceAll(" ", ""));
      assert.equal(link, `nhipcau:${keyId}`);
    }),
  );
});

// Without tones and marks, with the initials and endings that some regions do not tell apart made one.
function asHeard(word: string): string {
  return foldForSearch(word)
    .replace(/^tr/u, "ch")
    .replace(/^(?:gi|r)(?=[aeiouy])/u, "d")
    .replace(/^s/u, "x")
    .replace(/^l/u, "n")
    .replace(/^ngh/u, "ng")
    .replace(/^gh/u, "g")
    .replace(/^k/u, "c")
    .replace(/ng$/u, "n")
    .replace(/c$/u, "t");
}
