// What a backup holds besides the records, on both PostgreSQL versions: no table of a node is forgotten, and whatever
// is in one comes back.
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import { addRecord } from "@nhipcau/operations/records/write-record.ts";
import { actor } from "@nhipcau/testkit/actors.ts";
import { makeNode, type TestNode } from "@nhipcau/testkit/make-node.ts";
import { putWell } from "@nhipcau/testkit/put-records.ts";
import { samples } from "@nhipcau/testkit/sample-register.ts";
import { takeBackup } from "./backup.ts";
import { type KeptTable, keptTables, leftOutSchemas, leftOutTables } from "./backup-tables.ts";
import { restoreBackup } from "./restore.ts";

const here = actor("QN", "focal-point");
const folder = mkdtempSync(join(tmpdir(), "nhipcau-backup-tables-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const newFile = (): string => join(folder, `${randomBytes(6).toString("hex")}.backup`);

/** Tables that no list names: those of the schema, and any in a schema that nobody thought of. */
async function unnamedTables(node: TestNode): Promise<readonly string[]> {
  const named = [...keptTables.map(({ table }) => table), ...Object.keys(leftOutTables)];
  const rows = await node.sql(
    `select nspname || '.' || relname as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
     where relkind in ('r', 'p', 'm', 'f') and nspname not in ('reg', 'pg_catalog', 'information_schema') and nspname <> all ($2) and nspname !~ '^pg_(toast|temp)'
       and nspname || '.' || relname <> all ($1) order by 1`,
    [
      ["public.migrations", ...named.map((table) => (table.includes(".") ? table : `nhipcau.${table}`))],
      Object.keys(leftOutSchemas),
    ],
  );
  return rows.map(({ name }) => String(name));
}

async function restoredOn(
  file: string,
  server: "embedded" | "other",
  tables: readonly KeptTable[] = keptTables,
  prepare = "",
): Promise<{ readonly node: TestNode; readonly loginsToMake: readonly string[] }> {
  const node = await makeNode({ server, extra: [samples] });
  await node.sql(prepare);
  const outcome = await restoreBackup(node.prepared.ownerUrl, node.registers.values(), file, { tables });
  assert.ok(outcome.ok);
  return { node, loginsToMake: outcome.value.loginsToMake };
}

describe("a backup's tables", () => {
  test("every table of a node is kept, or left out for a reason, and none is both", async () => {
    const node = await makeNode({ extra: [samples] });
    assert.deepEqual(await unnamedTables(node), []);
    await node.sql("create schema queue; create table queue.jobs (); create table nhipcau.letters ()");
    assert.deepEqual(await unnamedTables(node), ["nhipcau.letters", "queue.jobs"]);
    for (const [table, reason] of Object.entries(leftOutTables)) {
      assert.ok(!keptTables.some((kept) => kept.table === table), table);
      assert.ok(reason.length > 20, table);
      assert.deepEqual(
        await node.sql("select to_regclass($1) is not null as there", [
          table.includes(".") ? table : `nhipcau.${table}`,
        ]),
        [{ there: true }],
      );
    }
  });

  test("L-12: a request repeated after a restore is answered as it was, and writes nothing twice", async () => {
    const node = await makeNode({ extra: [samples] });
    let made = 0;
    const context = {
      acting: here,
      today: calendarDate("2026-11-21"),
      idempotencyKey: "k1",
      makeId: () => `made-${(made += 1)}`,
    };
    const input = { body: { title: "một lần" } };
    const first = await addRecord(node.store, samples, input, context);
    assert.ok(first.ok, JSON.stringify(first));
    const file = newFile();
    await takeBackup(node.prepared.ownerUrl, file);
    const { node: restored } = await restoredOn(file, "other");
    assert.deepEqual(await addRecord(restored.store, samples, input, context), first);
    const [counted] = await restored.sql("select count(*)::int as n from nhipcau.journal");
    assert.deepEqual([made, counted], [1, { n: 1 }]);
  });

  test("a direct SQL login stays its locality's, and a restore names the roles that are to be made again", async () => {
    const node = await makeNode({ extra: [samples] });
    await node.sql(
      "insert into nhipcau.sql_logins values ('nobody_made_this_role', 'QN'), (session_user, 'HP')",
    );
    const file = newFile();
    await takeBackup(node.prepared.ownerUrl, file);
    const { node: restored, loginsToMake } = await restoredOn(file, "embedded");
    assert.deepEqual(loginsToMake, ["nobody_made_this_role"]);
    const logins = "select * from nhipcau.sql_logins order by locality";
    assert.deepEqual(await restored.sql(logins), await node.sql(logins));
  });

  test("a table that is only named in the list comes back whatever its columns and guards, and goes on counting", async () => {
    const makeTables = `
      create table nhipcau.letters (
        id bigint generated always as identity primary key, words text[], seal bytea, days date[] not null default '{}',
        at timestamptz not null default now(), size float8, twice float8 generated always as (size * 2) stored, body jsonb, terms jsonb not null);
      create table nhipcau.replies (letter bigint primary key references nhipcau.letters (id), "Text" text not null);
      create function nhipcau.refuse() returns trigger language plpgsql as $$ begin raise exception 'never'; end $$;
      create trigger guard before delete on nhipcau.letters for each row execute function nhipcau.refuse();
      insert into nhipcau.letters (seal, terms) values ('\\x00', '{"made": "by the new node itself"}')`;
    const tables = [
      ...keptTables,
      { table: "letters", order: "id", atOnce: 2 },
      { table: "replies", order: "letter" },
    ];
    for (const [from, to] of [
      ["embedded", "other"],
      ["other", "embedded"],
    ] as const) {
      const node = await makeNode({ server: from, extra: [samples] });
      await putWell(node.store, here, samples, [{ id: "s1" }]);
      await node.sql(makeTables);
      await node.sql(`
        insert into nhipcau.letters (words, seal, days, size, body, terms)
        select array['a"b', 'phẩy, ngoặc {}', null, '', E'dòng\\nmới'], decode(repeat('00ff', n), 'hex'), array['2024-02-29', 'infinity']::date[],
          'NaN', case when n % 2 = 0 then '{"n": 12345678901234567890.25}'::jsonb end, '[null, "\\u0001 ế"]'
        from generate_series(1, 700) n;
        insert into nhipcau.replies select id, 'thư ' || id from nhipcau.letters`);
      const file = newFile();
      const header = await takeBackup(node.prepared.ownerUrl, file, { tables });
      assert.deepEqual(
        header.tables.slice(-2).map(({ table, rows }) => [table, rows]),
        [
          ["letters", 701],
          ["replies", 701],
        ],
      );
      const { node: restored } = await restoredOn(file, to, tables, makeTables);
      for (const table of ["letters", "replies"]) {
        const all = `select t::text from nhipcau.${table} t order by 1`;
        assert.deepEqual(await restored.sql(all), await node.sql(all), table);
      }
      const [next] = await restored.sql("insert into nhipcau.letters (terms) values ('{}') returning id");
      assert.deepEqual(next, { id: "702" });
      await assert.rejects(restored.sql("delete from nhipcau.letters where id = 702"), /never/u);
    }
  });

  test("a backup of the first form, which had the journal alone, is still restored", async () => {
    const node = await makeNode({ extra: [samples] });
    await putWell(node.store, here, samples, [{ id: "old-1" }, { id: "old-2" }]);
    const file = newFile();
    const { tables, ...header } = await takeBackup(node.prepared.ownerUrl, file);
    const lines = zstdDecompressSync(readFileSync(file)).toString().split("\n").slice(1, -2);
    assert.equal(tables[0]?.table, "node");
    const content = [JSON.stringify({ ...header, formatVersion: 1 }), ...lines.slice(1), ""].join("\n");
    const closing = {
      entries: header.entries,
      sha256: createHash("sha256").update(content).digest("hex"),
    };
    writeFileSync(file, zstdCompressSync(`${content}${JSON.stringify(closing)}\n`));
    const { node: restored } = await restoredOn(file, "embedded");
    const journal = "select j::text as entry from nhipcau.journal j order by epoch, xid, seq";
    assert.deepEqual(await restored.sql(journal), await node.sql(journal));
    assert.deepEqual(await restored.sql("select id, epoch from nhipcau.node"), [
      { id: header.node, epoch: header.epoch + 1 },
    ]);
  });
});

test("accounts and what they are assigned to come back; nobody stays signed in", async () => {
  const node = await makeNode({ extra: [samples] });
  await node.sql(`
    insert into people.users (id, name, email, username) values ('p1', 'An', 'an@example.vn', 'an');
    insert into people.credentials (id, "accountId", "providerId", "userId", password) values ('c1', 'p1', 'credential', 'p1', 'hash');
    insert into people.assignments (id, person, locality, role, from_day, given_by) values ('a1', 'p1', 'QN', 'leader', '2026-01-01', 'machine');
    insert into people.sessions (id, "expiresAt", token, "userId") values ('s1', now() + interval '1 hour', 't', 'p1')`);
  const file = newFile();
  await takeBackup(node.prepared.ownerUrl, file);
  const { node: restored } = await restoredOn(file, "other");
  for (const table of ["users", "credentials", "assignments"]) {
    const all = `select t::text from people.${table} t order by 1`;
    assert.deepEqual(await restored.sql(all), await node.sql(all), table);
  }
  assert.deepEqual(await restored.sql("select id from people.sessions"), []);
});
