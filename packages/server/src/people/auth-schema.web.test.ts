// Our migrations make what the signing-in library asks for: nothing is left for it to make, and nothing is made at run time.
import assert from "node:assert/strict";
import test from "node:test";
import { getAuthTables } from "better-auth/db";
import { makeTestServer } from "@nhipcau/testkit/make-server.ts";
import { authDatabaseOf } from "@nhipcau/testkit/people.ts";
import { makeAuth } from "./auth.ts";
import { sessionCookieOf } from "./auth-setting.ts";

test("every table and column the library asks for is there, as wide as it needs", async () => {
  const node = await makeTestServer({ demonstration: false, people: {} });
  const auth = makeAuth({
    database: authDatabaseOf(node),
    secret: "only-for-tests-only-for-tests-only",
    origin: "http://localhost",
    cookiePrefix: "x",
    hasLeft: async () => false,
  });
  const rows = await node.sql(
    "select table_name || '.' || column_name as name, data_type as type, is_nullable = 'NO' and column_default is null as required from information_schema.columns where table_schema = 'people'",
  );
  const kept = new Map(rows.map(({ name, type, required }) => [String(name), { type, required }]));
  const types = {
    string: ["text"],
    boolean: ["boolean"],
    date: ["timestamp with time zone"],
    number: ["integer", "bigint"],
  } as const;
  const tables = Object.values(getAuthTables(auth.options));
  assert.ok(tables.length >= 6);
  for (const { modelName, fields } of tables) {
    for (const [name, { type, required, fieldName }] of Object.entries(fields)) {
      const column = kept.get(`${modelName}.${fieldName ?? name}`);
      assert.ok(column, `${modelName}.${name} is missing`);
      const fits = types[type as keyof typeof types] as readonly string[];
      assert.ok(fits.includes(String(column.type)), `${modelName}.${name} is ${String(column.type)}`);
      if (column.required === true)
        assert.equal(required, true, `${modelName}.${name} may be empty for the library`);
    }
  }
});

test("the cookie of a session is called what the library calls it, with TLS and without", async () => {
  const node = await makeTestServer({ demonstration: false, people: {} });
  for (const origin of ["http://localhost:8080", "https://nhipcau.quangninh.example"]) {
    const setting = { origin, cookiePrefix: "nhipcau-qn" };
    const auth = makeAuth({
      ...setting,
      database: authDatabaseOf(node),
      secret: "only-for-tests-only-for-tests-only",
      hasLeft: async () => false,
    });
    const { authCookies } = await auth.$context;
    assert.equal(sessionCookieOf(setting), authCookies.sessionToken.name);
  }
});
