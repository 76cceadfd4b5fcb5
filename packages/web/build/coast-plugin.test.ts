// The coast that the page is built with: the right country, inside the box, and small.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readCoast, regionBox } from "./coast-plugin.ts";

const coast = readCoast(regionBox);

test("the coast has land on both sides of the border and islands", () => {
  assert.ok(coast.home.length > 5, "mainland and islands of Vietnam");
  assert.ok(coast.abroad.length > 0);
  assert.ok(coast.borders.length > 0);
  assert.ok(coast.coastline.length > 5);
});

test("the coast weighs a small part of the atlas", () => {
  assert.ok(JSON.stringify(coast).length < 120_000);
});
