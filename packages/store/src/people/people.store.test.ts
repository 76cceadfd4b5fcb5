// The schema of accounts: nobody but the application reaches it, and even the application cannot undo what was assigned.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, test } from "node:test";
import { sql } from "kysely";
import pg from "pg";
import { makeNode } from "@nhipcau/testkit/make-node.ts";
import { urlOf } from "../schema/prepare-database.ts";
import { openPeopleDatabase } from "./people-database.ts";
import { makePeopleStore } from "./people-store.ts";

const node = await makeNode();
const database = openPeopleDatabase(node.prepared.appUrl);
after(() => database.destroy());
const store = makePeopleStore(database);
const noon = Date.UTC(2026, 10, 21, 5);

await node.sql(
  "insert into people.users (id, name, email, username) values ('p1', 'An', 'an@example.vn', 'an'), ('p2', 'Bình', 'binh@example.vn', 'binh')",
);
await node.sql(
  "insert into people.assignments (id, person, locality, role, from_day, given_by) values ('a1', 'p1', 'QN', 'leader', '2026-01-01', 'machine')",
);

test("a direct SQL login of a locality reaches nothing of accounts", async () => {
  const name = new URL(node.prepared.ownerUrl).pathname.slice(1);
  const login = `direct_${randomBytes(6).toString("hex")}`;
  await node.sql(`create role ${login} login password 'x' in role nhipcau_app`);
  await node.sql(`grant connect on database ${name} to ${login}`);
  await node.sql("insert into nhipcau.sql_logins values ($1, 'QN')", [login]);
  const client = new pg.Client({ connectionString: urlOf(node.prepared.ownerUrl, name, login, "x") });
  await client.connect();
  const tables = await node.sql("select tablename from pg_tables where schemaname = 'people'");
  assert.ok(tables.length >= 10);
  for (const { tablename } of tables)
    await assert.rejects(client.query(`select 1 from people.${String(tablename)}`), { code: "42501" });
  await assert.rejects(client.query("select people.open_to_application()"), { code: "42501" });
  await client.end();
  await node.sql(`revoke connect on database ${name} from ${login}`);
  await node.sql(`drop role ${login}`);
});

test("the application ends what was assigned, and neither changes nor deletes it", async () => {
  const attempts = [
    "delete from people.assignments",
    "delete from people.users",
    "update people.assignments set role = 'administrator'",
    "update people.assignments set until_day = null",
    "update people.stand_ins set person = 'p2'",
    "update people.invitations set assignments = '[]'",
    "alter table people.users add column x int",
  ];
  for (const text of attempts) await assert.rejects(sql.raw(text).execute(database), { code: "42501" }, text);
  const ending = { by: "p2", at: new Date(noon).toISOString(), reason: "Chuyển công tác" };
  assert.equal(await store.endAssignment("a1", ending), true);
  assert.equal(await store.endAssignment("a1", ending), false, "what has ended is not ended again");
});

test("failures within the time lock, and what is over begins anew", async () => {
  const limit = { most: 3, minutes: 15 };
  const counts = [];
  for (let tries = 0; tries < 4; tries += 1) counts.push((await store.noteFailure("x", noon, limit)).count);
  assert.deepEqual(counts, [1, 2, 3, 4]);
  assert.equal((await store.tries("x", noon)).lockedUntil, noon + 15 * 60_000);
  assert.deepEqual(await store.tries("x", noon + 16 * 60_000), { count: 0 });
  assert.equal((await store.noteFailure("x", noon + 16 * 60_000, limit)).count, 1);
  await store.forgetFailures("x");
  assert.deepEqual(await store.tries("x", noon), { count: 0 });
});

test("a code is used once by each, and another time when nobody can mean the same one", async () => {
  const uses = await Promise.all(Array.from({ length: 5 }, () => store.useCode("p1", "123456", noon)));
  assert.equal(uses.filter(Boolean).length, 1);
  assert.equal(await store.useCode("p2", "123456", noon), true);
  assert.equal(await store.useCode("p1", "123456", noon + 6 * 60_000), true);
});
