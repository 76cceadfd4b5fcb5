// The log and the figures tell how the node works and nothing about anybody (L-11).
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { routes } from "@nhipcau/contract/routes.ts";
import type { Route } from "@nhipcau/contract/route.ts";
import { makeTestServer } from "@nhipcau/testkit/make-server.ts";
import { samples } from "@nhipcau/testkit/sample-register.ts";

const node = await makeTestServer({ region: true, extra: [samples] });
const account = "focal-point-qn";
const cookie = await node.signIn(account);
const marker = "NguyenThiBiMat";

// A request with the marker wherever a person can type something.
const request = fc.record({
  route: fc.constantFrom(...Object.values<Route>(routes).filter(({ path }) => path !== "/api/events")),
  path: fc.constantFrom(marker, "samples", `${marker}%00`, "..%2f" + marker),
  query: fc.dictionary(
    fc.constantFrom("q", "filter", "sort", "cursor", "name", "asOf", "agreement", marker),
    fc.constantFrom(marker, `title:eq:${marker}`, `-${marker}`),
  ),
  body: fc.constantFrom(
    { id: marker, body: { title: marker, story: marker } },
    { body: { [marker]: marker, amount: marker } },
    { account: marker },
    { body: { title: marker }, reason: `${marker}\u0000` },
    marker,
    `{"body": "${marker}`,
  ),
  headers: fc.record({
    "content-type": fc.constantFrom("application/json", "text/csv", marker.toLowerCase()),
    cookie: fc.constantFrom(cookie, `nhipcau_session=${marker}`),
    "idempotency-key": fc.constant(marker),
    "if-match": fc.constantFrom('"1"', marker),
    "user-agent": fc.constant(marker),
  }),
});

test("L-11: no request leaves a word of its address, query, body, cookie or person in the log or the figures", async () => {
  await fc.assert(
    fc.asyncProperty(request, async ({ route, path, query, body, headers }) => {
      const url = `${route.path.replaceAll(/\{\w+\}/gu, path)}?${new URLSearchParams(query).toString()}`;
      await node.app.inject({
        method: route.method,
        url,
        headers,
        ...(route.method === "GET" ? {} : { payload: body }),
      });
    }),
    { numRuns: 300 },
  );
  assertTellsNothing();
});

test("a failure is logged by its kind and place, told by a number, and quotes nobody", async () => {
  await node.sql(`alter table reg."samples" add constraint broken check (title <> '${marker}')`);
  const answer = await node.app.inject({
    method: "POST",
    url: "/api/registers/samples/records",
    headers: { cookie },
    payload: { body: { title: marker } },
  });
  const { code, incident } = answer.json<{ code: string; incident: string }>();
  assert.deepEqual([answer.statusCode, code], [500, "internal"]);
  assert.ok(
    node.log.some((line) => line.includes(`"incident":"${incident}"`) && line.includes('"code":"23514"')),
  );
  assertTellsNothing();
});

test("a line tells route, status and time", () => {
  const lines = node.log.map((line) => JSON.parse(line) as Record<string, unknown>);
  const answered = lines.filter(({ msg }) => msg === "answered");
  assert.ok(answered.length >= 300);
  for (const { method, route, status, milliseconds } of answered) {
    assert.deepEqual(
      [typeof method, typeof route, typeof status, typeof milliseconds],
      ["string", "string", "number", "number"],
    );
  }
});

test("the page of figures is what Prometheus reads, and its labels are routes, methods and statuses", async () => {
  const { body, headers } = await node.app.inject("/metrics");
  assert.match(String(headers["content-type"]), /^text\/plain; version=0\.0\.4|^text\/plain; charset=utf-8/u);
  const samplesOf = body.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  const sample =
    /^[a-zA-Z_:][\w:]*(?:\{((?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\.)*",?)*)\})? (?:-?[\d.]+(?:e[+-]?\d+)?|NaN|[+-]Inf)(?: \d+)?$/u;
  for (const line of samplesOf) assert.match(line, sample);
  assert.ok(samplesOf.some((line) => line.startsWith("nhipcau_requests_total{")));
  const known = new Set([
    "none",
    "/*",
    ...Object.values(routes).map(({ path }) => path.replaceAll(/\{(\w+)\}/gu, ":$1")),
  ]);
  for (const [, route = ""] of body.matchAll(/route="([^"]*)"/gu)) assert.ok(known.has(route), route);
  assert.ok(!body.includes(marker) && !body.includes(account));
});

function assertTellsNothing(): void {
  const text = node.log.join("\n").toLowerCase();
  assert.ok(node.log.length > 0);
  for (const word of [
    marker.toLowerCase(),
    account,
    "chuyên viên",
    "đầu mối",
    cookie.slice(-20).toLowerCase(),
    "?q=",
  ]) {
    const line = node.log.find((one) => one.toLowerCase().includes(word));
    assert.ok(!text.includes(word), `${word} in ${line}`);
  }
}
