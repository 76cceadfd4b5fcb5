// The database's own refusals, tried with raw SQL by somebody who means harm (L-01: one writer; the database itself
// refuses anything else). The application's login is tried as an application with a bug; a direct SQL login of a
// locality as a thief.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, describe, test } from "node:test";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import { systemOf } from "@nhipcau/operations/ports/acting.ts";
import { actor } from "@nhipcau/testkit/actors.ts";
import { makeNode } from "@nhipcau/testkit/make-node.ts";
import { codesOfOutcome, putRecords, putWell } from "@nhipcau/testkit/put-records.ts";
import { samples } from "@nhipcau/testkit/sample-register.ts";
import { localitySuccessions } from "@nhipcau/registers/governance/locality-successions.ts";
import { localities } from "@nhipcau/registers/governance/localities.ts";
import pg from "pg";
import { urlOf } from "./prepare-database.ts";

const node = await makeNode({ extra: [samples] });
const nodeName = new URL(node.prepared.ownerUrl).pathname.slice(1);

await putWell(node.store, actor("HP"), samples, [
  { id: "hp-open", body: { title: "của Hải Phòng" }, scope: "public" },
  { id: "hp-secret", body: { title: "nội bộ" }, scope: "internal" },
]);
await putWell(node.store, actor("QN"), samples, [{ id: "qn-own" }]);

interface Session {
  tell(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  code(text: string, values?: unknown[]): Promise<string>;
}

async function connectAs(url: string): Promise<Session> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined); // the database is dropped under it when the tests are over
  await client.connect();
  after(() => client.end());
  return {
    tell: async (text, values = []) => (await client.query<Record<string, unknown>>(text, values)).rows,
    code: (text, values = []) =>
      client.query(text, values).then(
        ({ rowCount }) => `done ${rowCount ?? 0}`,
        (error: unknown) => (error as { code?: string }).code ?? "",
      ),
  };
}

/** A login of its own, with a locality or, when none is given, registered nowhere. */
async function directLogin(locality?: string): Promise<Session> {
  const login = `direct_${randomBytes(6).toString("hex")}`;
  await node.sql(`create role ${login} login password 'x' in role nhipcau_app`);
  await node.sql(`grant connect on database ${nodeName} to ${login}`);
  if (locality !== undefined)
    await node.sql("insert into nhipcau.sql_logins values ($1, $2)", [login, locality]);
  after(async () => {
    // The roles of a server outlive the database that granted to them.
    const admin = new pg.Client({ connectionString: urlOf(node.prepared.ownerUrl, "postgres") });
    await admin.connect();
    await admin.query(`drop owned by ${login}`).catch(() => undefined); // granted in a database that is already gone
    await admin.query(`drop role ${login}`).catch(() => undefined); // as above
    await admin.end();
  });
  return connectAs(urlOf(node.prepared.ownerUrl, nodeName, login, "x"));
}

const application = await connectAs(node.prepared.appUrl);
const thief = await directLogin("QN");
const stranger = await directLogin();
await application.tell(
  "select set_config('nhipcau.locality', 'QN', false), set_config('nhipcau.person', 'ai-đó', false), set_config('nhipcau.role', 'focal-point', false)",
);

const refusedByPolicy = "42501";
const insertFor = (author: string, id: string): string =>
  `insert into reg.samples (id, author, scope, holds_from, title) values ('${id}', '${author}', 'shared', '2024-01-01', 'x')`;

describe("a session of one locality, with SQL of its own", () => {
  test("L-01: cannot add, change, retire or take over another's record", async () => {
    for (const session of [application, thief]) {
      assert.equal(await session.code(insertFor("HP", "forged")), refusedByPolicy);
      assert.equal(await session.code("update reg.samples set title = 'sửa' where id = 'hp-open'"), "done 0");
      assert.equal(await session.code("update reg.samples set retired = true where author = 'HP'"), "done 0");
      assert.equal(
        await session.code(`${insertFor("QN", "hp-open")} on conflict (id) do update set title = 'sửa'`),
        refusedByPolicy,
      );
      assert.equal(
        await session.code(`${insertFor("QN", "hp-secret")} on conflict (id) do update set title = 'sửa'`),
        refusedByPolicy,
      );
      assert.match(
        await session.code("with x as (update reg.samples set title = 'y' returning 1) select from x"),
        /^done/u,
      );
    }
    assert.deepEqual(
      await node.sql("select version, title from reg.samples where author = 'HP' order by id"),
      [
        { version: 1, title: "của Hải Phòng" },
        { version: 1, title: "nội bộ" },
      ],
    );
  });

  test("cannot delete, truncate, change a table or switch its rules off", async () => {
    const attempts = [
      "delete from reg.samples where id = 'qn-own'",
      "truncate reg.samples",
      "alter table reg.samples disable row level security",
      "alter table reg.samples disable trigger all",
      "drop trigger journal_insert on reg.samples",
      "drop policy readable on reg.samples",
      "create policy mine on reg.samples for all using (true)",
      "create table reg.mine (a int)",
      "create table public.mine (a int)",
      "create function nhipcau.acting_locality() returns text language sql as 'select ''HP'''",
      "set session_replication_role = replica",
      "set role postgres",
      "set session authorization postgres",
    ];
    for (const session of [application, thief]) {
      for (const attempt of attempts) assert.equal(await session.code(attempt), refusedByPolicy, attempt);
    }
  });

  test("cannot write the journal, the stewardship, the node or the logins, nor read the logins", async () => {
    const attempts = [
      "insert into nhipcau.journal (epoch, register, record_id, version, author, scope, retired, holds_from, recorded_at, acting_locality, acting_person, acting_role, body) values (1, 'samples', 'x', 1, 'HP', 'public', false, now(), now(), 'HP', 'x', 'x', '{}')",
      "update nhipcau.journal set acting_person = 'x'",
      "delete from nhipcau.journal",
      "insert into nhipcau.journal_heads (epoch) values (1)",
      "insert into nhipcau.stewardship values ('HP', 'QN')",
      "delete from nhipcau.stewardship",
      "update nhipcau.node set epoch = 9",
      "insert into nhipcau.sql_logins values (session_user, 'HP')",
      "select * from nhipcau.sql_logins",
      "update nhipcau.register_tables set columns = '[]'",
      "delete from public.migrations",
      "select setval(pg_get_serial_sequence('nhipcau.journal', 'seq'), 1)",
    ];
    for (const session of [application, thief]) {
      for (const attempt of attempts) assert.equal(await session.code(attempt), refusedByPolicy, attempt);
    }
  });
});

describe("a session that would stand in for the schema's own", () => {
  test("cannot borrow the journal's trigger for a table of its own, nor put one before the system's", async () => {
    const temporary = "create temporary table samples (like reg.samples including all)";
    for (const session of [application, thief, stranger]) {
      assert.equal(await session.code(temporary), refusedByPolicy);
      assert.equal(await session.code("create temporary table pg_namespace (nspname name)"), refusedByPolicy);
    }
    // Where an administrator allows such tables again, the triggers still are not theirs to take.
    await node.sql(`grant temporary on database ${nodeName} to nhipcau_app`);
    const functions = await node.sql(
      "select oid::regprocedure::text as name from pg_proc where pronamespace = 'nhipcau'::regnamespace and prorettype = 'trigger'::regtype",
    );
    assert.ok(functions.length > 2);
    for (const session of [application, thief]) {
      assert.match(await session.code(temporary), /^done/u);
      for (const { name } of functions)
        assert.equal(
          await session.code(
            `create trigger mine after insert on samples referencing new table as new_rows for each statement execute function ${String(name)}`,
          ),
          refusedByPolicy,
        );
      await session.tell("drop table pg_temp.samples");
    }
    assert.match(
      await stranger.code("create temporary table pg_namespace (nspname name, nspowner oid)"),
      /^done/u,
    );
    await stranger.tell("insert into pg_temp.pg_namespace values ('nhipcau', session_user::regrole)");
    assert.deepEqual(await stranger.tell("select nhipcau.is_application() as believed"), [
      { believed: false },
    ]);
    await stranger.tell("drop table pg_temp.pg_namespace");
    await node.sql(`revoke temporary on database ${nodeName} from nhipcau_app`);
  });

  test("cannot choose a version, an author or the time of recording", async () => {
    await thief.tell("select set_config('nhipcau.now', '2001-01-01', false)");
    for (const [column, chosen] of [
      ["version", "7"],
      ["recorded_at", "'2001-01-01'"],
    ]) {
      assert.equal(
        await thief.code(
          `insert into reg.samples (id, author, scope, holds_from, title, ${column}) values ('chosen', 'QN', 'shared', '2024-01-01', 'x', ${chosen})`,
        ),
        refusedByPolicy,
      );
    }
    await thief.tell(
      "insert into reg.samples (id, author, scope, holds_from, title) values ('chosen', 'QN', 'shared', '2024-01-01', 'x')",
    );
    await thief.tell(
      "update reg.samples set version = 99, author = 'HP', id = 'other', recorded_at = '2001-01-01' where id = 'chosen'",
    );
    const [row] = await node.sql(
      "select id, version, author, recorded_at > now() - interval '1 hour' as fresh from reg.samples where title = 'x' and id in ('chosen', 'other')",
    );
    assert.deepEqual(row, { id: "chosen", version: 2, author: "QN", fresh: true });
  });

  test("L-05: does not see what others keep to themselves, in the table, the journal or a search", async () => {
    for (const session of [application, thief]) {
      assert.deepEqual(await session.tell("select id from reg.samples where author = 'HP'"), [
        { id: "hp-open" },
      ]);
      assert.deepEqual(await session.tell("select record_id from nhipcau.journal where author = 'HP'"), [
        { record_id: "hp-open" },
      ]);
      assert.deepEqual(
        await session.tell("select id from reg.samples where search_text like '%noi bo%'"),
        [],
      );
    }
  });
});

describe("a direct SQL login", () => {
  test("acts for its own locality, whatever it sets", async () => {
    await thief.tell(
      "select set_config('nhipcau.locality', 'HP', false), set_config('nhipcau.person', 'ai-đó', false), set_config('nhipcau.role', 'system', false), set_config('nhipcau.agency', 'UBND-HP', false)",
    );
    assert.equal(await thief.code(insertFor("HP", "forged")), refusedByPolicy);
    assert.deepEqual(await thief.tell("select id from reg.samples where id = 'hp-secret'"), []);
    await thief.tell(insertFor("QN", "honest"));
    const [entry] = await node.sql(
      "select acting_locality, acting_agency, acting_role, acting_person like 'direct_%' as person_is_login from nhipcau.journal where record_id = 'honest'",
    );
    assert.deepEqual(entry, {
      acting_locality: "QN",
      acting_agency: null,
      acting_role: "sql",
      person_is_login: true,
    });
  });

  test("can't be the application's own, which is believed by its name", async () => {
    const login = decodeURIComponent(new URL(node.prepared.appUrl).username);
    await assert.rejects(
      node.sql("insert into nhipcau.sql_logins values ($1, 'QN')", [login]),
      /never_the_application/u,
    );
  });

  test("does not read the answers given to another person, nor the heads of the whole journal", async () => {
    await application.tell(
      "insert into nhipcau.answers (person, key, request, answer) values ('ai-đó', 'k', 'r', '{\"secret\": 1}')",
    );
    assert.deepEqual(await thief.tell("select * from nhipcau.answers"), []);
    assert.equal(
      await thief.code(
        "insert into nhipcau.answers (person, key, request, answer) values ('ai-đó', 'k2', 'r', '{}')",
      ),
      refusedByPolicy,
    );
    assert.deepEqual(await thief.tell("select * from nhipcau.journal_heads"), []);
    assert.notDeepEqual(await application.tell("select * from nhipcau.journal_heads"), []);
  });

  test("that is registered nowhere is nobody: it reads what is public and writes nothing", async () => {
    await stranger.tell("select set_config('nhipcau.locality', 'QN', false)");
    assert.equal(await stranger.code(insertFor("QN", "forged")), refusedByPolicy);
    assert.equal(await stranger.code(insertFor("", "forged")), refusedByPolicy);
    assert.deepEqual(await stranger.tell("select id from reg.samples"), [{ id: "hp-open" }]);
  });
});

describe("a locality that has ended", () => {
  test("L-09: its successor writes its records and it no longer does; what it wrote itself about succession counts for nothing", async () => {
    const ids = ["A", "B", "C"].map((letter) => `XX-${letter}`);
    const [ended = "", successor = "", greedy = ""] = ids;
    await putWell(
      node.store,
      systemOf("VN"),
      localities,
      ids.map((id) => ({ id, body: { name: id, kind: "province" } })),
    );
    await putWell(node.store, actor(ended), samples, [{ id: "inherited", body: { title: "trước" } }]);
    const succession = (to: string) => ({
      date: "2025-07-01",
      kind: "merge",
      predecessors: [ended],
      successors: [to],
    });
    await putWell(node.store, actor(greedy, "data-officer"), localitySuccessions, [
      { id: "greedy", body: succession(greedy) },
    ]);
    const change = (by: string, title: string) =>
      putRecords(node.store, actor(by), samples, [
        { id: "inherited", body: { title }, holdsFrom: calendarDate("2025-07-02") },
      ]);
    assert.deepEqual(codesOfOutcome(await change(greedy, "cướp")), ["not-steward"]);
    await putWell(node.store, systemOf("VN"), localitySuccessions, [
      { id: "true", body: succession(successor) },
    ]);
    assert.deepEqual(codesOfOutcome(await change(greedy, "cướp")), ["not-steward"]);
    assert.deepEqual(codesOfOutcome(await change(ended, "sau khi hết")), ["not-steward"]);
    assert.deepEqual(
      codesOfOutcome(await putRecords(node.store, actor(ended), samples, [{ id: "late", expected: 0 }])),
      ["forbidden"],
    );
    const outcome = await change(successor, "kế thừa");
    assert.ok(outcome.ok);
    assert.deepEqual(
      outcome.value.map(({ author, steward, version }) => ({ author, steward, version })),
      [{ author: ended, steward: successor, version: 2 }],
    );
  });

  test("nobody but the database says what day it is when stewardship is worked out", async () => {
    const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    const [from, to] = ["XX-F", "XX-G"];
    await putWell(node.store, systemOf("VN"), localitySuccessions, [
      { id: "future", body: { date: tomorrow, kind: "merge", predecessors: [from], successors: [to] } },
    ]);
    assert.equal(await application.code("select nhipcau.refresh_stewardship('2100-01-01')"), "42883");
    await thief.tell("select nhipcau.refresh_stewardship()");
    assert.deepEqual(await node.sql("select steward from nhipcau.stewardship where author = $1", [from]), []);
  });
});
