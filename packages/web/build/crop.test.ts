// Cropping keeps what is inside the box and nothing else.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cropLine, cropRings, rounded, type Box, type Position } from "./crop.ts";

const box: Box = [0, 0, 10, 10];
const position = fc.tuple(fc.integer({ min: -20, max: 30 }), fc.integer({ min: -20, max: 30 }));

test("a ring around the box becomes the box", () => {
  const [ring] = cropRings(
    [
      [
        [-5, -5],
        [15, -5],
        [15, 15],
        [-5, 15],
        [-5, -5],
      ],
    ],
    box,
  );
  assert.equal(ring?.length, 5);
  assert.deepEqual(new Set(ring?.map(String)), new Set(["0,0", "10,0", "10,10", "0,10"]));
});

test("a ring outside the box is left out", () => {
  assert.deepEqual(
    cropRings(
      [
        [
          [20, 20],
          [30, 20],
          [30, 30],
          [20, 20],
        ],
      ],
      box,
    ),
    [],
  );
});

test("a line that leaves and comes back becomes two pieces", () => {
  assert.deepEqual(
    cropLine(
      [
        [5, 5],
        [5, 15],
        [8, 15],
        [8, 5],
      ],
      box,
    ),
    [
      [
        [5, 5],
        [5, 10],
      ],
      [
        [8, 10],
        [8, 5],
      ],
    ],
  );
});

test("no position of a cropped line or ring lies outside the box", () => {
  fc.assert(
    fc.property(fc.array(position, { minLength: 3, maxLength: 12 }), (line) => {
      const ring: Position[] = [...line, line[0]!];
      for (const piece of [...cropLine(line, box), ...cropRings([ring], box)]) {
        for (const [x, y] of piece) {
          assert.ok(x >= -1e-9 && x <= 10 + 1e-9 && y >= -1e-9 && y <= 10 + 1e-9, `${x},${y}`);
        }
      }
    }),
  );
});

test("rounding drops positions that fall together", () => {
  assert.deepEqual(
    rounded([
      [107.00001, 20],
      [107.00002, 20],
      [107.1, 20.00049],
    ]),
    [
      [107, 20],
      [107.1, 20],
    ],
  );
});
