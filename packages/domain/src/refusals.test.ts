import assert from "node:assert/strict";
import test from "node:test";
import type { RefusalKind } from "./refusal-kind.ts";
import { refusalKinds, refusalSentence, type RefusalCode } from "./refusals.ts";

const kinds = Object.entries(refusalKinds) as [RefusalCode, RefusalKind][];

test("every refusal has a sentence in both languages that asks for the same data", () => {
  assert.ok(kinds.length > 30, "the table was read");
  for (const [code, kind] of kinds) {
    assert.ok(kind.text.vi.trim().length > 0 && kind.text.en.trim().length > 0, code);
    assert.deepEqual(placeholders(kind.text.vi), placeholders(kind.text.en), code);
  }
});

test("every Vietnamese sentence is composed text, and a sentence in two languages is not one copied into the other", () => {
  for (const [code, kind] of kinds) {
    assert.equal(kind.text.vi, kind.text.vi.normalize("NFC"), code);
    const isOnlyData = /^\{\w+\}$/u.test(kind.text.vi);
    assert.ok(isOnlyData || kind.text.vi !== kind.text.en, code);
  }
});

test("the status says whose fault it is: 5xx is the system's and nobody else's", () => {
  for (const [code, kind] of kinds) {
    assert.equal(kind.status >= 500, kind.blame === "system", code);
    assert.ok(kind.status >= 400 && kind.status < 600, code);
  }
});

test("a sentence is filled with its data, in the reader's language where the data has two", () => {
  const refusal = {
    code: "report-about-other-side",
    data: { "locality.vi": "thành phố Hải Phòng", "locality.en": "Hải Phòng City", locality: "HP" },
  } as const;
  assert.match(refusalSentence(refusal, "vi"), /của thành phố Hải Phòng; chỉ thành phố Hải Phòng /u);
  assert.match(refusalSentence(refusal, "en"), /^This part belongs to Hải Phòng City/u);
  assert.equal(refusalSentence({ code: "not-found", data: { what: "C-1" } }, "en"), "C-1 was not found.");
});

test("data that is missing shows as a gap, never as a raw placeholder", () => {
  for (const [code] of kinds) {
    for (const language of ["vi", "en"] as const) {
      assert.doesNotMatch(refusalSentence({ code }, language), /[{}]|undefined/u, code);
    }
  }
});

test("data that looks like a placeholder or a replacement pattern is shown as it is", () => {
  assert.equal(
    refusalSentence({ code: "not-found", data: { what: "{what} $& $1" } }, "en"),
    "{what} $& $1 was not found.",
  );
});

function placeholders(sentence: string): string[] {
  return [...new Set(Array.from(sentence.matchAll(/\{(\w+)\}/gu), (found) => found[1] ?? ""))].toSorted();
}
