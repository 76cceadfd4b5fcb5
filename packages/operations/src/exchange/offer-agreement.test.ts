// The terms under which an agreement's programme is offered.
import assert from "node:assert/strict";
import test from "node:test";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import { checkTerms } from "@nhipcau/exchange/grants/grant-terms.ts";
import { loadRegisters } from "@nhipcau/registers/load-registers.ts";
import { reports } from "@nhipcau/registers/cooperation/reports.ts";
import { clauses } from "@nhipcau/registers/cooperation/clauses.ts";
import { declaredRegister } from "./grants.ts";
import { agreementTerms } from "./offer-agreement.ts";

const agreement = { id: "A1", body: { title: "Thỏa thuận" } };
const given = { from: ["QN"], today: calendarDate("2026-11-21") };

test("rows are narrowed to the agreement where the register knows it, and whole where it does not", () => {
  assert.deepEqual(agreementTerms(clauses, agreement, given).rows, [
    { field: "agreement", op: "eq", values: ["A1"] },
  ]);
  assert.deepEqual(agreementTerms(reports, agreement, given).rows, []);
});

test("the ground is the agreement and the days begin today unless said otherwise", () => {
  const terms = agreementTerms(clauses, agreement, { ...given, validUntil: calendarDate("2027-01-01") });
  assert.deepEqual(
    [terms.ground, terms.validFrom, terms.validUntil],
    ["Thỏa thuận", "2026-11-21", "2027-01-01"],
  );
});

test("X-33: of every register the terms fit its declaration and name no personal field", async () => {
  for (const register of await loadRegisters()) {
    const terms = agreementTerms(register, agreement, given);
    const declared = declaredRegister(register);
    assert.ok(checkTerms(terms, declared).ok, register.name);
    assert.ok(terms.fields.every((name) => declared.fields[name]?.personal === false));
  }
});
