// Who may write, and what two who write at once are told.
import assert from "node:assert/strict";
import { test } from "node:test";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import { refused } from "@nhipcau/domain/outcome.ts";
import { actor } from "../actors.ts";
import type { TestNode } from "../make-node.ts";
import { codesOfOutcome, type GivenVersion, putRecords, putWell, versionOf } from "../put-records.ts";
import { samples } from "../sample-register.ts";

const here = actor("QN");
const there = actor("HP");

export function testWriters(node: TestNode): void {
  test("of two writers of one version exactly one wins; the other is told both versions", async () => {
    await putWell(node.store, here, samples, [{ id: "contested" }]);
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        putRecords(node.store, here, samples, [
          { id: "contested", body: { title: `w${index}` }, expected: 1 },
        ]),
      ),
    );
    assert.equal(outcomes.filter(({ ok }) => ok).length, 1);
    for (const outcome of outcomes) {
      if (!outcome.ok)
        assert.deepEqual(outcome.refusals, [
          { code: "version-conflict", path: "contested", data: { current: 2, given: 1 } },
        ]);
    }
    assert.deepEqual(
      await node.sql(
        "select max(version) as newest, count(*)::int as n from nhipcau.journal where record_id = 'contested'",
      ),
      [{ newest: 2, n: 2 }],
    );
  });

  test("of many who add one id exactly one adds it, and nobody writes over it", async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        putRecords(node.store, here, samples, [{ id: "raced", body: { title: `w${index}` }, expected: 0 }]),
      ),
    );
    assert.deepEqual(
      outcomes.map(codesOfOutcome).toSorted(),
      [...Array.from({ length: 7 }, () => ["already-exists"]), "done"].toSorted(),
    );
    const found = await node.store.read(here, (transaction) => transaction.find(samples, "raced"));
    assert.equal(found?.version, 1);
  });

  test("a refused put leaves nothing behind, the good rows of it neither", async () => {
    await putWell(node.store, here, samples, [{ id: "there" }]);
    const before = await countJournal(node);
    const refusals = [
      await putRecords(node.store, here, samples, [
        { id: "new-1", expected: 0 },
        { id: "there", expected: 0 },
      ]),
      await putRecords(node.store, here, samples, [
        { id: "new-2", expected: 0 },
        { id: "there", expected: 9 },
      ]),
      await putRecords(node.store, here, samples, [
        { id: "new-3", expected: 0 },
        { id: "missing", expected: 1 },
      ]),
      await putRecords(node.store, here, samples, [
        { id: "new-4", expected: 0 },
        { id: "new-4", expected: 0 },
      ]),
      await putRecords(node.store, there, samples, [
        { id: "new-5", expected: 0 },
        { id: "there", expected: 1 },
      ]),
      await putRecords(node.store, there, samples, [{ id: "there" }]),
      await node.store.write(here, async (transaction) => {
        await transaction.put(samples, [versionOf({ id: "new-6" })]);
        return refused({ code: "bad-request", data: { detail: "later" } });
      }),
    ];
    assert.deepEqual(refusals.map(codesOfOutcome), [
      ["already-exists"],
      ["version-conflict"],
      ["not-found"],
      ["duplicate-in-file"],
      ["not-steward"],
      ["not-steward"],
      ["bad-request"],
    ]);
    await assert.rejects(
      node.store.write(here, async (transaction) => {
        await transaction.put(samples, [versionOf({ id: "new-7" })]);
        throw new Error("a bug");
      }),
      /a bug/u,
    );
    assert.equal(await countJournal(node), before);
    assert.deepEqual(await node.sql(`select id from reg.samples where id like 'new-%'`), []);
  });

  test("an id that another locality keeps to itself is taken, and stays unseen", async () => {
    await putWell(node.store, there, samples, [
      { id: "theirs", scope: "internal", body: { title: "bí mật" } },
    ]);
    assert.deepEqual(
      codesOfOutcome(await putRecords(node.store, here, samples, [{ id: "theirs", expected: 0 }])),
      ["already-exists"],
    );
    const seen = await node.store.read(here, async (transaction) => [
      await transaction.find(samples, "theirs"),
      await transaction.find(samples, "theirs", calendarDate("2023-01-01")),
      (await transaction.history(samples, "theirs")).length,
      (await transaction.search("bí mật", false, 5)).length,
    ]);
    assert.deepEqual(seen, [undefined, undefined, 0, 0]);
  });

  test("records come back in the order they were given", async () => {
    const ids = ["z", "a", "m", "b"].map((letter) => `order-${letter}`);
    const written = await putWell(
      node.store,
      here,
      samples,
      ids.map((id) => ({ id, expected: 0 })),
    );
    assert.deepEqual(
      written.map(({ id }) => id),
      ids,
    );
  });
}

/** What ends its transaction itself, and what a value's own parameter does to text. */
export function testLastPuts(node: TestNode): void {
  test("what is put last is written, or refused as any put, and what was put before it goes with it", async () => {
    const putTwo = (acting: typeof here, first: string, last: GivenVersion) =>
      node.store.write(acting, async (transaction) => {
        const written = await transaction.put(samples, [versionOf({ id: first, expected: 0 })]);
        return written.ok ? transaction.putLast(samples, versionOf(last), "because") : written;
      });
    const body = { title: "ba", place: { type: "Point", coordinates: [107, 21] } };
    const added = await putTwo(here, "first-1", { id: "last-1", expected: 0, body });
    assert.ok(added.ok);
    const found = await node.store.read(here, async (transaction) => ({
      record: await transaction.find(samples, "last-1"),
      reason: (await transaction.history(samples, "last-1"))[0]?.reason,
    }));
    assert.deepEqual(found, { record: added.value, reason: "because" });
    const changed = await putTwo(here, "first-2", { id: "last-1", expected: 1 });
    assert.equal(changed.ok && changed.value.version, 2);
    const before = await countJournal(node);
    const refusals = [
      await putTwo(here, "first-3", { id: "last-1", expected: 0 }),
      await putTwo(here, "first-4", { id: "last-1", expected: 1 }),
      await putTwo(here, "first-5", { id: "missing", expected: 3 }),
      await putTwo(there, "first-6", { id: "last-1" }),
    ];
    assert.deepEqual(refusals.map(codesOfOutcome), [
      ["already-exists"],
      ["version-conflict"],
      ["not-found"],
      ["not-steward"],
    ]);
    assert.equal(await countJournal(node), before);
  });

  test("a write that is all of its transaction is one, as somebody, and leaves nothing of them on the connection", async () => {
    const putOnly = (acting: typeof here, only: GivenVersion) =>
      node.store.write(acting, (transaction) => transaction.putLast(samples, versionOf(only)));
    const body = { title: "một mình", colour: "red", place: { type: "Point", coordinates: [107, 21] } };
    const added = await putOnly(there, { id: "only-1", expected: 0, body, scope: "internal" });
    assert.ok(added.ok);
    const found = await node.store.read(there, async (transaction) => ({
      record: await transaction.find(samples, "only-1"),
      versions: await transaction.history(samples, "only-1"),
    }));
    assert.deepEqual(found.record, added.value);
    const [version] = found.versions;
    assert.deepEqual(
      [version?.locality, version?.agency, version?.role, version?.body],
      [there.locality, there.agency, there.role, body],
    );
    const before = await countJournal(node);
    assert.deepEqual(codesOfOutcome(await putOnly(here, { id: "only-1", expected: 0 })), ["already-exists"]);
    await assert.rejects(
      node.store.write(here, async (transaction) => {
        const written = await transaction.putLast(samples, versionOf({ id: "only-1", expected: 0 }));
        assert.deepEqual(codesOfOutcome(written), ["already-exists"]);
        return { ok: true, value: "as if it had been written" };
      }),
      /undone/u,
    );
    assert.equal(await countJournal(node), before);
    const seen = await node.store.read(here, (transaction) => transaction.find(samples, "only-1"));
    assert.equal(seen, undefined);
  });

  test("half a letter is not kept as another one", async () => {
    await assert.rejects(putWell(node.store, here, samples, [{ id: "half", body: { title: "a\ud83d" } }]));
    const together = ["half", "whole"].map((id) => ({
      id,
      body: { title: id === "half" ? "a\ud83d" : "a" },
    }));
    await assert.rejects(putWell(node.store, here, samples, together));
    const found = await node.store.read(here, (transaction) => transaction.find(samples, "half"));
    assert.equal(found, undefined);
  });
}

async function countJournal(node: TestNode): Promise<unknown> {
  return (await node.sql("select count(*)::int as n from nhipcau.journal"))[0]?.["n"];
}
