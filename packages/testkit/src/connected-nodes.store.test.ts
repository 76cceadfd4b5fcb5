// What tests lean on: that nothing is left to deliver when the nodes have settled, whatever else runs on the server.
import assert from "node:assert/strict";
import { test } from "node:test";
import { actor } from "./actors.ts";
import { connect, type ConnectedNode, grantTo, makeNodes, settle } from "./connected-nodes.ts";
import { termsOf } from "./granted-node.ts";
import { onServer } from "./make-node.ts";
import { putWell } from "./put-records.ts";
import { samples } from "./sample-register.ts";
import { testServerUrl } from "./test-server.ts";

const nodes = await makeNodes({ localities: [["QN"], ["HP"]], extra: [samples] });
const [owner, partner] = nodes as readonly [ConnectedNode, ConnectedNode];
await connect(owner, partner);
await grantTo(owner, partner, termsOf({ register: "samples" }));
await settle(nodes);

test("nodes have settled only when what a transaction of another database holds back has crossed, too", async () => {
  const held = Promise.withResolvers<void>();
  const watched = {
    ...owner,
    sql: async (text: string, values?: unknown[]) => {
      const rows = await owner.sql(text, values);
      if (rows.length > 0) held.resolve();
      return rows;
    },
  };
  await onServer(testServerUrl("embedded"), async (other) => {
    await other.query("begin");
    await other.query("select pg_current_xact_id()");
    await putWell(owner.store, actor("QN"), samples, [{ id: "held-back" }]);
    assert.equal(await pagesOf(partner), 1, "the first page of the grant");
    const settling = settle([watched, partner]);
    await Promise.race([held.promise, settling]);
    assert.equal(await pagesOf(partner), 1, "nothing may cross yet");
    await other.query("commit");
    assert.equal(await settling, 1);
  });
  assert.deepEqual(await partner.sql("select id from reg.samples"), [{ id: "held-back" }]);
});

async function pagesOf(node: ConnectedNode): Promise<number> {
  return (await node.sql("select from nhipcau.pages")).length;
}
