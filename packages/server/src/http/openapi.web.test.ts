// The API's description of itself: valid OpenAPI 3.1, exactly the routes of the contract; and a register declared in
// one file, which is all it takes (L-06).
import assert from "node:assert/strict";
import test from "node:test";
import { Validator } from "@seriousme/openapi-schema-validator";
import { strFromU8, unzipSync } from "fflate";
import { routes } from "@nhipcau/contract/routes.ts";
import { runScenario } from "@nhipcau/testkit/api-scenario.ts";
import { makeTestServer } from "@nhipcau/testkit/make-server.ts";
import { samples } from "@nhipcau/testkit/sample-register.ts";

interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, { operationId: string }>>;
  readonly components: { schemas: Record<string, { properties?: object; required?: string[] }> };
}

const node = await makeTestServer({ extra: [samples] });
const document = (await node.app.inject("/openapi.json")).json<Document>();
const as = "focal-point-qn";
const params = { register: "samples" };

test("the description is valid OpenAPI 3.1", async () => {
  const { valid, errors } = await new Validator().validate({ ...document });
  assert.ok(valid, JSON.stringify({ errors }).slice(0, 2000));
  assert.equal(document.openapi, "3.1.0");
});

test("it lists exactly the contract's routes", () => {
  const listed = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(
      ([method, { operationId }]) => `${operationId} ${method.toUpperCase()} ${path}`,
    ),
  );
  const declared = Object.entries(routes).map(([name, { method, path }]) => `${name} ${method} ${path}`);
  assert.deepEqual(listed.toSorted(), declared.toSorted());
});

test("every register has its schema in it, with every field", () => {
  for (const { name, fields } of node.registers.values()) {
    const schema =
      document.components.schemas[
        name.replaceAll(/(?:^|-)(\w)/gu, (_, letter: string) => letter.toUpperCase())
      ];
    assert.deepEqual(Object.keys(schema?.properties ?? {}), Object.keys(fields), name);
  }
});

test("a register declared in one file has table, form, API, import, export, search and schema (L-06)", async () => {
  const { registers } = (await node.app.inject("/api/registers")).json<{
    registers: { description: { name: string; fields: { name: string }[] } }[];
  }>();
  const form = registers.find(({ description }) => description.name === "samples")?.description;
  assert.deepEqual(
    form?.fields.map(({ name }) => name),
    Object.keys(samples.fields),
  );
  const body = {
    id: "mau-1",
    body: { title: "Mẫu một", amount: 3, colour: "red", place: { type: "Point", coordinates: [107, 20.9] } },
  };
  await runScenario(node, {
    title: "",
    route: "createRecord",
    as,
    params,
    body,
    expect: { status: 201 },
    effects: { journal: 1 },
  });
  const template = await runScenario(node, {
    title: "",
    route: "importTemplate",
    params,
    query: { format: "csv" },
    expect: { status: 200 },
  });
  assert.match(template.payload, /Tên/u);
  const headers = { "content-type": "text/csv" };
  const tried = await runScenario(node, {
    title: "",
    route: "importRecords",
    as,
    params,
    headers,
    body: "Mã;Tên;Màu\nmau-2;Mẫu hai;Xanh\n",
    expect: { status: 200 },
  });
  const at = { import: tried.json<{ import: string }>().import };
  await runScenario(node, {
    title: "",
    route: "commitImport",
    as,
    params: at,
    body: { takeGood: false },
    expect: { status: 200 },
    effects: { journal: 1 },
  });
  const exported = await runScenario(node, {
    title: "",
    route: "exportRecords",
    as,
    params,
    query: { format: "xlsx" },
    expect: { status: 200 },
  });
  assert.match(
    strFromU8(unzipSync(exported.rawPayload)["xl/worksheets/sheet1.xml"] ?? new Uint8Array()),
    /Mẫu hai/u,
  );
  const found = await runScenario(node, {
    title: "",
    route: "search",
    as,
    query: { q: "mau hai" },
    expect: { status: 200 },
  });
  assert.deepEqual(
    found.json<{ hits: { id: string }[] }>().hits.map(({ id }) => id),
    ["mau-2"],
  );
  await runScenario(node, {
    title: "",
    route: "records",
    as,
    params,
    query: { filter: "colour:eq:green" },
    expect: { status: 200, body: (page: { records: unknown[] }) => assert.equal(page.records.length, 1) },
  });
  await runScenario(node, { title: "", route: "quality", as, params, expect: { status: 200 } });
  assert.ok(document.components.schemas["Samples"]?.required?.includes("title"));
});
