// Who may write what is asked in three places: the rule, the API, the database. They say the same of every role, register,
// owner, action and state; and what a locality keeps to itself is nowhere to be found by anybody of another.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import fc from "fast-check";
import { roleWrites } from "@nhipcau/operations/records/permission.ts";
import { text } from "@nhipcau/registers/declaration/field.ts";
import { defineRegister, type Register } from "@nhipcau/registers/declaration/register.ts";
import { actor } from "@nhipcau/testkit/actors.ts";
import { makeTestServer } from "@nhipcau/testkit/make-server.ts";
import { openApplicationSession } from "@nhipcau/testkit/application-session.ts";
import { putWell } from "@nhipcau/testkit/put-records.ts";

const groups = ["governance", "cooperation", "transport", "economy", "heritage", "reference"] as const;
const both = (word: string) => ({ vi: word, en: word });
const declared = (name: string, group: Register["group"], writers?: Register["writers"]): Register =>
  defineRegister({
    name,
    label: both(name),
    help: both(name),
    group,
    titleField: "title",
    ...(writers ? { writers } : {}),
    fields: { title: text({ label: both("Tên"), searchable: true, filterable: true, listed: true }) },
  }) as unknown as Register;
const registers = [
  ...groups.map((group) => declared(`test-${group}`, group)),
  declared("test-leaders", "cooperation", ["leader"]),
  declared("test-auditors", "reference", ["auditor", "specialist"]),
];

const node = await makeTestServer({ extra: registers });
const session = await openApplicationSession(node.prepared.appUrl);
after(() => session.end());
const roles = ["leader", "focal-point", "specialist", "data-officer", "auditor", "reader", "public"] as const;
const marker = "chuyện riêng";

for (const register of registers)
  for (const author of ["QN", "HP"])
    await putWell(node.store, { ...actor(author), role: "system" }, register, [
      { id: `${author}-live`.toLowerCase(), body: { title: "Một" } },
      { id: `${author}-retired`.toLowerCase(), body: { title: "Hai" }, retired: true },
      { id: `${author}-secret`.toLowerCase(), body: { title: marker }, scope: "internal" },
      // So that there is something in whatever anybody looks at.
      { id: `${author}-open`.toLowerCase(), body: { title: "Ba" }, scope: "public" },
    ]);

const cookies = new Map<string, string>();
for (const role of roles) if (role !== "public") cookies.set(role, await node.signIn(`${role}-qn`));

interface Case {
  readonly role: (typeof roles)[number];
  readonly register: Register;
  readonly owner: "QN" | "HP";
  readonly action: "add" | "change" | "retire";
  readonly state: "live" | "retired";
}

const cases: fc.Arbitrary<Case> = fc.record({
  role: fc.constantFrom(...roles),
  register: fc.constantFrom(...registers),
  owner: fc.constantFrom("QN", "HP"),
  action: fc.constantFrom("add", "change", "retire"),
  state: fc.constantFrom("live", "retired"),
});

let made = 0;

/** Whether the API lets it through to whatever else there is to say, or refuses it for who asks. */
async function apiAllows({ role, register, owner, action, state }: Case): Promise<boolean> {
  const id = `${owner}-${state}`.toLowerCase();
  const url = `/api/registers/${register.name}/records`;
  const [row] = await node.sql(`select version from reg."${register.name}" where id = $1`, [id]);
  const headers = { "if-match": `"${String(row?.["version"])}"`, cookie: cookies.get(role) ?? "" };
  const answer =
    action === "add"
      ? await node.app.inject({
          method: "POST",
          url,
          headers,
          payload: { id: `a${(made += 1)}`, body: { title: "Mới" } },
        })
      : action === "change"
        ? await node.app.inject({
            method: "PUT",
            url: `${url}/${id}`,
            headers,
            payload: { body: { title: "Sửa" } },
          })
        : await node.app.inject({ method: "DELETE", url: `${url}/${id}`, headers, payload: {} });
  const { code = "" } = answer.statusCode < 400 ? {} : answer.json<{ code: string }>();
  assert.ok(answer.statusCode < 500, answer.body);
  return !["forbidden", "not-steward", "not-signed-in"].includes(code);
}

/** Whether the database does it for a session of the application with this role, whatever stands above it. */
async function databaseAllows({ role, register, owner, action, state }: Case): Promise<boolean> {
  const table = `reg."${register.name}"`;
  const id = `${owner}-${state}`.toLowerCase();
  const statements = {
    add: `insert into ${table} (id, author, scope, holds_from, title) values ('d${(made += 1)}', '${owner}', 'shared', '2026-01-01', 'x')`,
    change: `update ${table} set title = 'y' where id = '${id}'`,
    retire: `update ${table} set retired = true where id = '${id}'`,
  } as const;
  return session.does(role === "public" ? "" : "QN", role, statements[action]);
}

test("L-01: what the rule says, what the API does and what the database does are the same", async () => {
  await fc.assert(
    fc.asyncProperty(cases, async (one) => {
      const { role, register, owner, action } = one;
      const isOwn = owner === "QN" && role !== "public";
      const expected = isOwn && roleWrites(role, register);
      const told = `${role} ${action} ${register.name} of ${owner}`;
      assert.equal(await databaseAllows(one), expected, `the database: ${told}`);
      // Whoever adds over the API adds for their own locality; there is no way to name another.
      const overApi = action === "add" ? role !== "public" && roleWrites(role, register) : expected;
      assert.equal(await apiAllows(one), overApi, `the API: ${told}`);
    }),
    { numRuns: 250 },
  );
});

test("the page is told of exactly the registers that the role writes", async () => {
  for (const role of roles) {
    const answer = await node.app.inject({
      url: "/api/session",
      headers: { cookie: cookies.get(role) ?? "" },
    });
    const expected = [...node.registers.values(), ...registers]
      .filter((register) => role !== "public" && roleWrites(role, register))
      .map(({ name }) => name);
    assert.deepEqual(new Set(answer.json<{ mayWrite: string[] }>().mayWrite), new Set(expected), role);
  }
});

test("L-05: what a locality keeps to itself is in no list, record, history, search, choice, count or file of another's", async () => {
  const paths = (name: string) => [
    `/api/registers/${name}/records?limit=100&count=true`,
    `/api/registers/${name}/records?q=chuyen`,
    `/api/registers/${name}/records/hp-secret`,
    `/api/registers/${name}/records/hp-secret/history`,
    `/api/registers/${name}/records/hp-secret/referrers`,
    `/api/registers/${name}/records?filter=title:contains:chuy`,
    `/api/registers/${name}/export?format=ndjson`,
    `/api/registers/${name}/export?format=csv`,
    `/api/search?q=chuyen%20rieng`,
  ];
  for (const role of roles) {
    for (const path of paths("test-economy")) {
      const { body } = await node.app.inject({ url: path, headers: { cookie: cookies.get(role) ?? "" } });
      const theirs = body.split("\n").filter((line) => line.includes("hp-secret") && line.includes(marker));
      assert.deepEqual(theirs, [], `${role} ${path}`);
      if (!path.includes("hp-secret")) assert.ok(!body.includes("hp-secret"), `${role} ${path}`);
    }
    const own = await node.app.inject({
      url: "/api/registers/test-economy/records/qn-secret",
      headers: { cookie: cookies.get(role) ?? "" },
    });
    assert.equal(own.statusCode, role === "public" ? 404 : 200, `${role} and their own`);
  }
});
