import assert from "node:assert/strict";
import test from "node:test";
import { coded, commitmentAnswer, haiPhong, report } from "../commitments/commitment-answer.fixture.ts";
import { hasMovedOn, standingResult } from "./standing-result.ts";

const done = coded("done");
const answer = commitmentAnswer({
  reports: [report("R2", "P1", "2026-06-20", { stage: done }), report("R1", "P1", "2026-05-01")],
  mayDo: [{ part: "P1", events: ["confirm", "return"] }],
});
const decision = {
  id: "D1",
  version: 1,
  part: "P1",
  report: "R2",
  verdict: coded("confirmed"),
  decidedOn: "2026-06-21",
  locality: haiPhong,
  illustrative: false,
};

test("the newest report that says done stands, with the one before it", () => {
  const standing = standingResult(answer, "P1");
  assert.equal(standing.report?.id, "R2");
  assert.equal(standing.before?.id, "R1");
  assert.equal(standing.decision, undefined);
  assert.equal(hasMovedOn(standing, standingResult({ ...answer }, "P1")), false);
});

test("another report, a changed one, a decision, or nothing left to decide: what was read no longer stands", () => {
  const read = standingResult(answer, "P1");
  const newer = [report("R3", "P1", "2026-07-01", { stage: done }), ...answer.reports];
  const changed = [report("R2", "P1", "2026-06-20", { stage: done, version: 2 })];
  for (const now of [{ reports: newer }, { reports: changed }, { decisions: [decision] }, { mayDo: [] }])
    assert.equal(hasMovedOn(read, standingResult({ ...answer, ...now }, "P1")), true, Object.keys(now)[0]);
});
