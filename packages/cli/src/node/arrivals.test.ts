import assert from "node:assert/strict";
import test from "node:test";
import { changesOf } from "./arrivals.ts";

const none = { count: 0, json: "[]" };

test("what came and what is gone is told with its scope; of what is gone it is not known", () => {
  const given = { count: 1, json: `[{"$id":"a","$v":3,"$author":"HP","$scope":"public","title":"x"}]` };
  const gone = { count: 1, json: `[{"$gone":"left","$id":"b","$v":2}]` };
  assert.deepEqual(changesOf({ register: "ports", given, gone }), [
    { register: "ports", id: "a", version: 3, author: "HP", scope: "public" },
    { register: "ports", id: "b", version: 2, author: "", scope: "shared" },
  ]);
});

test("a page of very many rows is only counted, and none of them is parsed", () => {
  const changes = changesOf({ register: "ports", given: { count: 2000, json: "never read" }, gone: none });
  assert.equal(changes.length, 2000);
});
