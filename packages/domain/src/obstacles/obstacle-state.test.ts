// Checks the fold of an obstacle: independent of order, as of any day, its days shared out over the levels without a gap.
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { addDays, calendarDate, daysBetween } from "../calendar-date.ts";
import { levels, type ObstacleStatements, obstacleState } from "./obstacle-state.ts";
import { obstacleTable } from "./obstacle-table.ts";

const day = (offset: number) => addDays(calendarDate("2026-01-05"), offset);

function statements(changes: Partial<ObstacleStatements> = {}): ObstacleStatements {
  return {
    since: day(0),
    authority: "department",
    escalations: [],
    directives: [],
    petitions: [],
    answers: [],
    ...changes,
  };
}

test("an obstacle goes up, comes back, goes into a petition, is answered and cleared, each as of its day (L-08)", () => {
  const whole = statements({
    authority: "central",
    escalations: [{ raisedOn: day(10), toLevel: "peoples-committee" }],
    directives: [{ givenOn: day(20) }],
    petitions: [{ draftedOn: day(25), sentOn: day(30) }],
    answers: [{ answeredOn: day(60) }],
    clearedOn: day(70),
  });
  const phases = [-1, 0, 10, 20, 25, 30, 60, 70].map((offset) => obstacleState(whole, day(offset))?.phase);
  assert.deepEqual(phases, [
    undefined,
    "open",
    "escalated",
    "directed",
    "in-petition",
    "in-petition",
    "answered",
    "cleared",
  ]);
  const end = obstacleState(whole, day(99));
  assert.deepEqual(
    end?.stays.map(({ level, days }) => [level, days]),
    [
      ["department", 10],
      ["peoples-committee", 10],
      ["department", 10],
      ["central", 30],
      ["department", 10],
    ],
  );
  assert.equal(end?.daysOpen, 70);
});

test("an answer does not clear an obstacle: its own side says that", () => {
  const answered = statements({
    petitions: [{ draftedOn: day(1), sentOn: day(2) }],
    answers: [{ answeredOn: day(5) }],
  });
  assert.equal(obstacleState(answered, day(900))?.phase, "answered");
});

test("an opinion that comes while a petition waits leaves the obstacle at the centre", () => {
  const state = obstacleState(
    statements({ petitions: [{ draftedOn: day(1), sentOn: day(2) }], directives: [{ givenOn: day(4) }] }),
    day(9),
  );
  assert.deepEqual([state?.phase, state?.heldAt], ["in-petition", "central"]);
});

test("a level that was asked counts as the one that can clear it, when it is the higher", () => {
  const asked = (toLevel: "department" | "central") =>
    obstacleState(
      statements({ authority: "peoples-committee", escalations: [{ raisedOn: day(1), toLevel }] }),
      day(2),
    )?.clearableAt;
  assert.deepEqual([asked("department"), asked("central")], ["peoples-committee", "central"]);
});

const anyDay = fc.integer({ min: 0, max: 90 }).map(day);
const anyStatements = fc
  .record({
    authority: fc.constantFrom(...levels),
    escalations: fc.array(fc.record({ raisedOn: anyDay, toLevel: fc.constantFrom(...levels) }), {
      maxLength: 4,
    }),
    directives: fc.array(fc.record({ givenOn: anyDay }), { maxLength: 3 }),
    petitions: fc.array(
      fc
        .tuple(fc.integer({ min: 0, max: 90 }), fc.option(fc.integer({ min: 0, max: 20 })))
        .map(([at, later]) => ({
          draftedOn: day(at),
          ...(later === null ? {} : { sentOn: day(at + later) }),
        })),
      { maxLength: 2 },
    ),
    answers: fc.array(fc.record({ answeredOn: anyDay }), { maxLength: 2 }),
    cleared: fc.option(anyDay),
  })
  .map(({ cleared, ...some }) =>
    statements({ ...some, ...(cleared === null ? {} : { clearedOn: cleared }) }),
  );

test("L-02 the state is the same whatever order the statements came in", () => {
  fc.assert(
    fc.property(anyStatements, fc.integer({ min: 0, max: 120 }), (given, offset) => {
      const turned = {
        ...given,
        escalations: given.escalations.toReversed(),
        directives: given.directives.toReversed(),
        petitions: given.petitions.toReversed(),
        answers: given.answers.toReversed(),
      };
      assert.deepEqual(obstacleState(turned, day(offset)), obstacleState(given, day(offset)));
    }),
  );
});

test("the days at each level add up to the days it was open, and what comes later changes no earlier day", () => {
  fc.assert(
    fc.property(anyStatements, fc.integer({ min: 0, max: 120 }), (given, offset) => {
      const today = day(offset);
      const state = obstacleState(given, today);
      assert.ok(state);
      assert.equal(
        state.stays.reduce((sum, { days }) => sum + days, 0),
        state.daysOpen,
      );
      assert.ok(state.daysOpen <= daysBetween(given.since, today));
      const { clearedOn, ...rest } = given;
      const known = {
        ...rest,
        ...(clearedOn !== undefined && clearedOn <= today ? { clearedOn } : {}),
        escalations: given.escalations.filter(({ raisedOn }) => raisedOn <= today),
        directives: given.directives.filter(({ givenOn }) => givenOn <= today),
        petitions: given.petitions
          .filter(({ draftedOn }) => draftedOn <= today)
          .map(({ draftedOn, sentOn }) => ({
            draftedOn,
            ...(sentOn !== undefined && sentOn <= today ? { sentOn } : {}),
          })),
        answers: given.answers.filter(({ answeredOn }) => answeredOn <= today),
      };
      assert.deepEqual(obstacleState(known, today), state);
    }),
  );
});

test("nothing leads out of cleared, and only there is asking refused", () => {
  for (const [phase, row] of Object.entries(obstacleTable)) {
    for (const { to, refused } of Object.values(row)) {
      if (phase === "cleared") assert.equal(to, "cleared");
      else assert.equal(refused, undefined);
    }
  }
});
