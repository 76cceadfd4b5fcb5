// A file crosses when somebody on the other side opens it: within the grant, as signed, and no longer than the grant.
import assert from "node:assert/strict";
import test from "node:test";
import { callPartner } from "@nhipcau/operations/exchange/call-partner.ts";
import { revokeGrant } from "@nhipcau/operations/exchange/grants.ts";
import { ask, call, codeOf } from "@nhipcau/testkit/ask-route.ts";
import {
  connect,
  type ConnectedNode,
  grantTo,
  makeNodes,
  settle,
  well,
} from "@nhipcau/testkit/connected-nodes.ts";
import { termsOf } from "@nhipcau/testkit/granted-node.ts";

const nodes = await makeNodes({ localities: [["QN"], ["HP"]], region: [0] });
const [qn, hp] = nodes as readonly [ConnectedNode, ConnectedNode];
const fields = ["part", "kind", "title", "date", "fileName", "mediaType", "size", "digest"];
// More than one part of an answer.
const content = Buffer.from(`%PDF-1.7\n${"x".repeat(5 * 1024 ** 2)}\n%%EOF\n`);
const made = { shown: "", internal: "" };
let grant = "";

async function handIn(payload: Buffer, scope?: "internal"): Promise<string> {
  const cookie = await qn.signIn("specialist-qn");
  const handed = await qn.app.inject({
    method: "POST",
    url: "/api/evidence-files",
    query: { name: "Biên bản.pdf" },
    headers: { cookie, "content-type": "application/octet-stream" },
    payload,
  });
  const file = handed.json<{ digest: string; size: number; mediaType: string; fileName: string }>();
  const body = { part: "CK-01-QN", kind: "minutes", title: "Biên bản", date: "2026-11-20", ...file };
  const params = { register: "evidence-items" };
  const { record } = await ask(qn, "createRecord", {
    as: "specialist-qn",
    params,
    body: { body, ...(scope ? { scope } : {}) },
  });
  return record.id;
}

const readAt = (node: ConnectedNode, id: string) => ({
  as: node === hp ? "reader-hp" : "reader-qn",
  params: { id },
});
const filesAt = async (node: ConnectedNode): Promise<unknown> =>
  (await node.sql("select count(*)::int as n from nhipcau.evidence_files where digest is not null"))[0]?.[
    "n"
  ];

test("what a record says of a file crosses with the record, the file itself not", async () => {
  made.shown = await handIn(content);
  made.internal = await handIn(Buffer.from("%PDF-1.7\nnoi bo\n%%EOF\n"), "internal");
  await connect(qn, hp);
  grant = await grantTo(qn, hp, termsOf({ register: "evidence-items", fields }));
  await settle(nodes);
  assert.equal(await filesAt(hp), 0);
});

test("X-61: it is fetched when it is opened, in parts, and kept from then on", async () => {
  const first = await call(hp, "evidenceFile", readAt(hp, made.shown));
  assert.equal(first.statusCode, 200, first.body.slice(0, 300));
  assert.ok(first.rawPayload.equals(content));
  assert.equal(await filesAt(hp), 1);
  await qn.sql("update nhipcau.grants set state = 'refused' where id = $1", [grant]); // nothing is asked for any more
  const again = await call(hp, "evidenceFile", readAt(hp, made.shown));
  assert.ok(again.rawPayload.equals(content));
  await qn.sql("update nhipcau.grants set state = 'active' where id = $1", [grant]);
});

test("X-61: a partner gets no file but those of records its grant lets it have, and no part beyond the end", async () => {
  const peer = await hp.exchange.exchange.read((transaction) => transaction.findPeer(qn.exchange.node));
  assert.ok(peer);
  const fetched = async (body: object): Promise<string> => {
    const answer = await callPartner(hp.exchange, peer, {
      target: "/exchange/v1/file",
      body,
      mostBytes: 5e6,
    });
    return answer.ok ? `done ${answer.value.body.length}` : (answer.refusals[0]?.code ?? "");
  };
  const asked = { grant, record: made.shown, offset: 0, length: 8 };
  assert.equal(await fetched(asked), "done 8");
  assert.equal(await fetched({ ...asked, record: made.internal }), "file-away");
  assert.equal(await fetched({ ...asked, record: "khong-co" }), "file-away");
  assert.equal(await fetched({ ...asked, grant: "00000000-0000-4000-8000-000000000000" }), "file-away");
  assert.equal(await fetched({ ...asked, offset: content.length }), "file-away");
  assert.equal(await fetched({ ...asked, offset: -1 }), "bad-statement");
  assert.equal(await fetched({ ...asked, length: 64 * 1024 ** 2 }), "bad-statement");
  assert.equal(await fetched({ ...asked, more: true }), "bad-statement");
});

test("X-61: what is not the file that was signed is not taken, whatever the owner sends", async () => {
  const id = await handIn(Buffer.from("%PDF-1.7\nban goc\n%%EOF\n"));
  await settle(nodes);
  await qn.sql(
    `update nhipcau.evidence_pieces p set bytes = overlay(bytes placing 'BAN'::bytea from 10)
     where bytes like '%ban goc%'`,
  );
  assert.equal(await codeOf(hp, "evidenceFile", readAt(hp, id)), "file-differs");
  assert.equal(await codeOf(hp, "evidenceFile", readAt(hp, id)), "file-differs");
});

test("X-54: with the grant the copy goes, its file cannot be opened any more, and goes with it", async () => {
  well(await revokeGrant(qn.exchange, grant, "Hết mục đích"));
  await settle(nodes);
  assert.equal(await codeOf(hp, "evidenceFile", readAt(hp, made.shown)), "not-found");
  await hp.exchange.evidence.forgetUnnamed();
  assert.equal(await filesAt(hp), 0);
});
