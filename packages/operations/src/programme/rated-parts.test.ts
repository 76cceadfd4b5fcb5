// What is kept of a former answer is what would be worked out anew, whichever facts stayed the same objects (L-02).
import assert from "node:assert/strict";
import { test } from "node:test";
import { type CalendarDate, calendarDate } from "@nhipcau/domain/calendar-date.ts";
import fc from "fast-check";
import type {
  CommitmentFacts,
  DecisionRow,
  ExtensionRow,
  ObstacleRow,
  PartRow,
  ProgrammeFacts,
} from "../ports/programme-facts.ts";
import { rateCommitments, rateParts } from "./rated-parts.ts";

const day = fc.integer({ min: 1, max: 9 }).map((number) => calendarDate(`2024-03-0${number}`));
const partId = fc.constantFrom("p1", "p2", "p3", "p4");
const locality = fc.constantFrom("QN", "HP");
const plain = { noNullPrototype: true } as const;

const anyCommitment: fc.Arbitrary<CommitmentFacts> = fc.record(
  {
    id: fc.constantFrom("c1", "c2"),
    title: fc.constant("x"),
    agreement: fc.constant("a"),
    agreementTitle: fc.constantFrom("A", "B"),
    sector: fc.constant("transport"),
    clauses: fc.constant([]),
    illustrative: fc.constant(false),
  },
  plain,
);

const anyPart: fc.Arbitrary<PartRow> = fc
  .record(
    {
      id: partId,
      commitment: fc.constantFrom("c1", "c2"),
      locality,
      firstDueDate: day,
      waitsFor: fc.array(partId, { maxLength: 2 }),
      stage: fc.constantFrom("in-progress", "waiting", "done"),
      date: day,
      forecastDate: fc.option(day, { nil: undefined }),
      assigner: locality,
      isAssigned: fc.boolean(),
    },
    plain,
  )
  .map(({ stage, date, forecastDate, assigner, isAssigned, ...row }) => ({
    ...row,
    ...(isAssigned ? { assigner } : {}),
    task: "x",
    coordinatingAgencies: [],
    illustrative: false,
    standing: {
      latest: { part: row.id, date, stage },
      percent: 40,
      forecastDate,
      doneSince: stage === "done" ? date : undefined,
    },
  }));

const anyExtension: fc.Arbitrary<ExtensionRow> = fc.record(
  {
    id: fc.constantFrom("e1", "e2"),
    part: partId,
    decidedOn: day,
    newDueDate: day,
    reason: fc.constant("x"),
  },
  plain,
);

const anyObstacle: fc.Arbitrary<ObstacleRow> = fc.record(
  {
    id: fc.constantFrom("o1", "o2"),
    part: partId,
    title: fc.constant("x"),
    since: day,
    authority: fc.constantFrom("central", "province"),
  },
  plain,
);

const anyDecision: fc.Arbitrary<DecisionRow> = fc
  .record(
    {
      id: fc.constantFrom("d1", "d2"),
      part: partId,
      report: fc.constantFrom("r1", "r2"),
      verdict: fc.constantFrom("confirmed", "returned"),
      decidedOn: day,
      author: locality,
      reportedOn: day,
      isKnown: fc.boolean(),
    },
    plain,
  )
  .map(({ isKnown, reportedOn, ...row }) =>
    isKnown ? { ...row, reportedOn, reportedAt: "2024-03-01T00:00:00.000000Z" } : row,
  );

const anyFacts: fc.Arbitrary<ProgrammeFacts> = fc.record(
  {
    commitments: rowsOf(anyCommitment),
    parts: rowsOf(anyPart),
    extensions: rowsOf(anyExtension),
    obstacles: rowsOf(anyObstacle),
    decisions: rowsOf(anyDecision),
  },
  plain,
);

function rowsOf<Row extends { readonly id: string }>(row: fc.Arbitrary<Row>): fc.Arbitrary<Row[]> {
  return fc.uniqueArray(row, { maxLength: 4, selector: ({ id }) => id });
}

/** The facts after a write: some rows are new objects, the others those of before. */
function partlyReplaced(before: ProgrammeFacts, now: ProgrammeFacts, ids: readonly string[]): ProgrammeFacts {
  const some = <Row extends { readonly id: string }>(old: readonly Row[], fresh: readonly Row[]): Row[] => [
    ...old.filter(({ id }) => !ids.includes(id)),
    ...fresh.filter(({ id }) => ids.includes(id)),
  ];
  return {
    commitments: some(before.commitments, now.commitments),
    parts: some(before.parts, now.parts),
    extensions: some(before.extensions, now.extensions),
    obstacles: some(before.obstacles, now.obstacles),
    decisions: some(before.decisions, now.decisions),
  };
}

function rate(facts: ProgrammeFacts, asOf: CalendarDate, into: string) {
  const parts = rateParts(facts, (of) => (of === "HP" ? into : of), asOf);
  return { parts, commitments: rateCommitments(facts, parts) };
}

const ids = ["p1", "p2", "p3", "p4", "c1", "c2", "e1", "e2", "o1", "o2", "d1", "d2"];

test("L-02: what is kept beside the facts is what would be worked out of new ones", () => {
  fc.assert(
    fc.property(
      anyFacts,
      fc.array(fc.record({ now: anyFacts, changed: fc.subarray(ids), asOf: day, into: locality }), {
        maxLength: 4,
      }),
      (first, steps) => {
        let facts = first;
        for (const { now, changed, asOf, into } of steps) {
          facts = partlyReplaced(facts, now, changed);
          assert.deepEqual(rate(facts, asOf, into), rate(structuredClone(facts), asOf, into));
        }
      },
    ),
    { numRuns: 500 },
  );
});

test("a part whose facts did not change is not worked out again, and one is whose wait did", () => {
  const asOf = calendarDate("2024-03-05");
  const commitments = ["c1", "c2"].map((id) => ({
    id,
    title: "x",
    agreement: "a",
    agreementTitle: "A",
    sector: "transport",
    clauses: [],
    illustrative: false,
  }));
  const part = (id: string, commitment: string, due: string, waitsFor: readonly string[] = []): PartRow => ({
    id,
    commitment,
    locality: "QN",
    task: "x",
    coordinatingAgencies: [],
    waitsFor,
    illustrative: false,
    firstDueDate: calendarDate(due),
  });
  const rows = [
    part("p1", "c1", "2024-03-08", ["p2"]),
    part("p2", "c1", "2024-03-09"),
    part("p3", "c2", "2024-03-08"),
  ];
  const before = { commitments, parts: rows, extensions: [], obstacles: [], decisions: [] };
  const [p1, , p3] = rows;
  assert.ok(p1 && p3);
  const after = { ...before, parts: [p1, part("p2", "c1", "2024-04-09"), p3] };
  const [old, now] = [rate(before, asOf, "HP"), rate(after, asOf, "HP")];
  assert.equal(now.parts.get("p3"), old.parts.get("p3"));
  assert.equal(now.commitments.get("c2"), old.commitments.get("c2"));
  assert.equal(old.parts.get("p1")?.forecast.date, "2024-03-09");
  assert.equal(now.parts.get("p1")?.forecast.date, "2024-04-09");
});
