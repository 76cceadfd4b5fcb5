// What may be kept as evidence, under which name, and when a result has enough of it.
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { evidenceEndings, isNamedAsItIs } from "./evidence-media.ts";
import { type EvidenceKind, evidenceMissing, evidenceNeeded, type ResultKind } from "./evidence-needed.ts";
import { endingOf, parseFileName } from "./file-name.ts";

test("a name is kept in one spelling, with its diacritics", () => {
  assert.equal(parseFileName("  Biên bản  nghiệm thu.pdf "), "Biên bản nghiệm thu.pdf");
  assert.equal(parseFileName("Quy che\u0302\u0301.pdf"), "Quy chế.pdf");
});

test("a path, a device, a hidden file and letters that deceive are no name", () => {
  const refused = [
    "../../etc/passwd",
    "a/b.pdf",
    String.raw`C:\bien-ban.pdf`,
    "con.pdf",
    "NUL",
    ".htaccess",
    "bien-ban.",
    "anh\u202egpj.exe",
    "a\u0000.pdf",
    "a\n.pdf",
    "",
    "   ",
    `${"a".repeat(160)}.pdf`,
    "\ud800.pdf",
  ];
  for (const name of refused) assert.equal(parseFileName(name), undefined, JSON.stringify(name));
});

test("whatever is taken as a name has no path in it and stays the same", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (given) => {
      const name = parseFileName(given);
      if (name === undefined) return;
      assert.ok(!["/", "\\", "\u0000"].some((letter) => name.includes(letter)));
      assert.ok(name !== "." && name !== "..");
      assert.equal(parseFileName(name), name);
    }),
  );
});

test("a file bears the ending of its content and no other", () => {
  assert.ok(isNamedAsItIs("application/pdf", "bien-ban.PDF"));
  assert.ok(!isNamedAsItIs("application/pdf", "bien-ban.docx"));
  assert.ok(!isNamedAsItIs("text/plain", "trang.html"));
  assert.ok(!isNamedAsItIs("text/plain", "khong-duoi"));
  assert.equal(endingOf("a.tar.gz"), "gz");
  assert.ok(!evidenceEndings.includes("exe") && !evidenceEndings.includes("html"));
});

const kinds = ["issued-document", "acceptance-record", "minutes", "photo", "shared-data", "other"] as const;
const results = ["document", "works", "event", "data", "other"] as const;

test("more evidence never makes more missing, and all kinds leave nothing missing", () => {
  fc.assert(
    fc.property(
      fc.constantFrom<ResultKind>(...results),
      fc.subarray<EvidenceKind>([...kinds]),
      fc.constantFrom<EvidenceKind>(...kinds),
      (result, given, more) => {
        const before = evidenceMissing(result, given);
        assert.ok(evidenceMissing(result, [...given, more]).length <= before.length);
        assert.deepEqual(evidenceMissing(result, kinds), []);
        assert.deepEqual(evidenceMissing(result, []), evidenceNeeded(result));
      },
    ),
  );
});

test("works want the taking over and a picture, a regulation its document", () => {
  assert.deepEqual(evidenceMissing("works", ["photo"]), [["acceptance-record", "issued-document"]]);
  assert.deepEqual(evidenceMissing("document", ["minutes"]), [["issued-document"]]);
  assert.deepEqual(evidenceMissing("document", ["issued-document"]), []);
});
