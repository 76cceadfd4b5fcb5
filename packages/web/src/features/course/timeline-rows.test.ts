// Rows of the timeline: every part once, waits between rows that are there, bars that never run backwards.
import assert from "node:assert/strict";
import test from "node:test";
import type { TimelineBar, TimelineView } from "@nhipcau/contract/shapes/course.ts";
import { daysOf, extentOf, readyOn, timelineRows, waitLines } from "./timeline-rows.ts";

const locality = { id: "QN", name: "Quảng Ninh" };
const bar = (part: string, more: Partial<TimelineBar> = {}): TimelineBar => ({
  part,
  task: part,
  locality,
  class: "open-in-term",
  waitsFor: [],
  illustrative: false,
  ...more,
});
const timeline: TimelineView = {
  asOf: "2026-11-21",
  parts: 3,
  commitments: [
    {
      id: "A",
      title: "A",
      class: "open-overdue",
      bars: [bar("a1"), bar("a2", { waitsFor: ["b1", "gone"] })],
    },
    { id: "B", title: "B", class: "open-in-term", bars: [bar("b1", { dueDate: "2027-01-01" })] },
  ],
};

test("a commitment's row is followed by those of its parts", () => {
  const names = timelineRows(timeline).map((row) => (row.kind === "part" ? row.bar.part : row.commitment.id));
  assert.deepEqual(names, ["A", "a1", "a2", "B", "b1"]);
});

test("a wait runs from the row waited for to the row that waits; one for a part that is not shown is left out", () => {
  assert.deepEqual(waitLines(timelineRows(timeline)), [{ from: 4, to: 2 }]);
});

test("the days are those of the bars and the day asked about", () => {
  assert.deepEqual(daysOf(timeline), ["2026-11-21", "2027-01-01"]);
});

test("a bar ends at its deadline, else at what is known, and never before it begins", () => {
  const asOf = "2026-11-21";
  assert.deepEqual(extentOf(bar("a", { begins: "2026-01-01", dueDate: "2026-06-30" }), asOf), {
    begins: "2026-01-01",
    ends: "2026-06-30",
  });
  assert.deepEqual(extentOf(bar("a", { begins: "2026-01-01" }), asOf), { begins: "2026-01-01", ends: asOf });
  const turned = extentOf(bar("a", { begins: "2026-08-01", dueDate: "2026-06-30" }), asOf);
  assert.ok(turned.begins <= turned.ends);
});

test("who waits, waits for the forecast, or for the deadline where there is none", () => {
  assert.equal(
    readyOn(bar("a", { forecastDate: "2027-03-30", dueDate: "2026-12-31" }), "2026-11-21"),
    "2027-03-30",
  );
  assert.equal(readyOn(bar("a", { dueDate: "2026-12-31" }), "2026-11-21"), "2026-12-31");
});
