import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { eraseRows } from "./erase-rows.ts";
import { buildRows, readRows } from "./page-rows.ts";
import { sampleRow, sampleSalts } from "./sample-pages.fixture.ts";

const ids = fc.array(fc.constantFrom("a", "ab", "b", "c.1", "d-2"), { maxLength: 12 });

test("X-42, X-55: erased rows leave nothing of their content, and the page goes on verifying", () => {
  fc.assert(
    fc.property(ids, fc.uniqueArray(fc.constantFrom("a", "ab", "b", "c.1")), (held, erase) => {
      const texts = held.map((id, at) => sampleRow(id, `bí mật của ${id} ở dòng ${at}`));
      const built = buildRows(texts, sampleSalts(texts.length));
      const set = new Set<string>(erase);
      const erased = eraseRows(built.bytes, set);
      const read = readRows(erased.bytes, { rows: built.count, root: built.root });
      assert.ok(read.ok);
      const left = texts.filter((_, at) => !set.has(held[at] ?? ""));
      assert.equal(read.value.present.json, `[${left.join(",")}]`);
      assert.equal(erased.erased, texts.length - left.length);
      assert.equal(read.value.erased, erased.erased);
      for (const id of erase) assert.equal(erased.bytes.includes(`bí mật của ${id} `), false);
      assert.deepEqual(eraseRows(erased.bytes, set), { bytes: erased.bytes, erased: 0 });
    }),
  );
});

test("X-55: rows that left stay, for they say that something left and hold no content", () => {
  const built = buildRows(['{"$gone":"left","$id":"a","$v":3}'], sampleSalts(1));
  assert.deepEqual(eraseRows(built.bytes, new Set(["a"])), { bytes: built.bytes, erased: 0 });
});
