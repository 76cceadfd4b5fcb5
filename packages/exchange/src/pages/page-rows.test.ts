import assert from "node:assert/strict";
import { hash } from "node:crypto";
import test from "node:test";
import fc from "fast-check";
import { buildRows, listRowHashes, readRows, rootOfHashes } from "./page-rows.ts";
import { sampleRow, sampleSalts } from "./sample-pages.fixture.ts";

const anyRow = fc
  .oneof(
    {
      weight: 4,
      arbitrary: fc.tuple(
        fc.constant("present"),
        fc.stringMatching(/^[a-z0-9._-]{1,12}$/u),
        fc.string({ unit: "grapheme" }),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(
        fc.constant("gone"),
        fc.stringMatching(/^[a-z0-9]{1,12}$/u),
        fc.constantFrom("retired", "left", "internal"),
      ),
    },
  )
  .map(([form, id, text]) =>
    form === "gone" ? `{"$gone":"${text}","$id":"${id}","$v":1}` : sampleRow(id, text),
  );

test("X-41: rows are read back as they were built, those that left apart from those in scope", () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 40 }), (texts) => {
      const built = buildRows(texts, sampleSalts(texts.length));
      const read = readRows(built.bytes, { rows: texts.length, root: built.root });
      assert.ok(read.ok);
      const present = texts.filter((text) => text.startsWith('{"$id"'));
      const gone = texts.filter((text) => text.startsWith('{"$gone"'));
      assert.deepEqual(read.value, {
        count: texts.length,
        present: { count: present.length, json: `[${present.join(",")}]` },
        gone: { count: gone.length, json: `[${gone.join(",")}]` },
        erased: 0,
      });
    }),
  );
});

test("X-41: a row in scope whose field says $gone is not taken for one that left", () => {
  const text = sampleRow("a", '{"$gone":"left","$id":"a"}');
  const built = buildRows([text], sampleSalts(1));
  const read = readRows(built.bytes, { rows: 1, root: built.root });
  assert.ok(read.ok);
  assert.deepEqual(read.value.gone, { count: 0, json: "[]" });
});

test("X-42: the root is the SHA-256 of the rows' SHA-256 one after the other", () => {
  const built = buildRows([sampleRow("a"), sampleRow("b")], sampleSalts(2));
  const lines = built.bytes.toString().trimEnd().split("\n");
  const expected = hash(
    "sha256",
    Buffer.concat(lines.map((line) => hash("sha256", line, "buffer"))),
    "base64url",
  );
  assert.equal(built.root, expected);
  const hashes = listRowHashes(built.bytes);
  assert.ok(hashes.ok);
  assert.equal(rootOfHashes(hashes.value), expected);
});

test("X-42: the salt makes equal contents give other hashes", () => {
  const built = buildRows([sampleRow("a"), sampleRow("a")], sampleSalts(2));
  const hashes = listRowHashes(built.bytes);
  assert.ok(hashes.ok);
  assert.notEqual(hashes.value[0], hashes.value[1]);
});

test("X-43: rows with any byte changed, added or taken away do not give the root", () => {
  const texts = [sampleRow("a"), '{"$gone":"left","$id":"b","$v":1}', sampleRow("c", "Cảng")];
  const built = buildRows(texts, sampleSalts(texts.length));
  const expected = { rows: built.count, root: built.root };
  fc.assert(
    fc.property(fc.nat(built.bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const changed = Buffer.from(built.bytes);
      changed[at] = (changed[at] ?? 0) ^ change;
      assert.equal(readRows(changed, expected).ok, false);
      assert.equal(
        readRows(Buffer.concat([built.bytes.subarray(0, at), built.bytes.subarray(at + 1)]), expected).ok,
        false,
      );
    }),
    { numRuns: 2000 },
  );
  assert.equal(readRows(built.bytes, { ...expected, rows: 2 }).ok, false);
  assert.equal(readRows(Buffer.alloc(0), expected).ok, false);
});

test("X-41: lines of another form are refused even when they give the root", () => {
  const salt = "AAAAAAAAAAAAAAAAAAAAAA";
  const bad = [
    "",
    "{}",
    `${salt} {"name":"no id"}`,
    `${salt} {"$v":1,"$id":"a"}`,
    `${salt} {"$id":"a"`,
    `${salt} {"$id":""}`,
    `${salt} {"$id":"\\u0061"}`,
    `${salt}  {"$id":"a"}`,
    `${salt.slice(1)} {"$id":"a"}`,
    `${salt.slice(1)}B {"$id":"a"}`,
    `${salt.slice(1)}+ {"$id":"a"}`,
    `!${"A".repeat(42)}`,
    `!${"A".repeat(42)}B`,
    `${salt} {"$id":"a"}\r`,
  ];
  for (const line of bad) {
    const root = rootOfHashes([hash("sha256", line, "base64url")]);
    assert.equal(readRows(Buffer.from(`${line}\n`), { rows: 1, root }).ok, false, line);
  }
  const good = `${salt} {"$id":"a"}`;
  const root = rootOfHashes([hash("sha256", good, "base64url")]);
  assert.equal(readRows(Buffer.from(`${good}\n`), { rows: 1, root }).ok, true);
  assert.equal(readRows(Buffer.from(good), { rows: 1, root }).ok, false, "a line ends with LF");
});

test("building refuses rows of another form, which only a fault of ours can give", () => {
  assert.throws(() => buildRows(['{"name":"no id"}'], sampleSalts(1)));
  assert.throws(() => buildRows(['{"$id":"a",\n"b":1}'], sampleSalts(1)));
  assert.throws(() => buildRows([sampleRow("a")], Buffer.alloc(15)));
});
