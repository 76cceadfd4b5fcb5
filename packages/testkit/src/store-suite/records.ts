// Single records: what is put is what is found, its history, its days, its names and who refers to it.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type CalendarDate, calendarDate } from "@nhipcau/domain/calendar-date.ts";
import { publicReader } from "@nhipcau/operations/ports/acting.ts";
import { actor } from "../actors.ts";
import type { TestNode } from "../make-node.ts";
import { putWell } from "../put-records.ts";
import { samples } from "../sample-register.ts";

const here = actor("QN");

// Letters that mean something in a list, a document or a statement of the database.
const word = fc.string({
  unit: fc.constantFrom("a", "ế", "\\", '"', "'", "{", "}", ",", "NULL", "\n", " ", "$1", "😀", "null"),
  minLength: 1,
  maxLength: 12,
});

const anyBody = fc.record(
  {
    title: word,
    story: word,
    amount: fc.maxSafeInteger().map((value) => (value === 0 ? 0 : value)),
    size: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value)),
    since: fc.constantFrom("2024-02-29", "1900-01-01"),
    ready: fc.boolean(),
    shades: fc.uniqueArray(fc.constantFrom("red", "green", "blue")),
    friends: fc.uniqueArray(word),
    place: fc.constant({ type: "Point", coordinates: [106.7, 20.9] }),
    secret: word,
  },
  { requiredKeys: ["title"], noNullPrototype: true },
);

export function testRecords(node: TestNode): void {
  testTogether(node);

  test("a record comes back as it was put, every kind of field in it", async () => {
    const body = {
      title: "Cầu Bến Rừng",
      story: "Dòng một\nDòng hai",
      amount: 9_007_199_254_740_991,
      size: 0.1,
      since: "2024-02-29",
      ready: false,
      colour: "red",
      shades: ["blue", "red"],
      friends: [],
      place: {
        type: "LineString",
        coordinates: [
          [106.7, 20.9],
          [106.8, 21.000000001],
        ],
      },
      page: "https://example.vn/a?b=%20",
    };
    const [written] = await putWell(node.store, here, samples, [{ id: "full", body, expected: 0 }]);
    const found = await node.store.read(here, (transaction) => transaction.find(samples, "full"));
    assert.deepEqual(found, written);
    assert.deepEqual(found?.body, body);
    assert.deepEqual([found?.version, found?.author, found?.steward, found?.retired], [1, "QN", "QN", false]);
  });

  test("a record's history keeps every version with who wrote it, for whom and why, newest first", async () => {
    await putWell(node.store, here, samples, [{ id: "told", body: { title: "một" } }]);
    await node.store.write(here, (transaction) =>
      transaction.put(
        samples,
        [
          {
            id: "told",
            body: { title: "hai" },
            holdsFrom: calendarDate("2021-01-01"),
            scope: "shared",
            expected: 1,
          },
        ],
        "sửa tên",
      ),
    );
    const history = await node.store.read(here, (transaction) => transaction.history(samples, "told"));
    assert.deepEqual(
      history.map(({ version, body, locality, agency, role, reason }) => ({
        version,
        title: body["title"],
        locality,
        agency,
        role,
        reason,
      })),
      [
        {
          version: 2,
          title: "hai",
          locality: "QN",
          agency: "SXD-QN",
          role: "focal-point",
          reason: "sửa tên",
        },
        {
          version: 1,
          title: "một",
          locality: "QN",
          agency: "SXD-QN",
          role: "focal-point",
          reason: undefined,
        },
      ],
    );
  });

  test("names, referrers and counts leave out what is retired and what is not the reader's", async () => {
    await putWell(node.store, here, samples, [
      { id: "target", body: { title: "Đích" } },
      { id: "one", body: { title: "1", twin: "target", friends: ["target"] } },
      { id: "two", body: { title: "2", friends: ["one", "target"] } },
      { id: "gone", body: { title: "3", twin: "target" }, retired: true },
      { id: "hidden", body: { title: "4", twin: "target" }, scope: "internal" },
    ]);
    const other = actor("HP");
    const [names, referrers, own] = await Promise.all([
      node.store.read(other, (transaction) => transaction.names(samples, ["target", "hidden", "nothing"])),
      node.store.read(other, (transaction) => transaction.referrers(samples, "target")),
      node.store.read(here, (transaction) => transaction.referrers(samples, "target")),
    ]);
    assert.deepEqual([...names], [["target", "Đích"]]);
    assert.deepEqual(referrers, [
      { register: "samples", field: "twin", count: 1, ids: ["one"] },
      { register: "samples", field: "friends", count: 2, ids: ["one", "two"] },
    ]);
    assert.deepEqual(own[0]?.ids, ["hidden", "one"]);
    const counted = await node.store.read(publicReader, (transaction) => transaction.counts());
    assert.equal(
      counted.get("samples"),
      0,
      "a shared register shows nothing to somebody who is not signed in",
    );
  });

  test("L-08: asked as of any day, a record is the newest version that holds from that day or before", async () => {
    let run = 0;
    const day = fc
      .integer({ min: 0, max: 40 })
      .map((offset) => new Date(Date.UTC(2024, 1, 1 + offset)).toISOString().slice(0, 10) as CalendarDate);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ from: day, retired: fc.boolean() }), { minLength: 1, maxLength: 6 }),
        day,
        async (versions, asked) => {
          const id = `dated-${++run}`;
          for (const [index, { from, retired }] of versions.entries()) {
            await putWell(node.store, here, samples, [
              { id, body: { title: `v${index + 1}` }, holdsFrom: from, retired },
            ]);
          }
          const held = versions.findLastIndex(({ from }) => from <= asked);
          const [found, listed] = await node.store.read(here, async (transaction) => [
            await transaction.find(samples, id, asked),
            await transaction.list(samples, {
              asOf: asked,
              filters: [{ field: "id", operator: "eq", values: [id] }],
              limit: 10,
            }),
          ]);
          assert.equal(found?.version, held < 0 ? undefined : held + 1);
          assert.deepEqual(
            listed.ok && listed.value.records.map(({ body }) => body["title"]),
            held < 0 || versions[held]?.retired ? [] : [`v${held + 1}`],
          );
          const now = await node.store.read(here, (transaction) => transaction.find(samples, id));
          assert.equal(
            now?.version,
            versions.length,
            "what stands now is the last word, from whenever it holds",
          );
        },
      ),
      { numRuns: 25 },
    );
  });
}

function testTogether(node: TestNode): void {
  test("records put together come back as they were put, whatever stands in their fields", async () => {
    let put = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyBody, { minLength: 2, maxLength: 6 }), async (bodies) => {
        const versions = bodies.map((body) => ({ id: `together-${++put}`, body, expected: 0 }));
        const written = await putWell(node.store, here, samples, versions);
        assert.deepEqual(
          written.map(({ body }) => body),
          bodies,
        );
        const found = await node.store.read(here, (transaction) =>
          Promise.all(versions.map(({ id }) => transaction.find(samples, id))),
        );
        assert.deepEqual(found, written);
      }),
      { numRuns: 25 },
    );
  });
}
