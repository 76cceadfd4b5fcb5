// Checks how a report is begun, kept and sent.
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { part, quangNinh, report } from "../commitments/commitment-answer.fixture.ts";
import { goesDown, needsReason, newDraft, parseDraft, reportBody, type ReportDraft } from "./report-draft.ts";

const last = report("R1", "P1", "2026-10-02", { percent: 35, forecastDate: "2027-03-30" });
const onPart = { ...part("P1", quangNinh), percent: 35 };
const draft: ReportDraft = { ...newDraft(onPart, last, "2026-11-21"), narrative: "Đã gửi dự thảo 4." };

test("a new report goes on from the last one and tells nothing yet", () => {
  assert.deepEqual(newDraft(onPart, last, "2026-11-21"), {
    date: "2026-11-21",
    noChange: false,
    stage: "in-progress",
    percent: 35,
    forecastDate: "2027-03-30",
    narrative: "",
    reason: "",
    evidence: "",
  });
});

test("a part that never stated a percent does not start at zero", () => {
  assert.equal(newDraft(part("P1", quangNinh), undefined, "2026-11-21").percent, undefined);
});

test("a reason is needed when progress goes down and when nothing changed", () => {
  assert.equal(needsReason({ ...draft, percent: 34 }, 35), true);
  assert.equal(needsReason({ ...draft, percent: 35 }, 35), false);
  assert.equal(needsReason({ ...draft, noChange: true }, 35), true);
  assert.equal(goesDown({ ...draft, percent: 10 }, undefined), false);
});

test("what is done foresees nothing, and what was foreseen is there again when it is not", () => {
  const done = { ...draft, stage: "done", percent: 100 };
  assert.equal("forecastDate" in reportBody(done, "P1", "", false), false);
  assert.equal(reportBody({ ...done, stage: "waiting" }, "P1", "", false)["forecastDate"], "2027-03-30");
});

test("“no change” sends neither percent nor forecast, so that what was said stands", () => {
  const body = reportBody(
    { ...draft, noChange: true, narrative: " ", reason: "chờ ý kiến" },
    "P1",
    "Không thay đổi.",
    false,
  );
  assert.deepEqual(body, {
    part: "P1",
    date: "2026-11-21",
    stage: "in-progress",
    reason: "chờ ý kiến",
    noChange: true,
    narrative: "Không thay đổi.",
  });
});

test("empty fields are not sent", () => {
  const body = reportBody({ ...draft, percent: undefined, forecastDate: "" }, "P1", "", false);
  assert.deepEqual(Object.keys(body), ["part", "date", "stage", "narrative"]);
});

test("a draft is kept whole, and what is no draft is none", () => {
  const drafts = fc.record({
    date: fc.string(),
    noChange: fc.boolean(),
    stage: fc.string(),
    percent: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
    forecastDate: fc.string(),
    narrative: fc.string(),
    reason: fc.string(),
    evidence: fc.string(),
  });
  fc.assert(
    fc.property(drafts, (one) => {
      const kept = parseDraft(JSON.stringify(one));
      assert.deepEqual({ percent: undefined, ...kept }, { ...one });
    }),
  );
  for (const broken of [null, "", "{", "[]", '{"date":"2026-11-21"}'])
    assert.equal(parseDraft(broken), undefined);
});
