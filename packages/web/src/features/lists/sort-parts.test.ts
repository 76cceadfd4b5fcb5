// Checks the orders of a list of parts.
import assert from "node:assert/strict";
import test from "node:test";
import { haiPhong, part, quangNinh } from "../commitments/commitment-answer.fixture.ts";
import { daysSilent } from "./silent-parts.ts";
import { sortParts } from "./sort-parts.ts";

const overdue = {
  ...part("overdue", haiPhong),
  class: "open-overdue" as const,
  daysOverdue: 10,
  dueDate: "2026-11-11",
};
const longOverdue = {
  ...part("longOverdue", haiPhong),
  class: "open-overdue" as const,
  daysOverdue: 300,
  dueDate: "2026-01-25",
};
const inTerm = {
  ...part("inTerm", quangNinh),
  percent: 20,
  dueDate: "2026-12-31",
  daysLeft: 40,
  lastReportOn: "2026-11-01",
};
const undated = { ...part("undated", quangNinh), class: "cannot-rate" as const, startDate: "2026-01-01" };
const parts = [undated, inTerm, overdue, longOverdue];

function order(sort: Parameters<typeof sortParts>[1]) {
  return sortParts(parts, sort).map(({ id }) => id);
}

test("red first: the longest overdue on top, what cannot be rated at the end", () => {
  assert.deepEqual(order("red-first"), ["longOverdue", "overdue", "inTerm", "undated"]);
});

test("what has no due date or no percent comes last, not first as if it were zero", () => {
  assert.equal(order("due").at(-1), "undated");
  assert.deepEqual(order("percent")[0], "inTerm");
});

test("who never reported comes before who reported long ago", () => {
  assert.equal(order("last-report").at(-1), "inTerm");
});

test("sorting leaves the given list as it is", () => {
  sortParts(parts, "due");
  assert.equal(parts[0]?.id, "undated");
});

test("silence is counted from the last report, else from the start, and only while open", () => {
  assert.equal(daysSilent(inTerm, "2026-11-21"), 20);
  assert.equal(daysSilent(undated, "2026-01-31"), 30);
  assert.equal(daysSilent({ ...inTerm, doneOn: "2026-11-01" }, "2026-11-21"), undefined);
  assert.equal(daysSilent(overdue, "2026-11-21"), undefined);
});
