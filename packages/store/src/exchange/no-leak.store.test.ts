// No row and no field outside the terms in force ever leaves, whatever happened before; and whoever follows what is let
// out holds exactly what is in scope. Random programs against the reference in packages/exchange.
import assert from "node:assert/strict";
import { test } from "node:test";
import { deliveredRow } from "@nhipcau/exchange/grants/delivered-row.ts";
import type { DeclaredRegister, Terms } from "@nhipcau/exchange/grants/grant-terms.ts";
import type { Cursor } from "@nhipcau/exchange/pages/cursor.ts";
import type { GrantedPage } from "@nhipcau/operations/ports/exchange-store.ts";
import type { Fields } from "@nhipcau/registers/declaration/field.ts";
import { actor } from "@nhipcau/testkit/actors.ts";
import { type GrantedNode, putGranted, settledJournal, termsOf } from "@nhipcau/testkit/granted-node.ts";
import { makeNode } from "@nhipcau/testkit/make-node.ts";
import { putWell } from "@nhipcau/testkit/put-records.ts";
import { samples } from "@nhipcau/testkit/sample-register.ts";
import type { TestServer } from "@nhipcau/testkit/test-server.ts";
import fc from "fast-check";
import { makeExchangeStore } from "./exchange-store.ts";

const personal = ["secret"];
const declared: DeclaredRegister = {
  fields: Object.fromEntries(
    Object.entries(samples.fields as Fields).map(([name, { type, filterable }]) => [
      name,
      { type, filterable: filterable === true, personal: personal.includes(name) },
    ]),
  ),
};

const writing = fc.record({
  author: fc.constantFrom("X", "Y"),
  id: fc.constantFrom("a", "b", "c", "d"),
  scope: fc.constantFrom("shared", "public", "internal"),
  retired: fc.boolean(),
  body: fc.record(
    {
      title: fc.constant("Bến"),
      colour: fc.constantFrom("red", "blue"),
      amount: fc.integer({ min: 0, max: 3 }),
      shades: fc.subarray(["red", "green"], { minLength: 1 }),
      since: fc.constantFrom("2024-01-01", "2025-01-01"),
      secret: fc.constant("kín"),
    },
    { requiredKeys: ["title"] },
  ),
});

const condition = fc.oneof(
  fc.record({ field: fc.constant("colour"), op: fc.constant("eq"), values: fc.constant(["red"]) }),
  fc.record({
    field: fc.constant("amount"),
    op: fc.constant("range"),
    values: fc.constantFrom([1, null], [null, 2], [1, 2]),
  }),
  fc.record({ field: fc.constant("shades"), op: fc.constant("in"), values: fc.constant(["green"]) }),
  fc.record({
    field: fc.constant("since"),
    op: fc.constant("range"),
    values: fc.constant(["2024-06-01", null]),
  }),
);

const wording = fc.record({
  from: fc.subarray(["X", "Y"], { minLength: 1 }),
  rows: fc.array(condition, { maxLength: 2 }),
  fields: fc.subarray(["title", "colour", "amount", "secret"]),
  personal: fc.subarray(["secret"]),
  purpose: fc.constantFrom("", "đối chiếu"),
});

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ write: fc.array(writing, { minLength: 1, maxLength: 4 }) }) },
  { weight: 3, arbitrary: fc.record({ pull: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ terms: wording }) },
  { weight: 1, arbitrary: fc.record({ revoked: fc.constant(true) }) },
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Version {
  readonly author: string;
  readonly scope: "shared" | "internal" | "public";
  readonly isCopy: false;
  readonly isRetired: boolean;
  readonly body: Readonly<Record<string, unknown>>;
}

async function makeWorld(server: TestServer) {
  const node = await makeNode({ server, extra: [samples] });
  const exchange = makeExchangeStore({ ...node, localities: [] });
  let programs = 0;

  return async function runProgram(first: object, steps: readonly Step[]): Promise<void> {
    const prefix = `p${(programs += 1)}`;
    const termsNamed = (given: object): Terms => {
      const { from, ...more } = given as { readonly from: readonly string[] };
      return termsOf({ register: "samples", ...more, from: from.map((name) => `${prefix}${name}`) });
    };
    const versions = new Map<string, Version[]>();
    const held = new Map<
      string,
      { readonly version: number; readonly body: unknown; readonly page: number }
    >();
    let terms = termsNamed(first);
    let number = 1;
    let place: Cursor | undefined;
    let pages = 0;
    let snapshot = 0;
    let granted: GrantedNode = await putGranted(exchange, "out", terms);

    const write = async (rows: readonly (typeof writing extends fc.Arbitrary<infer T> ? T : never)[]) => {
      for (const [author, own] of Map.groupBy(rows, (row) => row.author)) {
        const distinct = [...new Map(own.map((row) => [`${prefix}-${author}-${row.id}`, row])).entries()];
        await putWell(
          node.store,
          actor(`${prefix}${author}`),
          samples,
          distinct.map(([id, { body, scope, retired }]) => ({ id, body, scope, retired })),
        );
        for (const [id, { body, scope, retired }] of distinct)
          versions.set(id, [
            ...(versions.get(id) ?? []),
            { author: `${prefix}${author}`, scope, isCopy: false, isRetired: retired, body },
          ]);
      }
    };

    const checkAndApply = (page: GrantedPage): void => {
      pages += 1;
      if (page.begins) snapshot = pages;
      for (const line of page.rows) {
        const { $id, $v, $gone, $author, $scope, $from, $at, ...body } = JSON.parse(line) as Record<
          string,
          unknown
        >;
        const id = String($id);
        const version = Number($v);
        const known = versions.get(id) ?? [];
        if ($gone === undefined) {
          const said = known[version - 1];
          const newest = known.at(-1);
          assert.ok(said && newest, line);
          assert.notEqual(deliveredRow(terms, declared, newest), undefined, `withdrawn since: ${line}`);
          assert.deepEqual(body, deliveredRow(terms, declared, said), line);
          assert.ok(
            [$author, $scope, $from, $at].every((value) => typeof value === "string"),
            line,
          );
          if (version >= (held.get(id)?.version ?? 0)) held.set(id, { version, body, page: pages });
        } else {
          assert.ok(
            known.some((one) => deliveredRow(terms, declared, one) !== undefined),
            `never in scope: ${line}`,
          );
          if ((held.get(id)?.version ?? Infinity) <= version) held.delete(id);
        }
      }
      if (page.ends) for (const [id, copy] of held) if (copy.page < snapshot) held.delete(id);
    };

    const pull = async (most: number): Promise<boolean> => {
      const before = place;
      const page = await exchange.grantedPage({
        ...granted,
        personal,
        most,
        ...(before ? { after: before } : {}),
      });
      assert.ok(page.ok, JSON.stringify(page));
      checkAndApply(page.value);
      place = page.value.next;
      const moves = JSON.stringify(before) !== JSON.stringify(place);
      return page.value.phase === "snapshot" || page.value.rows.length > 0 || !page.value.whole || moves;
    };

    for (const one of steps) {
      if ("write" in one) await write(one.write);
      else if ("pull" in one) await pull(one.pull);
      else if ("terms" in one) {
        terms = termsNamed(one.terms);
        number += 1;
        await putGranted(exchange, "out", terms, { ...granted, number });
      } else {
        await putGranted(exchange, "out", terms, { ...granted, number, state: "revoked" });
        const refused = await exchange.grantedPage({
          ...granted,
          personal,
          most: 5,
          ...(place ? { after: place } : {}),
        });
        assert.equal(refused.ok, false);
        // The partner forgets what a grant brought that has ended, and another begins from nothing.
        held.clear();
        place = undefined;
        granted = await putGranted(exchange, "out", terms);
        number = 1;
      }
    }
    await settledJournal(node);
    while (await pull(3));
    const inScope = [...versions].flatMap(([id, all]) => {
      const newest = all.at(-1);
      const body = newest && deliveredRow(terms, declared, newest);
      return body ? [[id, { version: all.length, body }] as const] : [];
    });
    assert.deepEqual(
      new Map([...held].map(([id, { version, body }]) => [id, { version, body }])),
      new Map(inScope),
    );
    const { count } = await exchange.read((transaction) => transaction.sampleOfTerms(terms, personal, 1));
    assert.equal(count, inScope.length);
  };
}

for (const server of ["embedded", "other"] as const) {
  const runProgram = await makeWorld(server);

  test(`L-05, X-38, X-45: nothing outside the terms in force leaves, and a copy becomes what is in scope (${server})`, async () => {
    await fc.assert(fc.asyncProperty(wording, fc.array(step, { minLength: 3, maxLength: 16 }), runProgram), {
      numRuns: server === "embedded" ? 60 : 25,
    });
  });
}
