// Checks the fold of a review: its states, whoever signs what, and that no order of records changes it.
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { calendarDate } from "../calendar-date.ts";
import { type ReviewFacts, reviewState } from "./review-state.ts";
import { canHappen, reviewTable } from "./review-table.ts";

const day = calendarDate("2026-11-21");
const parties = [
  { party: "HP", answersFor: ["HP", "HD"] },
  { party: "QN", answersFor: ["QN"] },
];
const first = { id: "s1", number: 1, digest: "one" };
const second = { id: "s2", number: 2, digest: "two" };
const snapshotOf: Readonly<Record<string, string>> = { one: "s1", two: "s2" };
const signed = (locality: string, digest: string, snapshot = snapshotOf[digest] ?? "") => ({
  id: `${locality}-${snapshot}-${digest}`,
  locality,
  snapshot,
  digest,
  signedOn: day,
});

function facts(given: Partial<ReviewFacts> = {}): ReviewFacts {
  return { review: { positionsFrom: day }, snapshots: [], signOffs: [], parties, ...given };
}

test("a review is prepared, opened, put to signature, signed by one and by all", () => {
  const both = [signed("QN", "one"), signed("HP", "one")];
  assert.equal(reviewState(facts({ review: {} })).stage, "preparing");
  assert.equal(reviewState(facts()).stage, "open");
  assert.equal(reviewState(facts({ snapshots: [first] })).stage, "snapshot-taken");
  const partly = reviewState(facts({ snapshots: [first], signOffs: both.slice(0, 1) }));
  assert.equal(partly.stage, "partly-signed");
  assert.deepEqual(partly.missing, ["HP"]);
  const locked = reviewState(facts({ snapshots: [first], signOffs: both }));
  assert.equal(locked.stage, "locked");
  assert.deepEqual(locked.missing, []);
});

test("two sides that signed different figures have signed nothing together", () => {
  const state = reviewState(
    facts({ snapshots: [first, second], signOffs: [signed("QN", "one"), signed("HP", "two")] }),
  );
  assert.equal(state.stage, "partly-signed");
  assert.deepEqual([...state.signedBy.keys()], ["HP"]);
  assert.deepEqual(state.missing, ["QN"]);
});

test("L-09 a successor is bound by what its predecessor signed", () => {
  const state = reviewState(
    facts({ snapshots: [first], signOffs: [signed("HD", "one"), signed("QN", "one")] }),
  );
  assert.equal(state.stage, "locked");
  assert.deepEqual([...state.signedBy.keys()], ["HP", "QN"]);
});

test("who is no party signs nothing", () => {
  const state = reviewState(facts({ snapshots: [first], signOffs: [signed("HN", "one")] }));
  assert.equal(state.stage, "snapshot-taken");
});

test("what is locked stays, until it is reopened by name", () => {
  const both = [signed("QN", "one"), signed("HP", "one")];
  const later = facts({ snapshots: [first, second], signOffs: both });
  assert.equal(reviewState(later).snapshot?.number, 1);
  const reopened = facts({
    review: { positionsFrom: day, reopenedAfter: 1 },
    snapshots: [first],
    signOffs: both,
  });
  assert.equal(reviewState(reopened).stage, "reopened");
  assert.equal(reviewState(reopened).snapshot, undefined);
  const again = reviewState({ ...reopened, snapshots: [first, second] });
  assert.equal(again.stage, "snapshot-taken");
  assert.equal(again.snapshot?.number, 2);
  const equal = reviewState({ ...reopened, snapshots: [first, { ...second, digest: "one" }] });
  assert.equal(equal.stage, "snapshot-taken", "old signatures do not sign what was reopened");
});

test("the table says for every state and event what happens, and every state can be reached", () => {
  const stages = Object.keys(reviewTable);
  const reached = new Set<string>(["preparing"]);
  for (let round = 0; round < stages.length; round += 1) {
    for (const [stage, row] of Object.entries(reviewTable)) {
      if (!reached.has(stage)) continue;
      for (const next of Object.values(row)) if (next !== "stays" && next !== "refused") reached.add(next);
    }
  }
  assert.deepEqual([...reached].toSorted(), stages.toSorted());
  assert.equal(canHappen("locked", "sign-off"), false);
  assert.equal(canHappen("partly-signed", "take-snapshot"), true);
});

test("L-02 the state of a review is the same whatever order the records came in", () => {
  const snapshot = fc.integer({ min: 1, max: 4 }).map((number) => ({
    id: `s${number}`,
    number,
    digest: `d${number}`,
  }));
  const signOff = fc
    .record({
      locality: fc.constantFrom("QN", "HP", "HD", "HN"),
      number: fc.integer({ min: 1, max: 4 }),
    })
    .map(({ locality, number }) => signed(locality, `d${number}`, `s${number}`));
  fc.assert(
    fc.property(
      fc.uniqueArray(snapshot, { selector: ({ id }) => id }),
      fc.uniqueArray(signOff, { selector: ({ id }) => id }),
      fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
      (snapshots, signOffs, after) => {
        const review = { positionsFrom: day, ...(after === undefined ? {} : { reopenedAfter: after }) };
        const one = reviewState({ review, snapshots, signOffs, parties });
        const other = reviewState({
          review,
          snapshots: snapshots.toReversed(),
          signOffs: signOffs.toReversed(),
          parties: parties.toReversed(),
        });
        assert.deepEqual(
          { ...other, missing: other.missing.toSorted() },
          { ...one, missing: one.missing.toSorted() },
        );
        assert.equal(one.stage === "locked", one.snapshot !== undefined && one.missing.length === 0);
      },
    ),
  );
});
