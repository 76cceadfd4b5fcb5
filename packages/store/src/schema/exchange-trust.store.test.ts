// The database's own refusals about what came from partners and what goes to them, tried with raw SQL: by a direct login
// of a locality, and by the application acting for one as if it had a bug (L-01, L-05).
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, test } from "node:test";
import { putGranted, rowOf, termsOf } from "@nhipcau/testkit/granted-node.ts";
import { makeReceivingNode } from "@nhipcau/testkit/receiving-node.ts";
import pg from "pg";
import { urlOf } from "./prepare-database.ts";

const { node, exchange, makePartner } = await makeReceivingNode("embedded");
const nodeName = new URL(node.prepared.ownerUrl).pathname.slice(1);
const partner = await makePartner();
await partner.apply([partner.row("a", 1, "x")]);
await partner.apply([partner.row("a", 2, "x2")]);
const out = await putGranted(exchange, "out", termsOf({ register: "samples", from: ["HP"] }));

const thief = await connectAs(await directLogin("HP"));
const application = await connectAs(node.prepared.appUrl);
await application.query("select set_config('nhipcau.locality', 'HP', false)");

async function directLogin(locality: string): Promise<string> {
  const login = `direct_${randomBytes(6).toString("hex")}`;
  await node.sql(`create role ${login} login password 'x' in role nhipcau_app`);
  await node.sql(`grant connect on database ${nodeName} to ${login}`);
  await node.sql("insert into nhipcau.sql_logins values ($1, $2)", [login, locality]);
  after(async () => {
    // The roles of a server outlive the database that granted to them.
    const admin = new pg.Client({ connectionString: urlOf(node.prepared.ownerUrl, "postgres") });
    await admin.connect();
    await admin.query(`drop owned by ${login}`).catch(() => undefined); // granted in a database that is already gone
    await admin.query(`drop role ${login}`).catch(() => undefined); // as above
    await admin.end();
  });
  return urlOf(node.prepared.ownerUrl, nodeName, login, "x");
}

async function connectAs(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined); // the database is dropped under it when the tests are over
  await client.connect();
  after(() => client.end());
  return client;
}

const codeOf = (client: pg.Client, text: string, values: unknown[] = []): Promise<string> =>
  client.query(text, values).then(
    ({ rowCount }) => `done ${rowCount ?? 0}`,
    (error: unknown) => (error as { code?: string }).code ?? "",
  );

const tables = [
  "statements",
  "evidence",
  "outbox",
  "invitations",
  "peers",
  "grants",
  "deliveries",
  "pages",
  "followed",
  "nonces",
  "reads",
  "partner_reads",
];

test("L-05: a direct login sees nothing of the tables of the exchange and writes nothing into them", async () => {
  for (const table of tables) {
    assert.equal(await codeOf(thief, `select * from nhipcau.${table}`), "done 0", table);
    assert.match(await codeOf(thief, `delete from nhipcau.${table}`), /^(?:42501|done 0)$/u, table);
  }
  const values = ["00000000-0000-4000-8000-000000000000", "samples"];
  assert.equal(
    await codeOf(
      thief,
      "insert into nhipcau.grants (id, peer, direction, register, state) values ($1, $1, 'in', $2, 'active')",
      values,
    ),
    "42501",
  );
  assert.equal(await codeOf(thief, "update nhipcau.grants set state = 'active', terms = '{}'"), "done 0");
});

test("L-01: nobody but a page brings, changes or takes away a copy", async () => {
  const [row] = await node.sql("select id, from_page from reg.samples where author = $1", [partner.author]);
  const id = row?.["id"];
  await node.sql("insert into nhipcau.stewardship values ($1, 'HP')", [partner.author]);
  for (const client of [thief, application]) {
    const attempts = [
      "update reg.samples set title = 'sửa' where id = $1",
      "update reg.samples set from_page = null where id = $1",
      "update reg.samples set from_page = null, title = 'sửa' where id = $1",
      "insert into reg.samples (id, author, scope, holds_from, title, from_page) values ($1 || 'x', 'HP', 'shared', '2024-01-01', 'x', 1)",
      "insert into reg.samples (id, author, scope, holds_from, title) values ($1, 'HP', 'shared', '2024-01-01', 'x') on conflict (id) do update set title = 'sửa', from_page = null",
      "delete from reg.samples where id = $1",
      "insert into nhipcau.superseded select register, record_id, 9, author, scope, holds_from, recorded_at, page, body from nhipcau.superseded where record_id = $1",
      "delete from nhipcau.superseded where record_id = $1",
      "update nhipcau.superseded set body = '{}' where record_id = $1",
    ];
    for (const attempt of attempts) assert.equal(await codeOf(client, attempt, [id]), "42501", attempt);
  }
  assert.deepEqual(await partner.copies(), [["a", 2, "x2"]]);
  await node.sql("delete from nhipcau.stewardship where author = $1", [partner.author]);
});

test("L-01: the application itself can't write a page; it hands one to the functions that hold it against the grant", async () => {
  for (const attempt of [
    "update nhipcau.pages set grant_id = grant_id",
    "delete from nhipcau.pages",
    "update nhipcau.statements set envelope = ''",
    "delete from nhipcau.statements",
    "delete from nhipcau.grants",
  ])
    assert.equal(await codeOf(application, attempt), "42501", attempt);
});

test("L-05: a direct login can't have the functions of the exchange work for it", async () => {
  const row = `[${rowOf("forged", 1, { title: "giả" }, { author: partner.author })}]`;
  const calls: readonly (readonly [string, readonly unknown[]])[] = [
    ["select * from nhipcau.granted_page($1, $2, '{}', null, 10)", [out.grant, out.peer]],
    ["select * from nhipcau.granted_sample($1, '{}', 10)", [termsOf({ register: "samples", from: ["HP"] })]],
    ["select nhipcau.keep_page($1, 'samples', 1, 9, 'h', '{}', 'identity', '', 0)", [partner.grant]],
    ["select * from nhipcau.apply_rows((select 1), $1, 1, '[]', 0)", [row]],
    ["select * from nhipcau.sweep_copies($1, 1000)", [partner.grant]],
    ["select nhipcau.drop_unapplied($1, 1000)", [partner.grant]],
    ["select nhipcau.forget_granted($1)", [partner.grant]],
    ["select nhipcau.replace_page_rows(1, '')", []],
    ["select nhipcau.take_over('samples')", []],
    ["select * from nhipcau.pages_holding('samples', '{a}')", []],
    ["select nhipcau.speaking_authors('{}', '{}')", []],
    ["select nhipcau.registers_held('{HP}')", []],
    ["select nhipcau.make_ready_for_copies('samples')", []],
  ];
  for (const [text, values] of calls) assert.equal(await codeOf(thief, text, [...values]), "42501", text);
  assert.deepEqual(await partner.copies(), [["a", 2, "x2"]]);
});

test("earlier versions of a copy are read by whom may read the copy", async () => {
  const { rows } = await thief.query("select version from nhipcau.superseded");
  assert.deepEqual(rows, [{ version: 1 }]);
  await application.query("select set_config('nhipcau.locality', '', false)");
  assert.equal(await codeOf(application, "select from nhipcau.superseded"), "done 0");
});
