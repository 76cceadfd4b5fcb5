// Every route of the contract, asked at least once: what it answers conforms to what it declares, and nothing outside
// the contract answers.
import assert from "node:assert/strict";
import test from "node:test";
import { accountRoutes } from "@nhipcau/contract/routes/account-routes.ts";
import { connectionRoutes } from "@nhipcau/contract/routes/connection-routes.ts";
import { courseRoutes } from "@nhipcau/contract/routes/course-routes.ts";
import { evidenceRoutes } from "@nhipcau/contract/routes/evidence-routes.ts";
import { grantRoutes } from "@nhipcau/contract/routes/grant-routes.ts";
import { peopleRoutes } from "@nhipcau/contract/routes/people-routes.ts";
import { signInRoutes } from "@nhipcau/contract/routes/sign-in-routes.ts";
import { reachRoutes } from "@nhipcau/contract/routes/reach-routes.ts";
import { reviewRoutes } from "@nhipcau/contract/routes/review-routes.ts";
import { successionRoutes } from "@nhipcau/contract/routes/succession-routes.ts";
import { takeOverRoutes } from "@nhipcau/contract/routes/take-over-routes.ts";
import { urgingRoutes } from "@nhipcau/contract/routes/urging-routes.ts";
import { type RouteName, routes } from "@nhipcau/contract/routes.ts";
import {
  type ApiScenario,
  reachedRoutes,
  runScenario,
  testScenarios,
} from "@nhipcau/testkit/api-scenario.ts";
import { makeTestServer } from "@nhipcau/testkit/make-server.ts";

const node = await makeTestServer({ region: true });
const port = { name: "Cảng thử", kind: "seaport", locality: "QN" };
const csv = "\u{feff}Mã,Tên\nCANG-X,Cảng X\n";
const upload = { "content-type": "text/csv" };
const cutOff = { cutOff: "2026-11-21" };

const reads: ApiScenario[] = [
  { title: "tells who the node is and its day", route: "node", expect: { status: 200 } },
  {
    title: "tells nobody that nobody is signed in",
    route: "session",
    expect: { status: 200, body: (body) => assert.deepEqual(body, { mayWrite: [] }) },
  },
  {
    title: "tells somebody who is signed in who that is",
    route: "session",
    as: "specialist-qn",
    expect: { status: 200 },
  },
  { title: "lists the roles of the demonstration", route: "demonstrationAccounts", expect: { status: 200 } },
  {
    title: "gives a role of the demonstration",
    route: "signIn",
    body: { account: "leader-hp" },
    expect: { status: 200, headers: { "set-cookie": /HttpOnly.*SameSite=Strict/u } },
  },
  {
    title: "takes the role away",
    route: "signOut",
    as: "leader-hp",
    expect: { status: 200, headers: { "set-cookie": /nhipcau_session=;.*Expires=Thu, 01 Jan 1970/u } },
  },
  { title: "lists the registers", route: "registers", expect: { status: 200 } },
  {
    title: "scores a register's quality",
    route: "quality",
    params: { register: "reports" },
    expect: { status: 200 },
  },
  {
    title: "lists records with their count",
    route: "records",
    params: { register: "parts" },
    query: { count: "true", sort: "-dueDate", limit: "5" },
    expect: { status: 200 },
  },
  {
    title: "lists records on a past day",
    route: "records",
    params: { register: "parts" },
    query: { asOf: "2025-01-01" },
    expect: { status: 200 },
  },
  {
    title: "gives one record with its version",
    route: "record",
    params: { register: "parts", id: "CK-01-QN" },
    expect: { status: 200, headers: { etag: /^"1"$/u } },
  },
  {
    title: "gives the history of a record",
    route: "history",
    params: { register: "parts", id: "CK-01-QN" },
    expect: { status: 200 },
  },
  {
    title: "gives the records that refer to one",
    route: "referrers",
    params: { register: "parts", id: "CK-01-QN" },
    expect: { status: 200 },
  },
  { title: "searches all registers", route: "search", query: { q: "cau" }, expect: { status: 200 } },
  {
    title: "exports a list",
    route: "exportRecords",
    params: { register: "parts" },
    query: { format: "csv" },
    expect: { status: 200 },
  },
  {
    title: "gives a template to fill in",
    route: "importTemplate",
    params: { register: "ports" },
    query: { format: "xlsx" },
    expect: { status: 200 },
  },
  { title: "counts the overview", route: "overview", expect: { status: 200 } },
  {
    title: "counts the overview of a past day for somebody signed in",
    route: "overview",
    as: "leader-qn",
    query: { asOf: "2025-06-30" },
    expect: { status: 200 },
  },
  { title: "lists the agreements", route: "agreements", expect: { status: 200 } },
  {
    title: "lists the commitments",
    route: "commitments",
    query: { disagreement: "true" },
    expect: { status: 200 },
  },
  { title: "lists the parts", route: "parts", query: { class: "open" }, expect: { status: 200 } },
  { title: "lists the clauses", route: "clauses", query: { concrete: "false" }, expect: { status: 200 } },
  { title: "lists the obstacles", route: "obstacles", expect: { status: 200 } },
  {
    title: "gives an obstacle with its way",
    route: "obstacle",
    params: { id: "VM-03-QN-1" },
    expect: { status: 200 },
  },
  { title: "lists the petitions", route: "petitions", expect: { status: 200 } },
  { title: "gives a petition", route: "petition", params: { id: "KN-01" }, expect: { status: 200 } },
  {
    title: "refuses a petition that is not there",
    route: "petition",
    params: { id: "KN-0" },
    expect: { status: 404, code: "not-found" },
  },
  {
    title: "gives a petition as a document",
    route: "petitionDocument",
    params: { id: "KN-01" },
    expect: { status: 200, headers: { "content-disposition": /kien-nghi-KN-01\.docx/u } },
  },
  {
    title: "words a petition from obstacles for a party's focal point",
    route: "petitionDraft",
    as: "focal-point-qn",
    query: { obstacles: "VM-05-QN-1,VM-01-HP-1" },
    expect: { status: 200 },
  },
  {
    title: "words none for somebody who is not signed in",
    route: "petitionDraft",
    query: { obstacles: "VM-05-QN-1" },
    expect: { status: 401, code: "not-signed-in" },
  },
  {
    title: "sends no petition that a party has not agreed to, and names that party in both languages",
    route: "sendPetition",
    as: "focal-point-hp",
    params: { id: "KN-02" },
    body: { sentOn: "2026-11-21", documentNumber: "9/TTr-UBND", sentTo: ["BXD"] },
    expect: {
      status: 409,
      code: "petition-not-agreed",
      says: { vi: /Quảng Ninh chưa đồng ý/u, en: /Quảng Ninh has not agreed/u },
    },
  },
  { title: "lists a person's work", route: "work", as: "specialist-qn", expect: { status: 200 } },
  { title: "counts a person's work", route: "workCounts", as: "specialist-qn", expect: { status: 200 } },
  { title: "gives the map", route: "map", expect: { status: 200 } },
  { title: "is alive", route: "health", expect: { status: 200 } },
  { title: "is ready", route: "readiness", expect: { status: 200 } },
  { title: "measures itself", route: "metrics", expect: { status: 200 } },
  { title: "describes itself", route: "openapi", expect: { status: 200 } },
];

testScenarios(() => node, reads);

test("every agreement and commitment conforms, whole and on a past day", async () => {
  for (const query of [{}, { asOf: "2024-12-31" }]) {
    const [agreements, commitments] = [await idsOf("agreements", query), await idsOf("commitments", query)];
    assert.ok(agreements.length > 3 && commitments.length > 3);
    for (const id of agreements) await conforms({ route: "agreement", params: { id }, query });
    for (const id of commitments) await conforms({ route: "commitment", params: { id }, query });
  }
  const agreements = await idsOf("agreements", {});
  for (const agreement of agreements)
    await conforms({ route: "reviewPreview", query: { agreement, ...cutOff } });
  const query = { agreement: agreements[0] ?? "", ...cutOff, number: "5" };
  await conforms({ route: "reviewDocument", query });
});

async function idsOf(route: "agreements" | "commitments", query: Record<string, string>): Promise<string[]> {
  const answer = await node.app.inject({ url: `/api/${route}`, query });
  return answer.json<Record<string, { id: string }[]>>()[route]?.map(({ id }) => id) ?? [];
}

test("a record is added, changed and retired, a version each", async () => {
  const [as, params] = ["specialist-qn", { register: "ports" }];
  const at = { ...params, id: "CANG-THU" };
  const add: ApiScenario = {
    title: "",
    route: "createRecord",
    as,
    params,
    body: { id: at.id, body: port },
    expect: { status: 201 },
    effects: { journal: 1 },
  };
  const { body } = (await runScenario(node, add)).json<{ record: { body: object } }>().record;
  const change = { body: { ...body, name: "Cảng khác" } };
  await runScenario(node, {
    title: "",
    route: "changeRecord",
    as,
    params: at,
    headers: { "if-match": '"1"' },
    body: change,
    expect: { status: 200, headers: { etag: /"2"/u } },
    effects: { journal: 1 },
  });
  await runScenario(node, {
    title: "",
    route: "retireRecord",
    as,
    params: at,
    query: { reason: "thử" },
    headers: { "if-match": '"2"' },
    expect: { status: 200 },
    effects: { journal: 1 },
  });
});

test("a file is tried, its bad rows are given back, its good rows are taken", async () => {
  const as = "specialist-qn";
  const dryRun = await runScenario(node, {
    title: "",
    route: "importRecords",
    as,
    params: { register: "ports" },
    query: { name: "cảng.csv" },
    headers: upload,
    body: csv,
    expect: { status: 200 },
  });
  const report = dryRun.json<{ import: string; bad: number }>();
  const params = { import: report.import };
  await runScenario(node, {
    title: "",
    route: "importMendFile",
    as,
    params,
    query: { format: "xlsx" },
    expect: { status: 200 },
  });
  await runScenario(node, {
    title: "",
    route: "commitImport",
    as,
    params,
    body: { takeGood: true },
    expect: { status: 200 },
  });
});

test("the scenarios have reached every route but the stream of events and those between two nodes", () => {
  const missed = (Object.keys(routes) as RouteName[]).filter((name) => !reachedRoutes(node).has(name));
  // review-handlers.web.test.ts and conference-handlers.web.test.ts go through a whole review and a conference;
  // course-handlers.web.test.ts and evidence-handlers.web.test.ts reach what they are named after.
  // event-stream.web.test.ts opens it on a socket; connection-handlers.web.test.ts has two nodes and reaches the others.
  assert.deepEqual(missed, [
    // Accounts have readers of their own with their cookies, and a node for real use: people/*.web.test.ts.
    ...Object.keys(signInRoutes),
    ...Object.keys(accountRoutes),
    ...Object.keys(peopleRoutes),
    ...Object.keys(reviewRoutes),
    ...Object.keys(courseRoutes),
    ...Object.keys(connectionRoutes),
    ...Object.keys(evidenceRoutes),
    ...Object.keys(grantRoutes),
    ...Object.keys(successionRoutes),
    // take-over-handlers.web.test.ts.
    ...Object.keys(takeOverRoutes),
    "events",
    // urging-handlers.web.test.ts and reach-handlers.web.test.ts.
    ...Object.keys(urgingRoutes),
    ...Object.keys(reachRoutes),
  ]);
});

test("no address outside the contract answers 200", async () => {
  const declared = new Set(Object.values(routes).map(({ method, path }) => `${method} ${path}`));
  const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"] as const;
  const paths = [
    "/",
    "/api",
    "/api/",
    "/api/nothing",
    "/documentation",
    "/metrics/",
    ...Object.values(routes).map(({ path }) => path),
  ];
  for (const path of paths) {
    for (const method of methods) {
      if (declared.has(`${method} ${path}`)) continue;
      const { statusCode } = await node.app.inject({
        method,
        url: path.replaceAll(/\{\w+\}/gu, "x"),
      } as never);
      assert.ok(statusCode >= 400, `${method} ${path} answers ${statusCode}`);
    }
  }
});

async function conforms(scenario: Omit<ApiScenario, "title" | "expect">): Promise<void> {
  await runScenario(node, { title: "", ...scenario, expect: { status: 200 } });
}
