import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { type CalendarDate, calendarDate } from "../calendar-date.ts";
import { bodiesOfKeeper, type BodyFacts, keeperOf, standsOn, type TakeOver } from "./keeper.ts";
import { bodiesToday, type Succession } from "./succession.ts";

const day = calendarDate;
const departments = day("2025-03-01");
const provinces = day("2025-07-01");
const today = day("2026-11-21");

// The mergers of 2025: Transport into Construction in each province, then Hải Dương's Construction into Hải Phòng's.
const successions: readonly Succession[] = [
  { date: departments, kind: "merge", predecessors: ["SXD-HD", "SGTVT-HD"], successors: ["SXD-HD"] },
  { date: departments, kind: "merge", predecessors: ["SXD-HP", "SGTVT-HP"], successors: ["SXD-HP"] },
  { date: provinces, kind: "merge", predecessors: ["SXD-HP", "SXD-HD"], successors: ["SXD-HP"] },
  {
    date: day("2026-05-01"),
    kind: "split",
    predecessors: ["SVHTTDL-HP"],
    successors: ["SVHTT-HP", "SDL-HP"],
  },
];
const facts: BodyFacts = {
  successions,
  lastDay: (body) => (body === "CapHuyen" ? day("2025-06-30") : undefined),
};

function taken(from: string, to: string, on: string): TakeOver {
  return { from, to, day: day(on) };
}

test("a body that stands keeps what names it", () => {
  assert.deepEqual(keeperOf("SXD-HP", [], facts, today), { kind: "named", body: "SXD-HP", steps: [] });
});

test("the heir by law stands in until a person has confirmed, and since when it waits is the day the body ended", () => {
  const waits = { from: "SGTVT-HD", since: departments, steps: [] };
  assert.deepEqual(keeperOf("SGTVT-HD", [], facts, day("2025-05-01")), {
    kind: "by-law",
    body: "SXD-HD",
    settled: departments,
    ...waits,
  });
  assert.deepEqual(keeperOf("SGTVT-HD", [], facts, today), {
    kind: "by-law",
    body: "SXD-HP",
    settled: provinces,
    ...waits,
  });
});

test("a confirmation decides, whoever the law would have named, from its day on and not before", () => {
  const own = [taken("SGTVT-HD", "BQLDA-HP", "2025-07-15")];
  assert.deepEqual(keeperOf("SGTVT-HD", own, facts, today), {
    kind: "confirmed",
    body: "BQLDA-HP",
    steps: own,
  });
  assert.equal(keeperOf("SGTVT-HD", own, facts, day("2025-07-14")).kind, "by-law");
});

test("what a confirmed body has become since waits for a person again", () => {
  const own = [taken("SGTVT-HD", "SXD-HD", "2025-03-01")];
  assert.deepEqual(keeperOf("SGTVT-HD", own, facts, today), {
    kind: "by-law",
    body: "SXD-HP",
    from: "SXD-HD",
    since: provinces,
    settled: provinces,
    steps: own,
  });
  const both = [...own, taken("SXD-HD", "SXD-HP", "2025-07-01")];
  assert.deepEqual(keeperOf("SGTVT-HD", both, facts, today), {
    kind: "confirmed",
    body: "SXD-HP",
    steps: both,
  });
});

test("a split needs a person, and a body that ended without a known heir does too", () => {
  const split = keeperOf("SVHTTDL-HP", [], facts, today);
  assert.equal(split.kind, "needs-person");
  assert.deepEqual(bodiesOfKeeper(split), ["SDL-HP", "SVHTT-HP"]);
  const chosen = keeperOf("SVHTTDL-HP", [taken("SVHTTDL-HP", "SDL-HP", "2026-05-01")], facts, today);
  assert.deepEqual(bodiesOfKeeper(chosen), ["SDL-HP"]);
  const ended = keeperOf("CapHuyen", [], facts, today);
  assert.deepEqual([ended.kind, bodiesOfKeeper(ended)], ["needs-person", []]);
  assert.equal(keeperOf("CapHuyen", [], facts, day("2025-06-30")).kind, "named");
});

test("bodies confirmed to replace each other lead to an end, and each step counts once", () => {
  const circle = [taken("A", "B", "2025-01-01"), taken("B", "A", "2025-01-01")];
  assert.deepEqual(keeperOf("A", circle, facts, today).steps, [circle[0]]);
  const back = [taken("A", "B", "2025-01-01"), taken("B", "A", "2025-02-01")];
  assert.deepEqual(bodiesOfKeeper(keeperOf("A", back, facts, today)), ["A"]);
});

test("a body stands from its first day until it is succeeded or its last day is over", () => {
  assert.equal(standsOn("SXD-HD", undefined, facts, day("2025-06-30")), true);
  assert.equal(standsOn("SXD-HD", undefined, facts, provinces), false);
  assert.equal(standsOn("SXD-HP", day("2025-03-01"), facts, day("2025-02-28")), false);
  assert.equal(standsOn("CapHuyen", undefined, facts, provinces), false);
});

const bodies = ["A", "B", "C", "D"];
const anyBody = fc.constantFrom(...bodies);
const anyDay = fc.integer({ min: 1, max: 9 }).map((n): CalendarDate => day(`2025-01-0${n}`));
const anySuccession = fc.record({
  date: anyDay,
  kind: fc.constantFrom("merge" as const, "split" as const, "transfer" as const),
  predecessors: fc.uniqueArray(anyBody, { minLength: 1, maxLength: 2 }),
  successors: fc.uniqueArray(anyBody, { minLength: 1, maxLength: 2 }),
});
const anyTakeOver = fc.record({ from: anyBody, to: anyBody, day: anyDay }, { noNullPrototype: true });

test("whatever is said, in whatever order, the keeper is the same, and without a word it is what the law says", () => {
  fc.assert(
    fc.property(
      fc.array(anySuccession, { maxLength: 5 }),
      fc.array(anyTakeOver, { maxLength: 5 }),
      anyDay,
      (stated, said, asOf) => {
        const world: BodyFacts = { successions: stated, lastDay: () => undefined };
        const keeper = keeperOf("A", said, world, asOf);
        const reversed = { ...world, successions: stated.toReversed() };
        assert.deepEqual(keeperOf("A", said.toReversed(), reversed, asOf), keeper);
        assert.deepEqual(bodiesOfKeeper(keeperOf("A", [], world, asOf)), bodiesToday(["A"], stated, asOf));
        for (const step of keeper.steps) assert.ok(step.day <= asOf);
        if (keeper.kind === "by-law" || keeper.kind === "needs-person") {
          assert.ok(keeper.since <= keeper.settled && keeper.settled <= asOf);
        }
      },
    ),
  );
});
