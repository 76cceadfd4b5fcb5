// Rebuild, backup and restore on both PostgreSQL versions: the tables are the journal's, and a file that is not whole
// brings nothing back.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import { readOverview } from "@nhipcau/operations/programme/overview.ts";
import { actor } from "@nhipcau/testkit/actors.ts";
import { makeNode, type TestNode } from "@nhipcau/testkit/make-node.ts";
import { codesOfOutcome, putRecords, putWell } from "@nhipcau/testkit/put-records.ts";
import { loadRegion } from "@nhipcau/testkit/region-files.ts";
import { colours, samples } from "@nhipcau/testkit/sample-register.ts";
import { codesOf } from "@nhipcau/registers/declaration/code-list.ts";
import fc from "fast-check";
import { takeBackup } from "./backup.ts";
import { rebuildTables } from "./rebuild.ts";
import { restoreBackup } from "./restore.ts";

const here = actor("QN");
const today = calendarDate("2026-11-21");
const folder = mkdtempSync(join(tmpdir(), "nhipcau-backup-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const newFile = (): string => join(folder, `${randomBytes(6).toString("hex")}.backup`);

const source = await makeNode({ server: "embedded", extra: [samples] });
const other = await makeNode({ server: "other", extra: [samples] });
for (const node of [source, other]) await loadRegion(node.store);

/**
 * Every row of every table and of the journal, as text, in order. Not the words folded for searching: the database works
 * them out anew, by the Unicode of its own year.
 */
async function contentOf(node: TestNode): Promise<unknown> {
  const tables = [];
  for (const name of node.registers.keys())
    tables.push([
      name,
      await node.sql(
        `select (to_jsonb(t) - '{search_text,exact_text}'::text[])::text as t from reg."${name}" t order by id`,
      ),
    ]);
  const journal = await node.sql(
    "select md5(string_agg(j::text, '' order by epoch, xid, seq)) as digest from nhipcau.journal j",
  );
  return { tables, journal, stewards: await node.sql("select * from nhipcau.stewardship order by author") };
}

async function differingOf(node: TestNode, replace = false): Promise<readonly unknown[]> {
  const rebuilt = await rebuildTables(node.prepared.ownerUrl, node.registers.values(), { replace });
  assert.equal(rebuilt.length, node.registers.size);
  return rebuilt
    .filter(({ equal }) => !equal)
    .map(({ register, differing, differingIds }) => ({ register, differing, differingIds }));
}

const anyBody = fc.record(
  {
    title: fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
      .map((text) => text.toWellFormed().replaceAll("\u0000", "·")),
    amount: fc.maxSafeInteger(),
    size: fc.double({ noNaN: true, noDefaultInfinity: true }),
    since: fc.constantFrom("2024-02-29", "0001-01-01", "9999-12-31"),
    ready: fc.boolean(),
    shades: fc.uniqueArray(fc.constantFrom(...codesOf(colours))),
    friends: fc.uniqueArray(fc.constantFrom("a", "b", "c")),
    place: fc
      .tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true }))
      .map((coordinates) => ({ type: "Point", coordinates })),
  },
  { requiredKeys: ["title"], noNullPrototype: true },
);

describe("the tables rebuilt from the journal", () => {
  test("L-03: after any writes they are what they were", async () => {
    for (const node of [source, other]) {
      await fc.assert(
        fc.asyncProperty(
          fc.array(
            fc.tuple(
              fc.constantFrom("a", "b", "c", "d"),
              anyBody,
              fc.constantFrom("public", "shared", "internal"),
              fc.boolean(),
            ),
            { minLength: 1, maxLength: 8 },
          ),
          async (writes) => {
            for (const [id, body, scope, retired] of writes)
              await putWell(node.store, here, samples, [{ id, body, scope: scope as "public", retired }]);
            assert.deepEqual(await differingOf(node), []);
          },
        ),
        { numRuns: 8 },
      );
    }
  });

  test("L-03: a table changed behind the journal's back is found, and put right without a new version", async () => {
    for (const node of [source, other]) {
      await putWell(
        node.store,
        here,
        samples,
        ["t1", "t2", "t3"].map((id) => ({ id })),
      );
      const before = await contentOf(node);
      await node.sql(`alter table reg.samples disable trigger user;
        update reg.samples set title = 'sửa lén' where id = 't1';
        update reg.samples set version = 5 where id = 't3';
        delete from reg.samples where id = 't2';
        insert into reg.samples (id, author, scope, holds_from, title) values ('t9', 'QN', 'public', '2024-01-01', 'thêm lén');
        alter table reg.samples enable trigger user;`);
      const found = [{ register: "samples", differing: 4, differingIds: ["t1", "t2", "t3", "t9"] }];
      assert.deepEqual(await differingOf(node), found, "only looking changes nothing");
      assert.deepEqual(await differingOf(node, true), found);
      assert.deepEqual(await differingOf(node), []);
      assert.deepEqual(await contentOf(node), before);
      const trusted = await putWell(node.store, here, samples, [{ id: "t1", expected: 1 }]);
      assert.equal(trusted[0]?.version, 2, "the triggers work again");
    }
  });

  test("writers who come during a replacement wait, and their writes are in the tables and the journal", async () => {
    const writes = Array.from({ length: 20 }, (_, index) =>
      putRecords(source.store, here, samples, [{ id: `during-${index}`, expected: 0 }]),
    );
    await differingOf(source, true);
    assert.deepEqual(
      (await Promise.all(writes)).map(codesOfOutcome),
      writes.map(() => "done"),
    );
    assert.deepEqual(await differingOf(source), []);
  });
});

describe("a backup", () => {
  const pairs = [
    [source, "embedded"],
    [other, "other"],
    [source, "other"],
    [other, "embedded"],
  ] as const;
  for (const [node, target] of pairs) {
    test(`of the ${node === source ? "embedded" : "other"} server brings everything back on the ${target} one, in a new epoch`, async () => {
      const file = newFile();
      const header = await takeBackup(node.prepared.ownerUrl, file);
      const restored = await makeNode({ server: target, extra: [samples] });
      const outcome = await restoreBackup(restored.prepared.ownerUrl, restored.registers.values(), file);
      assert.ok(outcome.ok);
      assert.deepEqual([outcome.value.epoch, outcome.value.undeclared], [header.epoch + 1, []]);
      assert.deepEqual(await contentOf(restored), await contentOf(node));
      const [own] = await restored.sql("select id, epoch from nhipcau.node");
      assert.deepEqual(own, { id: header.node, epoch: header.epoch + 1 });
      const overview = (of: TestNode) => readOverview(of.store, here, { asOf: today, today });
      assert.deepEqual(await overview(restored), await overview(node));
      const [written] = await putWell(restored.store, here, samples, [{ id: "after-restore", expected: 0 }]);
      assert.equal(written?.version, 1);
      const last = await restored.sql(
        "select epoch, record_id from nhipcau.journal order by epoch desc, xid desc, seq desc limit 1",
      );
      assert.deepEqual(last, [{ epoch: header.epoch + 1, record_id: "after-restore" }]);
      const second = await restoreBackup(restored.prepared.ownerUrl, restored.registers.values(), file);
      assert.deepEqual(codesOfOutcome(second), ["database-not-empty"]);
    });
  }

  test("is of one moment, however much is written while it is taken", async () => {
    const file = newFile();
    let going = true;
    const writing = (async () => {
      for (let index = 0; going; index++)
        await putWell(source.store, here, samples, [{ id: `w${index}-1` }, { id: `w${index}-2` }]);
    })();
    const header = await takeBackup(source.prepared.ownerUrl, file);
    going = false;
    await writing;
    const restored = await makeNode({ extra: [samples] });
    const outcome = await restoreBackup(restored.prepared.ownerUrl, restored.registers.values(), file);
    assert.ok(outcome.ok);
    const [counts] = await restored.sql(
      "select count(*)::int as n, count(*) filter (where record_id ~ '^w[0-9]+-')::int % 2 as halves from nhipcau.journal",
    );
    assert.deepEqual(counts, { n: header.entries, halves: 0 });
  });

  test("that is damaged, cut short, foreign or newer is refused, and nothing of it is kept", async () => {
    const file = newFile();
    await takeBackup(source.prepared.ownerUrl, file);
    const good = readFileSync(file);
    const empty = await makeNode({ extra: [samples] });
    const restoring = async (content: Buffer): Promise<unknown> => {
      const broken = newFile();
      writeFileSync(broken, content);
      return codesOfOutcome(await restoreBackup(empty.prepared.ownerUrl, empty.registers.values(), broken));
    };
    for (let step = 1; step < 12; step++) {
      const flipped = Buffer.from(good);
      const at = Math.floor((good.length * step) / 12);
      flipped[at] = (flipped[at] ?? 0) ^ 0x10;
      assert.deepEqual(await restoring(flipped), ["backup-damaged"], `a byte flipped at ${at}`);
      assert.deepEqual(await restoring(good.subarray(0, at)), ["backup-damaged"], `cut at ${at}`);
    }
    const text = zstdDecompressSync(good).toString();
    const changed = (from: RegExp, to: string): Buffer => zstdCompressSync(text.replace(from, to));
    assert.deepEqual(await restoring(changed(/Quảng Ninh/u, "Quang Ninh")), ["backup-damaged"]);
    assert.deepEqual(await restoring(changed(/\n\[[^\n]*\n/u, "\n")), ["backup-damaged"]);
    assert.deepEqual(await restoring(changed(/"formatVersion":2/u, `"formatVersion":3`)), [
      "backup-of-newer-version",
    ]);
    assert.deepEqual(await restoring(Buffer.from("xin chào")), ["not-a-backup"]);
    assert.deepEqual(await restoring(zstdCompressSync("xin chào\n")), ["not-a-backup"]);
    assert.deepEqual(await restoring(Buffer.alloc(0)), ["backup-damaged"], "cut short to nothing");
    assert.deepEqual(
      codesOfOutcome(
        await restoreBackup(empty.prepared.ownerUrl, empty.registers.values(), join(folder, "none")),
      ),
      ["unreadable-file"],
    );
    const left = await empty.sql(
      "select (select count(*) from nhipcau.journal)::int as entries, (select count(*) from reg.localities)::int as rows, epoch from nhipcau.node",
    );
    assert.deepEqual(left, [{ entries: 0, rows: 0, epoch: 1 }]);
  });

  test("of a database with a migration this version lacks is refused", async () => {
    const file = newFile();
    const newer = await makeNode({ extra: [samples] });
    await newer.sql("insert into public.migrations (name) values ('9999-later')");
    await takeBackup(newer.prepared.ownerUrl, file);
    const target = await makeNode({ extra: [samples] });
    assert.deepEqual(
      codesOfOutcome(await restoreBackup(target.prepared.ownerUrl, target.registers.values(), file)),
      ["backup-of-newer-version"],
    );
  });

  test("that cannot be finished leaves the earlier file of that name as it was", async () => {
    const file = newFile();
    await takeBackup(source.prepared.ownerUrl, file);
    const size = statSync(file).size;
    const failing = takeBackup(source.prepared.ownerUrl, file, {
      onProgress: () => {
        throw new Error("the disk is full");
      },
    });
    await assert.rejects(failing, /was not written/u);
    assert.equal(statSync(file).size, size);
    assert.equal(existsSync(`${file}.unfinished`), false);
    assert.equal(statSync(file).mode & 0o077, 0, "nobody else may read it");
  });
});
