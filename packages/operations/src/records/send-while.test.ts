import assert from "node:assert/strict";
import test from "node:test";
import { sendWhile } from "./send-while.ts";

test("gives what the work sends, in order, and waits for the reader between", async () => {
  const log: string[] = [];
  const items = sendWhile<number>(async (send) => {
    for (let item = 0; item < 3; item += 1) {
      log.push(`sends ${item}`);
      await send(item);
    }
    log.push("ends");
  });
  for await (const item of items) log.push(`reads ${item}`);
  assert.deepEqual(log, ["sends 0", "reads 0", "sends 1", "reads 1", "sends 2", "reads 2", "ends"]);
});

test("does nothing before the first item is asked for", async () => {
  let isStarted = false;
  const items = sendWhile<number>(async () => {
    isStarted = true;
  });
  await items.return(undefined);
  assert.equal(isStarted, false);
});

test("ends the work when the reader leaves, after the work has cleaned up", async () => {
  let isCleaned = false;
  const items = sendWhile<number>(async (send) => {
    try {
      for (;;) await send(1);
    } finally {
      isCleaned = true;
    }
  });
  for await (const _ of items) break;
  assert.ok(isCleaned);
});

test("what the work throws reaches the reader after what was sent before", async () => {
  const read: number[] = [];
  const items = sendWhile<number>(async (send) => {
    await send(1);
    throw new Error("the database went away");
  });
  await assert.rejects(async () => {
    for await (const item of items) read.push(item);
  }, /the database went away/u);
  assert.deepEqual(read, [1]);
});
