// What a grant lets out of the database: positions, windows, and what partners are told of what left.
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Terms } from "@nhipcau/exchange/grants/grant-terms.ts";
import type { Cursor } from "@nhipcau/exchange/pages/cursor.ts";
import type { GrantedPage } from "@nhipcau/operations/ports/exchange-store.ts";
import { actor } from "@nhipcau/testkit/actors.ts";
import { putGranted, termsOf } from "@nhipcau/testkit/granted-node.ts";
import { makeNode } from "@nhipcau/testkit/make-node.ts";
import { codesOfOutcome, putWell } from "@nhipcau/testkit/put-records.ts";
import { samples } from "@nhipcau/testkit/sample-register.ts";
import { settledJournal } from "@nhipcau/testkit/settled-journal.ts";
import pg from "pg";
import { makeExchangeStore } from "./exchange-store.ts";

const node = await makeNode({ extra: [samples] });
const exchange = makeExchangeStore({ ...node, localities: ["QN"] });

interface Reader {
  /** The next page, from where the last one ended. */
  next(most?: number, when?: "settled" | "at-once"): Promise<GrantedPage>;
  refusals(at?: { readonly after?: Cursor; readonly today?: string }): Promise<readonly string[] | "done">;
  grant: string;
  peer: string;
  position: Cursor | undefined;
}

async function readerOf(terms: Terms): Promise<Reader> {
  const given = await putGranted(exchange, "out", terms);
  const reader: Reader = {
    ...given,
    position: undefined,
    next: async (most = 100, when = "settled") => {
      if (when === "settled") await settledJournal(node);
      const page = await exchange.grantedPage({
        ...given,
        personal: ["secret"],
        most,
        ...(reader.position ? { after: reader.position } : {}),
      });
      if (!page.ok) throw new Error(JSON.stringify(page.refusals));
      reader.position = page.value.next;
      return page.value;
    },
    refusals: async ({ after: place, today } = {}) =>
      codesOfOutcome(
        await exchange.grantedPage({
          ...given,
          personal: [],
          most: 10,
          ...(place ? { after: place } : {}),
          ...(today === undefined ? {} : { today: today as CalendarDate }),
        }),
      ),
  };
  return reader;
}

const told = ({ rows }: GrantedPage): readonly unknown[] =>
  rows.map((row) => {
    const { $id, $gone, $v } = JSON.parse(row) as { $id: string; $gone?: string; $v: number };
    return $gone === undefined ? [$id, $v] : [$id, $v, $gone];
  });

describe("a snapshot", () => {
  test("X-47: gives the records in scope by id in pages, and after it the journal from where it began", async () => {
    const reader = await readerOf(termsOf({ register: "samples", from: ["S1"] }));
    await putWell(
      node.store,
      actor("S1"),
      samples,
      ["c", "a", "e", "b", "d"].map((id) => ({ id: `s1-${id}` })),
    );
    const first = await reader.next(2);
    assert.deepEqual(
      [first.phase, first.begins, first.ends, told(first)],
      [
        "snapshot",
        true,
        false,
        [
          ["s1-a", 1],
          ["s1-b", 1],
        ],
      ],
    );
    // Between two pages of a snapshot the world goes on.
    await putWell(node.store, actor("S1"), samples, [{ id: "s1-a" }, { id: "s1-z" }]);
    assert.deepEqual(told(await reader.next(2)), [
      ["s1-c", 1],
      ["s1-d", 1],
    ]);
    const last = await reader.next(10);
    assert.deepEqual(
      [last.begins, last.ends, told(last)],
      [
        false,
        true,
        [
          ["s1-e", 1],
          ["s1-z", 1],
        ],
      ],
    );
    assert.deepEqual(told(await reader.next()), [
      ["s1-a", 2],
      ["s1-z", 1],
    ]);
    assert.deepEqual(told(await reader.next()), []);
  });

  test("X-44: begins again under other terms, for a cursor of another epoch, and without one", async () => {
    const terms = termsOf({ register: "samples", from: ["S2"] });
    const reader = await readerOf(terms);
    await putWell(node.store, actor("S2"), samples, [{ id: "s2", body: { title: "x", story: "y" } }]);
    await reader.next();
    const { position } = reader;
    assert.ok(position);
    assert.equal((await reader.next()).phase, "journal");
    reader.position = { ...position, epoch: position.epoch + 1 };
    assert.equal((await reader.next()).begins, true);
    await putGranted(exchange, "out", { ...terms, fields: ["title", "story"] }, { ...reader, number: 2 });
    const page = await reader.next();
    assert.deepEqual([page.begins, page.number, page.fields], [true, 2, ["story", "title"]]);
  });

  test("X-44: a cursor ahead of the journal is refused", async () => {
    const reader = await readerOf(termsOf({ register: "samples", from: ["S3"] }));
    await reader.next();
    const { position } = reader;
    assert.ok(position?.phase === "journal");
    const ahead = { ...position, transaction: position.transaction + 1_000_000 };
    assert.deepEqual(await reader.refusals({ after: ahead }), ["cursor-ahead"]);
  });
});

describe("the journal", () => {
  test("X-45: the newest state of what changed; gone what was in scope; of others not even the id", async () => {
    const reader = await readerOf(
      termsOf({ register: "samples", from: ["J1"], rows: [{ field: "colour", op: "eq", values: ["red"] }] }),
    );
    const put = (id: string, colour: string, more = {}) =>
      putWell(node.store, actor("J1"), samples, [{ id, body: { title: id, colour }, ...more }]);
    await put("j1-stays", "red");
    await put("j1-leaves", "red");
    await put("j1-retires", "red");
    await put("j1-inside", "red");
    await put("j1-never", "blue");
    assert.equal((await reader.next()).rows.length, 4);
    await put("j1-stays", "red");
    await put("j1-stays", "red");
    await put("j1-leaves", "blue");
    await put("j1-retires", "red", { retired: true });
    await put("j1-inside", "red", { scope: "internal" });
    await put("j1-never", "green");
    await put("j1-passes", "green");
    await put("j1-passes", "red");
    await put("j1-passes", "blue");
    assert.deepEqual(told(await reader.next()), [
      ["j1-stays", 3],
      ["j1-leaves", 2, "left"],
      ["j1-retires", 2, "retired"],
      ["j1-inside", 2, "internal"],
      ["j1-passes", 3, "left"],
    ]);
    await put("j1-leaves", "green");
    assert.deepEqual(told(await reader.next()), []);
  });

  test("L-05: what was withdrawn since does not go out, however far back the reader stands", async () => {
    const reader = await readerOf(termsOf({ register: "samples", from: ["J2"] }));
    await reader.next();
    await putWell(node.store, actor("J2"), samples, [{ id: "j2", body: { title: "nhầm" } }]);
    await putWell(node.store, actor("J2"), samples, [
      { id: "j2", scope: "internal", body: { title: "nhầm" } },
    ]);
    // The window of one entry ends before the withdrawal; the withdrawn words do not go out all the same.
    assert.deepEqual(told(await reader.next(1)), [["j2", 2, "internal"]]);
  });

  test("L-04, X-46: a transaction that commits late is neither skipped nor torn from its order", async () => {
    const reader = await readerOf(termsOf({ register: "samples", from: ["J3"] }));
    await reader.next();
    const late = new pg.Client({ connectionString: node.prepared.appUrl });
    await late.connect();
    after(() => late.end().catch(() => undefined)); // the database may be dropped already
    await late.query("begin");
    await late.query(
      "select set_config('nhipcau.locality', 'J3', true), set_config('nhipcau.role', 'focal-point', true)",
    );
    await late.query(
      "insert into reg.samples (id, author, scope, holds_from, title) values ('j3-late', 'J3', 'shared', '2024-01-01', 'x')",
    );
    await putWell(node.store, actor("J3"), samples, [{ id: "j3-early" }]);
    assert.deepEqual(told(await reader.next(100, "at-once")), []);
    await late.query("commit");
    assert.deepEqual(told(await reader.next()), [
      ["j3-late", 1],
      ["j3-early", 1],
    ]);
  });

  test("X-46: a page ends where a transaction ends; of a larger one all parts but the last are not whole", async () => {
    const reader = await readerOf(termsOf({ register: "samples", from: ["J4"] }));
    await reader.next();
    const batch = (prefix: string, count: number) =>
      putWell(
        node.store,
        actor("J4"),
        samples,
        Array.from({ length: count }, (_, index) => ({ id: `j4-${prefix}${index}` })),
      );
    await batch("a", 2);
    await batch("b", 2);
    await batch("c", 5);
    await batch("d", 1);
    const shape = async (most: number) => {
      const { whole, rows } = await reader.next(most);
      return [whole, rows.length];
    };
    assert.deepEqual(await shape(3), [true, 2]);
    assert.deepEqual(await shape(3), [true, 2]);
    assert.deepEqual(await shape(3), [false, 3]);
    assert.deepEqual(await shape(3), [true, 3]);
    assert.deepEqual(await shape(3), [true, 0]);
  });

  test("of two transactions that number one record's versions in the other order the newest state stands", async () => {
    const reader = await readerOf(
      termsOf({ register: "samples", from: ["J5"], rows: [{ field: "colour", op: "eq", values: ["red"] }] }),
    );
    await putWell(node.store, actor("J5"), samples, [{ id: "j5", body: { title: "x", colour: "red" } }]);
    await reader.next();
    // The transaction that began first writes the later version.
    const first = new pg.Client({ connectionString: node.prepared.appUrl });
    await first.connect();
    after(() => first.end().catch(() => undefined)); // the database may be dropped already
    await first.query("begin");
    await first.query(
      "select set_config('nhipcau.locality', 'J5', true), set_config('nhipcau.role', 'focal-point', true)",
    );
    await first.query(
      "insert into reg.samples (id, author, scope, holds_from, title) values ('j5-other', 'J5', 'internal', '2024-01-01', 'x')",
    );
    await putWell(node.store, actor("J5"), samples, [{ id: "j5", body: { title: "y", colour: "red" } }]);
    await first.query("update reg.samples set colour = 'blue' where id = 'j5'");
    await first.query("commit");
    const rows = [
      ...told(await reader.next(1)),
      ...told(await reader.next(1)),
      ...told(await reader.next(1)),
    ];
    assert.deepEqual(rows, [["j5", 3, "left"]]);
  });
});

describe("a grant", () => {
  test("X-37: lets nothing out before its days, after them, when it ended or its peer is retired", async () => {
    const terms = termsOf({
      register: "samples",
      from: ["G1"],
      validFrom: "2026-01-01" as CalendarDate,
      validUntil: "2026-12-31" as CalendarDate,
    });
    const reader = await readerOf(terms);
    assert.equal(await reader.refusals({ today: "2026-12-31" }), "done");
    assert.deepEqual(await reader.refusals({ today: "2027-01-01" }), ["grant-ended"]);
    assert.deepEqual(await reader.refusals({ today: "2025-12-31" }), ["grant-not-yet"]);
    await putGranted(exchange, "out", terms, { ...reader, state: "revoked" });
    assert.deepEqual(await reader.refusals({ today: "2026-06-01" }), ["grant-ended"]);
    await putGranted(exchange, "out", terms, reader);
    await node.sql("update nhipcau.peers set state = 'retired' where node = $1", [reader.peer]);
    assert.deepEqual(await reader.refusals({ today: "2026-06-01" }), ["peer-retired"]);
  });

  test("lets nothing out to another peer", async () => {
    const one = await readerOf(termsOf({ register: "samples", from: ["G2"] }));
    const other = await readerOf(termsOf({ register: "samples", from: ["G2"] }));
    const outcome = await exchange.grantedPage({ grant: one.grant, peer: other.peer, personal: [], most: 1 });
    assert.deepEqual(codesOfOutcome(outcome), ["grant-unknown"]);
  });

  test("X-33: lets a personal field out only by name and for a purpose, also as a condition", async () => {
    const body = { title: "t", secret: "s" };
    await putWell(node.store, actor("G3"), samples, [{ id: "g3", body }]);
    const rowOf = async (terms: Partial<Terms>) => {
      const reader = await readerOf(
        termsOf({ register: "samples", from: ["G3"], fields: ["title", "secret"], ...terms }),
      );
      return (await reader.next()).rows.map((row) => "secret" in (JSON.parse(row) as object));
    };
    assert.deepEqual(await rowOf({}), [false]);
    assert.deepEqual(await rowOf({ purpose: "đối chiếu" }), [false]);
    assert.deepEqual(await rowOf({ personal: ["secret"], purpose: " " }), [false]);
    assert.deepEqual(await rowOf({ personal: ["secret"], purpose: "đối chiếu" }), [true]);
    const rows = [{ field: "secret", op: "eq" as const, values: ["s"] }];
    assert.deepEqual(await rowOf({ rows, fields: ["title"] }), []);
  });

  test("X-36: of one register is open once for a peer and direction, also when two are offered at once", async () => {
    const terms = termsOf({ register: "samples", from: ["G4"] });
    const { peer, grant } = await putGranted(exchange, "out", terms);
    const offer = (id: string, direction: "in" | "out" = "out", state: "offered" | "revoked" = "offered") =>
      exchange.write((transaction) =>
        transaction.putGrant({ id, peer, direction, register: "samples", state, number: 1, terms }),
      );
    assert.deepEqual(codesOfOutcome(await offer(crypto.randomUUID())), ["grant-exists"]);
    assert.equal(codesOfOutcome(await offer(crypto.randomUUID(), "in")), "done");
    assert.equal(codesOfOutcome(await offer(grant, "out", "revoked")), "done");
    const both = await Promise.all([offer(crypto.randomUUID()), offer(crypto.randomUUID())]);
    assert.deepEqual(both.flatMap(codesOfOutcome).toSorted(), ["done", "grant-exists"]);
  });

  test("X-38: copies of others' records and records kept inside are never let out, nor previewed", async () => {
    await putWell(node.store, actor("G5"), samples, [{ id: "g5-in", scope: "internal" }, { id: "g5-out" }]);
    const terms = termsOf({ register: "samples", from: ["G5", "QN"] });
    const reader = await readerOf(terms);
    assert.deepEqual(told(await reader.next()), [["g5-out", 1]]);
    const { count, sample } = await exchange.read((transaction) =>
      transaction.sampleOfTerms(terms, ["secret"], 5),
    );
    assert.deepEqual(
      [count, sample.map(({ id, body }) => [id, body])],
      [1, [["g5-out", { title: "g5-out" }]]],
    );
  });
});
