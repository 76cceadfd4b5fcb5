// Checks whose data is said to be behind, and what makes a page be read again.
import assert from "node:assert/strict";
import test from "node:test";
import type { Flow } from "@nhipcau/contract/shapes/connections.ts";
import { network } from "./network.fixture.ts";
import { followedGrants, stalePartners } from "./stale-since.ts";

test("only a partner whose data we follow and which is behind is named, with since when", () => {
  assert.deepEqual(stalePartners(network), [{ names: "Hà Nội", since: "2026-11-21T01:15:00Z" }]);
  assert.deepEqual(stalePartners({ ...network, flows: [] }), []);
  assert.deepEqual(stalePartners(undefined), []);
});

test("a partner whose data never came whole says no moment", () => {
  const flows = network.flows.map(withoutSync);
  assert.deepEqual(stalePartners({ ...network, flows }), [{ names: "Hà Nội", since: undefined }]);
});

test("what is followed changes when a grant ends, and not when a page comes", () => {
  const before = followedGrants(network);
  const more = network.flows.map((flow) => ({ ...flow, rows: flow.rows + 1 }));
  assert.equal(followedGrants({ ...network, flows: more }), before);
  const ended = network.flows.map((flow, at) => (at === 1 ? { ...flow, state: "revoked" as const } : flow));
  assert.notEqual(followedGrants({ ...network, flows: ended }), before);
});

function withoutSync(flow: Flow): Flow {
  const { syncedAt: _, ...rest } = flow;
  return rest;
}
