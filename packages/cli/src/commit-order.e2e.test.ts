// The partner follows live while eight connections of the owner write in transactions of every length, which commit in
// another order than they began: nothing is missed (L-04).
import assert from "node:assert/strict";
import { test } from "node:test";
import { startNodeProcess } from "@nhipcau/testkit/exchange/node-process.ts";
import { connectNodes, settle, shareReports } from "@nhipcau/testkit/exchange/oracle.ts";
import { writeConcurrently } from "@nhipcau/testkit/exchange/concurrent-writers.ts";

test("X-46: a partner that follows live misses nothing of eight writers whose transactions overlap", async () => {
  const owner = await startNodeProcess("embedded", "QN");
  const partner = await startNodeProcess("other", "HP");
  try {
    const world = await connectNodes(owner, partner);
    await shareReports(world);
    const written = await writeConcurrently(owner, { writers: 8, transactions: 40, seed: 7 });
    assert.deepEqual(await settle(world), []);
    const [held] = await partner.sql<{ records: number; pages: number }>(
      "select (select count(*)::int from reg.reports) as records, (select count(*)::int from nhipcau.pages) as pages",
    );
    assert.equal(held?.records, written);
    assert.ok((held?.pages ?? 0) > 3, `it followed live: ${held?.pages} pages`);
  } finally {
    await owner.close();
    await partner.close();
  }
});
