// Two nodes as processes over sockets, on one server and on two of different versions, through random programs. More by
// hand: NHIPCAU_ORACLE_SEEDS=1000-1100 npm test -- --only packages/cli/src/exchange-oracle.e2e.test.ts
import assert from "node:assert/strict";
import { test } from "node:test";
import { startNodeProcess } from "@nhipcau/testkit/exchange/node-process.ts";
import {
  connectNodes,
  countKeptPages,
  describeNodes,
  runProgram,
  settle,
} from "@nhipcau/testkit/exchange/oracle.ts";

const [first = 1, last = first] = (process.env["NHIPCAU_ORACLE_SEEDS"] ?? "1-4").split("-").map(Number);
const steps = Number(process.env["NHIPCAU_ORACLE_STEPS"] ?? "30");

let delivered = 0;

for (let seed = first; seed <= last; seed += 1) {
  const other = seed % 2 === 0 ? "other" : "embedded";
  const where = other === "other" ? "on two versions of PostgreSQL" : "on one server";
  test(`after quiet each partner holds what the owner's SELECT gives, ${where} (seed ${seed}; X-45, X-48, X-54)`, async () => {
    const a = await startNodeProcess("embedded", "QN");
    const b = await startNodeProcess(other, "HP");
    try {
      const world = await connectNodes(a, b);
      await runProgram(world, seed, steps);
      const faults = await settle(world);
      delivered += await countKeptPages(world);
      if (faults.length === 0) return;
      assert.fail([`seed ${seed}`, ...world.history, ...faults, ...(await describeNodes(world))].join("\n"));
    } finally {
      await a.close();
      await b.close();
    }
  });
}

test("the programs delivered pages to look at", (context) => {
  context.diagnostic(`${delivered} pages were kept`);
  assert.ok(delivered >= last - first + 1, `only ${delivered} pages were kept`);
});
