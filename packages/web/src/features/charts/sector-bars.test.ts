// A bar shows every part once, and nothing where there is nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { barsOf, classOrder, countOf, type BarClass } from "./sector-bars.ts";

const figures = {
  total: 10,
  rateable: 8,
  doneOnTime: 3,
  doneLate: 0,
  openInTerm: 4,
  openOverdue: 1,
  cannotRate: 2,
  awaitingConfirmation: 0,
};
const same = (value: string) =>
  Object.fromEntries(classOrder.map((one) => [one, value])) as Record<BarClass, string>;
const colours = { ink: "#000", line: "#ccc", card: "#fff", onSolid: "#fff", classes: same("#123") };

test("the segments of a bar add up to its total", () => {
  assert.equal(
    classOrder.reduce((sum, one) => sum + countOf[one](figures), 0),
    figures.total,
  );
});

test("a class without parts has no series, and zero is no segment", () => {
  const { series } = barsOf([{ name: "Du lịch", figures }], colours, same("x"));
  assert.deepEqual(
    series.map(({ id }) => id),
    ["open-overdue", "open-in-term", "done-on-time", "cannot-rate"],
  );
});
