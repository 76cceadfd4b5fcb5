import assert from "node:assert/strict";
import test from "node:test";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import { makeWorkCalendar } from "@nhipcau/domain/time/working-days.ts";
import { answerClock } from "./answer-clock.ts";

const calendar = makeWorkCalendar([{ date: calendarDate("2026-11-24"), kind: "off", confirmed: true }]);
// 2026-11-20 is a Friday.
const [asked, by] = [calendarDate("2026-11-20"), calendarDate("2026-11-27")];

test("X-28: a request is answered within the working days it names: weekends and days off do not count", () => {
  const on = (day: string) => answerClock(calendar, asked, by, calendarDate(day));
  assert.deepEqual(on("2026-11-20"), { given: 4, left: 4, late: 0, isOverdue: false, confirmed: true });
  assert.deepEqual(on("2026-11-24"), { given: 4, left: 3, late: 0, isOverdue: false, confirmed: true });
  assert.deepEqual(on("2026-11-27"), { given: 4, left: 0, late: 0, isOverdue: false, confirmed: true });
  assert.deepEqual(on("2026-11-29"), { given: 4, left: 0, late: 0, isOverdue: true, confirmed: true });
  assert.deepEqual(on("2026-12-01"), { given: 4, left: 0, late: 2, isOverdue: true, confirmed: true });
});

test("X-28: the clock stops with the answer, and says when the calendar is not sure", () => {
  const answered = answerClock(calendar, asked, by, calendarDate("2026-12-31"), calendarDate("2026-11-26"));
  assert.deepEqual(answered, { given: 4, left: 1, late: 0, isOverdue: false, confirmed: true });
  assert.equal(answerClock(makeWorkCalendar([]), asked, by, asked).confirmed, false);
});
