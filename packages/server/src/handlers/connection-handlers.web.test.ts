// Connecting, granting, tracing and proving over HTTP, between two nodes on sockets of their own.
import assert from "node:assert/strict";
import test from "node:test";
import { connectionRoutes } from "@nhipcau/contract/routes/connection-routes.ts";
import { grantRoutes } from "@nhipcau/contract/routes/grant-routes.ts";
import { parseProof } from "@nhipcau/exchange/proof/proof-file.ts";
import { verifyProof } from "@nhipcau/exchange/proof/verify-proof.ts";
import { tellReads } from "@nhipcau/operations/exchange/note-read.ts";
import { actor } from "@nhipcau/testkit/actors.ts";
import { ask, call, codeOf, reached } from "@nhipcau/testkit/ask-route.ts";
import { type ConnectedNode, makeNodes, settle } from "@nhipcau/testkit/connected-nodes.ts";
import { termsOf } from "@nhipcau/testkit/granted-node.ts";
import { putWell } from "@nhipcau/testkit/put-records.ts";
import { makeTestServer, testNoon } from "@nhipcau/testkit/make-server.ts";
import { samples } from "@nhipcau/testkit/sample-register.ts";

let now = testNoon;
const clock = (): number => (now += 1);
const nodes = await makeNodes({ localities: [["QN"], ["HP"]], extra: [samples], clock });
const [qn, hp] = nodes as readonly [ConnectedNode, ConnectedNode];
const terms = termsOf({ register: "samples", fields: ["title", "amount"] });

const officer = { qn: "data-officer-qn", hp: "data-officer-hp" };
const peerOf = { params: { peer: hp.exchange.node } };
let grant = "";

test("who is not signed in sees this node's public identity alone", async () => {
  const seen = await ask(qn, "connections", {});
  assert.equal(seen.node.node, qn.exchange.node);
  assert.equal(seen.node.fingerprint.words.length, 10);
  assert.deepEqual([seen.mayDo, seen.network], [[], undefined]);
});

test("only a data officer of this node invites, and a reader is told so", async () => {
  assert.equal(await codeOf(qn, "invitePeer", { as: "specialist-qn", body: {} }), "forbidden");
  assert.equal(await codeOf(qn, "invitePeer", { body: {} }), "not-signed-in");
});

test("X-10: two nodes connect by invitation, acceptance and confirmation", async () => {
  const { file } = await ask(qn, "invitePeer", { as: officer.qn, body: {} });
  const preview = await ask(hp, "readInvitation", { as: officer.hp, body: { file } });
  const own = await ask(qn, "connections", {});
  assert.deepEqual(preview.node.fingerprint, own.node.fingerprint);
  assert.equal(await codeOf(qn, "readInvitation", { as: officer.qn, body: { file } }), "own-key");
  const privateAddress = true;
  assert.equal(await codeOf(hp, "acceptInvitation", { as: officer.hp, body: { file } }), "private-address");
  await ask(hp, "acceptInvitation", { as: officer.hp, body: { file, privateAddress } });
  const before = await ask(qn, "connections", { as: officer.qn });
  assert.deepEqual(before.network?.peers[0]?.mayDo, ["confirm", "private-address", "retire"]);
  await ask(qn, "confirmPeer", { as: officer.qn, ...peerOf, body: { privateAddress } });
  await settle(nodes);
  for (const node of nodes) {
    const { network } = await ask(node, "connections", { as: node === qn ? "reader-qn" : "reader-hp" });
    assert.equal(network?.peers[0]?.stage, "connected");
    assert.equal(network?.peers[0]?.outbox.waiting, 0);
  }
});

test("what a partner would get is counted and shown before it is offered, without other fields", async () => {
  await putWell(qn.store, actor("QN"), samples, [
    { id: "s1", body: { title: "Một", amount: 1, secret: "riêng" } },
    { id: "s2", body: { title: "Hai", amount: 2 } },
    { id: "s3", body: { title: "Ba" }, scope: "internal" },
  ]);
  const preview = await ask(qn, "previewGrant", { as: officer.qn, body: { terms } });
  assert.equal(preview.count, 2);
  assert.deepEqual(
    preview.sample.map(({ id, body }) => [id, body]),
    [
      ["s1", { title: "Một", amount: 1 }],
      ["s2", { title: "Hai", amount: 2 }],
    ],
  );
  const foreign = { ...terms, from: ["HP"] };
  assert.equal(await codeOf(qn, "previewGrant", { as: officer.qn, body: { terms: foreign } }), "not-steward");
});

test("a condition keeps the kind of its value: the text 5 is no number", async () => {
  const rows = [{ field: "amount", op: "eq", values: ["1"] }];
  const answer = await codeOf(qn, "previewGrant", { as: officer.qn, body: { terms: { ...terms, rows } } });
  assert.equal(answer, "bad-statement");
});

test("X-34, X-35: a grant is offered, accepted, narrowed at once, extended when accepted", async () => {
  const offered = await ask(qn, "offerGrant", {
    as: officer.qn,
    body: { peer: hp.exchange.node, terms },
  });
  grant = offered.grant;
  await settle(nodes);
  const waiting = await ask(hp, "grant", { as: officer.hp, params: { id: grant } });
  assert.deepEqual([waiting.grant.state, waiting.grant.mayDo], ["offered", ["accept", "refuse", "renounce"]]);
  await ask(hp, "acceptGrant", { as: officer.hp, params: { id: grant }, body: {} });
  await settle(nodes);
  const rows = [{ field: "amount", op: "eq", values: [1] }];
  const narrowed = await ask(qn, "changeTerms", {
    as: officer.qn,
    params: { id: grant },
    body: { terms: { ...terms, rows } },
  });
  assert.equal(narrowed.change, "narrow");
  await settle(nodes);
  const [flow] = (await ask(hp, "connections", { as: officer.hp })).network?.flows ?? [];
  assert.deepEqual([flow?.state, flow?.held, flow?.from], ["active", 1, qn.exchange.node]);
  const extended = await ask(qn, "changeTerms", { as: officer.qn, params: { id: grant }, body: { terms } });
  assert.equal(extended.change, "extend");
  await settle(nodes);
  const asked = await ask(hp, "grant", { as: officer.hp, params: { id: grant } });
  assert.equal(asked.grant.state, "extending");
  await ask(hp, "acceptGrant", { as: officer.hp, params: { id: grant }, body: {} });
  await settle(nodes);
  const { history, flow: went } = await ask(qn, "grant", { as: officer.qn, params: { id: grant } });
  assert.deepEqual(
    history.map(({ type, bearing }) => `${type} ${bearing}`),
    [
      "grant.offer counts",
      "grant.accept counts",
      "grant.narrow counts",
      "grant.extend counts",
      "grant.accept counts",
    ],
  );
  assert.equal(went.direction, "out");
});

test("the trace of a copy names its page and verifies it anew; a changed page does not hold", async () => {
  const params = { register: "samples", id: "s1" };
  const { copy } = await ask(hp, "recordTrace", { as: "reader-hp", params });
  assert.equal(copy?.origin.node, qn.exchange.node);
  assert.deepEqual([copy?.verified, copy?.reads], [true, undefined]);
  assert.equal(copy?.key, qn.exchange.key().keyId);
  const [kept] = await hp.sql(
    "select p.id, p.envelope from nhipcau.pages p join reg.samples r on r.from_page = p.id where r.id = 's1'",
  );
  const broken = String(kept?.["envelope"]).replace(/"sig":"../u, '"sig":"AA');
  await hp.sql(
    "update nhipcau.pages set file = convert_to($2 || E'\\n', 'UTF8'), encoding = 'identity' where id = $1",
    [kept?.["id"], broken],
  );
  const after = await ask(hp, "recordTrace", { as: "reader-hp", params });
  assert.equal(after.copy?.verified, false);
  assert.deepEqual(
    after.copy?.checks.map(({ what, holds }) => `${what} ${holds}`),
    ["signature false", "root false", "row false"],
  );
});

test("X-52: who opened a copy is told to its owner, once for a reading and never by name", async () => {
  const params = { register: "samples", id: "s2" };
  const own = await ask(hp, "recordTrace", { as: officer.hp, params });
  assert.deepEqual(own.copy?.reads, []);
  await ask(hp, "record", { as: "specialist-hp", params });
  await ask(hp, "record", { as: "specialist-hp", params });
  await ask(hp, "record", { params: { register: "samples", id: "s2" }, as: "leader-hp" });
  assert.equal(await tellReads(hp.exchange), 2);
  assert.equal(await tellReads(hp.exchange), 0);
  await settle(nodes);
  const trace = await ask(qn, "recordTrace", { as: officer.qn, params });
  assert.deepEqual(trace.own?.reads?.map(({ role, peer }) => [role, peer.node]).toSorted(), [
    ["leader", hp.exchange.node],
    ["specialist", hp.exchange.node],
  ]);
  assert.equal((await ask(qn, "recordTrace", { as: "leader-qn", params })).own?.reads, undefined);
});

test("the owner's trace names the page that brought the record and the receipt for it", async () => {
  const params = { register: "samples", id: "s2" };
  await putWell(qn.store, actor("QN"), samples, [{ id: "s2", body: { title: "Hai", amount: 22 } }]);
  const before = await ask(qn, "recordTrace", { as: officer.qn, params });
  assert.deepEqual(
    before.own?.holders.map(({ page }) => page),
    [undefined],
  );
  await settle(nodes);
  const [holder] = (await ask(qn, "recordTrace", { as: officer.qn, params })).own?.holders ?? [];
  assert.equal(holder?.grant, grant);
  assert.ok(holder?.page?.receiptAt);
  const copied = await ask(hp, "recordTrace", { as: officer.hp, params });
  assert.equal(copied.copy?.page.number, holder?.page?.number);
});

test("X-56: a copy's proof and a period's proof hold in every part on either side", async () => {
  const params = { register: "samples", id: "s2" };
  const query = { from: "2026-01-01", to: "2027-12-31" };
  const files = [
    await call(hp, "recordProof", { as: "reader-hp", params }),
    await call(qn, "connectionProof", { as: officer.qn, ...peerOf, query }),
  ];
  for (const { rawPayload, statusCode } of files) {
    assert.equal(statusCode, 200);
    const proof = parseProof(rawPayload);
    assert.ok(proof.ok);
    const parts = verifyProof(proof.value);
    assert.deepEqual(
      parts.filter(({ holds }) => !holds),
      [],
    );
    assert.ok(parts.some(({ what }) => what === "page"));
  }
});

test("a report of a period counts what went either way and lists what was said", async () => {
  const query = { from: "2026-01-01", to: "2027-12-31" };
  const sent = await ask(qn, "connectionReport", { as: officer.qn, ...peerOf, query });
  const [delivered] = sent.delivered;
  const got = await ask(hp, "connectionReport", {
    as: "reader-hp",
    params: { peer: qn.exchange.node },
    query,
  });
  assert.equal(got.received[0]?.rows, delivered?.rows);
  assert.equal(got.reads, undefined);
  assert.equal(sent.reads?.theirs[0]?.reads, 2);
  assert.ok(sent.statements.some(({ type }) => type === "grant.offer"));
  assert.equal(
    await codeOf(qn, "connectionReport", {
      as: officer.qn,
      ...peerOf,
      query: { from: "2026-02-01", to: "2026-01-01" },
    }),
    "bad-request",
  );
});

test("X-28: a request for data runs on working days and is refused in writing or answered by an offer", async () => {
  const body = {
    register: "regulations",
    wanted: "Các quy chế phối hợp",
    purpose: "Rà soát",
    ground: "Thỏa thuận 2021",
    answerBy: "2026-11-30",
  };
  const ask1 = await ask(hp, "requestData", { as: officer.hp, params: { peer: qn.exchange.node }, body });
  const ask2 = await ask(hp, "requestData", { as: officer.hp, params: { peer: qn.exchange.node }, body });
  await settle(nodes);
  const open = (await ask(qn, "connections", { as: officer.qn })).network?.requests ?? [];
  assert.deepEqual(
    open.map(({ mayDo, clock }) => [mayDo, clock.left]),
    [
      [["offer", "refuse"], 6],
      [["offer", "refuse"], 6],
    ],
  );
  await ask(qn, "refuseData", {
    as: officer.qn,
    params: { id: ask1.request },
    body: { ground: "Điều 9 Luật Tiếp cận thông tin" },
  });
  const regulations = termsOf({ register: "regulations" });
  const offer = { peer: hp.exchange.node, terms: regulations, request: ask2.request };
  const offered = await ask(qn, "offerGrant", { as: officer.qn, body: offer });
  assert.equal(await codeOf(qn, "offerGrant", { as: officer.qn, body: offer }), "nothing-waits");
  await settle(nodes);
  const answered = (await ask(hp, "connections", { as: officer.hp })).network?.requests ?? [];
  const answers = new Map(answered.map(({ id, answer }) => [id, answer]));
  assert.equal(answers.get(ask1.request)?.ground, "Điều 9 Luật Tiếp cận thông tin");
  assert.equal(answers.get(ask2.request)?.grant, offered.grant);
});

test("an agreement's programme is offered in one step, without what is granted already", async () => {
  const agreements = qn.registers.get("agreements");
  assert.ok(agreements);
  await putWell(qn.store, actor("QN"), agreements, [
    {
      id: "A1",
      scope: "public",
      body: { title: "Thỏa thuận", form: "minutes", signatories: ["QN", "HP"], signedOn: "2024-05-01" },
    },
  ]);
  const params = { peer: hp.exchange.node, agreement: "A1" };
  const planned = await ask(qn, "plannedAgreement", { as: officer.qn, params });
  assert.equal(planned.registers.length, 30);
  assert.deepEqual(planned.registers.find(({ register }) => register === "commitments")?.terms?.rows, [
    { field: "agreement", op: "eq", values: ["A1"] },
  ]);
  const body = { ground: "Thỏa thuận hợp tác" };
  const first = await ask(qn, "offerAgreement", { as: officer.qn, params, body });
  assert.deepEqual([first.offered.length, first.skipped.length], [30, 0]);
  const second = await ask(qn, "offerAgreement", { as: officer.qn, params, body });
  assert.deepEqual([second.offered.length, second.skipped.length], [0, 30]);
  await settle(nodes);
  const grantOf = new Map(first.offered.map(({ register, grant: id = "" }) => [register, { id }]));
  const ground = "Chưa có nhu cầu";
  await ask(hp, "refuseGrant", { as: officer.hp, params: grantOf.get("parts") ?? {}, body: { ground } });
  await ask(hp, "renounceGrant", { as: officer.hp, params: grantOf.get("reports") ?? {}, body: { ground } });
  await settle(nodes);
  const { grants } = await ask(qn, "grants", { as: officer.qn, query: { direction: "out" } });
  assert.deepEqual(
    grants
      .flatMap(({ register, state }) => (state.startsWith("re") ? [`${register} ${state}`] : []))
      .toSorted(),
    ["parts refused", "reports renounced"],
  );
});

test("X-11: after a rotation both go on with the new key", async () => {
  const before = qn.exchange.key().keyId;
  const { told } = await ask(qn, "rotateKey", { as: officer.qn, body: {} });
  assert.equal(told, 1);
  assert.notEqual(qn.exchange.key().keyId, before);
  await putWell(qn.store, actor("QN"), samples, [{ id: "s4", body: { title: "Bốn" } }]);
  await settle(nodes);
  const { copy } = await ask(hp, "recordTrace", {
    as: officer.hp,
    params: { register: "samples", id: "s4" },
  });
  assert.deepEqual([copy?.verified, copy?.key], [true, qn.exchange.key().keyId]);
});

test("X-11, X-27: a peer that was away when the key changed hears of it by the key it knows", async () => {
  await ask(qn, "allowPrivateAddress", { as: officer.qn, ...peerOf, body: { allowed: false } });
  await ask(qn, "rotateKey", { as: officer.qn, body: {} });
  const { network } = await ask(qn, "connections", { as: officer.qn });
  assert.deepEqual(
    [network?.peers[0]?.outbox.waiting, network?.peers[0]?.trouble?.code],
    [1, "private-address"],
  );
  await ask(qn, "allowPrivateAddress", { as: officer.qn, ...peerOf, body: { allowed: true } });
  now += 10 * 60_000;
  await putWell(qn.store, actor("QN"), samples, [{ id: "s5", body: { title: "Năm" } }]);
  await settle(nodes);
  const params = { register: "samples", id: "s5" };
  const { copy } = await ask(hp, "recordTrace", { as: officer.hp, params });
  assert.deepEqual([copy?.verified, copy?.key], [true, qn.exchange.key().keyId]);
});

test("X-53: an alarm stops what it is about until a data officer has looked", async () => {
  await hp.exchange.exchange.write(async (transaction) => {
    const alarm = { kind: "equivocation", peer: qn.exchange.node, grant, held: "{}", other: "{ }" } as const;
    await transaction.keepEvidence(alarm);
    await transaction.stopFollowing(grant, "equivocation");
    return { ok: true, value: undefined };
  });
  const { network } = await ask(hp, "connections", { as: officer.hp });
  const alarm = network?.alarms[0];
  assert.equal(network?.flows.find((flow) => flow.grant === grant)?.stopped, "equivocation");
  assert.equal(
    await codeOf(hp, "seeAlarm", { as: "reader-hp", params: { id: alarm?.id ?? "" }, body: {} }),
    "forbidden",
  );
  await ask(hp, "seeAlarm", { as: officer.hp, params: { id: alarm?.id ?? "" }, body: {} });
  const seen = (await ask(hp, "connections", { as: officer.hp })).network;
  assert.ok(seen?.alarms[0]?.seenAt);
  assert.equal(seen?.flows.find((flow) => flow.grant === grant)?.stopped, undefined);
});

test("X-54: a revoked grant takes its copies with it, and a retired peer every other", async () => {
  const ground = "Hết căn cứ";
  await ask(qn, "revokeGrant", { as: officer.qn, params: { id: grant }, body: { ground } });
  await settle(nodes);
  const params = { register: "samples", id: "s2" };
  assert.equal(await codeOf(hp, "record", { as: "reader-hp", params }), "not-found");
  const { grant: ended } = await ask(hp, "grant", { as: officer.hp, params: { id: grant } });
  assert.deepEqual([ended.state, ended.mayDo, ended.delivers], ["revoked", [], false]);
  await ask(qn, "retirePeer", { as: officer.qn, ...peerOf, body: { ground } });
  await settle(nodes);
  const { network } = await ask(hp, "connections", { as: officer.hp });
  assert.equal(network?.peers[0]?.stage, "retired");
  const { grants } = await ask(hp, "grants", { as: officer.hp, query: { direction: "in" } });
  assert.deepEqual(
    new Set(grants.map(({ state }) => state)),
    new Set(["revoked", "ended", "refused", "renounced"]),
  );
});

test("every route between two nodes was reached", () => {
  const declared = [...Object.keys(connectionRoutes), ...Object.keys(grantRoutes)];
  assert.deepEqual(
    declared.filter((name) => !reached.has(name)),
    [],
  );
});

test("a node that runs alone says that it is not connected to others", async () => {
  const alone = await makeTestServer();
  const answer = await alone.app.inject({ url: "/api/connections" });
  assert.deepEqual([answer.statusCode, answer.json<{ code: string }>().code], [503, "no-exchange"]);
});
