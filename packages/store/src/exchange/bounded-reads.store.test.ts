// One read for a partner costs what it looks at, however much the journal holds and however little of it is in scope.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Cursor } from "@nhipcau/exchange/pages/cursor.ts";
import type { GrantedPage } from "@nhipcau/operations/ports/exchange-store.ts";
import { actor } from "@nhipcau/testkit/actors.ts";
import { putGranted, termsOf } from "@nhipcau/testkit/granted-node.ts";
import { settledJournal } from "@nhipcau/testkit/settled-journal.ts";
import { makeNode } from "@nhipcau/testkit/make-node.ts";
import { putWell } from "@nhipcau/testkit/put-records.ts";
import { samples } from "@nhipcau/testkit/sample-register.ts";
import pg from "pg";
import { makeExchangeStore } from "./exchange-store.ts";

const most = 10;
/** Versions a read of a snapshot looks at, at most. */
const mostWalked = 5 * most + 1;
const records = 600;

for (const server of ["embedded", "other"] as const)
  describe(`on ${server}`, async () => {
    const node = await makeNode({ server, extra: [samples] });
    const exchange = makeExchangeStore({ ...node, localities: ["QN"] });
    const ids = Array.from({ length: records }, (_, index) => `b-${String(index).padStart(4, "0")}`);
    for (let from = 0; from < records; from += 50)
      await putWell(
        node.store,
        actor("QN"),
        samples,
        ids.slice(from, from + 50).map((id) => ({ id, body: { title: id, colour: "blue" } })),
      );
    const red = [{ field: "colour", op: "eq" as const, values: ["red"] }];
    await putWell(node.store, actor("QN"), samples, [{ id: "b-0350", body: { title: "r", colour: "red" } }]);
    const given = await putGranted(exchange, "out", termsOf({ register: "samples", rows: red }));

    /** Reads from a position; says how many entries of the journal's indexes that took. */
    async function read(place?: Cursor): Promise<{ readonly page: GrantedPage; readonly looked: number }> {
      const page = await exchange.grantedPage({
        ...given,
        personal: [],
        most,
        ...(place ? { after: place } : {}),
      });
      assert.ok(page.ok);
      // A session of its own, since PostgreSQL counts for a session.
      const client = new pg.Client({ connectionString: node.prepared.ownerUrl });
      await client.connect();
      await client.query("select nhipcau.granted_page($1, $2, '{}', $3::text::jsonb, $4)", [
        given.grant,
        given.peer,
        place ? JSON.stringify(place) : null,
        most,
      ]);
      const { rows } = await client.query<{ looked: number }>(
        `select sum(pg_stat_get_xact_tuples_returned(indexrelid))::integer as looked
         from pg_index where indrelid = 'nhipcau.journal'::regclass`,
      );
      await client.end();
      return { page: page.value, looked: rows[0]?.looked ?? Number.NaN };
    }

    test("X-47: a snapshot under a selective condition looks at so many versions a page, and pages may be empty", async () => {
      await settledJournal(node);
      const found: string[] = [];
      let pages = 0;
      let place: Cursor | undefined;
      for (;;) {
        const { page, looked } = await read(place);
        assert.ok(looked <= mostWalked, `page ${pages} looked at ${looked}`);
        pages += 1;
        found.push(...page.rows.map((row) => (JSON.parse(row) as { readonly $id: string }).$id));
        place = page.next;
        if (page.ends) break;
        assert.deepEqual([page.phase, page.last, page.next.phase], ["snapshot", false, "snapshot"]);
      }
      assert.deepEqual(found, ["b-0350"]);
      assert.equal(pages, Math.ceil((records + 1) / (mostWalked - 1)));
    });

    test("X-47: a record with more versions than a read looks at is told once, as it is now", async () => {
      await node.sql(
        `insert into nhipcau.journal (epoch, register, record_id, version, author, scope, retired, holds_from, recorded_at, acting_locality, acting_person, acting_role, body)
         select epoch, register, 'a-many', v, author, scope, false, holds_from, recorded_at, acting_locality, acting_person, acting_role,
           jsonb_build_object('title', v::text, 'colour', 'red')
         from nhipcau.journal, generate_series(1, $1::integer) v where record_id = 'b-0000'`,
        [3 * mostWalked],
      );
      await settledJournal(node);
      const first = await read();
      assert.deepEqual(
        first.page.rows.map((row) => (JSON.parse(row) as { readonly $v: number }).$v),
        [3 * mostWalked],
      );
      assert.ok(first.looked <= mostWalked + 1, `it looked at ${first.looked}`);
      const second = await read(first.page.next);
      assert.deepEqual([second.page.rows, second.page.ends], [[], false]);
      await node.sql("delete from nhipcau.journal where record_id = 'a-many'");
    });

    test("X-45: whoever has caught up costs a look, and a window of the journal what is in it", async () => {
      await settledJournal(node);
      let place: Cursor | undefined;
      for (let ends = false; !ends;) {
        const { page } = await read(place);
        ({ ends } = page);
        place = page.next;
      }
      const idle = await read(place);
      assert.ok(idle.looked <= 2, `nothing new looked at ${idle.looked}`);
      assert.equal(idle.page.last, true);
      await putWell(
        node.store,
        actor("QN"),
        samples,
        ids.slice(0, 40).map((id) => ({ id, body: { title: id, colour: "red" } })),
      );
      await settledJournal(node);
      const window = await read(place);
      assert.deepEqual([window.page.rows.length, window.page.whole, window.page.last], [most, false, false]);
      assert.ok(window.looked <= 10 * most, `a window of ${most} looked at ${window.looked}`);
    });
  });
