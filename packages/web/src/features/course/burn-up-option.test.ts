// The burn-up's lines say what the weeks say, and nothing of weeks to come.
import assert from "node:assert/strict";
import test from "node:test";
import { burnUpOption, standOf } from "./burn-up-option.ts";

const burnUp = {
  asOf: "2026-11-21",
  of: 4,
  cannotRate: 1,
  weeks: [
    { ends: "2026-11-15", planned: 1, firstPlanned: 2, done: 0 },
    { ends: "2026-11-22", planned: 3, firstPlanned: 3, done: 1 },
    { ends: "2026-11-29", planned: 4, firstPlanned: 4 },
  ],
};
const colours = { ink: "i", line: "l", card: "c", done: "d", planned: "p", firstPlanned: "f" };
const names = { done: "xong", planned: "hạn", firstPlanned: "hạn đầu", day: (iso: string) => iso };

test("each line has a point a week, and what is done ends with the present week", () => {
  const { series } = burnUpOption(burnUp, colours, names);
  assert.deepEqual(
    series.map(({ id, data }) => [id, data]),
    [
      ["firstPlanned", [2, 3, 4]],
      ["planned", [1, 3, 4]],
      ["done", [0, 1, null]],
    ],
  );
});

test("what falls due later in the present week is not yet behind", () => {
  assert.deepEqual(standOf(burnUp), { done: 1, planned: 1, firstPlanned: 2 });
});
