// The page shows what the description says, and survives one that says nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { groupOf, operationsOf } from "./operations.ts";
import { exampleOf } from "./schema-example.ts";

const description = {
  paths: {
    "/api/registers/{register}/records": {
      get: {
        summary: "Danh sách bản ghi",
        description: "List records",
        parameters: [
          { name: "register", in: "path", required: true, schema: { type: "string" } },
          { name: "filter", in: "query", schema: { type: "array", items: { type: "string" } } },
        ],
        responses: {
          200: {
            description: "ok",
            content: {
              "application/json": {
                schema: {
                  type: "object",
                  properties: { count: { type: "integer" }, day: { type: "string", format: "date" } },
                },
              },
            },
          },
        },
      },
    },
  },
};

test("an operation has its method, parameters and an example answer", () => {
  const [operation] = operationsOf(description, "en");
  assert.equal(operation?.method, "GET");
  assert.equal(operation?.summary, "List records");
  assert.deepEqual(
    operation?.parameters.map(({ name, place, required, type }) => [name, place, required, type]),
    [
      ["register", "path", true, "string"],
      ["filter", "query", false, "string[]"],
    ],
  );
  assert.deepEqual(operation?.example, { count: 1, day: "2026-11-21" });
});

test("something that is no description has no operations", () => {
  assert.deepEqual(operationsOf(undefined, "vi"), []);
  assert.deepEqual(operationsOf({ paths: [] }, "vi"), []);
});

test("addresses stand in their group", () => {
  assert.deepEqual(
    ["/api/overview", "/api/registers/{register}/quality", "/api/session", "/healthz", "/api/events"].map(
      groupOf,
    ),
    ["programme", "registers", "node", "system", "system"],
  );
});

test("a schema that never ends gives an example that does", () => {
  const endless: { type: string; properties: Record<string, unknown> } = { type: "object", properties: {} };
  endless.properties["again"] = endless;
  assert.ok(JSON.stringify(exampleOf(endless as never)).endsWith('"…"}}}}}}}}}'));
});
