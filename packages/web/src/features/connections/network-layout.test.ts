// Checks where things stand in the picture of the network and what stands on its links.
import assert from "node:assert/strict";
import test from "node:test";
import { layOut, linksOf } from "./network-layout.ts";
import { flow, haiPhong, haNoi, network, ownNode } from "./network.fixture.ts";

test("a link sums what is open each way, and nothing shared is not zero", () => {
  const [first, second, third] = linksOf(network.peers, network.flows);
  assert.deepEqual([first?.sent, first?.received], [1240, 312]);
  assert.deepEqual([second?.sent, second?.received], [undefined, 58]);
  assert.deepEqual([third?.sent, third?.received], [undefined, undefined]);
});

test("a revoked grant stands on no link, and a stopped one marks its link", () => {
  const revoked = flow("g1", ownNode, haiPhong.node, { state: "revoked" });
  const stopped = flow("g2", haNoi.node, ownNode, { stopped: "equivocation" });
  const [first, second] = linksOf([haiPhong, haNoi], [revoked, stopped]);
  assert.equal(first?.sent, undefined);
  assert.equal(second?.isStopped, true);
});

test("peers stand evenly around this node, whatever their number", () => {
  for (const count of [1, 2, 3, 34]) {
    const { height, middle, rows } = layOut(count, 900);
    assert.equal(rows.length, count);
    const mean = rows.reduce((sum, { y }) => sum + y, 0) / count;
    assert.ok(Math.abs(mean - middle) < 1e-9);
    assert.ok(rows.every(({ y }) => y > 40 && y < height - 40));
  }
});
