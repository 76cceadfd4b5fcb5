// A node in the place of one whose key is lost, and a node that hands over what it answers for: between nodes on sockets.
import assert from "node:assert/strict";
import test from "node:test";
import { successionRoutes } from "@nhipcau/contract/routes/succession-routes.ts";
import { carryOutHandOvers } from "@nhipcau/operations/exchange/carry-out-hand-overs.ts";
import { deliverStatements } from "@nhipcau/operations/exchange/deliver-statements.ts";
import { localitySuccessions } from "@nhipcau/registers/governance/locality-successions.ts";
import { actor } from "@nhipcau/testkit/actors.ts";
import { ask, codeOf, reached } from "@nhipcau/testkit/ask-route.ts";
import { type ConnectedNode, connect, grantTo, makeNodes, settle } from "@nhipcau/testkit/connected-nodes.ts";
import { termsOf } from "@nhipcau/testkit/granted-node.ts";
import { testNoon } from "@nhipcau/testkit/make-server.ts";
import { codesOfOutcome, putRecords, putWell } from "@nhipcau/testkit/put-records.ts";
import { samples } from "@nhipcau/testkit/sample-register.ts";

let now = testNoon;
const nodes = (await makeNodes({
  localities: [["QN"], ["HP"], ["HP"], ["HD"]],
  extra: [samples],
  clock: () => (now += 1),
})) as readonly [ConnectedNode, ConnectedNode, ConnectedNode, ConnectedNode];
const [qn, lost, hp, hd] = nodes;
const [officerQn, officerHp, officerHd] = ["data-officer-qn", "data-officer-hp", "data-officer-hd"];
const privateAddress = true;

test("X-12: an invitation that names the lost node, accepted and confirmed, puts the new one in its place", async () => {
  await connect(qn, lost);
  await putWell(qn.store, actor("QN"), samples, [{ id: "q1" }]);
  await putWell(lost.store, actor("HP"), samples, [{ id: "h1" }]);
  await grantTo(qn, lost, termsOf({ register: "samples" }));
  await grantTo(lost, qn, termsOf({ register: "samples", from: ["HP"] }));
  await settle([qn, lost]);
  assert.deepEqual(await idsAt(qn), ["h1", "q1"]);
  const replaces = lost.exchange.node;
  const { file } = await ask(hp, "invitePeer", { as: officerHp, body: { replaces } });
  const preview = await ask(qn, "readInvitation", { as: officerQn, body: { file } });
  assert.equal(preview.replaces, replaces);
  await ask(qn, "acceptInvitation", { as: officerQn, body: { file, privateAddress } });
  assert.equal((await peerAt(qn, lost)).stage, "connected");
  const params = { peer: qn.exchange.node };
  await ask(hp, "confirmPeer", { as: officerHp, params, body: { privateAddress } });
  await settle([qn, hp]);
  const [former, heir] = [await peerAt(qn, lost), await peerAt(qn, hp)];
  assert.deepEqual([former.stage, former.replacedBy], ["replaced", hp.exchange.node]);
  assert.deepEqual([heir.stage, heir.replaces], ["connected", replaces]);
  assert.ok(heir.mayDo.includes("offer-again"));
});

test("X-12: grants end with the lost node, whose key opens nothing more, and are offered again in one step", async () => {
  assert.deepEqual(await idsAt(qn), ["q1"]);
  await settle([lost]);
  const { grants } = await ask(qn, "grants", { as: officerQn });
  assert.deepEqual(
    grants.map(({ state }) => state),
    ["ended", "ended"],
  );
  const params = { peer: hp.exchange.node };
  const { offered, skipped } = await ask(qn, "offerAgain", { as: officerQn, params, body: {} });
  assert.deepEqual([offered.map(({ register }) => register), skipped], [["samples"], []]);
  await settle([qn, hp]);
  await ask(hp, "acceptGrant", {
    as: officerHp,
    params: { id: offered[0]?.grant ?? "" },
    body: {},
  });
  await settle([qn, hp]);
  assert.deepEqual(await idsAt(hp), ["q1"]);
  const again = await ask(qn, "offerAgain", { as: officerQn, params, body: {} });
  assert.deepEqual(again, { offered: [], skipped: ["samples"] });
  const other = { peer: lost.exchange.node };
  assert.equal(await codeOf(qn, "offerAgain", { as: officerQn, params: other, body: {} }), "not-connected");
});

const plan = { localities: ["HD"], day: "2026-11-22" };
const toHp = { params: { peer: hp.exchange.node }, as: officerHd };
let grant = "";

test("X-14: nothing is handed over that the successions do not say, that is not ours, or on a day that is over", async () => {
  await connect(hp, hd);
  await putWell(hd.store, actor("HD"), samples, [
    { id: "d1" },
    { id: "d2" },
    { id: "d3", scope: "internal" },
  ]);
  assert.equal(await codeOf(hd, "proposeHandOver", { ...toHp, body: plan }), "not-steward");
  for (const { store } of [hp, hd])
    await putWell(store, actor("VN"), localitySuccessions, [
      {
        id: "hop-nhat",
        scope: "public",
        body: {
          date: "2025-07-01",
          kind: "merge",
          predecessors: ["HP", "HD"],
          successors: ["HP"],
          legalBasis: "Nghị quyết",
        },
      },
    ]);
  const late = { ...plan, day: "2026-11-20" };
  assert.equal(await codeOf(hd, "proposeHandOver", { ...toHp, body: late }), "hand-over-late");
  const foreign = { ...plan, localities: ["HP"] };
  assert.equal(await codeOf(hd, "proposeHandOver", { ...toHp, body: foreign }), "not-steward");
  assert.equal(await codeOf(hd, "proposeHandOver", { ...toHp, as: "reader-hd", body: plan }), "forbidden");
});

test("X-14: it is refused while the successor is not granted every field and row, or has not got them", async () => {
  assert.equal(await codeOf(hd, "proposeHandOver", { ...toHp, body: plan }), "copies-incomplete");
  const fields = Object.keys(samples.fields);
  grant = await grantTo(hd, hp, termsOf({ register: "samples", from: ["HD"], fields }));
  const { proposal } = await ask(hd, "proposeHandOver", { ...toHp, body: plan });
  await deliverStatements(hd.exchange);
  const accept = { as: officerHp, params: { id: proposal }, body: {} };
  assert.equal(await codeOf(hp, "acceptHandOver", accept), "copies-incomplete");
  await settle([hp, hd]);
  const [seen] = (await peerAt(hp, hd)).handOvers;
  assert.deepEqual([seen?.stage, seen?.mayDo, seen?.proposal], ["proposed", ["accept"], proposal]);
  await ask(hp, "acceptHandOver", accept);
  assert.equal(await codeOf(hp, "acceptHandOver", accept), "nothing-waits");
  await settle([hp, hd]);
  for (const [at, of] of [
    [hp, hd],
    [hd, hp],
  ] as const)
    assert.deepEqual(
      (await peerAt(at, of)).handOvers.map(({ stage }) => stage),
      ["signed"],
    );
});

test("X-14: before its day, and before the last pages came, nothing is taken over", async () => {
  assert.deepEqual(await carryOutHandOvers(hp.exchange), { taken: 0, waiting: 0 });
  now += 24 * 60 * 60_000;
  assert.deepEqual(await carryOutHandOvers(hp.exchange), { taken: 0, waiting: 1 });
  const change = [{ id: "d1", body: { title: "Sau sáp nhập" } }];
  assert.deepEqual(codesOfOutcome(await putRecords(hp.store, actor("HP"), samples, change)), ["forbidden"]);
});

test("X-14: on its day the copies become the successor's own, with versions going on; the predecessor writes no more", async () => {
  await settle([hp, hd]);
  assert.deepEqual(await carryOutHandOvers(hd.exchange), { taken: 0, waiting: 0 });
  assert.deepEqual(await carryOutHandOvers(hp.exchange), { taken: 2, waiting: 0 });
  assert.deepEqual(await carryOutHandOvers(hp.exchange), { taken: 0, waiting: 0 });
  await settle([hp, hd]);
  const { grant: over } = await ask(hd, "grant", { as: officerHd, params: { id: grant } });
  assert.equal(over.state, "renounced");
  assert.deepEqual(await idsAt(hp), ["d1", "d2", "q1"]);
  const [changed] = await putWell(hp.store, actor("HP"), samples, [{ id: "d1", body: { title: "Mới" } }]);
  assert.deepEqual([changed?.author, changed?.version], ["HD", 3]);
  const there = await putRecords(hd.store, actor("HD"), samples, [{ id: "d1", body: { title: "Cũ" } }]);
  assert.deepEqual(codesOfOutcome(there), ["not-steward"]);
});

test("every route of one node in another's place was reached", () => {
  assert.deepEqual(
    Object.keys(successionRoutes).filter((name) => !reached.has(name)),
    [],
  );
});

async function idsAt(node: ConnectedNode): Promise<readonly unknown[]> {
  return (await node.sql("select id from reg.samples order by id")).map(({ id }) => id);
}

async function peerAt(node: ConnectedNode, peer: ConnectedNode) {
  const as = node === qn ? officerQn : node === hp ? officerHp : officerHd;
  const { network } = await ask(node, "connections", { as });
  const found = network?.peers.find((one) => one.node === peer.exchange.node);
  assert.ok(found);
  return found;
}
