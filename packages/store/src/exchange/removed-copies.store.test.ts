// What a partner takes back is gone: from the tables, from earlier versions and from the pages that brought it.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { actor } from "@nhipcau/testkit/actors.ts";
import { putGranted, rowOf } from "@nhipcau/testkit/granted-node.ts";
import { codesOfOutcome, putRecords } from "@nhipcau/testkit/put-records.ts";
import { makeReceivingNode } from "@nhipcau/testkit/receiving-node.ts";
import { samples } from "@nhipcau/testkit/sample-register.ts";
import { withOwner } from "../database/with-owner.ts";
import { restoreCopies } from "../upkeep/restore-copies.ts";

// Both before the first test: the nodes of a file are closed when those that are there have run.
const worlds = [
  ["embedded", await makeReceivingNode("embedded")],
  ["other", await makeReceivingNode("other")],
] as const;

for (const [server, { node, exchange, makePartner }] of worlds) {
  describe(`what leaves what is granted (${server})`, () => {
    test("X-46, X-47: parts that never became whole are dropped when a snapshot begins", async () => {
      const partner = await makePartner();
      await partner.apply([partner.row("a", 1, "x")]);
      await partner.apply([partner.row("b", 1, "rút lại")], { whole: false });
      await partner.apply([partner.row("a", 1, "x")], { begins: true, ends: true, phase: "snapshot" });
      assert.deepEqual(await partner.copies(), [["a", 1, "x"]]);
      assert.doesNotMatch(await partner.kept(), /rút lại/u);
    });

    test("X-47: at the end of a snapshot what did not come is removed, also from kept pages", async () => {
      const partner = await makePartner();
      await partner.apply([partner.row("a", 1, "x"), partner.row("b", 1, "không còn")]);
      await partner.apply([partner.row("a", 2, "x2")]);
      const phase = "snapshot" as const;
      await partner.apply([partner.row("a", 2, "x2")], { phase, begins: true, ends: false });
      assert.equal((await partner.copies()).length, 2);
      await partner.apply([partner.row("c", 1, "z")], { phase, begins: false, ends: true });
      assert.deepEqual(await partner.copies(), [
        ["a", 2, "x2"],
        ["c", 1, "z"],
      ]);
      const kept = await partner.kept();
      assert.doesNotMatch(kept, /không còn/u);
      assert.match(kept, /x2/u);
      assert.deepEqual(await partner.earlier(), [{ version: 1, body: { title: "x" } }]);
    });

    test("L-05: a field that went out of the terms goes out of copies, earlier versions and kept pages", async () => {
      const partner = await makePartner();
      const { author, grant, peer, terms } = partner;
      const full = (version: number) =>
        rowOf(`${author}-a`, version, { title: "x", story: "rút" }, { author });
      await partner.apply([full(1)]);
      await partner.apply([full(2)]);
      await putGranted(exchange, "in", { ...terms, fields: ["title"] }, { grant, peer, number: 2 });
      const narrow = { fields: ["title"], terms: 2, phase: "snapshot", begins: true, ends: true } as const;
      await partner.apply([partner.row("a", 2, "x")], narrow);
      assert.deepEqual(await node.sql("select story from reg.samples where author = $1", [author]), [
        { story: null },
      ]);
      assert.deepEqual(await partner.earlier(), [{ version: 1, body: { title: "x" } }]);
      assert.doesNotMatch(await partner.kept(), /rút/u);
    });

    test("X-55, X-42: what is gone leaves no word in any kept page, and the pages go on verifying", async () => {
      const partner = await makePartner();
      const many = Array.from({ length: 60 }, (_, index) => partner.row(`n${index}`, 1, `lời ${index}.`));
      await partner.apply([...many, partner.row("a", 1, "kín")]);
      await partner.apply([partner.row("a", 2, "kín hơn")]);
      // The same version delivered again in a snapshot stands in two pages.
      await partner.apply([partner.row("a", 2, "kín hơn"), ...many], {
        phase: "snapshot",
        begins: true,
        ends: true,
      });
      await partner.apply([partner.gone("a", 3), partner.gone("n7", 2)]);
      const kept = await partner.kept();
      assert.doesNotMatch(kept, /kín|lời 7\./u);
      assert.match(kept, /lời 8\./u);
      assert.deepEqual(await partner.earlier(), []);
      assert.equal((await partner.copies()).length, 59);
    });
  });

  describe(`a grant that came and its end (${server})`, () => {
    test("X-54: when the grant ends its copies, earlier versions and rows are removed; headers stay; pages are refused", async () => {
      const partner = await makePartner();
      const { grant, peer, terms } = partner;
      await partner.apply([partner.row("a", 1, "x"), partner.row("b", 1, "y")]);
      await partner.apply([partner.row("a", 2, "x2")]);
      const forgotten = await exchange.write(async (transaction) => {
        await transaction.putGrant({
          id: grant,
          peer,
          direction: "in",
          register: "samples",
          state: "revoked",
          number: 1,
          terms,
        });
        return { ok: true, value: await transaction.forgetGranted(grant) };
      });
      assert.deepEqual(forgotten, { ok: true, value: 2 });
      assert.deepEqual([await partner.copies(), await partner.earlier(), await partner.kept()], [[], [], ""]);
      assert.equal(await partner.pages(), 2);
      assert.deepEqual(await partner.apply([partner.row("c", 1, "z")]), ["grant-ended"]);
    });

    test("X-54: of a page applied while its grant ends nothing stays", async () => {
      const partner = await makePartner();
      const { grant, peer, terms } = partner;
      const page = await partner.pageOf([partner.row("a", 1, "x")]);
      const end = exchange.write(async (transaction) => {
        await transaction.putGrant({
          id: grant,
          peer,
          direction: "in",
          register: "samples",
          state: "revoked",
          number: 1,
          terms,
        });
        return { ok: true, value: await transaction.forgetGranted(grant) };
      });
      await Promise.all([end, exchange.applyPage(page)]);
      assert.deepEqual([await partner.copies(), await partner.kept()], [[], ""]);
    });

    test("L-03: copies made again from the kept pages are the copies that were there", async () => {
      const partner = await makePartner();
      await partner.apply([partner.row("a", 1, "x"), partner.row("b", 1, "y"), partner.row("c", 1, "z")]);
      await partner.apply([partner.row("a", 2, "x2"), partner.gone("b", 2)]);
      await partner.apply([partner.row("d", 1, "t")], { whole: false });
      await partner.apply([partner.row("a", 3, "x3")]);
      const state = () =>
        node.sql("select to_jsonb(r) as row from reg.samples r where author = $1 order by id", [
          partner.author,
        ]);
      const [copies, earlier] = [await state(), await partner.earlier()];
      await node.sql("delete from reg.samples where from_page is not null");
      await node.sql("delete from nhipcau.superseded");
      await withOwner(node.prepared.ownerUrl, restoreCopies);
      assert.deepEqual([await state(), await partner.earlier()], [copies, earlier]);
    });

    test("X-14: copies that were handed over become our own, and their versions go on", async () => {
      const partner = await makePartner();
      const { author, grant } = partner;
      await partner.apply([partner.row("a", 1, "x")]);
      await partner.apply([partner.row("a", 2, "x2")]);
      const change = () =>
        putRecords(node.store, actor("HP"), samples, [{ id: `${author}-a`, body: { title: "ta" } }]);
      assert.deepEqual(codesOfOutcome(await change()), ["not-steward"]);
      await node.sql("insert into nhipcau.stewardship values ($1, 'HP')", [author]);
      assert.notEqual(
        codesOfOutcome(await change()),
        "done",
        "a copy is written by nobody before it was handed over",
      );
      const taken = await exchange.write(async (transaction) => ({
        ok: true,
        value: await transaction.takeOver("samples"),
      }));
      assert.deepEqual(taken, { ok: true, value: 1 });
      assert.deepEqual(
        await node.sql("select version, body, acting_locality from nhipcau.journal where author = $1", [
          author,
        ]),
        [{ version: 3, body: { title: "x2" }, acting_locality: "HP" }],
      );
      assert.equal(codesOfOutcome(await change()), "done");
      assert.deepEqual(await partner.apply([partner.row("a", 9, "giành lại")]), ["foreign-record"]);
      await exchange.write(async (transaction) => ({
        ok: true,
        value: await transaction.forgetGranted(grant),
      }));
      assert.deepEqual(await node.sql("select version, title from reg.samples where author = $1", [author]), [
        { version: 4, title: "ta" },
      ]);
    });
  });
}
