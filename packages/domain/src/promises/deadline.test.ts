import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { addDays, calendarDate, dayInVietnam } from "../calendar-date.ts";
import { daysLeft, daysOverdue, deadlineInForce, isOverdue, type Extension } from "./deadline.ts";

const due = calendarDate("2026-03-31");

test("L-08 the day of the deadline counts in full and the part is overdue from the next day in Vietnam", () => {
  const lastMinute = dayInVietnam(Date.UTC(2026, 2, 31, 16, 59, 59));
  const midnight = dayInVietnam(Date.UTC(2026, 2, 31, 17, 0, 0));
  assert.equal(isOverdue(due, lastMinute), false);
  assert.equal(daysLeft(due, lastMinute), 0);
  assert.equal(isOverdue(due, midnight), true);
  assert.equal(daysOverdue(due, midnight), 1);
});

test("L-08 an extension holds from the day it was decided, and the first deadline is what held before", () => {
  const extensions = [extension("2026-04-10", "2026-06-30"), extension("2026-06-01", "2026-09-30")];
  assert.equal(deadlineInForce(due, extensions, calendarDate("2026-04-09")), "2026-03-31");
  assert.equal(deadlineInForce(due, extensions, calendarDate("2026-04-10")), "2026-06-30");
  assert.equal(deadlineInForce(due, extensions, calendarDate("2026-06-01")), "2026-09-30");
});

test("a later decision holds even when it shortens the time", () => {
  const extensions = [extension("2026-04-10", "2026-12-31"), extension("2026-05-10", "2026-06-30")];
  assert.equal(deadlineInForce(due, extensions, calendarDate("2026-05-10")), "2026-06-30");
});

test("without a first deadline there is none until one is decided", () => {
  assert.equal(deadlineInForce(undefined, [], due), undefined);
  assert.equal(deadlineInForce(undefined, [extension("2026-04-10", "2026-06-30")], due), undefined);
  assert.equal(deadlineInForce(undefined, [extension("2026-03-31", "2026-06-30")], due), "2026-06-30");
});

test("L-02 the deadline in force is the same whatever order the extensions came in", () => {
  const anExtension = fc
    .tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }))
    .map(([decided, to]) => extension(addDays(due, decided), addDays(due, to)));
  fc.assert(
    fc.property(fc.array(anExtension), fc.integer({ min: -1, max: 6 }), (extensions, asOf) => {
      const day = addDays(due, asOf);
      assert.equal(deadlineInForce(due, extensions.toReversed(), day), deadlineInForce(due, extensions, day));
    }),
  );
});

test("a deadline is overdue exactly when days have passed, and never has days left then", () => {
  fc.assert(
    fc.property(fc.integer({ min: -500, max: 500 }), (days) => {
      const today = addDays(due, days);
      assert.equal(isOverdue(due, today), days > 0);
      assert.equal(daysOverdue(due, today) - daysLeft(due, today), days);
      assert.equal(daysOverdue(due, today) > 0 && daysLeft(due, today) > 0, false);
    }),
  );
});

function extension(decidedOn: string, to: string): Extension {
  return {
    decidedOn: calendarDate(decidedOn),
    to: calendarDate(to),
    grantedBy: "UBND tỉnh",
    reason: "mặt bằng",
  };
}
