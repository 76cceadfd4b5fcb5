// Migrations go forward from the very first version, once, and never back.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, describe, test } from "node:test";
import { systemOf } from "@nhipcau/operations/ports/acting.ts";
import { loadRegisters } from "@nhipcau/registers/load-registers.ts";
import { actor } from "@nhipcau/testkit/actors.ts";
import { putWell } from "@nhipcau/testkit/put-records.ts";
import { samples } from "@nhipcau/testkit/sample-register.ts";
import { testServerUrl } from "@nhipcau/testkit/test-server.ts";
import fc from "fast-check";
import pg from "pg";
import { Database } from "../database/database.ts";
import { makePostgresStore } from "../postgres-store.ts";
import { rebuildTables } from "../upkeep/rebuild.ts";
import { migrations } from "./migrations.ts";
import { prepareDatabase, urlOf } from "./prepare-database.ts";

const adminUrl = testServerUrl("embedded");
const registers = [...(await loadRegisters()), samples];

async function run(url: string, ...statements: string[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) rows = (await client.query<Record<string, unknown>>(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

function newName(): string {
  const name = `test_${randomBytes(8).toString("hex")}`;
  after(() =>
    run(adminUrl, `drop database if exists ${name} with (force)`, `drop role if exists ${name}_login`),
  );
  return name;
}

// A table as the first version made it, of a declaration that had three fields. Never brought up to date.
const firstTable = `
create table reg."samples" (
  id text collate "C" primary key,
  version integer not null default 1,
  author text not null,
  scope text not null check (scope in ('public', 'shared', 'internal')),
  retired boolean not null default false,
  holds_from date not null,
  recorded_at timestamptz not null default now(),
  "title" text, "amount" bigint, "story" text,
  search_text text generated always as (nhipcau.fold(id || ' ' || coalesce("title", ''))) stored,
  exact_text text generated always as (lower(id || ' ' || coalesce("title", ''))) stored
);
alter table reg."samples" enable row level security;
create policy readable on reg."samples" for select to nhipcau_app using (
  scope = 'public' or (scope = 'shared' and (select nhipcau.acting_locality()) <> '') or author = any ((select nhipcau.stewarded_authors())::text[]));
create policy added_by_author on reg."samples" for insert to nhipcau_app with check (author = (select nhipcau.acting_locality()) and author = any ((select nhipcau.stewarded_authors())::text[]));
create policy changed_by_steward on reg."samples" for update to nhipcau_app using (author = any ((select nhipcau.stewarded_authors())::text[])) with check (author = any ((select nhipcau.stewarded_authors())::text[]));
grant select, insert, update on reg."samples" to nhipcau_app;
create trigger guard_version before insert or update or delete on reg."samples" for each row execute function nhipcau.guard_version();
create trigger journal_insert after insert on reg."samples" referencing new table as new_rows for each statement execute function nhipcau.write_journal();
create trigger journal_update after update on reg."samples" referencing new table as new_rows for each statement execute function nhipcau.write_journal();
create index on reg."samples" ((left("title", 200) collate "vi-x-icu"), id);
create index on reg."samples" using gin (search_text gin_trgm_ops);
insert into nhipcau.register_tables (register, columns)
  values ('samples', '[{"name": "title", "type": "text"}, {"name": "story", "type": "text"}, {"name": "amount", "type": "bigint"}]');`;

/** A database of the first version with two records, one of them changed once. */
async function makeFirst(): Promise<string> {
  const name = newName();
  await run(
    adminUrl,
    "do $$ begin create role nhipcau_app nologin; exception when duplicate_object or unique_violation then null; end $$",
    `create database ${name} template template0 encoding 'UTF8'`,
  );
  const [first] = migrations;
  assert.equal(first?.name, "0001-journal");
  await run(
    urlOf(adminUrl, name),
    first.sql,
    "create table public.migrations (name text primary key, run_at timestamptz not null default now())",
    "insert into public.migrations (name) values ('0001-journal')",
    firstTable,
    "select set_config('nhipcau.locality', 'QN', false)",
    "insert into reg.samples (id, author, scope, holds_from, title, story, amount) values ('old-1', 'QN', 'shared', '2020-01-01', 'HẠ LONG', 'Chuyện cũ', 7), ('old-2', 'QN', 'shared', '2020-01-01', 'Hai', null, null)",
    "update reg.samples set title = 'Vịnh HẠ LONG' where id = 'old-1'",
  );
  return name;
}

describe("migrations", () => {
  test("bring a database of the first version to the present one with everything in it", async () => {
    const name = await makeFirst();
    const prepared = await prepareDatabase({ adminUrl, name, registers });
    const database = new Database({ url: prepared.appUrl });
    after(() => database.close());
    const store = makePostgresStore({
      database,
      registers: new Map(registers.map((register) => [register.name, register])),
    });
    const here = actor("QN");
    const found = await store.read(here, async (transaction) => ({
      record: (await transaction.find(samples, "old-1"))?.body,
      versions: (await transaction.history(samples, "old-1")).length,
      // The first version neither searched the story nor folded capitals in a plain locale.
      byStory: await transaction.search("chuyen cu", false, 5),
      byTitle: (await transaction.search("hạ long", true, 5)).length,
      // Fields and filters it did not have.
      listed: await transaction.list(samples, {
        filters: [{ field: "colour", operator: "empty", values: [] }],
        sort: { field: "amount", descending: true },
        limit: 5,
      }),
    }));
    assert.deepEqual(found.record, { title: "Vịnh HẠ LONG", story: "Chuyện cũ", amount: 7 });
    assert.equal(found.versions, 2);
    assert.equal(found.byStory[0]?.id, "old-1");
    assert.equal(found.byTitle, 1);
    assert.deepEqual(found.listed.ok && found.listed.value.records.map(({ id }) => id), ["old-1", "old-2"]);
    const [written] = await putWell(store, here, samples, [
      {
        id: "old-2",
        expected: 1,
        body: { title: "Hai", colour: "red", place: { type: "Point", coordinates: [107, 21] } },
      },
    ]);
    assert.equal(written?.version, 2);
    assert.ok((await rebuildTables(prepared.ownerUrl, registers)).every(({ equal }) => equal));
    await putWell(store, systemOf("VN"), samples, [{ id: "new" }]);
    const indexes =
      "select count(*)::int as n from pg_indexes where schemaname = 'reg' and tablename = 'samples'";
    const fresh = await prepareDatabase({ adminUrl, name: newName(), registers });
    assert.deepEqual(
      await run(prepared.ownerUrl, indexes),
      await run(fresh.ownerUrl, indexes),
      "no index is missing or doubled",
    );
  });

  test("run once, also when several processes start on one new database at the same time", async () => {
    const name = newName();
    const prepared = await Promise.all(
      Array.from({ length: 4 }, () => prepareDatabase({ adminUrl, name, registers })),
    );
    const marks = await run(urlOf(adminUrl, name), "select name from public.migrations order by name");
    assert.deepEqual(
      marks.map((row) => row["name"]),
      migrations.map((migration) => migration.name),
    );
    for (const { appUrl } of prepared)
      assert.deepEqual(
        await run(appUrl, "select 1 as works"),
        [{ works: 1 }],
        "a later start locks nobody out",
      );
  });

  test("leave a database of a newer version alone", async () => {
    const name = newName();
    const { ownerUrl } = await prepareDatabase({ adminUrl, name, registers });
    await run(ownerUrl, "insert into public.migrations (name) values ('9999-later')");
    await assert.rejects(
      prepareDatabase({ adminUrl, name, registers }),
      /newer version of the programme \(9999-later\)/u,
    );
  });

  test("refuse a field that changed its kind, and leave the table as it was", async () => {
    const name = newName();
    const { ownerUrl } = await prepareDatabase({ adminUrl, name, registers });
    const { amount } = samples.fields;
    const retyped = {
      ...samples,
      fields: {
        ...samples.fields,
        amount: { ...amount, type: "text" as const },
        extra: samples.fields.title,
      },
    };
    await assert.rejects(
      prepareDatabase({ adminUrl, name, registers: [retyped] }),
      /samples\.amount changed from bigint to text/u,
    );
    assert.deepEqual(
      await run(
        ownerUrl,
        "select 1 from information_schema.columns where table_schema = 'reg' and table_name = 'samples' and column_name = 'extra'",
      ),
      [],
    );
  });

  test("are in order, and named as they are sorted", () => {
    const names = migrations.map(({ name }) => name);
    assert.deepEqual(names, names.toSorted());
    assert.ok(names.every((name, index) => name.startsWith(String(index + 1).padStart(4, "0"))));
  });
});

describe("what an earlier version made", () => {
  test("loses the indexes no longer wanted, gains those that are, and keeps an administrator's own", async () => {
    const name = newName();
    const { ownerUrl } = await prepareDatabase({ adminUrl, name, registers });
    const indexes =
      "select indexdef from pg_indexes where schemaname = 'reg' and tablename = 'samples' order by indexdef";
    const wanted = await run(ownerUrl, indexes);
    const [shape] = await run(
      ownerUrl,
      "select indexes from nhipcau.register_tables where register = 'samples'",
    );
    const now = shape?.["indexes"] as string[];
    const earlier = now.map((index) => index.replace(/ where .*$/u, ""));
    assert.notDeepEqual(earlier, now);
    // As a version made it that indexed empty values too; one index is the administrator's own.
    await run(
      ownerUrl,
      ...wanted
        .map(({ indexdef }) => /INDEX (\S+) ON .* WHERE/u.exec(String(indexdef))?.[1])
        .filter((index) => index !== undefined && !index.includes("from_page"))
        .map((index) => `drop index reg.${index}`),
      ...earlier
        .filter((index) => !now.includes(index))
        .map((index) => `create index on reg.samples ${index}`),
      "create index own on reg.samples (amount)",
      `update nhipcau.register_tables set indexes = '${JSON.stringify(earlier).replaceAll("'", "''")}' where register = 'samples'`,
    );
    const had = new Set((await run(ownerUrl, indexes)).map(({ indexdef }) => indexdef));
    assert.equal(had.size, wanted.length + 1);
    await prepareDatabase({ adminUrl, name, registers });
    const form = ({ indexdef }: Record<string, unknown>) =>
      String(indexdef).replace(/INDEX \S+ ON/u, "INDEX ON");
    assert.deepEqual(
      (await run(ownerUrl, `${indexes}`)).map(form).toSorted(),
      [...wanted.map(form), "CREATE INDEX ON reg.samples USING btree (amount)"].toSorted(),
    );
  });

  test("keeps its boxes: a point gets the same one the quick way", async () => {
    const { ownerUrl } = await prepareDatabase({ adminUrl, name: newName(), registers });
    const first = /as\n\$\$ (select case when geometry is null.*?) \$\$;/su.exec(
      migrations[0]?.sql ?? "",
    )?.[1];
    assert.ok(first);
    const place = fc.tuple(
      fc.double({ noNaN: true, min: -180, max: 180 }),
      fc.integer({ min: -90, max: 90 }),
    );
    const point = fc.record({ type: fc.constant("Point"), coordinates: place });
    const line = fc.record({
      type: fc.constant("LineString"),
      coordinates: fc.array(place, { minLength: 2 }),
    });
    const odd = fc.constantFrom(
      { type: "Point", coordinates: [] },
      { type: "Point", coordinates: [107, 21, 5] },
      { type: "Point", coordinates: [[107, 21]] },
      { type: "Point", coordinates: [107] },
    );
    const geometries = fc.sample(fc.oneof(point, line, odd), 300).map((one) => JSON.stringify(one));
    const [found] = await run(
      ownerUrl,
      `select count(*)::int as n, count(*) filter (where nhipcau.box_of(geometry)::text is distinct from (${first})::text)::int as other
       from unnest('{${geometries.map((one) => JSON.stringify(one)).join(",")}}'::jsonb[]) geometry`,
    );
    assert.deepEqual(found, { n: 300, other: 0 });
  });
});
