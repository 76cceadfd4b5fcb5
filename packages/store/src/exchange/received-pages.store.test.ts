// Pages taken in: what a partner's rows may do here, and that they do it once.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { goneRow, keptPageOf, putGranted, rowOf, termsOf } from "@nhipcau/testkit/granted-node.ts";
import { makeNode } from "@nhipcau/testkit/make-node.ts";
import { codesOfOutcome } from "@nhipcau/testkit/put-records.ts";
import { samples } from "@nhipcau/testkit/sample-register.ts";
import { makeExchangeStore } from "./exchange-store.ts";

const node = await makeNode({ extra: [samples] });
const exchange = makeExchangeStore({ ...node, localities: ["HP"] });

describe("a page that came", () => {
  test("X-49: is kept, applied and followed by its cursor in one transaction", async () => {
    const { grant } = await putGranted(exchange, "in", termsOf({ register: "samples" }));
    const apply = async (texts: string[], header = {}) =>
      codesOfOutcome(await exchange.applyPage(await keptPageOf(grant, "samples", texts, header)));
    assert.equal(await apply([rowOf("a", 1, { title: "x" }), rowOf("b", 1, { title: "y" })]), "done");
    assert.equal(await apply([rowOf("a", 2, { title: "x2" })], { number: 2 }), "done");
    assert.equal(await apply([goneRow("b", 2)], { number: 3 }), "done");
    assert.deepEqual(
      await node.sql("select id, version, title from reg.samples where from_page is not null order by id"),
      [{ id: "a", version: 2, title: "x2" }],
    );
    const followed = await exchange.read((transaction) => transaction.followed(grant));
    assert.deepEqual([followed?.number, followed?.cursor], [3, "cursor-3"]);
  });
});
