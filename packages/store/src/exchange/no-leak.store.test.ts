// No row and no field outside the terms in force ever leaves, whatever happened before; and whoever follows what is let
// out holds exactly what is in scope. Random programs against the reference in packages/exchange.
import assert from "node:assert/strict";
import { test } from "node:test";
import { deliveredRow } from "@nhipcau/exchange/grants/delivered-row.ts";
import type { DeclaredRegister, Terms } from "@nhipcau/exchange/grants/grant-terms.ts";
import type { Cursor } from "@nhipcau/exchange/pages/cursor.ts";
import type { ExchangeStore, GrantedPage } from "@nhipcau/operations/ports/exchange-store.ts";
import type { Fields } from "@nhipcau/registers/declaration/field.ts";
import { actor } from "@nhipcau/testkit/actors.ts";
import { type GrantedNode, putGranted, termsOf } from "@nhipcau/testkit/granted-node.ts";
import { makeNode, type TestNode } from "@nhipcau/testkit/make-node.ts";
import { codesOfOutcome, putWell } from "@nhipcau/testkit/put-records.ts";
import { samples } from "@nhipcau/testkit/sample-register.ts";
import { settledJournal } from "@nhipcau/testkit/settled-journal.ts";
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

type Written = typeof writing extends fc.Arbitrary<infer T> ? T : never;

interface Version {
  readonly author: string;
  readonly scope: "shared" | "internal" | "public";
  readonly isCopy: false;
  readonly isRetired: boolean;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What a partner holds that applies every line, and checks of each that it was allowed to leave. */
class Following {
  readonly held = new Map<
    string,
    { readonly version: number; readonly body: unknown; readonly page: number }
  >();
  #pages = 0;
  #snapshot = 0;

  take(page: GrantedPage, terms: Terms, versions: ReadonlyMap<string, readonly Version[]>): void {
    this.#pages += 1;
    if (page.begins) this.#snapshot = this.#pages;
    for (const line of page.rows) {
      const row = JSON.parse(line) as Record<string, unknown>;
      const known = versions.get(String(row["$id"])) ?? [];
      if (row["$gone"] === undefined) this.#takeRow(row, terms, known, line);
      else this.#takeGone(row, terms, known, line);
    }
    if (!page.ends) return;
    for (const [id, copy] of this.held) if (copy.page < this.#snapshot) this.held.delete(id);
  }

  #takeRow(row: Record<string, unknown>, terms: Terms, known: readonly Version[], line: string): void {
    const { $id, $v, $author, $scope, $from, $at, ...body } = row;
    const version = Number($v);
    const said = known[version - 1];
    const newest = known.at(-1);
    assert.ok(said && newest, line);
    assert.notEqual(deliveredRow(terms, declared, newest), undefined, `withdrawn since: ${line}`);
    assert.deepEqual(body, deliveredRow(terms, declared, said), line);
    assert.ok(
      [$author, $scope, $from, $at].every((value) => typeof value === "string"),
      line,
    );
    if (version >= (this.held.get(String($id))?.version ?? 0))
      this.held.set(String($id), { version, body, page: this.#pages });
  }

  #takeGone(row: Record<string, unknown>, terms: Terms, known: readonly Version[], line: string): void {
    const wasInScope = known.some((one) => deliveredRow(terms, declared, one) !== undefined);
    assert.ok(wasInScope, `never in scope: ${line}`);
    const id = String(row["$id"]);
    if ((this.held.get(id)?.version ?? Infinity) <= Number(row["$v"])) this.held.delete(id);
  }
}

/** A grant of its own on a node that programs share; authors and ids are told apart by the program's number. */
class Program {
  readonly #node: TestNode;
  readonly #exchange: ExchangeStore;
  readonly #prefix: string;
  readonly #versions = new Map<string, Version[]>();
  #following = new Following();
  #terms: Terms;
  #number = 1;
  #place: Cursor | undefined;
  #granted: GrantedNode = { peer: "", grant: "" };

  constructor(node: TestNode, exchange: ExchangeStore, prefix: string, first: object) {
    this.#node = node;
    this.#exchange = exchange;
    this.#prefix = prefix;
    this.#terms = this.#termsNamed(first);
  }

  async run(steps: readonly Step[]): Promise<void> {
    this.#granted = await putGranted(this.#exchange, "out", this.#terms);
    for (const one of steps) {
      if ("write" in one) await this.#write(one.write);
      else if ("pull" in one) await this.#pull(one.pull);
      else if ("terms" in one) await this.#say(one.terms);
      else await this.#revoke();
    }
    await settledJournal(this.#node);
    while (await this.#pull(3));
    await this.#compare();
  }

  #termsNamed(given: object): Terms {
    const { from, ...more } = given as { readonly from: readonly string[] };
    return termsOf({
      register: "samples",
      ...more,
      from: from.map((name) => `${this.#prefix}${name}`),
    });
  }

  async #write(rows: readonly Written[]): Promise<void> {
    for (const [name, own] of Map.groupBy(rows, (row) => row.author)) {
      const author = `${this.#prefix}${name}`;
      const distinct = [...new Map(own.map((row) => [`${author}-${row.id}`, row]))];
      await putWell(
        this.#node.store,
        actor(author),
        samples,
        distinct.map(([id, { body, scope, retired }]) => ({ id, body, scope, retired })),
      );
      for (const [id, { body, scope, retired }] of distinct) {
        const before = this.#versions.get(id) ?? [];
        this.#versions.set(id, [...before, { author, scope, isCopy: false, isRetired: retired, body }]);
      }
    }
  }

  #ask(most: number) {
    return this.#exchange.grantedPage({
      ...this.#granted,
      personal,
      most,
      ...(this.#place ? { after: this.#place } : {}),
    });
  }

  /** True while there may be more. */
  async #pull(most: number): Promise<boolean> {
    const page = await this.#ask(most);
    assert.ok(page.ok, JSON.stringify(page));
    this.#following.take(page.value, this.#terms, this.#versions);
    const before = JSON.stringify(this.#place);
    this.#place = page.value.next;
    return page.value.rows.length > 0 || before !== JSON.stringify(this.#place);
  }

  async #say(wanted: object): Promise<void> {
    this.#terms = this.#termsNamed(wanted);
    this.#number += 1;
    await putGranted(this.#exchange, "out", this.#terms, { ...this.#granted, number: this.#number });
  }

  // The partner forgets what a grant brought that has ended, and another begins from nothing.
  async #revoke(): Promise<void> {
    const number = this.#number;
    await putGranted(this.#exchange, "out", this.#terms, { ...this.#granted, number, state: "revoked" });
    assert.deepEqual(codesOfOutcome(await this.#ask(5)), ["grant-ended"]);
    this.#following = new Following();
    this.#place = undefined;
    this.#number = 1;
    this.#granted = await putGranted(this.#exchange, "out", this.#terms);
  }

  async #compare(): Promise<void> {
    const inScope = [...this.#versions].flatMap(([id, all]) => {
      const newest = all.at(-1);
      const body = newest && deliveredRow(this.#terms, declared, newest);
      return body ? [[id, { version: all.length, body }] as const] : [];
    });
    const held = [...this.#following.held].map(([id, { version, body }]) => [id, { version, body }] as const);
    assert.deepEqual(new Map(held), new Map(inScope));
    const { count } = await this.#exchange.read((transaction) =>
      transaction.sampleOfTerms(this.#terms, personal, 1),
    );
    assert.equal(count, inScope.length);
  }
}

// Both before the first test: the nodes of a file are closed when those that are there have run.
const nodes = [
  ["embedded", 60, await makeNode({ server: "embedded", extra: [samples] })],
  ["other", 25, await makeNode({ server: "other", extra: [samples] })],
] as const;

for (const [server, numRuns, node] of nodes) {
  const exchange = makeExchangeStore({ ...node, localities: [] });
  let programs = 0;

  test(`L-05, X-38, X-45: nothing outside the terms in force leaves, and a copy becomes what is in scope (${server})`, async () => {
    await fc.assert(
      fc.asyncProperty(wording, fc.array(step, { minLength: 3, maxLength: 16 }), (first, steps) =>
        new Program(node, exchange, `p${(programs += 1)}`, first).run(steps),
      ),
      { numRuns },
    );
  });
}
