// Records of partners come back with a restore: out of the kept pages, as they stood.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { goneRow, keptPageOf, putGranted, rowOf, termsOf } from "@nhipcau/testkit/granted-node.ts";
import { makeNode, type TestNode } from "@nhipcau/testkit/make-node.ts";
import { samples } from "@nhipcau/testkit/sample-register.ts";
import { makeExchangeStore } from "../exchange/exchange-store.ts";
import { takeBackup } from "./backup.ts";
import { restoreBackup } from "./restore.ts";

const folder = mkdtempSync(join(tmpdir(), "nhipcau-backup-"));
after(() => rmSync(folder, { recursive: true, force: true }));

test("X-47, X-54: a restored node holds the copies it held, and nothing of what had gone", async () => {
  const node = await makeNode({ extra: [samples] });
  const exchange = makeExchangeStore({ ...node, localities: ["HP"] });
  const { grant } = await putGranted(exchange, "in", termsOf({ register: "samples" }));
  const pages = [
    [rowOf("a", 1, { title: "một" }), rowOf("b", 1, { title: "hai" }), rowOf("c", 1, { title: "ba" })],
    [rowOf("a", 2, { title: "một, lần hai" }), goneRow("b", 2)],
  ];
  for (const [index, rows] of pages.entries())
    assert.ok((await exchange.applyPage(await keptPageOf(grant, "samples", rows, { number: index + 1 }))).ok);
  const file = join(folder, "backup");
  await takeBackup(node.prepared.ownerUrl, file);
  const other = await makeNode({ extra: [samples] });
  const restored = await restoreBackup(other.prepared.ownerUrl, other.registers.values(), file);
  assert.ok(restored.ok, JSON.stringify(restored));
  const held = await copiesOf(node);
  assert.deepEqual(
    held.map(({ id, version, title }) => [id, version, title]),
    [
      ["a", 2, "một, lần hai"],
      ["c", 1, "ba"],
    ],
  );
  assert.deepEqual(await copiesOf(other), held);
});

function copiesOf(node: TestNode): Promise<Record<string, unknown>[]> {
  return node.sql(
    `select r.id, version, author, scope, holds_from::text, recorded_at, from_page, title,
       (select array_agg(s.version order by s.version) from nhipcau.superseded s where s.record_id = r.id) as earlier
     from reg.samples r where from_page is not null order by r.id`,
  );
}
