import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import type { PartPhase } from "../promises/part-phase.ts";
import { queueNames, queuesOf, soonDays, type WorkPart, type WorkReader, workScopes } from "./queues.ts";

const reader: WorkReader = { locality: "QN", agencies: new Set(["SXD-QN", "SGTVT-QN"]), scope: "all" };
const part: WorkPart = {
  state: { phase: "open", class: "open-in-term", daysLeft: 90 },
  steward: "QN",
  assigner: "HP",
  leadAgency: "SGTVT-QN",
  coordinatingAgencies: [],
  waitsForOthers: false,
  counterparts: { leading: [], coordinating: [] },
};
const waiting = { phase: "awaiting-confirmation", class: "open-in-term", daysLeft: undefined } as const;

test("a part stands where its side must act: overdue, due soon, returned, or waiting for others", () => {
  assert.deepEqual(queuesOf(part, reader), []);
  const due = (daysLeft: number) => queuesOf({ ...part, state: { ...part.state, daysLeft } }, reader);
  assert.deepEqual(due(soonDays), ["due-soon"]);
  assert.deepEqual(due(soonDays + 1), []);
  const overdue = { phase: "returned", class: "open-overdue", daysLeft: undefined } as const;
  assert.deepEqual(queuesOf({ ...part, state: overdue, waitsForOthers: true }, reader), [
    "overdue",
    "returned",
    "waiting",
  ]);
  assert.deepEqual(queuesOf({ ...part, state: waiting }, reader), ["waiting"]);
});

test("what is reported done waits for the assigner's side, and is nobody else's to confirm", () => {
  const theirs = { ...part, steward: "HP", assigner: "QN", state: waiting };
  assert.deepEqual(queuesOf(theirs, reader), ["to-confirm"]);
  assert.deepEqual(queuesOf(theirs, { ...reader, locality: "HN" }), []);
  assert.deepEqual(queuesOf(theirs, { ...reader, locality: "HP", agencies: new Set() }), ["waiting"]);
  const lead = { ...reader, scope: "lead" } as const;
  assert.deepEqual(queuesOf(theirs, lead), []);
  const counterparts = { leading: ["SXD-QN"], coordinating: [] };
  assert.deepEqual(queuesOf({ ...theirs, counterparts }, lead), ["to-confirm"]);
});

test("within one locality the agency that leads a part does not confirm it", () => {
  const own = { ...part, assigner: "QN", state: waiting };
  assert.deepEqual(queuesOf(own, reader), ["waiting"]);
  assert.deepEqual(queuesOf(own, { ...reader, agencies: new Set(["UBND-QN"]) }), ["to-confirm", "waiting"]);
});

test("whoever asks for whatever, a part is in a queue only for its own side or its assigner's", () => {
  const agency = fc.constantFrom("a", "b", "c");
  const locality = fc.constantFrom("QN", "HP");
  const anyPart: fc.Arbitrary<WorkPart> = fc.record({
    state: fc.record({
      phase: fc.constantFrom<PartPhase[]>("open", "awaiting-confirmation", "returned", "done"),
      class: fc.constantFrom("open-overdue", "open-in-term", "cannot-rate", "done-late"),
      daysLeft: fc.option(fc.nat(60), { nil: undefined }),
    }),
    steward: locality,
    assigner: fc.option(locality, { nil: undefined }),
    leadAgency: fc.option(agency, { nil: undefined }),
    coordinatingAgencies: fc.array(agency, { maxLength: 2 }),
    waitsForOthers: fc.boolean(),
    counterparts: fc.record({ leading: fc.array(agency), coordinating: fc.array(agency) }),
  });
  const anyReader: fc.Arbitrary<WorkReader> = fc.record({
    locality,
    agencies: fc.array(agency, { maxLength: 2 }).map((own) => new Set(own)),
    scope: fc.constantFrom(...workScopes),
  });
  fc.assert(
    fc.property(anyPart, anyReader, (one, asking) => {
      const queues = queuesOf(one, asking);
      assert.deepEqual(
        queues,
        queueNames.filter((name) => queues.includes(name)),
      );
      if (one.state.phase === "done") assert.deepEqual(queues, []);
      for (const name of queues)
        assert.equal(name === "to-confirm" ? one.assigner : one.steward, asking.locality);
      const all = queuesOf(one, { ...asking, scope: "all" });
      assert.ok(
        queues.every((name) => all.includes(name)),
        "narrower than all of one's locality",
      );
    }),
  );
});
