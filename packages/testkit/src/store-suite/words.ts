// Words: with and without diacritics, and text that looks like SQL, HTML or a pattern stays the text it is.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { exactForSearch, foldForSearch } from "@nhipcau/domain/text.ts";
import type { Store } from "@nhipcau/operations/ports/store.ts";
import { actor } from "../actors.ts";
import type { TestNode } from "../make-node.ts";
import { putWell } from "../put-records.ts";
import { samples } from "../sample-register.ts";

const here = actor("QN");

const hostile = [
  "'; drop table reg.samples; --",
  "${process.exit()} {{7*7}} %s \\ \\\\ \\'",
  "<script>alert('xin chào')</script><img src=x onerror=alert(1)>",
  "100% _đúng_ * ? [a-z] (.*)",
  "\u202eđảo\u2028dòng\u2029đoạn\u00a0",
  "$1 $2 :name @x \"kép\" 'đơn' `lùi`",
  '{"id":"khác","author":"HP"}',
  "𠮷 👩‍👩‍👧 e\u0323\u0302 \ud83d",
];

/** The records the tests of words look for. */
export async function putWords(store: Store): Promise<void> {
  await putWell(store, here, samples, [
    { id: "HL", body: { title: "Vịnh Hạ Long", story: "Di sản thiên nhiên" } },
    { id: "HN", body: { title: "Thành phố Hà Nội" } },
    { id: "DT", body: { title: "ĐÔNG TRIỀU", story: "xuống\ndòng" } },
    { id: "PC", body: { title: "giảm 50%_đúng" } },
    { id: "PD", body: { title: "giảm 50 đúng" } },
  ]);
}

export function testWords(node: TestNode): void {
  const find = async (words: string, exact = false): Promise<readonly string[]> => {
    const page = await node.store.read(here, (transaction) =>
      transaction.list(samples, { words, exact, filters: [], limit: 50 }),
    );
    assert.ok(page.ok);
    return page.value.records.map(({ id }) => id).filter((id) => id.length === 2);
  };

  test("words find with and without diacritics; in exact mode a mark is a letter's own", async () => {
    assert.deepEqual(await find("ha long"), ["HL"]);
    assert.deepEqual(await find("LONG vịnh"), ["HL"], "each word for itself, in any order");
    assert.deepEqual(await find("Ha\u0323 Long"), ["HL"], "decomposed as some keyboards write it");
    assert.deepEqual(await find("Hạ", true), ["HL"]);
    assert.deepEqual(await find("Hà", true), ["HN"]);
    assert.deepEqual(await find("ha"), ["HL", "HN"]);
    assert.deepEqual(
      await find("đông triều", true),
      ["DT"],
      "capitals with diacritics, whatever the server's locale",
    );
    assert.deepEqual(await find("xuống dòng", true), ["DT"], "a line's end is a space");
    assert.deepEqual(await find("dong trieu"), ["DT"]);
    const hits = await node.store.read(here, (transaction) => transaction.search("ha long", false, 5));
    assert.deepEqual(hits, [{ register: "samples", id: "HL", title: "Vịnh Hạ Long" }]);
  });

  test("wildcards in the words are only themselves", async () => {
    assert.deepEqual(await find("50%_"), ["PC"]);
    assert.deepEqual(await find("%"), ["PC"]);
    assert.deepEqual(await find("_"), ["PC"]);
    assert.deepEqual(await find("\\"), []);
    assert.deepEqual(await find("ha\u0000long"), ["HL"]);
    assert.deepEqual(await find("   "), ["DT", "HL", "HN", "PC", "PD"]);
  });

  test("SQL, HTML and odd letters in every text field stay text", async () => {
    for (const [index, words] of hostile.entries()) {
      const id = `hostile-${index}`;
      const text = words.toWellFormed();
      const body = { title: text, story: text, secret: text };
      await putWell(node.store, here, samples, [{ id, body, expected: 0 }]);
      const found = await node.store.read(here, async (transaction) => {
        const listed = await transaction.list(samples, {
          words,
          filters: [{ field: "title", operator: "eq", values: [text] }],
          limit: 5,
        });
        const sorted = await transaction.list(samples, {
          words,
          exact: true,
          filters: [],
          sort: { field: "title", descending: true },
          limit: 5,
        });
        return [listed, sorted].map(
          (page) => page.ok && page.value.records.map((record) => ({ id: record.id, body: record.body })),
        );
      });
      assert.deepEqual(found, [[{ id, body }], [{ id, body }]]);
    }
    const [count] = await node.sql("select count(*)::int as n from reg.samples where author = 'QN'");
    assert.equal(count?.["n"], 5 + hostile.length);
  });

  test("the database folds text to the same letters as the domain", async () => {
    // Letters of scripts that Unicode finished long ago: each program knows the newest ones of its own year. No capital
    // sigma: what it becomes at the end of a word depends on what each takes for a word.
    const letter = fc.oneof(
      fc.constantFrom(
        ..."aăâeêioôơuưyđAĂÂEÊIOÔƠUƯYĐ \t\n\u00a0\u3000\ufeff\u0301\u0300\u0309\u0303\u0323\u031b\u0302\u0306σςİıßﬁＡ①Ω–—“”‘’•₫°×§«»±",
      ),
      fc
        .oneof(...settled.map(([min, max]) => fc.integer({ min, max })))
        .map((point) => String.fromCodePoint(point))
        .filter((one) => !one.normalize("NFKD").includes("Σ")),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.array(letter, { maxLength: 30 }).map((letters) => letters.join("")),
          { minLength: 20, maxLength: 20 },
        ),
        async (texts) => {
          const rows = await node.sql(
            "select nhipcau.fold(t) as folded, nhipcau.exact(t) as exact from unnest($1::text[]) with ordinality u(t, n) order by n",
            [texts],
          );
          assert.deepEqual(
            rows.map(({ folded, exact }) => [folded, exact]),
            texts.map((text) => [foldForSearch(text), exactForSearch(text)]),
          );
        },
      ),
      { numRuns: 100 },
    );
  });
}

// Latin to Armenian; Thai and Lao; Latin with marks to punctuation and symbols; Chinese, Japanese, Korean; compatibility
// forms, half and full width among them; mathematical letters; pictures.
const settled = [
  [0x01, 0x58a],
  [0xe00, 0xedf],
  [0x1e00, 0x20bf],
  [0x2100, 0x2bff],
  [0x3000, 0x9fff],
  [0xac00, 0xd7a3],
  [0xf900, 0xfffd],
  [0x1d400, 0x1d7ff],
  [0x1f300, 0x1f64f],
] as const;
