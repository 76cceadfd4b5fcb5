import assert from "node:assert/strict";
import test from "node:test";
import { gatherMilliseconds, leastMilliseconds, makeReadAgain } from "./read-again.ts";

/** Time that passes only when the test says so, and readings that end only when it says so. */
function makeStage() {
  let now = 0;
  let planned: { readonly at: number; readonly work: () => void } | undefined;
  const begun: number[] = [];
  let ending = Promise.withResolvers<void>();
  const { changed, stop } = makeReadAgain(
    () => {
      begun.push(now);
      ending = Promise.withResolvers<void>();
      return ending.promise;
    },
    {
      now: () => now,
      after: (milliseconds, work) => {
        planned = { at: now + milliseconds, work };
        return () => (planned = undefined);
      },
    },
  );
  return {
    changed,
    stop,
    begun,
    pass: (milliseconds: number) => {
      now += milliseconds;
      if (!planned || planned.at > now) return;
      const { work } = planned;
      planned = undefined;
      work();
    },
    endReading: async (how: "well" | "badly" = "well") => {
      if (how === "well") ending.resolve();
      else ending.reject(new Error("no connection"));
      await ending.promise.catch(() => undefined);
      await Promise.resolve();
    },
  };
}

test("changes of one moment are read once, soon", async () => {
  const stage = makeStage();
  for (let index = 0; index < 100; index += 1) stage.changed();
  stage.pass(gatherMilliseconds - 1);
  assert.deepEqual(stage.begun, []);
  stage.pass(1);
  assert.deepEqual(stage.begun, [gatherMilliseconds]);
  await stage.endReading();
  stage.pass(10_000);
  assert.equal(stage.begun.length, 1);
});

test("however fast others write, a second passes between two readings", async () => {
  const stage = makeStage();
  for (let step = 0; step < 1000; step += 1) {
    stage.changed();
    stage.pass(10);
    await stage.endReading();
  }
  assert.ok(stage.begun.length >= 8, "it goes on reading while they write");
  for (const [index, at] of stage.begun.entries()) {
    const before = stage.begun[index - 1];
    assert.ok(before === undefined || at - before >= leastMilliseconds, stage.begun.join(" "));
  }
});

test("no reading begins while another is under way, and what changed meanwhile is read after it", async () => {
  const stage = makeStage();
  stage.changed();
  stage.pass(gatherMilliseconds);
  stage.changed();
  stage.pass(5000);
  assert.equal(stage.begun.length, 1);
  await stage.endReading();
  stage.pass(gatherMilliseconds);
  assert.equal(stage.begun.length, 2);
});

test("a reading that failed does not end the readings", async () => {
  const stage = makeStage();
  stage.changed();
  stage.pass(gatherMilliseconds);
  await stage.endReading("badly");
  stage.changed();
  stage.pass(leastMilliseconds);
  assert.equal(stage.begun.length, 2);
});

test("after the end nothing is read", () => {
  const stage = makeStage();
  stage.changed();
  stage.stop();
  stage.changed();
  stage.pass(5000);
  assert.deepEqual(stage.begun, []);
});
