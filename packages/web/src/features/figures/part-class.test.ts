// Checks the order and the tone of classes.
import assert from "node:assert/strict";
import test from "node:test";
import { byClass, classesRedFirst, countOf, toneOf } from "./part-class.ts";

const figures = {
  total: 20,
  rateable: 16,
  doneOnTime: 1,
  doneLate: 2,
  openInTerm: 5,
  openOverdue: 8,
  cannotRate: 4,
  awaitingConfirmation: 0,
};

test("red comes first and what cannot be rated last", () => {
  assert.deepEqual(
    ["cannot-rate", "done-late", "open-overdue"].toSorted((a, b) =>
      byClass(a as "done-late", b as "done-late"),
    ),
    ["open-overdue", "done-late", "cannot-rate"],
  );
});

test("the classes together are the total", () => {
  assert.equal(
    classesRedFirst.reduce((sum, one) => sum + countOf(figures, one), 0),
    figures.total,
  );
});

test("in term with thirty days or fewer left is soon; nothing else is", () => {
  assert.equal(toneOf("open-in-term", 30), "soon");
  assert.equal(toneOf("open-in-term", 31), "open-in-term");
  assert.equal(toneOf("open-in-term", undefined), "open-in-term");
  assert.equal(toneOf("open-overdue", 3), "open-overdue");
});
