// Nonces are taken once, by whichever process is asked.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, test } from "node:test";
import { makeReceivingNode } from "@nhipcau/testkit/receiving-node.ts";
import { Database } from "../database/database.ts";
import { makeExchangeStore } from "./exchange-store.ts";

// Both before the first test: the nodes of a file are closed when those that are there have run.
const worlds = [
  ["embedded", await makeReceivingNode("embedded")],
  ["other", await makeReceivingNode("other")],
] as const;

for (const [server, { node, exchange }] of worlds) {
  describe(`a nonce (${server})`, () => {
    test("X-20: a nonce is good once for a key, over connections and processes", async () => {
      const other = new Database({ url: node.prepared.appUrl });
      const second = makeExchangeStore({ ...node, database: other, localities: [] });
      const soon = new Date(Date.now() + 300_000).toISOString();
      const [key, nonce] = [randomUUID(), randomUUID()];
      const taken = await Promise.all(
        Array.from({ length: 10 }, (_, index) => (index % 2 ? exchange : second).takeNonce(key, nonce, soon)),
      );
      assert.equal(taken.filter(Boolean).length, 1);
      assert.equal(await exchange.takeNonce(randomUUID(), nonce, soon), true);
      await exchange.takeNonce(key, "old", new Date(Date.now() - 3_600_000).toISOString());
      assert.equal(await second.takeNonce(key, "new", soon), true);
      assert.deepEqual(await node.sql("select from nhipcau.nonces where nonce = 'old'"), []);
      await other.close();
    });
  });
}
