// The few worst are the beginning of all in order, however many there are and however alike.
import assert from "node:assert/strict";
import { test } from "node:test";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import fc from "fast-check";
import type { CommitmentFacts, PartRow } from "../ports/programme-facts.ts";
import { rateCommitments, rateParts } from "./rated-parts.ts";
import { fewWorst, worstFirst } from "./worst-first.ts";

const dueDate = fc.option(
  fc.integer({ min: 1, max: 9 }).map((number) => calendarDate(`2024-03-0${number}`)),
  { nil: undefined },
);
// For each commitment the due dates of its parts.
const anyProgramme = fc.array(fc.array(dueDate, { maxLength: 3 }), { maxLength: 14 });

test("the few worst are the first of all in order", () => {
  fc.assert(
    fc.property(anyProgramme, fc.integer({ min: 0, max: 9 }), (due, count) => {
      const commitments = rated(due);
      const inOrder = worstFirst(commitments);
      assert.equal(inOrder.length, commitments.length);
      assert.deepEqual(idsOf(fewWorst(commitments, count)), idsOf(inOrder.slice(0, count)));
    }),
  );
});

test("overdue comes before in term, longest first, and what has no part last", () => {
  const [none, soon, late, later] = [[], ["2024-03-09"], ["2024-03-02", "2024-03-09"], ["2024-03-04"]];
  const days = [none, soon, late, later].map((own) => own.map(calendarDate));
  assert.deepEqual(idsOf(worstFirst(rated(days))), ["c2", "c3", "c1", "c0"]);
});

function rated(due: readonly (readonly (ReturnType<typeof calendarDate> | undefined)[])[]) {
  const commitments = due.map((_, index): CommitmentFacts => ({
    id: `c${index}`,
    title: "x",
    agreement: "a",
    agreementTitle: "A",
    sector: "transport",
    clauses: [],
    illustrative: false,
  }));
  const parts = due.flatMap((own, index) =>
    own.map((firstDueDate, number): PartRow => ({
      id: `p${index}-${number}`,
      commitment: `c${index}`,
      locality: "QN",
      task: "x",
      coordinatingAgencies: [],
      waitsFor: [],
      illustrative: false,
      ...(firstDueDate === undefined ? {} : { firstDueDate }),
    })),
  );
  const facts = { commitments, parts, extensions: [], obstacles: [], decisions: [] };
  const day = calendarDate("2024-03-05");
  return [
    ...rateCommitments(
      facts,
      rateParts(facts, (locality) => locality, day),
    ).values(),
  ];
}

function idsOf(commitments: readonly { readonly facts: CommitmentFacts }[]): string[] {
  return commitments.map(({ facts }) => facts.id);
}
