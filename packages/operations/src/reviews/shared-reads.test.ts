// Checks that many who ask at once share one reading, and that no reading answers somebody who asked after it began.
import assert from "node:assert/strict";
import test from "node:test";
import { makeSharedReads } from "./shared-reads.ts";

function counting() {
  let begun = 0;
  const waiting: (() => void)[] = [];
  return {
    read: async (): Promise<number> => {
      const own = (begun += 1);
      await new Promise<void>((resolve) => waiting.push(resolve));
      return own;
    },
    finish: () => waiting.shift()?.(),
    begun: () => begun,
  };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test("whoever asks while a reading runs shares the next one, which begins after they asked", async () => {
  const shared = makeSharedReads();
  const { read, finish, begun } = counting();
  const first = shared("a", read);
  const later = Array.from({ length: 200 }, () => shared("a", read));
  assert.equal(begun(), 1);
  finish();
  assert.equal(await first, 1);
  await turn();
  assert.equal(begun(), 2);
  finish();
  assert.deepEqual(new Set(await Promise.all(later)), new Set([2]));
  const afterwards = shared("a", read);
  await turn();
  finish();
  assert.equal(await afterwards, 3);
});

test("different keys do not wait for each other", async () => {
  const shared = makeSharedReads();
  const { read, finish } = counting();
  const one = shared("a", read);
  const other = shared("b", read);
  finish();
  finish();
  assert.deepEqual(await Promise.all([one, other]), [1, 2]);
});

test("a reading that fails fails for those who shared it, and the next one is tried again", async () => {
  const shared = makeSharedReads();
  let tries = 0;
  const read = (): Promise<number> => {
    tries += 1;
    return tries === 1 ? Promise.reject(new Error("gone")) : Promise.resolve(tries);
  };
  const failed = shared("a", read);
  const next = shared("a", read);
  await assert.rejects(failed, /gone/u);
  assert.equal(await next, 2);
});
