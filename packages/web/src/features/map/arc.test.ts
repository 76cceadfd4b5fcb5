// Arches stand on both abutments; circles are round on the ground.
import assert from "node:assert/strict";
import { test } from "node:test";
import { arc, circle } from "./arc.ts";

test("an arch begins and ends where its ends are and rises between them", () => {
  const line = arc([106, 21], [107, 21]);
  assert.deepEqual(line[0], [106, 21]);
  assert.deepEqual(line.at(-1), [107, 21]);
  assert.ok((line[16]?.[1] ?? 0) > 21.05);
});

test("a circle is as many kilometres wide as high, and closed", () => {
  const ring = circle([107, 21], 10);
  const east = ring[0] ?? [0, 0];
  const north = ring[8] ?? [0, 0];
  assert.ok(Math.abs((north[1] - 21) * 110.574 - 10) < 0.01);
  assert.ok(Math.abs((east[0] - 107) * 111.32 * Math.cos((21 * Math.PI) / 180) - 10) < 0.01);
  assert.ok(Math.abs((ring.at(-1)?.[0] ?? 0) - east[0]) < 1e-9);
});
