// What every store must do, whatever database it stands on: run on the embedded server and on the other PostgreSQL.
import { describe } from "node:test";
import { makeNode } from "../make-node.ts";
import { samples } from "../sample-register.ts";
import type { TestServer } from "../test-server.ts";
import { testLists } from "./lists.ts";
import { testRecords } from "./records.ts";
import { putWords, testWords } from "./words.ts";
import { testLastPuts, testWriters } from "./writers.ts";

/** Declares the suite's tests for one of the run's servers; each group has a node of its own. */
export async function testStore(server: TestServer): Promise<void> {
  const [records, writers, lists, words] = await Promise.all(
    Array.from({ length: 4 }, () => makeNode({ server, extra: [samples] })),
  );
  if (!records || !writers || !lists || !words) throw new Error("a node is missing");
  await putWords(words.store);
  describe(`the store on the ${server} server`, () => {
    testRecords(records);
    testWriters(writers);
    testLastPuts(writers);
    testLists(lists);
    testWords(words);
  });
}
