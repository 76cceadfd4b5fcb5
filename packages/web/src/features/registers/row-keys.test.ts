// Keys move within the list and never out of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { rowAfterKey } from "./row-keys.ts";

test("arrows move a row, pages move what is seen less one, Home and End to the ends", () => {
  assert.equal(rowAfterKey("ArrowDown", 4, 100, 20), 5);
  assert.equal(rowAfterKey("ArrowUp", 0, 100, 20), 0);
  assert.equal(rowAfterKey("PageDown", 4, 100, 20), 23);
  assert.equal(rowAfterKey("PageUp", 4, 100, 20), 0);
  assert.equal(rowAfterKey("Home", 50, 100, 20), 0);
  assert.equal(rowAfterKey("End", 50, 100, 20), 99);
});

test("other keys and an empty list lead nowhere", () => {
  assert.equal(rowAfterKey("a", 4, 100, 20), undefined);
  assert.equal(rowAfterKey("End", 0, 0, 20), undefined);
});
