// Files of evidence in the database: whole or not at all, once however often they come, and nobody's but the node's.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { actor } from "@nhipcau/testkit/actors.ts";
import { makeNode } from "@nhipcau/testkit/make-node.ts";
import { putWell } from "@nhipcau/testkit/put-records.ts";
import { evidenceItems } from "@nhipcau/registers/cooperation/evidence-items.ts";
import fc from "fast-check";
import { makeEvidenceFiles } from "./evidence-files.ts";

const node = await makeNode();
let now = Date.now();
const files = makeEvidenceFiles({ ...node, clock: () => now });
const limits = { mostBytes: 3 * 1024 ** 2, mediaOf: () => Promise.resolve("text/plain") };

async function* inChunks(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += length) yield bytes.subarray(start, start + length);
}

function bytesOf(length: number, seed: number): Buffer {
  return Buffer.from(Uint8Array.from({ length }, (_, index) => (index * 31 + seed) % 251));
}

async function readWhole(digest: string): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of files.read(digest)) pieces.push(piece);
  return Buffer.concat(pieces);
}

const rowsOf = async (table: string): Promise<number> =>
  Number((await node.sql(`select count(*)::int as n from nhipcau.${table}`))[0]?.["n"]);

test("L-12: a file of any length comes back as it was, whole and in parts", async () => {
  const piece = 256 * 1024;
  const length = fc.constantFrom(1, 1000, piece - 1, piece, piece + 1, 2 * piece, 2 * piece + 77);
  await fc.assert(
    fc.asyncProperty(
      length,
      fc.nat({ max: 250 }),
      fc.constantFrom(999, 65_536, 1e7),
      async (size, seed, chunk) => {
        const bytes = bytesOf(size, seed);
        const taken = await files.take("QN", inChunks(bytes, chunk), limits);
        assert.ok(taken.ok);
        const { digest } = taken.value;
        assert.equal(digest, createHash("sha256").update(bytes).digest("hex"));
        assert.deepEqual(await files.find(digest), { digest, size, mediaType: "text/plain" });
        assert.ok((await readWhole(digest)).equals(bytes));
        const [from, part] = [Math.floor(size / 3), Math.ceil(size / 2)];
        const got = await files.readPart(digest, from, part);
        assert.ok(Buffer.from(got).equals(bytes.subarray(from, from + part)));
      },
    ),
    { numRuns: 12 },
  );
});

test("the same content is kept once, for all who handed it in", async () => {
  const bytes = bytesOf(300_000, 1);
  const before = await rowsOf("evidence_files");
  const [one, two] = await Promise.all([
    files.take("QN", inChunks(bytes, 9999), limits),
    files.take("HP", inChunks(bytes, 7777), limits),
  ]);
  assert.ok(one.ok && two.ok);
  assert.equal(await rowsOf("evidence_files"), before + 1);
  const { digest } = one.value;
  for (const locality of ["QN", "HP"])
    assert.ok(
      await node.store.read(actor(locality), (transaction) => transaction.handedIn(digest, locality)),
    );
  assert.equal(
    await node.store.read(actor("HN"), (transaction) => transaction.handedIn(digest, "HN")),
    undefined,
  );
});

test("what is too large, empty, of a kind that is not taken, or breaks off, leaves nothing to be found", async () => {
  const before = await rowsOf("evidence_pieces");
  const large = await files.take("QN", inChunks(bytesOf(4 * 1024 ** 2, 2), 65_536), limits);
  assert.deepEqual(large.ok ? [] : large.refusals.map(({ code }) => code), ["too-large"]);
  const empty = await files.take("QN", inChunks(Buffer.alloc(0), 1), limits);
  assert.deepEqual(empty.ok ? [] : empty.refusals.map(({ code }) => code), ["empty-file"]);
  const refused = { ...limits, mediaOf: () => Promise.resolve(undefined) };
  const unknown = await files.take("QN", inChunks(bytesOf(10, 1), 10), refused);
  assert.deepEqual(unknown.ok ? [] : unknown.refusals.map(({ code }) => code), ["file-type-not-taken"]);
  assert.equal(await rowsOf("evidence_pieces"), before);
  const breaking = async function* () {
    yield bytesOf(300_000, 5);
    throw new Error("the line broke");
  };
  await assert.rejects(files.take("QN", breaking(), limits), /the line broke/u);
  now += 48 * 3600 * 1000;
  await files.forgetUnnamed();
  assert.equal(await rowsOf("evidence_pieces"), 0);
});

test("a file that a record names, or once named, stays; one fetched for a copy goes with the copy", async () => {
  const [named, fetched] = [bytesOf(10, 7), bytesOf(10, 8)];
  const own = await files.take("QN", inChunks(named, 10), limits);
  const theirs = await files.take("", inChunks(fetched, 10), limits);
  assert.ok(own.ok && theirs.ok);
  const { digest, size } = own.value;
  const body = {
    part: "CK-01-QN",
    kind: "other",
    title: "Biên bản",
    date: "2026-11-21",
    fileName: "bien-ban.txt",
    mediaType: "text/plain",
    size,
    digest,
  };
  await putWell(node.store, actor("QN"), evidenceItems, [{ id: "MC-1", body }]);
  assert.equal(await files.forgetUnnamed(), 1);
  assert.ok((await files.find(digest)) && !(await files.find(theirs.value.digest)));
});

test("L-05: a direct login reaches no file", async () => {
  const rows = await node.sql(
    `select table_name from information_schema.table_privileges
     where table_schema = 'nhipcau' and table_name like 'evidence\\_%' and grantee = 'PUBLIC'`,
  );
  assert.deepEqual(rows, []);
  await node.sql("insert into nhipcau.sql_logins values ('somebody', 'QN')");
  const policies = await node.sql(
    `select tablename, qual from pg_policies where schemaname = 'nhipcau' and tablename like 'evidence\\_%' order by 1`,
  );
  assert.deepEqual(
    policies.map(({ qual }) => /is_application/u.test(String(qual))),
    [true, true, true],
  );
});
