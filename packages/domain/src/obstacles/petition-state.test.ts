// Checks the fold of a petition: independent of order, as of any day, by today's parties, and only to the present text.
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import type { Succession } from "../bodies/succession.ts";
import { addDays, calendarDate } from "../calendar-date.ts";
import { makeWorkCalendar } from "../time/working-days.ts";
import type { SignatureFacts } from "./party-words.ts";
import { petitionContent } from "./petition-content.ts";
import { type PetitionStatements, petitionState } from "./petition-state.ts";
import { petitionTable } from "./petition-table.ts";

const day = (offset: number) => addDays(calendarDate("2026-01-05"), offset);
const merger: Succession = {
  date: day(50),
  kind: "merge",
  predecessors: ["HP", "HD"],
  successors: ["HP"],
};

function signed(
  locality: string,
  offset: number,
  more: Partial<Omit<SignatureFacts, "locality">> = {},
): SignatureFacts {
  const id = more.id ?? `${locality}-${offset}-${more.digest ?? "now"}-${more.decision ?? "agree"}`;
  return { digest: "now", decision: "agree", signedOn: day(offset), ...more, id, locality };
}

function statements(changes: Partial<PetitionStatements> = {}): PetitionStatements {
  return {
    digest: "now",
    signatories: ["QN", "HP"],
    successions: [],
    signatures: [],
    obstacles: ["V1", "V2"],
    dispatches: [],
    answers: [],
    ...changes,
  };
}

const wordsOf = (given: PetitionStatements, offset: number) =>
  Object.fromEntries(petitionState(given, day(offset)).parties.map(({ party, word }) => [party, word]));

test("a petition goes from draft over signing and agreed to sent and answered, and can be asked as of each day (L-08)", () => {
  const whole = statements({
    signatures: [signed("QN", 1), signed("HP", 3)],
    dispatches: [{ sentOn: day(5) }],
    answers: [{ answeredOn: day(25), settles: ["V1"] }],
  });
  const phases = [0, 1, 2, 3, 5, 24, 25].map((offset) => petitionState(whole, day(offset)).phase);
  assert.deepEqual(phases, ["draft", "signing", "signing", "agreed", "sent", "sent", "answered"]);
  const last = petitionState(whole, day(30));
  assert.deepEqual([last.settled, last.unsettled], [["V1"], ["V2"]]);
  assert.equal(last.waiting?.days, 20, "waiting ends with the answer");
});

test("a signature to another text does not count, and is shown so", () => {
  const [qn, hp] = petitionState(
    statements({ signatures: [signed("QN", 1, { digest: "before" }), signed("HP", 2)] }),
    day(9),
  ).parties.toReversed();
  assert.deepEqual([qn?.word, qn?.voided], ["none", ["QN-1-before-agree"]]);
  assert.deepEqual([hp?.word, hp?.voided], ["agree", []]);
});

test("one objection holds the whole petition, until the same party agrees", () => {
  const objected = [signed("QN", 1), signed("HP", 2, { decision: "object" })];
  assert.equal(petitionState(statements({ signatures: objected }), day(9)).phase, "objected");
  const later = [...objected, signed("HP", 4)];
  assert.equal(petitionState(statements({ signatures: later }), day(9)).phase, "agreed");
  const sameDay = [...objected, signed("HP", 2)];
  assert.equal(petitionState(statements({ signatures: sameDay }), day(9)).phase, "objected");
});

test("L-09 after a merger the successor must speak for those whose word was never given", () => {
  const three = statements({ signatories: ["QN", "HP", "HD"], successions: [merger] });
  const onlyOne = { ...three, signatures: [signed("QN", 1), signed("HP", 2)] };
  assert.deepEqual(wordsOf(onlyOne, 40), { QN: "agree", HP: "agree", HD: "none" });
  assert.deepEqual(wordsOf(onlyOne, 60), { QN: "agree", HP: "none" });
  assert.equal(
    wordsOf({ ...onlyOne, signatures: [...onlyOne.signatures, signed("HP", 55)] }, 60)["HP"],
    "agree",
  );
  const both = { ...onlyOne, signatures: [...onlyOne.signatures, signed("HD", 3)] };
  assert.deepEqual(wordsOf(both, 60), { QN: "agree", HP: "agree" }, "both had agreed before");
});

test("whoever is no party on the day of signing says nothing, nor does a locality that no longer stands", () => {
  const merged = statements({ signatories: ["QN", "HP", "HD"], successions: [merger] });
  assert.equal(wordsOf({ ...merged, signatures: [signed("HD", 55)] }, 60)["HP"], "none");
  assert.deepEqual(wordsOf(statements({ signatures: [signed("HN", 1)] }), 9), { QN: "none", HP: "none" });
});

test("days of waiting are counted from the sending, in calendar and in working days", () => {
  const calendar = makeWorkCalendar([{ date: day(7), kind: "off", confirmed: true }]);
  const sent = statements({ dispatches: [{ sentOn: day(0) }] });
  const { waiting } = petitionState(sent, day(14), calendar);
  assert.deepEqual(waiting, { since: day(0), days: 14, workingDays: { days: 9, confirmed: true } });
  assert.equal(petitionState(sent, calendarDate("2029-01-01"), calendar).waiting?.workingDays, undefined);
});

const localities = ["QN", "HP", "HD", "HN"] as const;
const signature = fc
  .record({
    locality: fc.constantFrom(...localities),
    offset: fc.integer({ min: 0, max: 90 }),
    digest: fc.constantFrom("now", "before"),
    decision: fc.constantFrom("agree" as const, "object" as const),
  })
  .map(({ locality, offset, digest, decision }) => signed(locality, offset, { digest, decision }));
const anyStatements = fc
  .record({
    signatures: fc.array(signature, { maxLength: 12 }),
    dispatches: fc.array(
      fc.integer({ min: 0, max: 90 }).map((offset) => ({ sentOn: day(offset) })),
      {
        maxLength: 2,
      },
    ),
    answers: fc.array(
      fc.record({
        answeredOn: fc.integer({ min: 0, max: 90 }).map(day),
        settles: fc.subarray(["V1", "V2", "V3"]),
      }),
      { maxLength: 3 },
    ),
  })
  .map((some) => statements({ signatories: ["QN", "HP", "HD"], successions: [merger], ...some }));

test("L-02 the state is the same whatever order the statements came in", () => {
  const shuffled = anyStatements.chain((given) =>
    fc
      .tuple(
        fc.shuffledSubarray([...given.signatures], { minLength: given.signatures.length }),
        fc.shuffledSubarray([...given.dispatches], { minLength: given.dispatches.length }),
        fc.shuffledSubarray([...given.answers], { minLength: given.answers.length }),
        fc.integer({ min: 0, max: 100 }),
      )
      .map(([signatures, dispatches, answers, offset]) => ({
        given,
        other: { ...given, signatures, dispatches, answers },
        offset,
      })),
  );
  fc.assert(
    fc.property(shuffled, ({ given, other, offset }) => {
      assert.deepEqual(petitionState(other, day(offset)), petitionState(given, day(offset)));
    }),
  );
});

test("what is said later changes no earlier day, and a text nobody signed is signed by nobody", () => {
  fc.assert(
    fc.property(anyStatements, fc.integer({ min: 0, max: 100 }), (given, offset) => {
      const until = day(offset);
      const known = {
        ...given,
        signatures: given.signatures.filter(({ signedOn }) => signedOn <= until),
        dispatches: given.dispatches.filter(({ sentOn }) => sentOn <= until),
        answers: given.answers.filter(({ answeredOn }) => answeredOn <= until),
      };
      assert.deepEqual(petitionState(given, until), petitionState(known, until));
      const rewritten = petitionState({ ...given, digest: "another" }, until);
      assert.ok(rewritten.parties.every(({ word }) => word === "none"));
    }),
  );
});

test("the table names an outcome for every event, and a refusal wherever the fold could be surprised", () => {
  for (const [phase, row] of Object.entries(petitionTable)) {
    assert.deepEqual(Object.keys(row).toSorted(), ["amend", "answer", "complete", "object", "send", "sign"]);
    const isOut = phase === "sent" || phase === "answered";
    assert.equal(row.answer.refused, isOut ? undefined : "petition-not-sent");
    assert.equal(row.amend.refused, isOut ? "petition-already-sent" : undefined);
    assert.equal(row.send.refused === undefined, phase === "agreed");
  }
});

test("the content signed is the same whatever order its obstacles stand in, and another with any other word", () => {
  const content = {
    agreement: "A",
    title: "T",
    addressee: "BXD",
    text: "Hải Phòng",
    obstacles: ["V2", "V1"],
  };
  assert.equal(petitionContent(content), petitionContent({ ...content, obstacles: ["V1", "V2"] }));
  assert.equal(petitionContent(content), petitionContent({ ...content, text: "Hải Phòng".normalize("NFD") }));
  for (const change of [
    { title: "U" },
    { text: "X" },
    { addressee: "BTC" },
    { obstacles: ["V1"] },
    { answerBy: "2026-12-01" },
  ])
    assert.notEqual(petitionContent(content), petitionContent({ ...content, ...change }));
});
