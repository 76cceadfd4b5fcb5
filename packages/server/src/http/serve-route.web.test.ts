// What comes before any handler: who asks, which parameters a route has, what a body may be, how much is taken, and
// names made to break something.
import assert from "node:assert/strict";
import test from "node:test";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import { type ApiScenario, runScenario, testScenarios } from "@nhipcau/testkit/api-scenario.ts";
import { makeTestServer } from "@nhipcau/testkit/make-server.ts";

const node = await makeTestServer();
const port = { name: "Cảng thử", kind: "seaport" };
const as = "specialist-qn";
const params = { register: "ports" };
const json = { "content-type": "application/json" };

const listed = (
  query: NonNullable<ApiScenario["query"]>,
  status: number,
  code: string,
  title: string,
): ApiScenario => ({
  title,
  route: "records",
  params,
  query,
  expect: { status, code },
});
const sent = (
  title: string,
  body: unknown,
  status: number,
  code: string,
  headers: Record<string, string> = json,
): ApiScenario => ({
  title,
  route: "createRecord",
  as,
  params,
  headers,
  body,
  expect: { status, code },
});

const refused = (
  title: string,
  asked: Omit<ApiScenario, "title" | "expect">,
  status: number,
  code: string,
): ApiScenario => ({ title, ...asked, expect: { status, code } });

testScenarios(
  () => node,
  [
    refused(
      "refuses a parameter that a route without any does not have",
      { route: "node", query: { debug: "1" } },
      400,
      "bad-request",
    ),
    listed({ colour: "red" }, 400, "bad-request", "refuses a parameter it does not know"),
    listed(
      { filter: "wharf:eq:1" },
      400,
      "field-not-filterable",
      "refuses a filter on a field that is not there",
    ),
    listed({ filter: "__proto__:eq:1" }, 400, "field-not-filterable", "refuses a filter on __proto__"),
    listed({ filter: "constructor:empty:" }, 400, "field-not-filterable", "refuses a filter on constructor"),
    listed({ filter: "id; drop table:eq:1" }, 400, "field-not-filterable", "refuses a filter on SQL"),
    listed(
      { filter: "holdsFrom:gte:hôm qua" },
      400,
      "bad-request",
      "refuses a filter that does not fit its field",
    ),
    listed({ filter: "name" }, 400, "bad-request", "refuses a filter without an operator"),
    listed({ sort: "toString" }, 400, "field-not-filterable", "refuses to sort by what every object has"),
    listed({ cursor: "bm90IG91cnM" }, 400, "bad-cursor", "refuses a cursor it did not give"),
    listed(
      { cursor: Buffer.from('["id",false,{"a":1},"x"]').toString("base64url") },
      400,
      "bad-cursor",
      "refuses a made-up cursor",
    ),
    listed({ limit: "501" }, 400, "bad-request", "refuses more than 500 at once"),
    listed({ limit: ["1", "2"] }, 400, "bad-request", "refuses a parameter given twice"),
    listed({ q: "x".repeat(201) }, 400, "bad-request", "refuses a query too long"),
    listed({ q: "a\u0000b" }, 400, "bad-request", "refuses NUL in a parameter"),
    listed({ asOf: "2026-02-30" }, 400, "bad-request", "refuses a day that does not exist"),
    refused(
      "refuses NUL in a path",
      { route: "record", params: { ...params, id: "a\u0000" } },
      400,
      "bad-request",
    ),
    refused(
      "knows no register __proto__",
      { route: "records", params: { register: "__proto__" } },
      404,
      "not-found",
    ),
    refused(
      "knows no register constructor",
      { route: "records", params: { register: "constructor" } },
      404,
      "not-found",
    ),
    refused(
      "refuses to export by a filter that does not fit its field",
      { route: "exportRecords", params, query: { format: "csv", filter: "holdsFrom:gte:x" } },
      400,
      "bad-request",
    ),
    sent("refuses what is not JSON", '{"body":', 400, "bad-request"),
    sent("refuses an empty body", "", 400, "bad-request"),
    sent(
      "refuses JSON that nests too deep",
      `{"body":{"name":${"[".repeat(300_000)}${"]".repeat(300_000)}}}`,
      400,
      "bad-request",
    ),
    sent(
      "refuses a field called __proto__",
      '{"body":{"name":"x","__proto__":{"kind":"seaport"}}}',
      400,
      "bad-request",
    ),
    sent("refuses half of a surrogate pair", '{"body":{"name":"\\ud800"}}', 400, "bad-request"),
    sent("refuses broken UTF-8", Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 400, "bad-request"),
    sent("refuses a property beside the body", { body: port, version: 3 }, 400, "bad-request"),
    sent("refuses a scope that is not there", { body: port, scope: "secret" }, 400, "bad-request"),
    sent("refuses XML", "<body/>", 415, "wrong-content-type", { "content-type": "application/xml" }),
    sent("refuses plain text", "body", 415, "wrong-content-type", { "content-type": "text/plain" }),
    sent("refuses a file where JSON belongs", "a,b", 415, "wrong-content-type", {
      "content-type": "text/csv",
    }),
    sent(
      "refuses a body above a megabyte",
      { body: { ...port, note: "x".repeat(1024 ** 2) } },
      413,
      "too-large",
    ),
    sent("refuses an idempotency key of 201 letters", { body: port }, 400, "bad-request", {
      ...json,
      "idempotency-key": "k".repeat(201),
    }),
    refused(
      "refuses JSON where a file belongs",
      { route: "importRecords", as, params, headers: json, body: "{}" },
      415,
      "wrong-content-type",
    ),
    refused(
      "refuses a change by somebody not signed in before it reads the body",
      { route: "createRecord", params, headers: json, body: "{{{" },
      401,
      "not-signed-in",
    ),
    refused(
      "refuses a retirement by somebody not signed in",
      { route: "retireRecord", params: { ...params, id: "X" } },
      401,
      "not-signed-in",
    ),
    refused(
      "refuses an import by somebody not signed in",
      { route: "importRecords", params, headers: { "content-type": "text/csv" }, body: "a" },
      401,
      "not-signed-in",
    ),
    refused(
      "refuses a change by a reader",
      { route: "createRecord", as: "reader-qn", params, body: { body: port } },
      403,
      "forbidden",
    ),
    refused(
      "refuses a change by a leader",
      { route: "createRecord", as: "leader-qn", params, body: { body: port } },
      403,
      "forbidden",
    ),
    refused(
      "refuses a specialist who changes what the data officer keeps",
      { route: "createRecord", as, params: { register: "localities" }, body: { body: { name: "X" } } },
      403,
      "forbidden",
    ),
    refused(
      "refuses an import by a reader and keeps nothing of it",
      { route: "importRecords", as: "reader-qn", params, headers: { "content-type": "text/csv" }, body: "a" },
      403,
      "forbidden",
    ),
    refused(
      "refuses a role that is not there",
      { route: "signIn", body: { account: "system" } },
      404,
      "not-found",
    ),
  ],
);

for (const [made, cookie] of [
  ["without a signature", "nhipcau_session=focal-point-qn"],
  ["with another signature", "nhipcau_session=focal-point-qn.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"],
  ["of nonsense", "nhipcau_session=%00%ff"],
] as const) {
  test(`refuses a session ${made} on every kind of route and takes it away`, async () => {
    const expect = {
      status: 401,
      code: "forged-role",
      headers: { "set-cookie": /^nhipcau_session=;.*Expires=Thu, 01 Jan 1970/u },
    };
    await runScenario(node, {
      title: "",
      route: "createRecord",
      params,
      headers: { cookie },
      body: { body: port },
      expect,
    });
    await runScenario(node, { title: "", route: "node", headers: { cookie }, expect });
    await runScenario(node, { title: "", route: "events", headers: { cookie }, expect });
  });
}

test("a session signed for an account that is gone is refused", async () => {
  const cookie = `nhipcau_session=${encodeURIComponent(node.app.signCookie("system"))}`;
  await runScenario(node, {
    title: "",
    route: "session",
    headers: { cookie },
    expect: { status: 401, code: "forged-role" },
  });
});

test("a node for real use has no roles to choose, whatever is sent", async () => {
  const real = await makeTestServer({ demonstration: false });
  const cookie = await node.signIn("focal-point-qn");
  const expect = { status: 404, code: "demo-only" };
  await runScenario(real, { title: "", route: "demonstrationAccounts", expect });
  await runScenario(real, { title: "", route: "signIn", body: { account: "focal-point-qn" }, expect });
  await runScenario(real, { title: "", route: "signIn", headers: json, body: "{", expect });
  await runScenario(real, {
    title: "",
    route: "session",
    headers: { cookie },
    expect: { status: 401, code: "forged-role" },
  });
});

test("too many requests from one address are told when to come back, and the probes still answer", async () => {
  const busy = await makeTestServer({ requestsPerMinute: 3 });
  for (let request = 0; request < 3; request += 1) await busy.app.inject("/api/node");
  const expect = { status: 429, code: "too-many-requests", headers: { "retry-after": /^\d+$/u } };
  await runScenario(busy, { title: "", route: "node", expect });
  await runScenario(busy, { title: "", route: "health", expect: { status: 200 } });
  const elsewhere = await busy.app.inject({ url: "/api/node", remoteAddress: "192.0.2.7" });
  assert.equal(elsewhere.statusCode, 200);
});

test("an address nobody can decode is a problem like any other", async () => {
  const answer = await node.app.inject({ url: "/api/registers/%zz/records" });
  assert.equal(answer.statusCode, 400);
  assert.match(String(answer.headers["content-type"]), /^application\/problem\+json/u);
});

test("speaks the reader's language and always carries both", async () => {
  for (const [language, detail] of [
    ["en-GB,en;q=0.9", "XX was not found."],
    ["vi", "Không tìm thấy XX."],
    ["", "Không tìm thấy XX."],
  ] as const) {
    const answer = await node.app.inject({
      url: "/api/agreements/XX",
      headers: { "accept-language": language },
    });
    const problem = answer.json<{ detail: string; detailEn: string }>();
    assert.deepEqual([problem.detail, problem.detailEn], [detail, "XX was not found."]);
  }
});

test("started as of a day, the node takes it for today", async () => {
  const past = await makeTestServer({ asOf: calendarDate("2025-03-01") });
  const answer = await past.app.inject("/api/node");
  assert.deepEqual(
    [answer.json<{ today: string }>().today, answer.json<{ asOf: string }>().asOf],
    ["2025-03-01", "2025-03-01"],
  );
});
