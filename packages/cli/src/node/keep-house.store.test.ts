// A node keeps house: what only time brings about happens without anybody writing.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { makeSpoolFolder } from "@nhipcau/files/spool-folder.ts";
import { makeEvidenceFiles } from "@nhipcau/store/evidence/evidence-files.ts";
import { makeNode } from "@nhipcau/testkit/make-node.ts";
import { loadRegion } from "@nhipcau/testkit/region-files.ts";
import { keepHouse } from "./keep-house.ts";

const folder = mkdtempSync(join(tmpdir(), "nhipcau-house-"));
after(() => rmSync(folder, { recursive: true, force: true }));

test("at the start a succession whose day has come takes effect, and forgotten uploads and old answers are gone", async () => {
  const node = await makeNode();
  await loadRegion(node.store);
  await node.sql("delete from nhipcau.stewardship");
  await node.sql(
    `insert into nhipcau.answers (person, key, request, answer, given_at)
     values ('p', 'old', 'x', '{}', now() - interval '8 days'), ('p', 'new', 'x', '{}', now())`,
  );
  let now = Date.parse("2026-11-21T00:00:00Z");
  const spool = await makeSpoolFolder({ folder, maximumBytes: 1000, now: () => now });
  const note = { person: "p", locality: "QN", register: "ports", name: "a.csv" };
  const kept = await spool.put(
    (async function* () {
      yield new TextEncoder().encode("id,name\n");
    })(),
    note,
  );
  assert.ok(kept.ok);
  now += 48 * 60 * 60 * 1000;
  const failures: unknown[] = [];
  const evidence = makeEvidenceFiles({ ...node, clock: () => now });
  const house = await keepHouse({ database: node.database, spool, evidence }, (error) =>
    failures.push(error),
  );
  house.stop();
  assert.deepEqual(await node.sql("select steward from nhipcau.stewardship where author = 'HD'"), [
    { steward: "HP" },
  ]);
  assert.equal(await spool.expire(), 0);
  assert.equal(await spool.open(kept.value.id, "p"), undefined);
  assert.deepEqual(await node.sql("select key from nhipcau.answers"), [{ key: "new" }]);
  assert.deepEqual(failures, []);
});
