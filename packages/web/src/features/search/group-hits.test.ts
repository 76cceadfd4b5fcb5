// Checks that hits are gathered by register without losing any.
import assert from "node:assert/strict";
import test from "node:test";
import { groupHits, type Hit } from "./group-hits.ts";

function hit(register: string, id: string): Hit {
  return { register: { code: register, label: { vi: register, en: register } }, id, title: id };
}

test("hits are gathered by register, each register where it was first found", () => {
  const groups = groupHits([hit("parts", "p1"), hit("ports", "c1"), hit("parts", "p2")]);
  assert.deepEqual(
    groups.map(({ register, hits }) => [register.code, hits.map(({ id }) => id)]),
    [
      ["parts", ["p1", "p2"]],
      ["ports", ["c1"]],
    ],
  );
});

test("nothing found is no group", () => {
  assert.deepEqual(groupHits([]), []);
});
