// What somebody is assigned to decides what they may do, from its first day to its last, and at once when it ends.
import assert from "node:assert/strict";
import test from "node:test";
import { makeTestServer, testNoon } from "@nhipcau/testkit/make-server.ts";
import {
  codeIn,
  goodPassword,
  makePerson,
  makeReader,
  peopleContextOf,
  signInAs,
  type TestReader,
} from "@nhipcau/testkit/people.ts";
import { samples } from "@nhipcau/testkit/sample-register.ts";

let now = testNoon;
const day = 24 * 3600_000;
const node = await makeTestServer({ demonstration: false, people: {}, clock: () => now, extra: [samples] });
const context = peopleContextOf(node, testNoon, "2026-11-21");
const admin = await makePerson(node, context, "quantri", [{ role: "administrator" }]);
const lan = await makePerson(node, context, "lan", [
  { role: "data-officer", locality: "QN", agency: "SKHCN-QN" },
  { role: "focal-point", locality: "HP", until: "2026-11-30" },
]);
const binh = await makePerson(node, context, "binh", []);

interface SessionAnswer {
  readonly account?: { readonly role: string; readonly locality: { readonly id: string } };
  readonly roles?: readonly { readonly id: string; readonly role: string; readonly onBehalfOf?: string }[];
  readonly chosen?: string;
  readonly mayWrite: readonly string[];
}

const sessionOf = async (reader: TestReader) => (await reader.get("/api/session")).json<SessionAnswer>();
const idOf = async (userName: string) => (await context.store.findByLogin(userName))?.id ?? "";
let written = 0;
const write = (reader: TestReader) =>
  reader.post("/api/registers/samples/records", { id: `r${(written += 1)}`, body: { title: "Một mẫu" } });
const lastEntry = async () =>
  (
    await node.sql(
      "select author, acting_locality, acting_agency, acting_person, acting_role, acting_on_behalf from nhipcau.journal order by seq desc limit 1",
    )
  )[0];

test("somebody with several assignments acts under the one they chose", async () => {
  const first = await sessionOf(lan);
  assert.deepEqual([first.account?.role, first.account?.locality.id], ["data-officer", "QN"]);
  assert.deepEqual(
    first.roles?.map(({ role }) => role),
    ["data-officer", "focal-point"],
  );
  assert.equal(codeIn(await write(lan)), 201);
  const person = await idOf("lan");
  assert.deepEqual(await lastEntry(), {
    author: "QN",
    acting_locality: "QN",
    acting_agency: "SKHCN-QN",
    acting_person: person,
    acting_role: "data-officer",
    acting_on_behalf: null,
  });
  const other = first.roles?.find(({ role }) => role === "focal-point")?.id;
  assert.equal(codeIn(await lan.post("/api/session/role", { role: other })), 200);
  assert.equal((await sessionOf(lan)).account?.locality.id, "HP");
  assert.equal(codeIn(await write(lan)), 201);
  assert.equal((await lastEntry())?.["author"], "HP");
  assert.equal(
    codeIn(await binh.post("/api/session/role", { role: other })),
    "assignment-not-open",
    "another's is not theirs",
  );
});

test("somebody to whom nothing is assigned reads what is public and writes nothing", async () => {
  const session = await sessionOf(binh);
  assert.deepEqual([session.account, session.roles, session.mayWrite], [undefined, [], []]);
  assert.equal(codeIn(await binh.get("/api/registers")), 200);
  assert.equal(codeIn(await write(binh)), "no-assignment");
});

test("an administrator looks after accounts and sees no more of the records than anybody", async () => {
  const session = await sessionOf(admin);
  assert.deepEqual([session.account?.role, session.mayWrite], ["administrator", []]);
  assert.equal(codeIn(await write(admin)), "forbidden");
  const listed = (await admin.get("/api/registers/samples/records")).json<{ records: object[] }>();
  assert.equal(listed.records.length, 0, "what is shared among localities is not an administrator's");
  for (const path of ["/api/people"]) {
    assert.equal(codeIn(await lan.get(path)), "not-administrator");
    assert.equal(codeIn(await makeReader(node).get(path)), "not-signed-in");
  }
});

test("an assignment is over after its last day: the next request says so, and nothing slips into another role", async () => {
  now = testNoon + 10 * day;
  assert.equal(codeIn(await write(lan)), "role-ended");
  assert.equal(codeIn(await lan.get("/api/registers/samples/records")), "role-ended");
  const session = await sessionOf(lan);
  assert.deepEqual([session.account, session.chosen], [undefined, undefined]);
  assert.equal(codeIn(await lan.post("/api/session/role", { role: session.roles?.[0]?.id })), 200);
  assert.equal(codeIn(await write(lan)), 201);
  now = testNoon;
});

test("an assignment begins on its first day", async () => {
  const id = await idOf("binh");
  const given = await admin.post(`/api/people/${id}/assignments`, {
    role: "specialist",
    locality: "QN",
    from: "2026-11-25",
  });
  assert.equal(codeIn(given), 201);
  assert.equal(codeIn(await write(binh)), "no-assignment");
  now = testNoon + 4 * day;
  assert.equal((await sessionOf(binh)).account?.role, "specialist");
  now = testNoon;
});

test("acting on another's behalf is on record with both", async () => {
  const [assignment] = (await sessionOf(lan)).roles ?? [];
  const body = { assignment: assignment?.id, until: "2026-11-28", ground: "Giấy ủy quyền số 12" };
  assert.equal(
    codeIn(await admin.post(`/api/people/${await idOf("lan")}/stand-ins`, body)),
    "assignment-malformed",
  );
  const given = await admin.post(`/api/people/${await idOf("binh")}/stand-ins`, body);
  assert.equal(codeIn(given), 201);
  const deputy = await signInAs(node, "binh");
  const session = await sessionOf(deputy);
  assert.deepEqual([session.account?.role, session.roles?.[0]?.onBehalfOf], ["data-officer", "Người lan"]);
  assert.equal(codeIn(await write(deputy)), 201);
  const entry = await lastEntry();
  assert.deepEqual(
    [entry?.["acting_person"], entry?.["acting_on_behalf"], entry?.["acting_role"]],
    [await idOf("binh"), await idOf("lan"), "data-officer"],
  );
  const { versions } = (await deputy.get(`/api/registers/samples/records/r${written}/history`)).json<{
    versions: { onBehalf?: boolean; role: string }[];
  }>();
  assert.deepEqual(
    versions.map(({ onBehalf, role }) => [onBehalf, role]),
    [[true, "data-officer"]],
  );
  now = testNoon + 8 * day;
  assert.equal(codeIn(await write(deputy)), "role-ended", "the authorisation is over");
  now = testNoon;
  assert.equal(
    codeIn(await admin.post(`/api/people/assignments/${assignment?.id}/end`, { reason: "Chuyển công tác" })),
    200,
  );
  assert.equal(codeIn(await write(deputy)), "role-ended", "it ends with what it stood in for");
});

test("leaving office ends assignments and sessions at once, and nobody comes back in", async () => {
  const chi = await makePerson(node, context, "chi", [{ role: "focal-point", locality: "QN" }]);
  assert.equal(codeIn(await write(chi)), 201);
  assert.equal(
    codeIn(await admin.post(`/api/people/${await idOf("chi")}/leave`, { reason: "Nghỉ hưu" })),
    200,
  );
  assert.equal(codeIn(await write(chi)), "session-ended");
  assert.equal(
    codeIn(await makeReader(node).post("/api/auth/sign-in", { login: "chi", password: goodPassword })),
    "person-left",
  );
  const [row] = await node.sql(
    "select ended_by, end_reason, ended_at is not null as ended from people.assignments where person = $1",
    [await idOf("chi")],
  );
  assert.deepEqual(row, { ended_by: await idOf("quantri"), end_reason: "Nghỉ hưu", ended: true });
});

test("a node keeps an administrator", async () => {
  const id = await idOf("quantri");
  const { people } = (await admin.get("/api/people")).json<{
    people: { id: string; assignments: { id: string }[] }[];
  }>();
  const own = people.find((one) => one.id === id)?.assignments[0]?.id;
  assert.equal(
    codeIn(await admin.post(`/api/people/assignments/${own}/end`, { reason: "x" })),
    "last-administrator",
  );
  assert.equal(codeIn(await admin.post(`/api/people/${id}/leave`, { reason: "x" })), "last-administrator");
});

test("nobody is assigned to what is not this node's, or for days that do not exist", async () => {
  const id = await idOf("binh");
  const wrong: (readonly [object, string])[] = [
    [{ role: "leader" }, "assignment-malformed"],
    [{ role: "leader", locality: "HCM" }, "assignment-malformed"],
    [{ role: "administrator", locality: "QN" }, "assignment-malformed"],
    [{ role: "leader", locality: "QN", from: "2026-12-02", until: "2026-12-01" }, "assignment-malformed"],
    [{ role: "leader", locality: "QN", until: "2026-02-30" }, "bad-request"],
    [{ role: "system", locality: "QN" }, "bad-request"],
  ];
  for (const [body, code] of wrong)
    assert.equal(codeIn(await admin.post(`/api/people/${id}/assignments`, body)), code, JSON.stringify(body));
  assert.equal(
    codeIn(await admin.post("/api/people/nobody/assignments", { role: "leader", locality: "QN" })),
    "not-found",
  );
});
