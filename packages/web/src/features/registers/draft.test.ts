// A draft survives, and something that is no draft does no harm.
import assert from "node:assert/strict";
import { test } from "node:test";
import { draftKey, dropDraft, findDraft, keepDraft, type DraftStore } from "./draft.ts";

function makeStore(): DraftStore {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

test("a draft comes back as it was written until it is dropped", () => {
  const store = makeStore();
  const key = draftKey("ports", "P1");
  const draft = {
    body: { name: "Cái Lân" },
    version: 3,
    base: { name: "Cai Lan" },
    writtenAt: "2026-11-21T01:00:00Z",
  };
  assert.ok(keepDraft(store, key, draft));
  assert.deepEqual(findDraft(store, key), draft);
  assert.equal(findDraft(store, draftKey("ports", undefined)), undefined);
  dropDraft(store, key);
  assert.equal(findDraft(store, key), undefined);
});

test("broken text under the key is no draft", () => {
  const store = makeStore();
  store.setItem("k", "{");
  assert.equal(findDraft(store, "k"), undefined);
  store.setItem("k", "{}");
  assert.equal(findDraft(store, "k"), undefined);
});

test("a full storage is said, not thrown", () => {
  const full: DraftStore = { ...makeStore(), setItem: () => raise(new Error("quota")) };
  assert.equal(keepDraft(full, "k", { body: {}, writtenAt: "" }), false);
});

function raise(error: Error): never {
  throw error;
}
