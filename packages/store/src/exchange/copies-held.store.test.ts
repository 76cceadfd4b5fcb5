// The number of copies held is kept as they come and go; it is what counting them would give.
import assert from "node:assert/strict";
import { test } from "node:test";
import { goneRow } from "@nhipcau/testkit/granted-node.ts";
import { makeReceivingNode } from "@nhipcau/testkit/receiving-node.ts";
import { withOwner } from "../database/with-owner.ts";
import { restoreCopies } from "../upkeep/restore-copies.ts";

const { node, exchange, makePartner } = await makeReceivingNode("embedded");

test("copies held are counted as they come, change, leave, are swept away, come back with a restore and are forgotten", async () => {
  const partner = await makePartner();
  const { author, grant } = partner;
  const isHeld = async (count: number): Promise<void> => {
    const followed = await exchange.read((transaction) => transaction.followed(grant));
    assert.deepEqual([followed?.held, (await partner.copies()).length], [count, count]);
  };
  await partner.apply([partner.row("a", 1, "x"), partner.row("b", 1, "x"), partner.row("c", 1, "x")]);
  await isHeld(3);
  await partner.apply([partner.row("a", 2, "x2"), partner.row("d", 1, "x"), goneRow(`${author}-b`, 2)]);
  await isHeld(3);
  await partner.apply([goneRow(`${author}-b`, 2), partner.row("a", 1, "cũ")]);
  await isHeld(3);
  const phase = "snapshot" as const;
  await partner.apply([partner.row("a", 2, "x2")], { phase, begins: true, ends: true });
  await isHeld(1);
  await withOwner(node.prepared.ownerUrl, restoreCopies);
  await isHeld(1);
  await exchange.write(async (transaction) => {
    await transaction.forgetGranted(grant);
    return { ok: true, value: undefined };
  });
  await isHeld(0);
});
