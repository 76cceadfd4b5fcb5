// Checks that what was said is one list by day, each entry on its own side.
import assert from "node:assert/strict";
import test from "node:test";
import { coded, commitmentAnswer, haiPhong, report } from "./commitment-answer.fixture.ts";
import { lastReportOf, saidEvents } from "./said-events.ts";

const obstacle = {
  id: "O1",
  part: "P2",
  locality: haiPhong,
  title: "thẩm quyền",
  since: "2026-08-20",
  daysOpen: 93,
  authority: { code: "central", label: { vi: "Trung ương", en: "Central" } },
  beyondAuthority: true,
  illustrative: false,
};

test("reports, obstacles and extensions are one list, newest first, each on the side of its part", () => {
  const events = saidEvents(
    commitmentAnswer({
      reports: [report("R1", "P1", "2026-06-05"), report("R2", "P2", "2026-10-02")],
      obstacles: [{ ...obstacle, clearedOn: "2026-11-01" }],
      extensions: [
        { id: "E1", part: "P1", decidedOn: "2026-07-01", newDueDate: "2026-12-31", reason: "mưa bão" },
      ],
    }),
  );
  assert.deepEqual(
    events.map(({ kind, date, side }) => [kind, date, side]),
    [
      ["cleared", "2026-11-01", 1],
      ["report", "2026-10-02", 1],
      ["obstacle", "2026-08-20", 1],
      ["extension", "2026-07-01", 0],
      ["report", "2026-06-05", 0],
    ],
  );
});

test("a decision stands on the side of who decided, a day after what it is about", () => {
  const events = saidEvents(
    commitmentAnswer({
      reports: [report("R1", "P1", "2026-06-05", { stage: coded("done") })],
      decisions: [
        {
          id: "D1",
          version: 1,
          part: "P1",
          report: "R1",
          verdict: coded("returned"),
          decidedOn: "2026-06-06",
          locality: haiPhong,
          reason: "thiếu biên bản",
          illustrative: false,
        },
      ],
    }),
  );
  assert.deepEqual(
    events.map(({ kind, side }) => [kind, side]),
    [
      ["decision", 1],
      ["report", 0],
    ],
  );
});

test("the latest report of a part is the one recorded last on the last day", () => {
  const reports = [
    report("R1", "P1", "2026-06-05"),
    report("R2", "P1", "2026-07-05", { recordedAt: "2026-07-05T03:00:00Z" }),
    report("R3", "P1", "2026-07-05", { recordedAt: "2026-07-05T09:00:00Z" }),
    report("R4", "P2", "2026-08-05"),
  ];
  assert.equal(lastReportOf("P1", reports)?.id, "R3");
  assert.equal(lastReportOf("P3", reports), undefined);
});
