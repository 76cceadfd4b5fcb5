// Checks the time an agenda item has left, to the second and past its end.
import assert from "node:assert/strict";
import test from "node:test";
import { itemClock } from "./item-clock.ts";

const since = 1_800_000_000_000;

test("an item begins with all its time, ends at zero, and is over after that", () => {
  assert.deepEqual(itemClock(15, since, since), { text: "15:00", isOver: false });
  assert.deepEqual(itemClock(15, since, since + 61_500), { text: "13:59", isOver: false });
  assert.deepEqual(itemClock(15, since, since + 900_000), { text: "0:00", isOver: false });
  assert.deepEqual(itemClock(15, since, since + 965_000), { text: "1:05", isOver: true });
});

test("another machine's clock that is behind does not add time", () => {
  assert.equal(itemClock(5, since, since - 30_000).text, "5:00");
});
