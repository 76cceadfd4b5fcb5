// The journal's readers under transactions that begin, wait and commit in every order (L-04).
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { actor } from "@nhipcau/testkit/actors.ts";
import { makeNode } from "@nhipcau/testkit/make-node.ts";
import { putWell } from "@nhipcau/testkit/put-records.ts";
import type { TestServer } from "@nhipcau/testkit/test-server.ts";
import { samples } from "@nhipcau/testkit/sample-register.ts";
import fc from "fast-check";
import pg from "pg";
import { Connection, valueTypes } from "../database/database.ts";
import { makeJournalFeed } from "./journal-feed.ts";
import {
  endOfJournal,
  hasUnsettledEntries,
  type JournalCursor,
  type JournalEntry,
  readJournal,
  startOfJournal,
} from "./journal-cursor.ts";

const here = actor("QN");

async function openClient(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, types: valueTypes });
  client.on("error", () => undefined); // broken on purpose, or when the database is dropped
  await client.connect();
  after(() => client.end().catch(() => undefined)); // it may have been broken by then
  return client;
}

async function prepare(server: TestServer) {
  const node = await makeNode({ server, extra: [samples] });
  const writers = await Promise.all(Array.from({ length: 4 }, () => openClient(node.prepared.appUrl)));
  for (const writer of writers)
    await writer.query(
      "select set_config('nhipcau.locality', 'QN', false), set_config('nhipcau.role', 'focal-point', false)",
    );
  const reader = new Connection(await openClient(node.prepared.appUrl));
  return { server, node, writers, reader };
}

// The oldest transaction of the whole server counts, and other test files use the same one: asks until it has ended.
async function settle(connection: Connection): Promise<void> {
  while (await hasUnsettledEntries(connection));
}

// Both before the first test: what is awaited between tests may find the file's tests already at their end.
const prepared = await Promise.all([prepare("embedded"), prepare("other")]);

for (const { server, node, writers, reader } of prepared) {
  type Step = readonly [writer: number, action: "write" | "commit" | "rollback", page: number];
  const steps = fc.array(
    fc.tuple(
      fc.constantFrom(0, 1, 2, 3),
      fc.constantFrom("write", "write", "commit", "rollback"),
      fc.integer({ min: 1, max: 5 }),
    ) as fc.Arbitrary<Step>,
    { minLength: 5, maxLength: 30 },
  );

  test(`L-04: a reader that follows writers in any order skips nothing and repeats nothing (${server})`, async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        run += 1;
        let place = 0;
        await settle(reader);
        let cursor = await endOfJournal(reader);
        const seen: JournalEntry[] = [];
        const committed: string[] = [];
        const open = new Map<number, string[]>();
        const readOnce = async (size: number): Promise<number> => {
          const page = await readJournal(reader, cursor, size, "node");
          const transactions = new Set(page.entries.map(({ transaction }) => transaction));
          for (const one of transactions)
            assert.ok(
              !seen.some(({ transaction }) => transaction === one),
              "a page ended inside a transaction",
            );
          seen.push(...page.entries);
          cursor = page.cursor;
          return page.entries.length;
        };
        const end = async (writer: number, how: "commit" | "rollback"): Promise<void> => {
          await writers[writer]?.query(how);
          if (how === "commit") committed.push(...(open.get(writer) ?? []));
          open.delete(writer);
        };
        for (const [writer, action, page] of plan) {
          if (action === "write") {
            const id = `${server}-${run}-${++place}`;
            if (!open.has(writer)) await writers[writer]?.query("begin");
            await writers[writer]?.query(
              "insert into reg.samples (id, author, scope, holds_from, title) values ($1, 'QN', 'internal', '2024-01-01', 'x')",
              [id],
            );
            open.set(writer, [...(open.get(writer) ?? []), id]);
          } else if (open.has(writer)) await end(writer, action);
          await readOnce(page);
        }
        for (const writer of open.keys()) await end(writer, "commit");
        await settle(reader);
        while ((await readOnce(3)) > 0);
        assert.deepEqual(seen.map(({ id }) => id).toSorted(), committed.toSorted());
        assert.equal(new Set(seen.map(({ id }) => id)).size, seen.length);
      }),
      { numRuns: 25 },
    );
  });

  test(`L-04: a commit that came late appears, before what waited for it (${server})`, async () => {
    const [late, early] = writers;
    await settle(reader);
    const from = await endOfJournal(reader);
    await late?.query("begin");
    await late?.query(
      `insert into reg.samples (id, author, scope, holds_from, title) values ('${server}-late', 'QN', 'shared', '2024-01-01', 'x')`,
    );
    await early?.query(
      `insert into reg.samples (id, author, scope, holds_from, title) values ('${server}-early', 'QN', 'shared', '2024-01-01', 'x')`,
    );
    assert.deepEqual((await readJournal(reader, from, 10, "node")).entries, []);
    await late?.query("commit");
    await settle(reader);
    const page = await readJournal(reader, from, 10, "node");
    assert.deepEqual(
      page.entries.map(({ id }) => id),
      [`${server}-late`, `${server}-early`],
    );
  });

  test(`a reader of one locality walks only what it may read, to the same end (${server})`, async () => {
    await putWell(node.store, actor("HP"), samples, [
      { id: "hp-1", scope: "internal" },
      { id: "hp-2", scope: "shared" },
    ]);
    await settle(reader);
    const walked = await node.database.transaction(here, "read", async (connection) => {
      const ids: string[] = [];
      let cursor: JournalCursor = startOfJournal;
      for (;;) {
        const page = await readJournal(connection, cursor, 7);
        if (page.entries.length === 0) return ids;
        ids.push(...page.entries.map(({ id }) => id));
        cursor = page.cursor;
      }
    });
    const all = await node.sql(
      "select record_id from nhipcau.journal where record_id <> 'hp-1' order by epoch, xid, seq",
    );
    assert.deepEqual(
      walked,
      all.map((row) => row["record_id"]),
    );
  });
}

test("the feeds of several processes tell every commit of all of them, once, also after their connection broke", async () => {
  const node = await makeNode({ extra: [samples] });
  const feeds = [
    makeJournalFeed({ url: node.prepared.appUrl }),
    makeJournalFeed({ url: node.prepared.appUrl }),
  ];
  const heard = feeds.map(() => [] as string[]);
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  feeds.forEach((feed, index) => {
    feed.subscribe((entries) => {
      heard[index]?.push(...entries.map(({ id }) => id));
      for (const one of waiting) if (heard.every((ids) => ids.length >= one.count)) one.resolve();
    });
  });
  const everybodyHeard = (count: number): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting.push({ count, resolve });
    if (heard.every((ids) => ids.length >= count)) resolve();
    return promise;
  };
  await Promise.all(feeds.map((feed) => feed.ready));
  const ids = Array.from({ length: 60 }, (_, index) => `feed-${index}`);
  const write = async (part: readonly string[]): Promise<void> => {
    await Promise.all(
      part.map(async (id, index) => {
        await putWell(node.store, here, samples, [{ id, scope: index % 2 === 0 ? "internal" : "shared" }]);
        feeds[index % 2]?.committed();
      }),
    );
  };
  await write(ids.slice(0, 30));
  await everybodyHeard(30);
  await node.sql(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'nhipcau feed' and datname = current_database()",
  );
  await write(ids.slice(30));
  await everybodyHeard(60);
  for (const one of heard) assert.deepEqual(one.toSorted(), ids.toSorted());

  const late = await openClient(node.prepared.ownerUrl);
  await late.query("begin; select pg_current_xact_id()");
  await putWell(node.store, here, samples, [{ id: "held-back" }]);
  feeds[0]?.committed();
  await late.query("rollback"); // nobody announces this, and yet it is what frees the entry
  await everybodyHeard(61);
  await Promise.all(feeds.map((feed) => feed.close()));
});
