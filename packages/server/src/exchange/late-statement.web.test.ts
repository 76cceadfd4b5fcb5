// Statements that arrive late or in another order than they were said, over real sockets.
import assert from "node:assert/strict";
import { test } from "node:test";
import { generatePrivateKeyPem, readSigningKey } from "@nhipcau/exchange/keys/signing-key.ts";
import { deliverStatements } from "@nhipcau/operations/exchange/deliver-statements.ts";
import { offerGrant, revokeGrant } from "@nhipcau/operations/exchange/grants.ts";
import { rotateKey } from "@nhipcau/operations/exchange/peers.ts";
import { connect, grantTo, makeExchangingNode, wellDone } from "@nhipcau/testkit/exchange/exchanging-node.ts";
import { openTamperingRelay } from "@nhipcau/testkit/exchange/tampering-relay.ts";
import { termsOf } from "@nhipcau/testkit/granted-node.ts";

const nowhere = "http://127.0.0.1:9";
const minute = 60_000;
let ahead = 0;
let behind = 100_000;
const relay = await openTamperingRelay();
const owner = await makeExchangingNode("QN", { clock: () => Date.now() + ahead });
const partner = await makeExchangingNode("HP", {
  endpoint: relay.address,
  clock: () => Date.now() + ahead - behind,
});
relay.lead(partner.address);
await connect(owner, partner);
const terms = termsOf({ register: "reports", fields: ["part"] });

test("X-13, X-37: an offer right after the connection delivers, though the clock of who offers is behind", async () => {
  const offered = await grantTo(partner, owner, { ...terms, from: ["HP"] });
  for (const node of [owner, partner])
    assert.deepEqual(await node.sql("select id, state from nhipcau.grants"), [
      { id: offered, state: "active" },
    ]);
  behind = 0;
});

test("X-29, X-36: an offer that comes after its own end, and after the next offer, stands in nobody's way", async () => {
  relay.lead(nowhere);
  const { grant } = wellDone(await offerGrant(owner.node, { peer: partner.node.node, terms }));
  assert.deepEqual(await deliverStatements(owner.node), { arrived: 0, failed: 1 });
  relay.lead(partner.address);
  wellDone(await revokeGrant(owner.node, grant, "thử"));
  const next = wellDone(await offerGrant(owner.node, { peer: partner.node.node, terms }));
  assert.deepEqual(await deliverStatements(owner.node), { arrived: 2, failed: 0 }, "the first one rests");
  ahead += minute;
  assert.deepEqual(await deliverStatements(owner.node), { arrived: 1, failed: 0 });
  const states = await partner.sql<{ id: string; state: string }>(
    "select id, state from nhipcau.grants where direction = 'in'",
  );
  assert.deepEqual(
    new Map(states.map(({ id, state }) => [id, state])),
    new Map([
      [next.grant, "offered"],
      [grant, "revoked"],
    ]),
  );
  wellDone(await revokeGrant(owner.node, next.grant, "thử"));
  assert.deepEqual(await deliverStatements(owner.node), { arrived: 1, failed: 0 });
});

test("X-11: a revocation that was signed before a rotation and arrives after it is taken from the peer itself", async () => {
  const grant = await grantTo(owner, partner, terms);
  relay.lead(nowhere);
  wellDone(await revokeGrant(owner.node, grant, "thử"));
  assert.deepEqual(await deliverStatements(owner.node), { arrived: 0, failed: 1 });
  relay.lead(partner.address);
  ahead += 10; // the new key begins after what the old one signed
  const pem = generatePrivateKeyPem();
  const next = wellDone(readSigningKey(pem));
  owner.exchange.keepKey(pem);
  wellDone(await rotateKey(owner.node, next));
  assert.deepEqual(await deliverStatements(owner.node), { arrived: 1, failed: 0 }, "the revocation rests");
  owner.exchange.useKey(pem, next);
  ahead += minute;
  assert.deepEqual(await deliverStatements(owner.node), { arrived: 1, failed: 0 });
  const [row] = await partner.sql<{ state: string }>("select state from nhipcau.grants where id = $1", [
    grant,
  ]);
  assert.equal(row?.state, "revoked");
});
