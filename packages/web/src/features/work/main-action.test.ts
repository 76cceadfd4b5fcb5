import assert from "node:assert/strict";
import test from "node:test";
import { queueNames } from "@nhipcau/domain/work/queues.ts";
import { mainAction } from "./main-action.ts";

test("each queue asks for one thing, and who may not do it looks", () => {
  const own = ["report", "report-done"] as const;
  assert.equal(mainAction("overdue", own), "report");
  assert.equal(mainAction("returned", own), "report");
  assert.equal(mainAction("to-confirm", ["confirm", "return"]), "decide");
  assert.equal(mainAction("waiting", own), "see");
  for (const queue of queueNames) assert.equal(mainAction(queue, []), "see", "a leader reads");
});
