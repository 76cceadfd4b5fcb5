// Writing and listing records over HTTP: nothing written over unseen, nothing written twice, every record of a long
// list met once, and text that means something to SQL or to a browser comes back as the same text.
import assert from "node:assert/strict";
import test from "node:test";
import type { RecordView } from "@nhipcau/contract/shapes/record.ts";
import type { Field, Fields } from "@nhipcau/registers/declaration/field.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import { actor, writerOf } from "@nhipcau/testkit/actors.ts";
import { runScenario } from "@nhipcau/testkit/api-scenario.ts";
import { makeTestServer } from "@nhipcau/testkit/make-server.ts";
import { putWell } from "@nhipcau/testkit/put-records.ts";
import { samples } from "@nhipcau/testkit/sample-register.ts";

const node = await makeTestServer({ region: true, extra: [samples] });
const as = "focal-point-qn";
const params = { register: "samples" };
const cookie = await node.signIn(as);

async function write(
  method: "POST" | "PUT" | "DELETE",
  url: string,
  body?: object,
  headers: Record<string, string> = {},
) {
  return node.app.inject({
    method,
    url: `/api/registers/${url}`,
    headers: { cookie, ...headers },
    ...(body ? { payload: body } : {}),
  });
}

test("a lost update is refused with the version kept and what was given", async () => {
  await write("POST", "samples/records", { id: "lost", body: { title: "Một" } });
  const [first, second] = await Promise.all(
    ["Hai", "Ba"].map((title) =>
      write("PUT", "samples/records/lost", { body: { title } }, { "if-match": '"1"' }),
    ),
  );
  assert.deepEqual([first?.statusCode, second?.statusCode].toSorted(), [200, 409]);
  const [won, lost] = first?.statusCode === 200 ? [first, second] : [second, first];
  const problem = lost?.json<{ code: string; current: RecordView; given: { title: string } }>();
  assert.equal(problem?.code, "version-conflict");
  assert.deepEqual(problem?.current, won?.json<{ record: RecordView }>().record);
  assert.notEqual(problem?.given.title, problem?.current.body["title"]);
  const { versions } = (
    await node.app.inject({ url: "/api/registers/samples/records/lost/history", headers: { cookie } })
  ).json<{ versions: unknown[] }>();
  assert.equal(versions.length, 2);
});

test("a change that does not say which version it changes is refused", async () => {
  for (const ifMatch of [undefined, "*", '"x"', '"1", "2"']) {
    const headers = ifMatch === undefined ? {} : { "if-match": ifMatch };
    const expect = { status: 428, code: "version-required" };
    const at = { ...params, id: "lost" };
    await runScenario(node, {
      title: "",
      route: "changeRecord",
      as,
      params: at,
      headers,
      body: { body: { title: "x" } },
      expect,
    });
    await runScenario(node, { title: "", route: "retireRecord", as, params: at, headers, expect });
  }
});

test("a request sent again under its key is answered the same and written once", async () => {
  const headers = { "idempotency-key": "once" };
  const body = { body: { title: "Một lần" } };
  const before = await node.journalLength();
  const answers = [
    await write("POST", "samples/records", body, headers),
    await write("POST", "samples/records", body, headers),
  ];
  assert.deepEqual(
    answers.map(({ statusCode }) => statusCode),
    [201, 201],
  );
  assert.deepEqual(answers[0]?.json(), answers[1]?.json());
  assert.equal(answers[0]?.headers.etag, answers[1]?.headers.etag);
  assert.equal((await node.journalLength()) - before, 1);
});

test("a request sent many times at once under its key is written once", async () => {
  const before = await node.journalLength();
  const answers = await Promise.all(
    Array.from({ length: 8 }, () =>
      write("POST", "samples/records", { body: { title: "Tám lần" } }, { "idempotency-key": "eight" }),
    ),
  );
  for (const answer of answers) {
    assert.equal(answer.statusCode, 201, answer.body);
    assert.deepEqual(answer.json(), answers[0]?.json());
  }
  assert.equal((await node.journalLength()) - before, 1);
});

test("another request under a used key is refused, and another person's key is another key", async () => {
  const headers = { "idempotency-key": "once" };
  const body = { body: { title: "Lần khác" } };
  await runScenario(node, {
    title: "",
    route: "createRecord",
    as,
    params,
    headers,
    body,
    expect: { status: 422, code: "idempotency-key-reused" },
  });
  await runScenario(node, {
    title: "",
    route: "createRecord",
    as: "focal-point-hp",
    params,
    headers,
    body,
    expect: { status: 201 },
    effects: { journal: 1 },
  });
  const at = { ...params, id: "lost" };
  await runScenario(node, {
    title: "",
    route: "retireRecord",
    as,
    params: at,
    headers: { ...headers, "if-match": '"2"' },
    expect: { status: 422, code: "idempotency-key-reused" },
  });
});

test("page by page, a list of 1,000 gives every record once and in order", async () => {
  const titles = Array.from({ length: 1000 }, (_, index) => `Dòng ${String(index % 250).padStart(4, "0")}`);
  const versions = titles.map((title, index) => ({
    id: `row-${index}`,
    body: { title, ...(index % 3 === 0 ? {} : { amount: index % 7 }) },
  }));
  await putWell(node.store, actor("QN", "focal-point"), samples, versions);
  for (const sort of ["id", "-title", "amount", "-amount"]) {
    const met: RecordView[] = [];
    let cursor: string | undefined;
    do {
      const query: Record<string, string> = {
        sort,
        limit: "137",
        filter: "title:gte:Dòng",
        ...(cursor === undefined ? {} : { cursor }),
      };
      const page = (
        await node.app.inject({ url: "/api/registers/samples/records", query, headers: { cookie } })
      ).json<{ records: RecordView[]; next?: string }>();
      met.push(...page.records);
      cursor = page.next;
    } while (cursor !== undefined);
    const own = met.filter(({ id }) => id.startsWith("row-"));
    assert.equal(new Set(own.map(({ id }) => id)).size, 1000, sort);
    assert.equal(own.length, 1000, sort);
  }
});

const hostile = `'; drop table nhipcau.journal; -- "><script>alert(1)</script>&amp; \${1} {{1}} %s \\x00 =1+1`;

test("SQL and HTML in every text field of every register come back as the same text", async () => {
  let tried = 0;
  for (const register of node.registers.values()) {
    for (const [name, field] of Object.entries(register.fields as Fields)) {
      if (field.type !== "text" && field.type !== "long-text") continue;
      const body = { ...(await bodyOf(register)), [name]: hostile.slice(0, field.maximum ?? 500) };
      const [written] = await putWell(node.store, writerOf("QN", register), register, [
        { id: `hostile-${name}`, body, scope: "public" },
      ]);
      const answer = await node.app.inject(`/api/registers/${register.name}/records/hostile-${name}`);
      assert.match(String(answer.headers["content-type"]), /^application\/json/u);
      assert.equal(
        answer.json<{ record: RecordView }>().record.body[name],
        body[name],
        `${register.name}.${name}`,
      );
      assert.ok(written);
      tried += 1;
    }
  }
  assert.ok(tried > 60, `${tried} fields`);
  assert.ok((await node.journalLength()) > 1000);
});

test("SQL and HTML written over HTTP are kept, found and exported as they are", async () => {
  const written = await write("POST", "samples/records", {
    id: "hostile",
    body: { title: hostile, story: hostile },
  });
  assert.equal(written.json<{ record: RecordView }>().record.body["story"], hostile);
  const found = await node.app.inject({
    url: "/api/search",
    query: { q: "<script>alert(1)</script>" },
    headers: { cookie },
  });
  assert.ok(found.json<{ hits: { title: string }[] }>().hits.some(({ title }) => title === hostile));
  const filtered = await node.app.inject({
    url: "/api/registers/samples/records",
    query: { filter: `title:eq:${hostile}` },
    headers: { cookie },
  });
  const ids = filtered.json<{ records: RecordView[] }>().records.map(({ id }) => id);
  assert.deepEqual(ids, ["hostile", "hostile-title"]);
});

/** A body with the least a register asks for. */
async function bodyOf(register: Register): Promise<Record<string, unknown>> {
  const body: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(register.fields as Fields))
    if (field.required) body[name] = await valueOf(field);
  return body;
}

async function valueOf(field: Field): Promise<unknown> {
  switch (field.type) {
    case "text":
    case "long-text":
      return "x";
    case "integer":
    case "decimal":
      return field.minimum ?? 1;
    case "date":
      return "2026-01-01";
    case "yes-no":
      return true;
    case "code":
      return Object.keys(field.codes?.codes ?? {})[0];
    case "codes":
      return Object.keys(field.codes?.codes ?? {}).slice(0, 1);
    case "reference":
    case "references": {
      const [row] = await node.sql(`select id from ${registerTable(field.register ?? "")} limit 1`);
      return field.type === "reference" ? row?.["id"] : [row?.["id"]];
    }
    case "geometry":
      return { type: "Point", coordinates: [107, 20.9] };
    case "link":
      return "https://example.vn";
  }
}

function registerTable(name: string): string {
  return `reg."${name}"`;
}
