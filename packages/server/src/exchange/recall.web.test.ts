// A node comes back from a backup and asks its partner what the two said since; over real sockets, honest and not.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { afterEach, test } from "node:test";
import {
  generatePrivateKeyPem,
  readSigningKey,
  type SigningKey,
} from "@nhipcau/exchange/keys/signing-key.ts";
import { type Envelope, payloadTypes, signEnvelope } from "@nhipcau/exchange/signing/envelope.ts";
import {
  encodeSaidList,
  parseSaidList,
  rootOfSaid,
  type SaidList,
} from "@nhipcau/exchange/statements/said-list.ts";
import { deliverStatements } from "@nhipcau/operations/exchange/deliver-statements.ts";
import { changeTerms, offerGrant, revokeGrant } from "@nhipcau/operations/exchange/grants.ts";
import { invitePeer, retirePeer, rotateKey } from "@nhipcau/operations/exchange/peers.ts";
import { peersToRecall, recallStatements } from "@nhipcau/operations/exchange/recall-statements.ts";
import { receiveStatement } from "@nhipcau/operations/exchange/receive-statement.ts";
import { servePull } from "@nhipcau/operations/exchange/serve-pull.ts";
import { serveSaid } from "@nhipcau/operations/exchange/serve-said.ts";
import { headingTo } from "@nhipcau/operations/exchange/say-statement.ts";
import {
  connect,
  type ExchangingNode,
  follow,
  grantTo,
  makeExchangingNode,
  wellDone,
} from "@nhipcau/testkit/exchange/exchanging-node.ts";
import { flip, openTamperingRelay } from "@nhipcau/testkit/exchange/tampering-relay.ts";
import { termsOf } from "@nhipcau/testkit/granted-node.ts";

const nowhere = "http://127.0.0.1:9";
const toOwner = await openTamperingRelay();
const toPartner = await openTamperingRelay();
const owner = await makeExchangingNode("QN", { endpoint: toOwner.address });
const partner = await makeExchangingNode("HP", { endpoint: toPartner.address });
const third = await makeExchangingNode("HN");
toOwner.lead(owner.address);
toPartner.lead(partner.address);
await connect(owner, partner);
await connect(third, partner);
const terms = termsOf({ register: "reports", fields: ["part", "narrative"] });
const kept = await grantTo(owner, partner, terms);
const ended = await grantTo(owner, partner, { ...terms, register: "obstacles", fields: ["part"] });
const file = await owner.backUp();
const formerKey = owner.node.key();

// All of this is lost with the database, and known to the partner.
await rotate(owner);
await rotate(partner);
wellDone(await changeTerms(owner.node, kept, { ...terms, fields: ["part"] }));
wellDone(await revokeGrant(owner.node, ended, "thử"));
await deliverStatements(owner.node);
const later = await grantTo(owner, partner, { ...terms, register: "obstacles", fields: ["part"] });
const theirs = await grantTo(partner, owner, { ...terms, from: ["HP"] });
toOwner.lead(nowhere);

afterEach(() => toPartner.tamper({}));

test("X-59: until the partner has answered nothing is delivered, offered or changed", async () => {
  const restored = await restore();
  const [peer] = await peersToRecall(restored.node);
  assert.ok(peer);
  assert.equal(peer.node, partner.node.node);
  const pull = { grant: kept, wait: 0, most: 10 };
  const serving = restored.exchange.serving;
  const served = servePull(restored.node, serving, peer, pull, new AbortController().signal);
  assert.equal(await codeOf(served), "recalling");
  assert.equal(await codeOf(changeTerms(restored.node, kept, terms)), "recalling");
  const offering = { peer: partner.node.node, terms: { ...terms, register: "parts", fields: ["task"] } };
  assert.equal(await codeOf(offerGrant(restored.node, offering)), "recalling");
  assert.equal(await codeOf(recall(restored, nowhere)), "peer-unreachable");
  assert.deepEqual((await peersToRecall(restored.node)).length, 1);
});

test("X-59: what both sides said after the backup comes back, and both are of one opinion again", async () => {
  const restored = await restore();
  assert.equal((await statesOf(restored)).get(ended), "active");
  assert.equal(wellDone(await recall(restored)), 8);
  assert.deepEqual(await saidBy(restored), await saidBy(partner));
  const expected = new Map([
    [kept, "active"],
    [ended, "revoked"],
    [later, "active"],
    [theirs, "active"],
  ]);
  assert.deepEqual(await statesOf(restored), new Map([...expected].toSorted()));
  assert.deepEqual(await statesOf(partner), new Map([...expected].toSorted()));
  assert.deepEqual(await restored.sql("select number from nhipcau.grants where id = $1", [kept]), [
    { number: 2 },
  ]);
  assert.deepEqual(await restored.sql("select id from nhipcau.outbox"), []);
  assert.deepEqual(await restored.sql("select kind from nhipcau.evidence"), []);
  assert.deepEqual(await peersToRecall(restored.node), []);
  assert.ok((await follow(partner, kept)).ok);
  assert.equal(wellDone(await recall(restored)), 0, "once more brings nothing");
});

test("X-60: an answer of which any byte is another, or with a statement less, twice or out of order, is refused", async () => {
  const restored = await restore();
  const before = await saidBy(restored);
  for (let place = 0; place < 60; place += 1) {
    toPartner.tamper({
      answer: (answer) => ({
        ...answer,
        body: flip(answer.body, Math.floor((place * answer.body.length) / 60)),
      }),
    });
    assert.ok(!(await recall(restored)).ok, `byte ${place}`);
  }
  const changes: ((statements: readonly Envelope[]) => readonly unknown[])[] = [
    (statements) => statements.slice(1),
    (statements) => statements.slice(0, -1),
    (statements) => [...statements, ...statements.slice(-1)],
    (statements) => statements.toReversed(),
    () => [],
    () => ["[".repeat(100)],
    () => Array.from({ length: 501 }, () => ({})),
  ];
  for (const change of changes) {
    answerWith(({ list, statements }) => ({ list, statements: change(statements) }));
    assert.ok(!(await recall(restored)).ok, String(change));
  }
  let first: Buffer | undefined;
  toPartner.tamper({
    answer: (answer) => {
      first ??= answer.body;
      return { ...answer, status: 500 };
    },
  });
  await recall(restored);
  toPartner.tamper({ answer: (answer) => ({ ...answer, body: first ?? answer.body }) });
  assert.equal(await codeOf(recall(restored)), "bad-statement", "the answer to another question");
  for (const body of ["", "{}", "[]", "null", "{".repeat(10_000), "x".repeat(9 * 1024 * 1024)]) {
    toPartner.tamper({ answer: (answer) => ({ ...answer, body: Buffer.from(body) }) });
    assert.ok(!(await recall(restored)).ok);
  }
  assert.deepEqual(await saidBy(restored), before);
  toPartner.tamper({});
  assert.ok((await recall(restored)).ok);
});

test("X-60: a partner can't say anything in our name, nor in another's, though its own list holds", async () => {
  const restored = await restore();
  const before = await saidBy(restored);
  const [us, them] = [restored.node.node, partner.node.node];
  const extend = (from: string, to: string) => ({
    type: "grant.extend",
    id: randomUUID(),
    from,
    to,
    at: new Date().toISOString(),
    grant: kept,
    n: 3,
    terms,
  });
  const offer = { ...headingTo(third.node, us), type: "grant.offer", grant: randomUUID(), n: 1, terms };
  const forged: readonly (readonly [object, SigningKey, string])[] = [
    [extend(us, them), partner.node.key(), "unknown-key"],
    // Our own former key, which somebody found, long after it was given up.
    [extend(us, them), formerKey, "unknown-key"],
    [extend(us, third.node.node), restored.node.key(), "wrong-audience"],
    [offer, third.node.key(), "wrong-sender"],
  ];
  for (const [statement, key, code] of forged) {
    const envelope = signEnvelope(payloadTypes.statement, Buffer.from(JSON.stringify(statement)), [key]);
    answerWith(({ list, statements }) => resigned(list, [...statements, envelope]));
    assert.equal(await codeOf(recall(restored)), code);
  }
  answerWith(({ list, statements }) => resigned(list, statements, { more: true }, third.node.key()));
  assert.equal(await codeOf(recall(restored)), "unknown-key");
  assert.deepEqual(await saidBy(restored), before);
});

test("X-60: a partner that leaves out what it signed, and we hold, is noticed; what we said is told to it again", async () => {
  const restored = await restore();
  answerWith(({ list, statements }) => {
    const left = statements.filter((one) => !["grant.accept", "grant.offer"].includes(typeOf(one)));
    return resigned(list, left, { whole: false });
  });
  assert.ok((await recall(restored)).ok);
  assert.deepEqual(await restored.sql("select kind from nhipcau.evidence"), [], "it was restored itself");
  const waiting = "select s.type from nhipcau.outbox join nhipcau.statements s using (sender, id) order by 1";
  assert.deepEqual(await restored.sql(waiting), [{ type: "grant.offer" }, { type: "grant.offer" }]);
  answerWith(({ list, statements }) => {
    const left = statements.filter((one) => typeOf(one) !== "grant.accept");
    return resigned(list, left);
  });
  assert.ok((await recall(restored)).ok);
  const evidence = await restored.sql<{ kind: string; held: string; other: string }>(
    "select kind, held, other from nhipcau.evidence",
  );
  assert.deepEqual([evidence.length, evidence[0]?.kind], [1, "statement-withheld"]);
  assert.equal(typeOf(JSON.parse(evidence[0]?.held ?? "") as Envelope), "grant.accept");
  assert.deepEqual(await restored.sql(waiting), [], "what it names has arrived");
});

test("X-60: what a partner says after it has answered its list need not name", async () => {
  const restored = await restore();
  assert.ok((await recall(restored)).ok);
  const said = {
    ...headingTo(partner.node, restored.node.node),
    type: "grant.offer",
    grant: randomUUID(),
    n: 1,
    terms: { ...terms, from: ["HP"], register: "parts", fields: ["task"] },
  };
  const envelope = signEnvelope(payloadTypes.statement, Buffer.from(JSON.stringify(said)), [
    partner.node.key(),
  ]);
  toPartner.tamper({
    answer: async (answer) => {
      const peer = await restored.node.exchange.read((transaction) =>
        transaction.findPeer(partner.node.node),
      );
      assert.ok(peer);
      wellDone(await receiveStatement(restored.node, peer, envelope, "request"));
      return answer;
    },
  });
  assert.equal(wellDone(await recall(restored)), 0);
  const offered = await restored.sql("select id, state from nhipcau.grants where id = $1", [said.grant]);
  assert.deepEqual(offered, [{ id: said.grant, state: "offered" }]);
  assert.deepEqual(await restored.sql("select kind from nhipcau.evidence"), []);
});

test("X-59: long lists come in parts, each checked, the nodes' own words first", async () => {
  const restored = await restore();
  const asked = randomUUID();
  const [peer] = await partner.node.exchange.read((transaction) =>
    transaction.peers().then((all) => all.filter(({ node }) => node === restored.node.node)),
  );
  assert.ok(peer);
  const whole = wellDone(await serveSaid(partner.node, peer, { asked }));
  const types = whole.statements.map(typeOf);
  const lastOfPeers = types.findLastIndex((type) => type.startsWith("peer."));
  assert.ok(types.slice(0, lastOfPeers).every((type) => type.startsWith("peer.")));
  // The relay makes parts of six out of it, as the partner would sign them.
  toPartner.tamper({
    answer: (answer, request) => {
      const { after, asked: question } = JSON.parse(request.body.toString()) as SaidList;
      const begin = after === undefined ? 0 : whole.statements.findIndex((one) => idOf(one) === after.id) + 1;
      const part = whole.statements.slice(begin, begin + 6);
      const change = {
        asked: question,
        more: begin + 6 < whole.statements.length,
        ...(after ? { after } : {}),
      };
      return { ...answer, body: Buffer.from(JSON.stringify(resigned(whole.list, part, change))) };
    },
  });
  assert.equal(wellDone(await recall(restored)), 8);
  assert.deepEqual(await saidBy(restored), await saidBy(partner));
  assert.equal(
    await codeOf(serveSaid(partner.node, peer, { asked, after: { from: asked, id: asked } })),
    "bad-cursor",
  );
});

test("X-59: nobody is told what was said to others, nor an invitation that is open", async () => {
  const { id } = wellDone(await invitePeer(partner.node));
  const peers = await partner.node.exchange.read((transaction) => transaction.peers());
  for (const peer of peers) {
    const { statements } = wellDone(await serveSaid(partner.node, peer, { asked: randomUUID() }));
    assert.ok(statements.length > 2);
    assert.ok(statements.every((one) => idOf(one) !== id));
    const strangers = peers.filter(({ node }) => node !== peer.node).map(({ node }) => node);
    assert.ok(!strangers.some((node) => JSON.stringify(statements.map(payloadOf)).includes(node)));
  }
});

test("X-59, X-13: a retirement that the backup does not have comes back, too", async () => {
  wellDone(await retirePeer(partner.node, owner.node.node, "thử"));
  const restored = await restore();
  assert.ok((await recall(restored)).ok);
  assert.deepEqual(await restored.sql("select state from nhipcau.peers"), [{ state: "retired" }]);
  assert.deepEqual(new Set((await statesOf(restored)).values()), new Set(["ended", "revoked"]));
});

/** The owner as it comes back from its backup, with the key it had last; its partner has not been asked. */
async function restore(): Promise<ExchangingNode> {
  toPartner.lead(nowhere);
  const restored = await makeExchangingNode("QN", {
    endpoint: toOwner.address,
    restored: { file, folder: owner.folder },
  });
  toOwner.lead(restored.address);
  toPartner.lead(partner.address);
  return restored;
}

async function recall(restored: ExchangingNode, at = partner.address) {
  toPartner.lead(at);
  const peer = await restored.node.exchange.read((transaction) => transaction.findPeer(partner.node.node));
  assert.ok(peer);
  const outcome = await recallStatements(restored.node, peer);
  toPartner.lead(partner.address);
  return outcome;
}

async function rotate(node: ExchangingNode): Promise<void> {
  const pem = generatePrivateKeyPem();
  const next = wellDone(readSigningKey(pem));
  node.exchange.keepKey(pem);
  wellDone(await rotateKey(node.node, next));
  await deliverStatements(node.node);
  node.exchange.useKey(pem, next);
}

interface Answer {
  readonly list: Envelope;
  readonly statements: readonly Envelope[];
}

function answerWith(change: (answer: Answer) => object): void {
  toPartner.tamper({
    answer: (answer) => ({
      ...answer,
      body: Buffer.from(JSON.stringify(change(JSON.parse(answer.body.toString()) as Answer))),
    }),
  });
}

/** What a partner would sign that wants these statements to be the ones. */
function resigned(
  list: Envelope,
  statements: readonly Envelope[],
  change: Partial<SaidList> = {},
  key = partner.node.key(),
): Answer {
  const said = wellDone(parseSaidList(Buffer.from(list.payload, "base64")));
  const payload = encodeSaidList({
    ...said,
    count: statements.length,
    root: rootOfSaid(statements.map((one) => Buffer.from(one.payload, "base64"))),
    ...change,
  });
  return { list: signEnvelope(payloadTypes.said, payload, [key]), statements };
}

function payloadOf({ payload }: Envelope): { readonly type: string; readonly id: string } {
  return JSON.parse(Buffer.from(payload, "base64").toString()) as { type: string; id: string };
}

const typeOf = (envelope: Envelope): string => payloadOf(envelope).type;
const idOf = (envelope: Envelope): string => payloadOf(envelope).id;

async function saidBy(node: ExchangingNode): Promise<readonly string[]> {
  const rows = await node.sql<{ told: string }>(
    `select type || ' ' || id as told from nhipcau.statements
     where (receiver in ($1, $2) and sender in ($1, $2)) or (type = 'peer.invite' and sender = $1) order by 1`,
    [owner.node.node, partner.node.node],
  );
  return rows.map(({ told }) => told);
}

async function statesOf(node: ExchangingNode): Promise<ReadonlyMap<string, string>> {
  const rows = await node.sql<{ id: string; state: string }>(
    "select id, state from nhipcau.grants where id = any ($1) order by id",
    [[kept, ended, later, theirs]],
  );
  return new Map(rows.map(({ id, state }) => [id, state]));
}

async function codeOf(
  asked: Promise<{ readonly ok: boolean; readonly refusals?: readonly { readonly code: string }[] }>,
): Promise<string> {
  const outcome = await asked;
  return outcome.ok ? "done" : (outcome.refusals?.[0]?.code ?? "none");
}
