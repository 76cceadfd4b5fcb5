import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { addDays, calendarDate } from "../calendar-date.ts";
import { findStatementConflicts, type DateCertainty, type StatusStatement } from "./statement-conflict.ts";

const order = ["proposed", "behind-schedule", "under-construction", "opened"];
const signing = calendarDate("2022-03-15");

test("L-10 a bridge said to be finished and later said to be starting is shown as a conflict of both statements", () => {
  const finished = statement("002", "2022-03-15", "opened");
  const starting = statement("page", "2022-05-13", "under-construction");
  assert.deepEqual(findStatementConflicts([starting, finished], order), [
    { about: "ben-rung", reason: "went-back", statements: [finished, starting], datesCertain: true },
  ]);
});

test("progress from one date to the next is no conflict", () => {
  const statements = [
    statement("004", "2021-08-14", "behind-schedule"),
    statement("002", "2022-03-15", "opened"),
  ];
  assert.deepEqual(findStatementConflicts(statements, order), []);
});

test("two statuses for one day are a conflict, also from one source and also outside the order", () => {
  const [one, other] = [
    statement("002", "2022-03-15", "opened"),
    statement("002", "2022-03-15", "closed for repair"),
  ];
  const [found] = findStatementConflicts([one, other], order);
  assert.equal(found?.reason, "same-day-differs");
  assert.equal(
    findStatementConflicts([one, { ...other, date: calendarDate("2022-03-16") }], order).length,
    0,
  );
});

test("sources that differ where no date tells which came first contradict each other", () => {
  const { date: _, ...undated } = statement("001", "2022-03-15", "proposed");
  const other = statement("004", "2021-08-14", "opened");
  const [found] = findStatementConflicts([{ ...undated, dateCertainty: "unknown" }, other], order);
  assert.equal(found?.reason, "sources-contradict");
  assert.equal(found?.datesCertain, false);
});

test("a conflict that rests on a derived date says that the dates are not certain", () => {
  const derived: StatusStatement = { ...statement("003", "2019-08-10", "opened"), dateCertainty: "derived" };
  const [found] = findStatementConflicts([derived, statement("004", "2021-08-14", "proposed")], order);
  assert.equal(found?.datesCertain, false);
});

test("statements about different things never conflict", () => {
  const statements = [
    statement("a", "2022-03-15", "opened"),
    { ...statement("b", "2022-03-15", "proposed"), about: "road" },
  ];
  assert.deepEqual(findStatementConflicts(statements, order), []);
});

test("L-02 conflicts are the same whatever order the statements came in, and each is a pair that differs", () => {
  const aStatement = fc.record(
    {
      about: fc.constantFrom<string[]>("bridge", "road"),
      date: fc.integer({ min: 0, max: 3 }).map((days) => addDays(signing, days)),
      dateCertainty: fc.constantFrom<DateCertainty[]>("stated", "derived"),
      source: fc.constantFrom<string[]>("000", "001", "002"),
      status: fc.constantFrom(...order, "other"),
    },
    { requiredKeys: ["about", "dateCertainty", "source", "status"], noNullPrototype: true },
  );
  fc.assert(
    fc.property(fc.array(aStatement, { maxLength: 10 }), fc.gen(), (statements, g) => {
      const found = findStatementConflicts(statements, order);
      const shuffled = g(fc.shuffledSubarray, statements, { minLength: statements.length });
      assert.deepEqual(findStatementConflicts(shuffled, order), found);
      for (const { about, statements: pair } of found) {
        assert.notEqual(pair[0].status, pair[1].status);
        assert.ok(pair.every((one) => one.about === about && statements.includes(one)));
      }
    }),
  );
});

function statement(source: string, date: string, status: string): StatusStatement {
  return { about: "ben-rung", date: calendarDate(date), dateCertainty: "stated", source, status };
}
