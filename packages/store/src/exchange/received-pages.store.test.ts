// Pages taken in: what a partner's rows may do here, and that they do it once.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { actor } from "@nhipcau/testkit/actors.ts";
import { goneRow, rowOf } from "@nhipcau/testkit/granted-node.ts";
import { codesOfOutcome, putWell } from "@nhipcau/testkit/put-records.ts";
import { makeReceivingNode } from "@nhipcau/testkit/receiving-node.ts";
import { samples } from "@nhipcau/testkit/sample-register.ts";
import { Database } from "../database/database.ts";
import { makeExchangeStore } from "./exchange-store.ts";

// Both before the first test: the nodes of a file are closed when those that are there have run.
const worlds = [
  ["embedded", await makeReceivingNode("embedded")],
  ["other", await makeReceivingNode("other")],
] as const;

for (const [server, { node, exchange, makePartner }] of worlds) {
  describe(`a page that came (${server})`, () => {
    test("X-49: is kept and applied with its cursor, and its rows are not in our journal", async () => {
      const partner = await makePartner();
      assert.equal(await partner.apply([partner.row("a", 1, "x"), partner.row("b", 1, "y")]), "done");
      assert.equal(await partner.apply([partner.row("a", 2, "x2"), partner.gone("b", 2)]), "done");
      assert.deepEqual(await partner.copies(), [["a", 2, "x2"]]);
      const followed = await partner.followed();
      assert.deepEqual([followed?.epoch, followed?.number, followed?.cursor], [1, 2, "cursor-2"]);
      assert.deepEqual(await node.sql("select from nhipcau.journal where author = $1", [partner.author]), []);
      assert.deepEqual(await partner.earlier(), [{ version: 1, body: { title: "x" } }]);
    });

    test("X-49: is applied once by processes that have it in hand at the same time", async () => {
      const partner = await makePartner();
      const page = await partner.pageOf([partner.row("a", 1, "x")]);
      const other = new Database({ url: node.prepared.appUrl });
      const stores = [exchange, makeExchangeStore({ ...node, database: other, localities: [] })];
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, async (_, index) => stores[index % 2]?.applyPage(page)),
      );
      await other.close();
      assert.deepEqual(
        new Set(outcomes.map((outcome) => outcome && codesOfOutcome(outcome))),
        new Set(["done"]),
      );
      assert.equal(await partner.pages(), 1);
    });

    test("X-43: that does not follow on what is held is refused", async () => {
      const partner = await makePartner();
      assert.deepEqual(await partner.apply([], { number: 2 }), ["page-out-of-order"]);
      await partner.apply([partner.row("a", 1, "x")]);
      assert.deepEqual(await partner.apply([], { number: 1 }), ["page-out-of-order"]);
      assert.deepEqual(await partner.apply([], { number: 3 }), ["page-out-of-order"]);
      assert.equal(
        await partner.apply([partner.row("a", 1, "x")], { number: 1, epoch: 2, begins: true }),
        "done",
      );
    });

    test("X-48: a row of a lower version than what is held changes nothing, nor does its leaving", async () => {
      const partner = await makePartner();
      await partner.apply([partner.row("a", 3, "x3")]);
      assert.equal(await partner.apply([partner.row("a", 2, "x2")]), "done");
      assert.equal(await partner.apply([partner.gone("a", 2)]), "done");
      assert.deepEqual(await partner.copies(), [["a", 3, "x3"]]);
      assert.equal(await partner.apply([partner.row("a", 3, "x3 đủ trường")]), "done");
      assert.deepEqual(await partner.copies(), [["a", 3, "x3 đủ trường"]]);
    });
  });

  describe(`rows that do not belong (${server})`, () => {
    test("X-49: with our own record, another's copy, a foreign author or a record kept inside is refused whole", async () => {
      const partner = await makePartner();
      const other = await makePartner();
      await other.apply([other.row("copy", 1, "của bên khác")]);
      await putWell(node.store, actor("HP"), samples, [{ id: `own-${server}`, body: { title: "của ta" } }]);
      await partner.apply([partner.row("a", 1, "x")]);
      const { author } = partner;
      const smuggled = [
        rowOf(`own-${server}`, 9, { title: "giả" }, { author }),
        rowOf(`${other.author}-copy`, 9, { title: "giả" }, { author }),
        partner.row("b", 1, "giả", { author: "HP" }),
        partner.row("b", 1, "giả", { author: other.author }),
        partner.row("b", 1, "giả", { scope: "internal" }),
      ];
      for (const row of smuggled)
        assert.deepEqual(await partner.apply([partner.row("a", 2, "mới"), row]), ["foreign-record"], row);
      assert.deepEqual(await partner.copies(), [["a", 1, "x"]]);
      assert.deepEqual([await partner.pages(), (await partner.followed())?.number], [1, 1]);
      assert.equal(
        await partner.apply([goneRow(`own-${server}`, 99), goneRow(`${other.author}-copy`, 99)]),
        "done",
      );
      assert.deepEqual(await other.copies(), [["copy", 1, "của bên khác"]]);
      assert.equal((await node.sql("select from reg.samples where id = $1", [`own-${server}`])).length, 1);
    });

    test("X-50: fields that are not declared stay in the page; values that do not fit refuse it whole", async () => {
      const partner = await makePartner();
      const { author } = partner;
      const known = rowOf(`${author}-a`, 1, { title: "x", neverDeclared: { deep: [1] } }, { author });
      assert.equal(await partner.apply([known]), "done");
      assert.match(await partner.kept(), /neverDeclared/u);
      const unfit: readonly (readonly [string, unknown])[] = [
        ["amount", "nhiều"],
        ["amount", 1e300],
        ["since", "2026-02-30"],
        ["since", "infinity"],
        ["size", "NaN"],
        ["shades", 7],
        ["title", "\u0000"],
        ["place", { type: "Point" }],
      ];
      for (const [field, value] of unfit) {
        const row = rowOf(`${author}-b`, 1, { title: "y", [field]: value }, { author });
        const whole = [partner.row("a", 2, "x2"), row];
        assert.deepEqual(await partner.apply(whole), ["bad-page"], `${field} ${String(value)}`);
      }
      for (const more of [{ from: "infinity" }, { from: "hôm nay" }, { scope: "secret" }])
        assert.deepEqual(await partner.apply([partner.row("c", 1, "z", more)]), ["bad-page"]);
      assert.deepEqual(await partner.apply([partner.row("c", 0, "z")]), ["bad-page"]);
      assert.deepEqual(await partner.apply([partner.row("c", 1, "z"), partner.row("c", 1, "z")]), [
        "bad-page",
      ]);
    });

    test("X-41: a line that is not one row is found though no line is parsed", async () => {
      const partner = await makePartner();
      const page = await partner.pageOf([partner.row("a", 1, "x")]);
      const two = { count: 1, json: `[${partner.row("a", 1, "x")},${partner.row("b", 1, "x")}]` };
      assert.deepEqual(codesOfOutcome(await exchange.applyPage({ ...page, given: two })), ["bad-page"]);
      const left = { count: 1, json: `[${partner.gone("a", 1)},${partner.gone("b", 1)}]` };
      assert.deepEqual(codesOfOutcome(await exchange.applyPage({ ...page, gone: left })), ["bad-page"]);
    });
  });

  describe(`a large transaction (${server})`, () => {
    test("X-46: parts of a large transaction are applied together when the last has come", async () => {
      const partner = await makePartner();
      await partner.apply([partner.row("a", 1, "x")]);
      await partner.apply([partner.row("a", 2, "x2"), partner.row("b", 1, "y")], { whole: false });
      await partner.apply([partner.gone("b", 2)], { whole: false });
      assert.deepEqual(await partner.copies(), [["a", 1, "x"]]);
      await partner.apply([partner.row("c", 1, "z")]);
      assert.deepEqual(await partner.copies(), [
        ["a", 2, "x2"],
        ["c", 1, "z"],
      ]);
    });
  });
}
