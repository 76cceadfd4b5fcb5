// Live events of what nodes say to each other, and of copies that go because a grant ended; on real sockets.
import assert from "node:assert/strict";
import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { after, test } from "node:test";
import { offerGrant, revokeGrant } from "@nhipcau/operations/exchange/grants.ts";
import { actor } from "@nhipcau/testkit/actors.ts";
import {
  connect,
  type ConnectedNode,
  grantTo,
  makeNodes,
  settle,
  well,
} from "@nhipcau/testkit/connected-nodes.ts";
import { termsOf } from "@nhipcau/testkit/granted-node.ts";
import { putWell } from "@nhipcau/testkit/put-records.ts";
import { samples } from "@nhipcau/testkit/sample-register.ts";

const nodes = await makeNodes({ localities: [["QN"], ["HP"]], extra: [samples] });
const [owner, partner] = nodes as readonly [ConnectedNode, ConnectedNode];
await connect(owner, partner);
await putWell(owner.store, actor("QN"), samples, [{ id: "a", scope: "public" }, { id: "b" }, { id: "c" }]);
const grant = await grantTo(owner, partner, termsOf({ register: "samples" }));
await settle(nodes);

interface LiveEvent {
  readonly registers: readonly { readonly register: string; readonly count: number }[];
  readonly connections?: boolean;
}

interface Stream {
  readonly heard: LiveEvent[];
  /** Resolves when such an event has come. */
  until(isIt: (event: LiveEvent) => boolean): Promise<void>;
}

async function openStream(node: ConnectedNode, account?: string): Promise<Stream> {
  const headers = account === undefined ? {} : { cookie: await node.signIn(account) };
  const asking = get(`${node.address}/api/events`, { headers });
  const [answer] = (await once(asking, "response")) as [IncomingMessage];
  after(() => answer.destroy());
  const heard: LiveEvent[] = [];
  answer.setEncoding("utf8").on("data", (chunk: string) => {
    for (const [, data] of chunk.matchAll(/^data: (.*)$/gmu)) heard.push(JSON.parse(data ?? "") as LiveEvent);
  });
  return {
    heard,
    until: async (isIt) => {
      while (!heard.some(isIt)) await once(answer, "data");
    },
  };
}

test("what is said between nodes is told to whoever is signed in, on both sides, as it is said and as it arrives", async () => {
  const [here, there] = [await openStream(owner, "reader-qn"), await openStream(partner, "reader-hp")];
  const stranger = await openStream(partner);
  const terms = termsOf({ register: "ports", fields: ["name"] });
  well(await offerGrant(owner.exchange, { peer: partner.exchange.node, terms }));
  await here.until(({ connections }) => connections === true);
  assert.deepEqual(there.heard, [], "it has not been delivered");
  await settle(nodes);
  await there.until(({ connections }) => connections === true);
  assert.deepEqual(stranger.heard, []);
});

test("X-54: copies that go because a grant ended are told by register and number, and not to the public", async () => {
  const there = await openStream(partner, "reader-hp");
  const stranger = await openStream(partner);
  well(await revokeGrant(owner.exchange, grant, "Hết mục đích"));
  await settle(nodes);
  await there.until(({ registers }) => registers.some(({ register }) => register === "samples"));
  const told = there.heard.flatMap(({ registers }) => registers);
  assert.deepEqual(told, [{ register: "samples", count: 3 }]);
  assert.deepEqual(await partner.sql("select id from reg.samples"), []);
  assert.deepEqual(stranger.heard, []);
});

test("a message that nobody of ours sent only makes the page look again", async () => {
  const here = await openStream(owner, "reader-qn");
  await owner.sql("select pg_notify('nhipcau_exchange', 'gone \"; drop 99999999999')");
  await here.until(({ connections }) => connections === true);
  assert.deepEqual(here.heard, [{ registers: [], connections: true }]);
});
