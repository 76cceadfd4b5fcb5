// What is still delivered when a peer is retired, and what is noted of one that was in trouble.
import assert from "node:assert/strict";
import test from "node:test";
import { actor } from "@nhipcau/testkit/actors.ts";
import { connect, type ConnectedNode, makeNodes, settle, well } from "@nhipcau/testkit/connected-nodes.ts";
import { termsOf } from "@nhipcau/testkit/granted-node.ts";
import { testNoon } from "@nhipcau/testkit/make-server.ts";
import { putWell } from "@nhipcau/testkit/put-records.ts";
import { samples } from "@nhipcau/testkit/sample-register.ts";
import { deliverStatements } from "./deliver-statements.ts";
import { offerGrant } from "./grants.ts";
import { allowPrivateAddress } from "./manage-peer.ts";
import { retirePeer } from "./peers.ts";

let now = testNoon;
const nodes = (await makeNodes({
  localities: [["QN"], ["HP"]],
  extra: [samples],
  clock: () => (now += 1),
})) as readonly [ConnectedNode, ConnectedNode];
const [qn, hp] = nodes;
const peer = hp.exchange.node;

test("a peer that is heard again is in no trouble any more", async () => {
  await connect(qn, hp);
  await putWell(qn.store, actor("QN"), samples, [{ id: "a1" }]);
  well(await allowPrivateAddress(qn.exchange, peer, false));
  well(await offerGrant(qn.exchange, { peer, terms: termsOf({ register: "samples" }) }));
  assert.deepEqual(await deliverStatements(qn.exchange), { arrived: 0, failed: 1 });
  assert.equal((await known()).lastError, "private-address");
  well(await allowPrivateAddress(qn.exchange, peer, true));
  now += 60_000;
  assert.deepEqual(await deliverStatements(qn.exchange), { arrived: 1, failed: 0 });
  const { lastError, lastErrorAt } = await known();
  assert.deepEqual([lastError, lastErrorAt], [undefined, undefined]);
});

test("X-27: a retired peer is told of its retirement until it arrives, and of nothing else", async () => {
  well(await allowPrivateAddress(qn.exchange, peer, false));
  const terms = termsOf({ register: "reports", fields: [] });
  well(await offerGrant(qn.exchange, { peer, terms }));
  well(await retirePeer(qn.exchange, peer, "Hết thỏa thuận"));
  assert.deepEqual(await deliverStatements(qn.exchange), { arrived: 0, failed: 1 });
  assert.deepEqual(await waiting(), ["peer.retire"]);
  well(await allowPrivateAddress(qn.exchange, peer, true));
  now += 10 * 60_000;
  await settle(nodes);
  assert.deepEqual(await waiting(), []);
  const there = await hp.exchange.exchange.read((transaction) => transaction.findPeer(qn.exchange.node));
  assert.equal(there?.state, "retired");
});

async function known() {
  const found = await qn.exchange.exchange.read((transaction) => transaction.findPeer(peer));
  assert.ok(found);
  return found;
}

async function waiting(): Promise<readonly string[]> {
  const all = await qn.exchange.exchange.read((transaction) => transaction.outbox());
  return all.map(({ type }) => type);
}
