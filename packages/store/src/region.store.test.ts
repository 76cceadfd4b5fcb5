// The real programme on the real database: loads, lists and is worked out.
import assert from "node:assert/strict";
import { test } from "node:test";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import { publicReader } from "@nhipcau/operations/ports/acting.ts";
import { readOverview } from "@nhipcau/operations/programme/overview.ts";
import { actor } from "@nhipcau/testkit/actors.ts";
import { makeNode } from "@nhipcau/testkit/make-node.ts";
import { loadRegion } from "@nhipcau/testkit/region-files.ts";

const today = calendarDate("2026-11-21");

test("the region loads once, and loading it again changes nothing", async () => {
  const node = await makeNode();
  await loadRegion(node.store);
  const [before] = await node.sql("select count(*)::int as n from nhipcau.journal");
  await loadRegion(node.store);
  const [after] = await node.sql("select count(*)::int as n from nhipcau.journal");
  assert.equal(after?.["n"], before?.["n"]);
  const overview = await readOverview(node.store, actor("QN"), { asOf: today, today });
  assert.deepEqual(overview.figures, {
    total: 49,
    rateable: 45,
    doneOnTime: 19,
    doneLate: 6,
    openInTerm: 10,
    openOverdue: 10,
    cannotRate: 4,
    awaitingConfirmation: 3,
  });
  const asPublic = await readOverview(node.store, publicReader, { asOf: today, today });
  assert.deepEqual(asPublic.figures, overview.figures);
  assert.deepEqual(asPublic.figures, overview.figures, "progress is public");
});
