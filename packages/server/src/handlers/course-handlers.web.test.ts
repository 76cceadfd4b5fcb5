// The course of the programme over HTTP: its figures are the overview's of the same day, whatever it is narrowed to.
import assert from "node:assert/strict";
import test from "node:test";
import type { FiveNumbersView } from "@nhipcau/contract/shapes/figures.ts";
import { ask, codeOf } from "@nhipcau/testkit/ask-route.ts";
import { makeTestServer, testNoon } from "@nhipcau/testkit/make-server.ts";

const node = await makeTestServer({ region: true, clock: () => testNoon });
const asOf = "2026-11-21";
const scopes = [{}, { agreement: "A08" }, { sector: "transport" }, { agreement: "A06", asOf: "2026-06-30" }];

function doneOf({ doneOnTime, doneLate }: FiveNumbersView): number {
  return doneOnTime + doneLate;
}

test("the burn-up ends at what the lists of the same day count (L-07)", async () => {
  for (const query of scopes) {
    const { of, cannotRate, weeks } = await ask(node, "burnUp", { query: { asOf, ...query } });
    const count = async (partClass: "rateable" | "cannot-rate" | "done-on-time" | "done-late") =>
      (await ask(node, "parts", { query: { asOf, ...query, class: partClass } })).total;
    assert.equal(of, await count("rateable"));
    assert.equal(cannotRate, await count("cannot-rate"));
    assert.ok(of > 0);
    const done = weeks.flatMap((week) => week.done ?? []).at(-1);
    assert.equal(done, (await count("done-on-time")) + (await count("done-late")));
    assert.equal(weeks.at(-1)?.planned, of);
  }
});

test("the timeline has a bar for each part, under its commitment, and waits only within itself", async () => {
  for (const query of scopes) {
    const { parts, commitments } = await ask(node, "timeline", { query: { asOf, ...query } });
    const bars = commitments.flatMap((commitment) => commitment.bars);
    const list = await ask(node, "parts", { query: { asOf, ...query } });
    assert.equal(parts, list.total);
    const ids = bars.map(({ part }) => part);
    assert.deepEqual(ids.toSorted(), list.parts.map(({ id }) => id).toSorted());
    assert.ok(bars.every(({ waitsFor }) => waitsFor.every((id) => ids.includes(id))));
  }
});

test("two days are compared by their own figures, and the changes explain the difference", async () => {
  const query = { from: "2025-12-31", to: asOf };
  const { before, after, changes, of } = await ask(node, "comparison", { query });
  const then = await ask(node, "overview", { query: { asOf: query.from } });
  const now = await ask(node, "overview", { query: { asOf: query.to } });
  assert.deepEqual([before, after], [then.figures, now.figures]);
  assert.ok(changes.length > 0 && changes.length <= of);
  const gained = changes.filter(({ after: is }) => is?.class.startsWith("done") === true);
  const lost = changes.filter(({ before: was }) => was?.class.startsWith("done") === true);
  assert.equal(gained.length - lost.length, doneOf(after) - doneOf(before));
});

test("a day compared with itself has no changes, and days the wrong way round are refused", async () => {
  const same = await ask(node, "comparison", { query: { from: asOf, to: asOf } });
  assert.deepEqual(same.changes, []);
  const turned = { query: { from: asOf, to: "2025-12-31" } };
  assert.equal(await codeOf(node, "comparison", turned), "period-backwards");
});
