import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { exactForSearch, foldForSearch } from "./text.ts";

const noBreakSpace = "\u00A0";

test("both placements of a tone mark fold to the same letters", () => {
  for (const [one, other] of [
    ["hòa", "hoà"],
    ["Thanh Hóa", "Thanh Hoá"],
    ["Tỉnh ủy", "Tỉnh uỷ"],
    ["thúy", "thuý"],
  ] as const) {
    assert.equal(foldForSearch(one), foldForSearch(other));
  }
  assert.equal(foldForSearch("Hòa Bình"), "hoa binh");
});

test("đ folds to d, and the horned letters to plain ones", () => {
  assert.equal(foldForSearch("Đông Đô, đường ĐT.352"), "dong do, duong dt.352");
  assert.equal(foldForSearch("Ưu, ơ, ê, ô, ă, â"), "uu, o, e, o, a, a");
});

test("no-break spaces and runs of spaces are one ordinary space", () => {
  assert.equal(foldForSearch(`  Quảng${noBreakSpace}\n Ninh `), "quang ninh");
  assert.equal(exactForSearch(`  Quảng${noBreakSpace}\n Ninh `), "quảng ninh");
});

test("searching with diacritics keeps Hà Nam apart from Hạ Nam", () => {
  assert.notEqual(exactForSearch("Hà Nam"), exactForSearch("Hạ Nam"));
  assert.equal(foldForSearch("Hà Nam"), foldForSearch("Hạ Nam"));
});

test("composed and decomposed text search alike, and folding twice changes nothing", () => {
  fc.assert(
    fc.property(vietnameseText(), (value) => {
      for (const form of [foldForSearch, exactForSearch]) {
        assert.equal(form(value.normalize("NFC")), form(value.normalize("NFD")));
        assert.equal(form(form(value)), form(value));
      }
      assert.match(foldForSearch(value), /^[a-z0-9 /.-]*$/u);
    }),
  );
});

function vietnameseText(): fc.Arbitrary<string> {
  const letters = [..."aàảãáạăằắặâầấậbcdđeèéẹêềếệghiìíịklmnoòóọôồốộơờớợpqrstuùúụưừứựvxyỳýỵ"];
  const characters = [
    ...letters,
    ...letters.map((letter) => letter.toUpperCase()),
    ..."0129 /.-",
    noBreakSpace,
  ];
  return fc.array(fc.constantFrom(...characters), { maxLength: 40 }).map((parts) => parts.join(""));
}
