// Facts that are remembered and brought up to date are those that would be read anew in the same snapshot, whatever was
// written in between, by whom, and in whatever order it was committed (L-04).
import assert from "node:assert/strict";
import { test } from "node:test";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import { done } from "@nhipcau/domain/outcome.ts";
import type { ProgrammeFacts } from "@nhipcau/operations/ports/programme-facts.ts";
import type { WriteTransaction } from "@nhipcau/operations/ports/store.ts";
import { agreements } from "@nhipcau/registers/cooperation/agreements.ts";
import { commitments } from "@nhipcau/registers/cooperation/commitments.ts";
import { confirmations } from "@nhipcau/registers/cooperation/confirmations.ts";
import { extensions } from "@nhipcau/registers/cooperation/extensions.ts";
import { obstacles } from "@nhipcau/registers/cooperation/obstacles.ts";
import { parts } from "@nhipcau/registers/cooperation/parts.ts";
import { reports } from "@nhipcau/registers/cooperation/reports.ts";
import type { Register, Scope } from "@nhipcau/registers/declaration/register.ts";
import { localitySuccessions } from "@nhipcau/registers/governance/locality-successions.ts";
import { actor } from "@nhipcau/testkit/actors.ts";
import { goneRow, keptPageOf, putGranted, rowOf, termsOf } from "@nhipcau/testkit/granted-node.ts";
import { makeNode, type TestNode } from "@nhipcau/testkit/make-node.ts";
import { type GivenVersion, putWell, versionOf } from "@nhipcau/testkit/put-records.ts";
import fc from "fast-check";
import type { Connection } from "../database/database.ts";
import { makeExchangeStore } from "../exchange/exchange-store.ts";
import { isSeenWhole } from "./database-moment.ts";
import { readProgrammeFacts } from "./programme-facts.ts";
import { type FactsReader, makeRememberedFacts } from "./remembered-facts.ts";

const localities = ["QN", "HP"] as const;
const readers = [...localities, ""] as const;
const days = [
  [calendarDate("2024-03-05"), true],
  [calendarDate("2024-03-08"), false],
] as const;

interface Write {
  readonly register: Register;
  readonly author: (typeof localities)[number];
  readonly version: GivenVersion;
}

const day = fc.integer({ min: 1, max: 9 }).map((number) => calendarDate(`2024-03-0${number}`));
const number = fc.integer({ min: 1, max: 3 });
const author = fc.constantFrom(...localities);
const partId = fc.tuple(author, number).map(([of, n]) => `parts-${of}-${n}`);
const some = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });

// Bodies of every register that the facts are made of; whatever they name may be there or not.
const bodies: readonly (readonly [Register, fc.Arbitrary<Record<string, unknown>>])[] = [
  [agreements, fc.record({ title: fc.constantFrom("A", "B"), form: fc.constant("signed-agreement") })],
  [
    commitments,
    fc.record({
      title: fc.constantFrom("C", "D"),
      titleEn: some(fc.constant("E")),
      agreement: fc.tuple(author, number).map(([of, n]) => `agreements-${of}-${n}`),
      clauses: fc.constant([]),
      sector: fc.constantFrom("transport", "tourism"),
    }),
  ],
  [
    parts,
    fc.record({
      commitment: fc.tuple(author, number).map(([of, n]) => `commitments-${of}-${n}`),
      locality: author,
      task: fc.constantFrom("x", "y"),
      assigner: some(author),
      dueDate: some(day),
      waitsFor: some(fc.array(partId, { maxLength: 2 })),
    }),
  ],
  [
    reports,
    fc.record({
      part: partId,
      date: day,
      stage: fc.constantFrom("in-progress", "waiting", "done"),
      percent: some(fc.constantFrom(0, 40, 100)),
      forecastDate: some(day),
      noChange: some(fc.boolean()),
      narrative: fc.constant("x"),
    }),
  ],
  [
    confirmations,
    fc.record({
      part: partId,
      report: fc.tuple(author, number).map(([of, n]) => `reports-${of}-${n}`),
      decision: fc.constantFrom("confirmed", "returned"),
      decidedOn: day,
      reason: some(fc.constantFrom("x", "y")),
    }),
  ],
  [
    extensions,
    fc.record({ part: partId, decidedOn: day, newDueDate: day, reason: fc.constantFrom("x", "y") }),
  ],
  [
    obstacles,
    fc.record({
      part: partId,
      title: fc.constantFrom("x", "y"),
      since: day,
      clearedOn: some(day),
      authority: fc.constantFrom("central", "province"),
    }),
  ],
];

const anyWrite: fc.Arbitrary<Write> = fc.constantFrom(...bodies).chain(([register, body]) =>
  fc
    .record({
      author,
      n: number,
      body,
      holdsFrom: day,
      scope: fc.constantFrom<Scope>("public", "shared", "internal"),
      retired: fc.nat(4).map((n) => n === 0),
    })
    .map((given) => ({
      register,
      author: given.author,
      version: {
        id: `${register.name}-${given.author}-${given.n}`,
        body: given.body,
        holdsFrom: given.holdsFrom,
        scope: given.scope,
        retired: given.retired,
      },
    })),
);
const manyWrites = fc.array(anyWrite, { minLength: 1, maxLength: 4 });

/** One piece of work: commits at once, or only after the next pieces while others read. */
const anyStep = fc.record({ writes: manyWrites, isLate: fc.boolean() });

/** Everything every reader may ask for, remembered and read in the same snapshot. */
async function compare(node: TestNode, remembered: FactsReader): Promise<void> {
  for (const locality of readers) {
    await node.database.transaction({ ...actor("QN"), locality }, "read", (connection) =>
      compareIn(connection, remembered, locality),
    );
  }
}

async function compareIn(connection: Connection, remembered: FactsReader, locality: string): Promise<void> {
  for (const [asOf, past] of days) {
    const kept = await remembered(connection, locality, asOf, past);
    assert.deepEqual(kept, await readProgrammeFacts(connection, asOf, past), `${locality} on ${asOf}`);
  }
}

async function putAll(transaction: WriteTransaction, writes: readonly Write[]): Promise<void> {
  for (const { register, version } of writes) {
    const outcome = await transaction.put(register, [versionOf(version)]);
    assert.ok(outcome.ok);
  }
}

/** Begins to write and gives the function that commits. */
async function beginWriting(
  node: TestNode,
  locality: string,
  writes: readonly Write[],
): Promise<() => Promise<void>> {
  const [written, asked] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const ended = node.store.write(actor(locality), async (transaction) => {
    await putAll(transaction, writes);
    written.resolve();
    await asked.promise;
    return done(undefined);
  });
  await Promise.race([written.promise, ended]); // what fails fails here
  return async () => {
    asked.resolve();
    assert.ok((await ended).ok);
  };
}

const [node, other, merging, tampered] = await Promise.all([makeNode(), makeNode(), makeNode(), makeNode()]);

test("L-04: remembered facts are those read anew, also when what began earlier commits later", async () => {
  const remembered = makeRememberedFacts();
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 5 }), async (steps) => {
      // One locality's work waits, so that the other's commits before it though it began after it.
      let commitLate: (() => Promise<void>) | undefined;
      try {
        for (const { writes, isLate } of steps) {
          const of = Object.groupBy(writes, (write) => write.author);
          const commit = commitLate ?? (await beginWriting(node, "QN", of.QN ?? []));
          commitLate = isLate ? commit : undefined;
          await (
            await beginWriting(node, "HP", of.HP ?? [])
          )();
          await compare(node, remembered);
          if (isLate) continue;
          await commit();
          await compare(node, remembered);
        }
      } finally {
        await commitLate?.();
      }
      await compare(node, remembered);
    }),
    { numRuns: 40, endOnFailure: true }, // what was written stays, so a shorter example would be another
  );
});

test("a reader whose snapshot is older than what is remembered reads its own, and later ones theirs", async () => {
  const remembered = makeRememberedFacts();
  const put = (title: string) =>
    putWell(other.store, actor("QN"), obstacles, [
      { id: "o", body: { part: "p", title, since: "2024-03-01", authority: "central" } },
    ]);
  await put("before");
  await other.database.transaction(actor("HP"), "read", async (early) => {
    const [asOf, past] = days[1];
    const seen = await remembered(early, "HP", asOf, past);
    await put("after");
    await compare(other, remembered);
    const again = await remembered(early, "HP", asOf, past);
    assert.deepEqual(again, seen);
    assert.equal(again.obstacles[0]?.title, "before");
  });
  await compare(other, remembered);
});

test("what did not change is the same object as before; many changes at once are read anew", async () => {
  const { store } = other;
  const facts = (): Promise<ProgrammeFacts> =>
    store.read(actor("QN"), (transaction) => transaction.programmeFacts(days[1][0], false));
  const part = (id: string) => ({ id, body: { commitment: "c", locality: "QN", task: id } });
  await putWell(store, actor("QN"), parts, [part("p1"), part("p2")]);
  const before = await facts();
  await putWell(store, actor("QN"), reports, [
    { id: "r", body: { part: "p2", date: "2024-03-02", stage: "done", narrative: "x" } },
  ]);
  const after = await facts();
  assert.equal(after.parts[0], before.parts[0]);
  assert.equal(after.parts[1]?.standing?.latest.stage, "done");
  assert.equal(after.obstacles, before.obstacles);
  await putWell(
    store,
    actor("QN"),
    parts,
    Array.from({ length: 600 }, (_, index) => part(`q${index}`)),
  );
  const anew = await facts();
  assert.equal(anew.parts.length, 602);
  assert.notEqual(anew.parts[0], before.parts[0]);
  assert.deepEqual(anew.parts[0], before.parts[0]);
});

test("when another locality succeeds, its readers see what they now answer for", async () => {
  const remembered = makeRememberedFacts();
  await putWell(merging.store, actor("QN"), parts, [
    { id: "p", scope: "internal", body: { commitment: "c", locality: "QN", task: "x" } },
  ]);
  const seen = (): Promise<ProgrammeFacts> =>
    merging.database.transaction(actor("HP"), "read", (connection) =>
      remembered(connection, "HP", days[1][0], false),
    );
  assert.equal((await seen()).parts.length, 0);
  await putWell(merging.store, actor("VN"), localitySuccessions, [
    {
      id: "s",
      scope: "public",
      body: { date: "2024-01-01", kind: "merger", predecessors: ["QN"], successors: ["HP"], legalBasis: "x" },
    },
  ]);
  assert.equal((await seen()).parts.length, 1);
  await compare(merging, remembered);
});

test("what was written past the journal, as a rebuild does, is read anew", async () => {
  const remembered = makeRememberedFacts();
  await putWell(tampered.store, actor("QN"), parts, [
    { id: "p", body: { commitment: "c", locality: "QN", task: "x" } },
  ]);
  await compare(tampered, remembered);
  await tampered.sql(`alter table reg.parts disable trigger user;
    update reg.parts set task = 'y'; alter table reg.parts enable trigger user`);
  await compare(tampered, remembered);
});

test("a snapshot is seen whole in another when nothing seen in it is still running there", () => {
  const cases: readonly [earlier: string, later: string, isWhole: boolean][] = [
    ["5:5:", "5:5:", true],
    ["5:5:", "5:9:5,7", true],
    ["5:9:", "5:5:", false],
    ["5:9:5", "7:9:7", false],
    ["5:9:5,7", "7:9:7", true],
    ["5:9:5", "5:12:5,9", true],
    ["5:9:5", "5:12:5,8", false],
  ];
  for (const [earlier, later, isWhole] of cases)
    assert.equal(isSeenWhole(earlier, later), isWhole, `${earlier} in ${later}`);
});

test("X-49, X-54: what pages bring and take away is read again, and when a grant ends", async () => {
  const node = await makeNode();
  const exchange = makeExchangeStore({ ...node, localities: ["QN"] });
  const remembered = makeRememberedFacts();
  const same = (): Promise<void> =>
    node.database.transaction(actor("QN"), "read", async (connection) => {
      assert.deepEqual(
        await remembered(connection, "QN", calendarDate("2024-03-08"), false),
        await readProgrammeFacts(connection, calendarDate("2024-03-08"), false),
      );
    });
  const follow = async (register: Register) => {
    const fields = Object.keys(register.fields);
    const terms = termsOf({ register: register.name, from: ["HP"], fields });
    const granted = await putGranted(exchange, "in", terms);
    let number = 0;
    return async (rows: readonly string[], header = {}): Promise<void> => {
      const given = { number: (number += 1), fields, ...header };
      const outcome = await exchange.applyPage(await keptPageOf(granted.grant, register.name, rows, given));
      assert.deepEqual(outcome, done(undefined));
      await same();
    };
  };
  const hp = { author: "HP" };
  const partRow = (id: string, version: number, task: string): string =>
    rowOf(id, version, { commitment: "c", locality: "HP", task }, hp);
  const reportRow = (id: string, version: number, part: string, percent: number): string =>
    rowOf(id, version, { part, date: "2024-03-05", stage: "in-progress", percent, narrative: "x" }, hp);
  const doneRow = (id: string, version: number, part: string): string =>
    rowOf(id, version, { part, date: "2024-03-06", stage: "done", narrative: "x" }, hp);
  const decisionRow = (id: string, version: number, report: string, decision: string): string =>
    rowOf(id, version, { part: "p2", report, decision, decidedOn: "2024-03-06" }, hp);
  const [toParts, toReports, toDecisions] = [
    await follow(parts),
    await follow(reports),
    await follow(confirmations),
  ];
  await toParts([partRow("p1", 1, "x"), partRow("p2", 1, "x")]);
  await toReports([reportRow("r1", 1, "p1", 10), reportRow("r2", 1, "p2", 20)]);
  await toDecisions([decisionRow("d1", 1, "r2", "returned"), decisionRow("d2", 1, "r1", "confirmed")]);
  await toReports([reportRow("r1", 2, "p2", 30)]);
  await toReports([doneRow("r3", 1, "p2"), doneRow("r2", 2, "p2")]);
  await toDecisions([decisionRow("d1", 2, "r3", "returned"), goneRow("d2", 2)]);
  await toReports([goneRow("r1", 3)]);
  await toReports([reportRow("r1", 4, "p1", 40)]);
  await toParts([partRow("p1", 2, "y"), partRow("p3", 1, "z")]);
  await toReports([reportRow("r2", 3, "p2", 20)], { phase: "snapshot", begins: true, ends: true });
  await toParts(Array.from({ length: 60 }, (_, index) => partRow(`q${index}`, 1, "nhiều")));
  for (const { id } of await exchange.read((transaction) => transaction.grants({ direction: "in" }))) {
    await exchange.write(async (transaction) => {
      const grant = await transaction.findGrant(id);
      if (grant) await transaction.putGrant({ ...grant, state: "revoked" });
      return done(await transaction.forgetGranted(id));
    });
    await same();
  }
});
