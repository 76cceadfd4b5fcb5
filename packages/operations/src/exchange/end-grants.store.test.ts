// Grants that end because their days are over, with nobody saying anything.
import assert from "node:assert/strict";
import test from "node:test";
import { dayInVietnam } from "@nhipcau/domain/calendar-date.ts";
import { actor } from "@nhipcau/testkit/actors.ts";
import { connect, type ConnectedNode, grantTo, makeNodes, settle } from "@nhipcau/testkit/connected-nodes.ts";
import { termsOf } from "@nhipcau/testkit/granted-node.ts";
import { testNoon } from "@nhipcau/testkit/make-server.ts";
import { putWell } from "@nhipcau/testkit/put-records.ts";
import { samples } from "@nhipcau/testkit/sample-register.ts";
import { endGrants } from "./end-grants.ts";

const day = 86_400_000;
let now = testNoon;
const [owner, partner] = (await makeNodes({
  localities: [["QN"], ["HP"]],
  extra: [samples],
  clock: () => (now += 1),
})) as readonly [ConnectedNode, ConnectedNode];

test("X-54: a grant whose days are over ends by itself on both sides, and its copies go", async () => {
  await connect(owner, partner);
  await putWell(owner.store, actor("QN"), samples, [{ id: "d1" }]);
  const validUntil = dayInVietnam(now + 3 * day);
  const grant = await grantTo(owner, partner, termsOf({ register: "samples", validUntil }));
  assert.equal(await settle([owner, partner]), 1);
  assert.equal(await endGrants(partner.exchange), 0);
  now += 4 * day;
  for (const { exchange } of [owner, partner]) {
    assert.equal(await endGrants(exchange), 1);
    assert.equal(await endGrants(exchange), 0);
    const ended = await exchange.exchange.read((transaction) => transaction.findGrant(grant));
    assert.equal(ended?.state, "ended");
  }
  assert.deepEqual(await partner.sql("select id from reg.samples"), []);
});
