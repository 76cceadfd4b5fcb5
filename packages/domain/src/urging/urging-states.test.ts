import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { addDays, calendarDate, type CalendarDate } from "../calendar-date.ts";
import { makeWorkCalendar } from "../time/working-days.ts";
import { awaitsAnswer, explanationState } from "./explanation-state.ts";
import { awaitsDecision, extensionRequestStage, type SaidOfRequest } from "./extension-request-state.ts";

const day = calendarDate;
const calendar = makeWorkCalendar([{ date: day("2026-11-24"), kind: "off", confirmed: true }]);
const someDay = fc.integer({ min: 0, max: 40 }).map((days) => addDays(day("2026-11-16"), days));
const asked = { askedOn: day("2026-11-20"), days: 2 };

function stageOn(today: string, answers: readonly string[] = [], withdrawnOn?: CalendarDate): string {
  const request = withdrawnOn === undefined ? asked : { ...asked, withdrawnOn };
  return explanationState(request, answers.map(day), calendar, day(today)).stage;
}

test("an explanation is due after working days, its last day counting in full", () => {
  assert.equal(explanationState(asked, [], calendar, day("2026-11-20")).due, "2026-11-25");
  assert.deepEqual([stageOn("2026-11-25"), stageOn("2026-11-26")], ["waiting", "overdue"]);
});

test("an answer is judged by the day it was given, also when looked at later; the first one counts", () => {
  assert.equal(stageOn("2027-01-01", ["2026-12-01", "2026-11-25"]), "answered");
  assert.equal(stageOn("2027-01-01", ["2026-11-26"]), "answered-late");
  assert.equal(stageOn("2026-11-25", ["2026-11-26"]), "waiting", "it is not known yet");
});

test("a withdrawn request waits for nothing; one that was answered stays answered", () => {
  assert.equal(stageOn("2027-01-01", [], day("2026-11-23")), "withdrawn");
  assert.equal(stageOn("2027-01-01", ["2026-11-23"], day("2026-11-23")), "answered");
});

test("L-02 an explanation's state does not depend on the order of its answers", () => {
  fc.assert(
    fc.property(fc.array(someDay, { maxLength: 5 }), someDay, (answers, today) => {
      const state = explanationState(asked, answers, calendar, today);
      assert.deepEqual(explanationState(asked, answers.toReversed(), calendar, today), state);
      assert.equal(awaitsAnswer(state.stage), state.answeredOn === undefined);
    }),
  );
});

const someSaid: fc.Arbitrary<SaidOfRequest> = fc.record({
  event: fc.constantFrom("grant", "refuse", "withdraw"),
  on: someDay,
});

test("L-02 a request's stage does not depend on the order of what was said of it", () => {
  fc.assert(
    fc.property(fc.array(someSaid, { maxLength: 6 }), someDay, (said, today) => {
      const stage = extensionRequestStage(said, today);
      assert.equal(extensionRequestStage(said.toReversed(), today), stage);
      assert.equal(
        awaitsDecision(stage),
        said.every(({ on }) => on > today),
      );
    }),
  );
});

test("what was decided first holds, and on one day a grant goes before a refusal", () => {
  const [first, then] = [day("2026-11-20"), day("2026-11-21")];
  assert.equal(
    extensionRequestStage(
      [
        { event: "refuse", on: first },
        { event: "grant", on: then },
      ],
      then,
    ),
    "refused",
  );
  assert.equal(
    extensionRequestStage(
      [
        { event: "refuse", on: first },
        { event: "grant", on: first },
      ],
      then,
    ),
    "granted",
  );
});
