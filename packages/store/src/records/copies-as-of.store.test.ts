// Received records are asked as of a day, listed and told of like our own (L-08).
import assert from "node:assert/strict";
import { test } from "node:test";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import { actor } from "@nhipcau/testkit/actors.ts";
import { putWell } from "@nhipcau/testkit/put-records.ts";
import { makeReceivingNode } from "@nhipcau/testkit/receiving-node.ts";
import { samples } from "@nhipcau/testkit/sample-register.ts";

const { node, exchange, makePartner } = await makeReceivingNode("embedded");

const on = async (id: string, day?: string) => {
  const record = await node.store.read(actor("HP"), (transaction) =>
    transaction.find(samples, id, day === undefined ? undefined : calendarDate(day)),
  );
  return record && [record.version, record.body["title"], record.author];
};

test("L-08: a copy is read as of a day from what came and was kept", async () => {
  const partner = await makePartner();
  const { author } = partner;
  await partner.apply([
    partner.row("a", 1, "Bến một", { from: "2024-01-01" }),
    partner.row("b", 1, "Bến khác", { from: "2024-01-01" }),
  ]);
  await partner.apply([partner.row("a", 2, "Bến hai", { from: "2025-01-01" })]);
  await partner.apply([partner.row("a", 3, "Bến ba", { from: "2026-01-01" })]);
  await putWell(node.store, actor("HP"), samples, [
    { id: `${author}-ours`, body: { title: "Bến ta" }, holdsFrom: calendarDate("2024-06-01") },
  ]);
  assert.equal(await on(`${author}-a`, "2023-12-31"), undefined);
  assert.deepEqual(await on(`${author}-a`, "2024-06-01"), [1, "Bến một", author]);
  assert.deepEqual(await on(`${author}-a`, "2025-12-31"), [2, "Bến hai", author]);
  assert.deepEqual(await on(`${author}-a`, "2026-01-01"), [3, "Bến ba", author]);
  assert.deepEqual(await on(`${author}-a`), [3, "Bến ba", author]);
  const listed = await node.store.read(actor("HP"), (transaction) =>
    transaction.list(samples, {
      filters: [],
      limit: 10,
      words: "ben",
      asOf: calendarDate("2024-07-01"),
    }),
  );
  assert.ok(listed.ok);
  assert.deepEqual(
    listed.value.records.map(({ id, version }) => [id, version]),
    [
      [`${author}-a`, 1],
      [`${author}-b`, 1],
      [`${author}-ours`, 1],
    ],
  );
});

test("the history of a copy is what came of it, and its steward may go on with it", async () => {
  const partner = await makePartner();
  const { author } = partner;
  await partner.apply([partner.row("a", 1, "x", { from: "2024-01-01" })]);
  await partner.apply([partner.row("a", 4, "y", { from: "2025-01-01" })]);
  const history = async () => {
    const versions = await node.store.read(actor("HP"), (transaction) =>
      transaction.history(samples, `${author}-a`),
    );
    return versions.map(({ version, locality, body, role }) => [version, locality, body["title"], role]);
  };
  const came = [
    [4, author, "y", "partner"],
    [1, author, "x", "partner"],
  ];
  assert.deepEqual(await history(), came);
  await node.sql("insert into nhipcau.stewardship values ($1, 'HP')", [author]);
  await exchange.write(async (transaction) => ({ ok: true, value: await transaction.takeOver("samples") }));
  assert.deepEqual(await history(), [[5, "HP", "y", "system"], ...came]);
  assert.deepEqual(await on(`${author}-a`, "2024-06-01"), [1, "x", author]);
  assert.deepEqual(await on(`${author}-a`, "2025-06-01"), [5, "y", author]);
});
