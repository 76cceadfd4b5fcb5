// Checks that the chain from the sentence to the result says what is missing.
import assert from "node:assert/strict";
import test from "node:test";
import { commitments as vi } from "../../messages/vi/commitments.ts";
import { chainSteps } from "./chain-steps.ts";
import { commitmentAnswer, report } from "./commitment-answer.fixture.ts";

function stepsByName(answer: ReturnType<typeof commitmentAnswer>) {
  return new Map(chainSteps(answer, vi.chain).map((step) => [step.name, step]));
}

test("what is missing is said plainly and marked", () => {
  const steps = stepsByName(commitmentAnswer());
  assert.deepEqual(steps.get("results")?.says, [vi.chain.noResults]);
  assert.equal(steps.get("results")?.missing, true);
  assert.equal(steps.get("reports")?.missing, true);
  assert.equal(steps.get("parts")?.missing, false);
});

test("no open obstacle is not a gap in the chain", () => {
  const step = stepsByName(commitmentAnswer()).get("obstacles");
  assert.equal(step?.missing, false);
  assert.deepEqual(step.says, [vi.chain.noObstacles]);
});

test("the clause is quoted from its source", () => {
  const force = { code: "agreed", label: { vi: "thống nhất", en: "agreed" } };
  const clause = {
    id: "K",
    content: "ban hành quy chế",
    force,
    sector: force,
    locator: "sớm ban hành",
    commitments: [],
  };
  const steps = stepsByName(
    commitmentAnswer({ clauses: [clause], reports: [report("R", "P1", "2026-06-05")] }),
  );
  assert.equal(steps.get("clauses")?.quote, "sớm ban hành");
  assert.equal(steps.get("reports")?.missing, false);
});
