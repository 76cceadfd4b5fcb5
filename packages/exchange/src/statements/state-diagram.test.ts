import assert from "node:assert/strict";
import test from "node:test";
import { grantTable } from "../grants/grant-table.ts";
import { peerTable } from "../peers/peer-table.ts";
import { stateDiagram } from "./state-diagram.ts";

test("a diagram has one arrow between two states, and none for what changes nothing", () => {
  const table = {
    a: { go: "b-c", run: "b-c", wait: "stays" },
    "b-c": { go: "stays", run: "stays", wait: "a" },
  } as const;
  assert.deepEqual(stateDiagram<"a" | "b-c", "go" | "run" | "wait">(table, "a").split("\n"), [
    "stateDiagram-v2",
    "  [*] --> a",
    '  state "b c" as b_c',
    "  a --> b_c: go, run",
    "  b_c --> a: wait",
  ]);
});

test("X-15, X-29: every state of both tables can be reached, and every end of a grant stays an end", () => {
  for (const table of [grantTable, peerTable] as Readonly<
    Record<string, Readonly<Record<string, string>>>
  >[]) {
    const reached = new Set(["none"]);
    for (const stage of reached)
      for (const to of Object.values(table[stage] ?? {})) if (to !== "stays") reached.add(to);
    assert.deepEqual([...reached].toSorted(), Object.keys(table).toSorted());
  }
  const ends = new Set(["refused", "revoked", "renounced", "stays"]);
  for (const end of ["refused", "revoked", "renounced"] as const)
    for (const to of Object.values(grantTable[end])) assert.ok(ends.has(to));
});
