import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { addDays, calendarDate } from "../calendar-date.ts";
import { makeWorkCalendar } from "../time/working-days.ts";
import { type Duty, dutyKey, type DutyKind } from "./duty.ts";
import { highestRung, ladders, rungName } from "./ladder.ts";
import { type NoticeDue, noticesDue, withdrawalOf } from "./notices-due.ts";

const day = calendarDate;
const due = day("2026-11-20"); // a Friday
const calendar = makeWorkCalendar([{ date: day("2026-11-24"), kind: "off", confirmed: true }]);
const part: Duty = { kind: "part", id: "CK-01-QN", due, locality: "QN", agency: "SXD-QN" };

const rungsOn = (date: string, duty: Duty = part): string[] =>
  noticesDue([duty], day(date), calendar, []).map(
    ({ rung, audience, agency }) => `${rung} → ${audience}${agency === undefined ? "" : ` of ${agency}`}`,
  );

test("a part is told 30, 7 and 1 days before, on the day, a day after and then weekly", () => {
  const told = ["2026-10-20", "2026-10-21", "2026-11-13", "2026-11-19", "2026-11-20", "2026-11-21"].map(
    (date) => rungsOn(date),
  );
  assert.deepEqual(told, [
    [],
    ["before-30 → specialist of SXD-QN"],
    ["before-7 → specialist of SXD-QN"],
    ["before-1 → specialist of SXD-QN"],
    ["on-the-day → specialist of SXD-QN"],
    ["overdue → specialist of SXD-QN"],
  ]);
  assert.ok(rungsOn("2026-11-28").includes("overdue-weekly-1 → specialist of SXD-QN"));
  assert.ok(rungsOn("2026-12-05").includes("overdue-weekly-2 → specialist of SXD-QN"));
});

test("its lateness goes up by working days: a day off is not one of them", () => {
  const isTold = (date: string, who: string): boolean => rungsOn(date).some((rung) => rung.endsWith(who));
  // 23, 25, 26, 27, 30 November: the 24th is off.
  assert.deepEqual(
    [isTold("2026-11-29", "→ focal-point"), isTold("2026-11-30", "→ focal-point")],
    [false, true],
  );
  assert.deepEqual([isTold("2026-12-13", "→ leader"), isTold("2026-12-14", "→ leader")], [false, true]);
});

test("where no agency leads the focal point is told in its place, and of one thing once a day", () => {
  const { agency: _, ...unled } = part;
  assert.deepEqual(rungsOn("2026-11-21", unled), ["overdue → focal-point"]);
  assert.deepEqual(rungsOn("2026-12-05", unled), ["to-head → focal-point"]);
});

test("what was reached when the focal point was told of something higher is not told the day after", () => {
  const { agency: _, ...unled } = { ...part, due: day("2026-11-19") };
  const given = runAll(
    [unled],
    ["2026-11-26", "2026-11-27", "2026-11-28", "2026-12-03", "2026-12-04"].map((date) => day(date)),
  );
  // On the 27th, a week and a day late and five working days late, only the higher step is told.
  assert.deepEqual(
    given.map(({ rung, day: on }) => `${rung} ${on}`),
    ["overdue 2026-11-26", "to-head 2026-11-27", "overdue-weekly-2 2026-12-04"],
  );
});

test("nothing is told of what is done or has not arisen yet", () => {
  assert.deepEqual(rungsOn("2026-12-30", { ...part, settledOn: day("2026-12-30") }), []);
  assert.notDeepEqual(rungsOn("2026-12-30", { ...part, settledOn: day("2026-12-31") }), []);
  assert.deepEqual(rungsOn("2026-11-19", { ...part, since: day("2026-11-20") }), []);
});

test("an explanation is asked for at once, and its lateness goes up sooner", () => {
  const asked: Duty = { ...part, kind: "explanation", id: "E", since: day("2026-11-10") };
  assert.deepEqual(rungsOn("2026-11-10", asked), ["asked → specialist of SXD-QN"]);
  assert.ok(rungsOn("2026-11-23", asked).includes("to-head → focal-point"));
});

test("a notice is withdrawn when its deadline moved, its work is done or gone, and stands otherwise", () => {
  const given = { due };
  assert.equal(withdrawalOf(given, part, due), undefined);
  assert.equal(withdrawalOf(given, { ...part, due: addDays(due, 9) }, due), "deadline-moved");
  assert.equal(withdrawalOf(given, { ...part, settledOn: due }, due), "settled");
  assert.equal(withdrawalOf(given, undefined, due), "gone");
});

const someDay = fc.integer({ min: 0, max: 120 }).map((days) => addDays(day("2026-10-01"), days));
const someDuty: fc.Arbitrary<Duty> = fc
  .record({
    kind: fc.constantFrom(...(Object.keys(ladders) as DutyKind[])),
    id: fc.constantFrom("a", "b", "c"),
    due: someDay,
    agency: fc.option(fc.constantFrom("SXD-QN", "SYT-QN"), { nil: undefined }),
    settledOn: fc.option(someDay, { nil: undefined }),
    since: fc.option(someDay, { nil: undefined }),
  })
  .map(({ kind, id, due: until, agency, settledOn, since }) => ({
    kind,
    id,
    due: until,
    locality: "QN",
    ...(agency === undefined ? {} : { agency }),
    ...(settledOn === undefined ? {} : { settledOn }),
    ...(since === undefined ? {} : { since }),
  }));
const someDuties = fc.uniqueArray(someDuty, { selector: dutyKey, maxLength: 5 });
/** Days on which the run happened, several times on some, with any days missed in between. */
const someRuns = fc.array(someDay, { maxLength: 25 }).map((days) => days.toSorted());

function runAll(duties: readonly Duty[], runs: readonly (typeof due)[]): NoticeDue[] {
  const given: NoticeDue[] = [];
  for (const date of runs) given.push(...noticesDue(duties, date, calendar, given));
  return given;
}

test("nobody is urged twice for one thing in a day, nor ever twice for one rung of one deadline", () => {
  fc.assert(
    fc.property(someDuties, someRuns, (duties, runs) => {
      const given = runAll(duties, runs);
      const perDay = given.map((one) => [dutyKey(one), one.locality, one.audience, one.day].join(" "));
      assert.equal(new Set(perDay).size, perDay.length);
      const perRung = given.map((one) => [dutyKey(one), one.audience, one.rung, one.due].join(" "));
      assert.equal(new Set(perRung).size, perRung.length);
    }),
  );
});

test("whatever days were missed, the highest rung reached has been given after a run, and none below it later", () => {
  fc.assert(
    fc.property(someDuties, someRuns, (duties, runs) => {
      const given = runAll(duties, runs);
      const last = runs.at(-1);
      if (last === undefined) return assert.equal(given.length, 0);
      for (const duty of duties.filter(({ agency }) => agency !== undefined)) {
        const isOpen = (duty.settledOn ?? "~") > last && (duty.since ?? "") <= last;
        for (const audience of ["specialist", "focal-point", "leader"] as const) {
          const reached = highestRung(duty, audience, last, calendar);
          if (!isOpen || !reached) continue;
          const own = given.filter((one) => dutyKey(one) === dutyKey(duty) && one.audience === audience);
          assert.equal(own.at(-1)?.rung, rungName(reached), dutyKey(duty));
        }
      }
      assert.deepEqual(noticesDue(duties, last, calendar, given), [], "running again gives nothing");
    }),
  );
});

test("nothing is ever given for what was settled on the day", () => {
  fc.assert(
    fc.property(someDuties, someRuns, (duties, runs) => {
      const settled = new Map(duties.map((duty) => [dutyKey(duty), duty.settledOn ?? "~"]));
      for (const one of runAll(duties, runs)) assert.ok(one.day < (settled.get(dutyKey(one)) ?? ""));
    }),
  );
});

test("a deadline that moves back and forth is told of anew for each deadline, still once a day", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(someDay, someDay), { maxLength: 20 }), (moves) => {
      const given: NoticeDue[] = [];
      for (const [until, on] of moves.toSorted(([, a], [, b]) => (a < b ? -1 : 1)))
        given.push(...noticesDue([{ ...part, due: until }], on, calendar, given));
      const perDay = given.map(({ audience, day: on }) => `${audience} ${on}`);
      assert.equal(new Set(perDay).size, perDay.length);
    }),
  );
});
