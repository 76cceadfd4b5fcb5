import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { addDays, calendarDate, type CalendarDate } from "../calendar-date.ts";
import { bodiesToday, currentParties, resolvedPairs, stewardOf, type Succession } from "./succession.ts";

const before = calendarDate("2025-06-30");
const after = calendarDate("2025-07-01");
const later = calendarDate("2026-11-21");

const haiPhong: Succession = { date: after, kind: "merge", predecessors: ["HP", "HD"], successors: ["HP"] };

test("L-09 a signatory that merged lives on in its successor from the day of the merger", () => {
  assert.deepEqual(bodiesToday(["HD"], [haiPhong], before), ["HD"]);
  assert.deepEqual(bodiesToday(["HD"], [haiPhong], after), ["HP"]);
  assert.deepEqual(bodiesToday(["HP"], [haiPhong], later), ["HP"]);
  assert.deepEqual(bodiesToday(["QN"], [haiPhong], later), ["QN"]);
});

test("L-09 the tripartite agreement goes on between Quảng Ninh and Hải Phòng, and what was only Hải Phòng – Hải Dương is internal", () => {
  const signatories = ["HP", "HD", "QN"] as const;
  assert.deepEqual(currentParties(signatories, [haiPhong], later), {
    parties: [
      { party: "HP", from: ["HD", "HP"] },
      { party: "QN", from: ["QN"] },
    ],
    internal: false,
  });
  assert.deepEqual(resolvedPairs(signatories, [haiPhong], later), [
    { signed: ["HD", "HP"], today: [], internal: true },
    { signed: ["HD", "QN"], today: [["HP", "QN"]], internal: false },
    { signed: ["HP", "QN"], today: [["HP", "QN"]], internal: false },
  ]);
  assert.equal(currentParties(["HP", "HD"], [haiPhong], later).internal, true);
  assert.equal(currentParties(["HP", "HD"], [haiPhong], before).internal, false);
  assert.equal(currentParties(["HP"], [haiPhong], later).internal, false);
});

test("L-01 the successor of a merged author is its steward", () => {
  assert.deepEqual(stewardOf("HD", [haiPhong], before), { kind: "steward", steward: "HD" });
  assert.deepEqual(stewardOf("HD", [haiPhong], later), { kind: "steward", steward: "HP" });
});

test("L-09 after a split a person says who takes over", () => {
  const split: Succession = { date: after, kind: "split", predecessors: ["A"], successors: ["A", "B"] };
  assert.deepEqual(stewardOf("A", [split], later), {
    kind: "needs-person",
    steward: undefined,
    candidates: ["A", "B"],
  });
  assert.deepEqual(stewardOf("A", [split], later, after), { kind: "steward", steward: "A" });
});

test("a department is followed through a renaming, a merger and a transfer of function", () => {
  const successions: Succession[] = [
    { date: calendarDate("2008-04-01"), kind: "rename", predecessors: ["So-TMDL"], successors: ["So-DL"] },
    {
      date: calendarDate("2025-03-01"),
      kind: "merge",
      predecessors: ["So-VHTT", "So-DL"],
      successors: ["So-VHTTDL"],
    },
    {
      date: calendarDate("2026-01-01"),
      kind: "transfer",
      predecessors: ["So-VHTTDL"],
      successors: ["So-VHTTDL", "So-KHCN"],
    },
  ];
  assert.deepEqual(bodiesToday(["So-TMDL"], successions, calendarDate("2008-03-31")), ["So-TMDL"]);
  assert.deepEqual(bodiesToday(["So-TMDL"], successions, calendarDate("2025-02-28")), ["So-DL"]);
  assert.deepEqual(bodiesToday(["So-TMDL"], successions, calendarDate("2025-03-01")), ["So-VHTTDL"]);
  assert.deepEqual(bodiesToday(["So-TMDL"], successions, later), ["So-KHCN", "So-VHTTDL"]);
});

test("changes of one day chain, and bodies that replace each other end where they began", () => {
  const rename = (from: string, to: string): Succession => ({
    date: after,
    kind: "rename",
    predecessors: [from],
    successors: [to],
  });
  const diamond = [rename("A", "B"), rename("A", "C"), rename("B", "D"), rename("C", "D"), rename("D", "E")];
  assert.deepEqual(bodiesToday(["A"], diamond, after), ["E"]);
  assert.deepEqual(bodiesToday(["A", "B"], [rename("A", "B"), rename("B", "A")], after), ["A", "B"]);
  assert.deepEqual(bodiesToday(["A"], [rename("A", "B"), rename("B", "A")], after), ["A"]);
});

test("a body that was dissolved without a successor stays its own answer", () => {
  const end: Succession = { date: after, kind: "transfer", predecessors: ["A"], successors: [] };
  assert.deepEqual(bodiesToday(["A"], [end], later), ["A"]);
});

test("L-02 where bodies live today does not depend on the order in which successions and ids came in", () => {
  fc.assert(
    fc.property(anySuccessions(), someBodies(), aDay(), fc.gen(), (successions, ids, asOf, g) => {
      const shuffled = g(fc.shuffledSubarray, successions, { minLength: successions.length });
      const inside = shuffled.map((one) => ({ ...one, predecessors: one.predecessors.toReversed() }));
      assert.deepEqual(bodiesToday(ids.toReversed(), inside, asOf), bodiesToday(ids, successions, asOf));
      assert.deepEqual(
        currentParties(ids.toReversed(), inside, asOf),
        currentParties(ids, successions, asOf),
      );
      assert.deepEqual(resolvedPairs(ids.toReversed(), inside, asOf), resolvedPairs(ids, successions, asOf));
    }),
  );
});

test("following successions in two steps ends where one step ends", () => {
  fc.assert(
    fc.property(anySuccessions(), someBodies(), aDay(), aDay(), (successions, ids, a, b) => {
      const [first, second] = a < b ? [a, b] : [b, a];
      const halfway = bodiesToday(ids, successions, first);
      assert.deepEqual(
        bodiesToday(halfway, successions, second, first),
        bodiesToday(ids, successions, second),
      );
      assert.deepEqual(bodiesToday(halfway, successions, first, first), halfway);
    }),
  );
});

test("asking where today's bodies live today changes nothing when bodies only merge or are renamed", () => {
  fc.assert(
    fc.property(mergersOfLivingBodies(), aDay(), (successions, asOf) => {
      const once = bodiesToday(bodies, successions, asOf);
      assert.deepEqual(bodiesToday(once, successions, asOf), once);
    }),
  );
});

test("L-09 every signatory stands behind some party, none is lost and none is added", () => {
  fc.assert(
    fc.property(anySuccessions(), someBodies(), aDay(), (successions, signatories, asOf) => {
      const frozen = Object.freeze([...signatories]);
      const { parties } = currentParties(frozen, successions, asOf);
      assert.deepEqual(new Set(parties.flatMap((party) => party.from)), new Set(signatories));
      assert.equal(new Set(parties.map((party) => party.party)).size, parties.length);
    }),
  );
});

const bodies = ["A", "B", "C", "D", "E", "F"] as const;

function someBodies(): fc.Arbitrary<string[]> {
  return fc.uniqueArray(fc.constantFrom(...bodies), { minLength: 1, maxLength: 4 });
}

function aDay(): fc.Arbitrary<CalendarDate> {
  return fc.integer({ min: 0, max: 6 }).map((days) => addDays(after, days));
}

function anySuccessions(): fc.Arbitrary<Succession[]> {
  const kind = fc.constantFrom("merge", "split", "rename", "transfer");
  const one = fc.record({ date: aDay(), kind, predecessors: someBodies(), successors: someBodies() });
  return fc.array(one, { maxLength: 8 });
}

function mergersOfLivingBodies(): fc.Arbitrary<Succession[]> {
  const step = fc.tuple(fc.nat(5), fc.nat(5), fc.boolean());
  return fc.array(step, { maxLength: 6 }).map((steps) => {
    const living: string[] = [...bodies];
    return steps.map(([a, b, isNew], position): Succession => {
      const predecessors = [...new Set([living[a % living.length] ?? "A", living[b % living.length] ?? "A"])];
      const successor = isNew ? `new-${position}` : (predecessors[0] ?? "A");
      for (const one of predecessors) living.splice(living.indexOf(one), 1);
      living.push(successor);
      return { date: addDays(after, position), kind: "merge", predecessors, successors: [successor] };
    });
  });
}
