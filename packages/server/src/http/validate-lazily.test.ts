// What is checked of a request: the check of every route can be made, and what comes in is made fit as Fastify itself does it.
import assert from "node:assert/strict";
import test from "node:test";
import fastify from "fastify";
import type { Route } from "@nhipcau/contract/route.ts";
import { routes } from "@nhipcau/contract/routes.ts";
import { checkedOf } from "./serve-route.ts";
import { validateLazily } from "./validate-lazily.ts";

const customOptions = { coerceTypes: "array", allowUnionTypes: true } as const;

test("the check of every part of every route can be made", () => {
  const compile = validateLazily({}, { customOptions });
  let made = 0;
  for (const [name, route] of Object.entries(routes) as [string, Route][]) {
    for (const [httpPart, schema] of Object.entries(checkedOf(route))) {
      const part = { schema, httpPart, method: route.method, url: route.path };
      assert.doesNotThrow(() => compile(part as never)({}), `${name} ${httpPart}`);
      made += 1;
    }
  }
  assert.ok(made > Object.keys(routes).length);
});

test("values are made fit and faults told, with the first request as with the second, as Fastify does without us", async () => {
  const schema = {
    querystring: { type: "object", properties: { many: { type: "array", items: { type: "integer" } } } },
    body: { type: "array", items: { type: "integer" } },
  } as const;
  const own = fastify({
    schemaController: { compilersFactory: { buildValidator: validateLazily } },
    ajv: { customOptions },
  });
  const plain = fastify({ ajv: { customOptions } });
  const answers = await Promise.all(
    [own, plain].map(async (server) => {
      server.post("/", { schema }, (request) => ({ query: request.query, body: request.body }));
      const asked: readonly [string, unknown][] = [
        ["/?many=3", ["1", 2]],
        ["/?many=3&many=4", 7],
        ["/?many=x", [1]],
        ["/", { no: "list" }],
        ["/?many=3", ["1", 2]],
      ];
      const given = [];
      for (const [url, body] of asked) {
        const { statusCode, body: text } = await server.inject({
          method: "POST",
          url,
          headers: { "content-type": "application/json" },
          payload: JSON.stringify(body),
        });
        given.push([statusCode, JSON.parse(text)]);
      }
      await server.close();
      return given;
    }),
  );
  assert.deepEqual(answers[0], answers[1]);
  assert.deepEqual(
    answers[0]?.map(([status]) => status),
    [200, 200, 400, 400, 200],
  );
});
