// Checks that what was said is one list by day, each entry on its own side.
import assert from "node:assert/strict";
import test from "node:test";
import { commitmentAnswer, haiPhong, report } from "./commitment-answer.fixture.ts";
import { isRepeat, lastReportOf, saidEvents } from "./said-events.ts";

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

test("a report that only changed its date is seen to repeat the one before; an explicit “no change” is not", () => {
  const before = report("R1", "P1", "2026-06-05", { narrative: "Đang làm." });
  const after = report("R2", "P1", "2026-07-05", { narrative: "Đang làm. " });
  assert.equal(isRepeat(after, before), true);
  assert.equal(isRepeat({ ...after, noChange: true }, before), false);
  assert.equal(isRepeat({ ...after, percent: 10 }, before), false);
  assert.equal(isRepeat(after, undefined), false);
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
