// News of a question starts one run of the ladder; other news none; a run that cannot start yet is tried again.
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import test from "node:test";
import { done, refused } from "@nhipcau/domain/outcome.ts";
import { urgeOnNews } from "./urge-on-news.ts";

const onTrouble = (error: unknown): void => assert.fail(String(error));

function makeNews() {
  const listeners = new Set<(changes: readonly { readonly register: string }[]) => void>();
  return {
    tell: (...registers: string[]) => {
      for (const listener of listeners) listener(registers.map((register) => ({ register })));
    },
    subscribe: (listener: (changes: readonly { readonly register: string }[]) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

test("questions of one moment make one run, reports none, and nothing runs after the end", async () => {
  const news = makeNews();
  const runs: string[] = [];
  const runNow = async (name: string) => done(void runs.push(name));
  const end = urgeOnNews({ news, jobs: { runNow }, onTrouble, gather: 5 });
  news.tell("reports", "notices");
  await pause(20);
  assert.deepEqual(runs, []);
  news.tell("reports", "explanation-requests");
  news.tell("extension-requests", "directives");
  await pause(40);
  assert.deepEqual(runs, ["urge"]);
  news.tell("escalations");
  end();
  await pause(20);
  assert.deepEqual(runs, ["urge"]);
});

test("while a run is under way it is tried again until one begins after the question", async () => {
  const news = makeNews();
  let asked = 0;
  const started = Promise.withResolvers<void>();
  const runNow = async () => {
    asked += 1;
    if (asked < 3) return refused({ code: "job-cannot-run", data: { job: "urge" } });
    started.resolve();
    return done(undefined);
  };
  const end = urgeOnNews({ news, jobs: { runNow }, onTrouble, gather: 5 });
  news.tell("explanation-requests");
  await started.promise;
  await pause(30);
  assert.equal(asked, 3);
  end();
});

test("a queue that is away is told and does not end the process", async () => {
  const news = makeNews();
  const told = Promise.withResolvers<unknown>();
  const runNow = () => Promise.reject(new Error("away"));
  const end = urgeOnNews({ news, jobs: { runNow }, onTrouble: told.resolve, gather: 1 });
  news.tell("explanation-requests");
  assert.match(String(await told.promise), /away/u);
  end();
});
