// A peer, or somebody who is none, that sends what no honest node sends. Each is refused with its own code and logged
// without its body, and after each the node goes on serving the others.
import assert from "node:assert/strict";
import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { connect as openSocket } from "node:net";
import { afterEach, test } from "node:test";
import type { SigningKey } from "@nhipcau/exchange/keys/signing-key.ts";
import { generatePrivateKeyPem, readSigningKey } from "@nhipcau/exchange/keys/signing-key.ts";
import { formatCursor, parseCursor } from "@nhipcau/exchange/pages/cursor.ts";
import { digestOfBody } from "@nhipcau/exchange/signing/content-digest.ts";
import { payloadTypes, signEnvelope } from "@nhipcau/exchange/signing/envelope.ts";
import { signRequest } from "@nhipcau/exchange/signing/http-signature.ts";
import { offerGrant } from "@nhipcau/operations/exchange/grants.ts";
import { identityOf } from "@nhipcau/operations/exchange/identity.ts";
import { invitePeer } from "@nhipcau/operations/exchange/peers.ts";
import { signStatement } from "@nhipcau/operations/exchange/said.ts";
import { headingTo } from "@nhipcau/operations/exchange/say-statement.ts";
import {
  connect,
  follow,
  grantTo,
  makeExchangingNode,
  wellDone,
} from "@nhipcau/testkit/exchange/exchanging-node.ts";
import { forward } from "@nhipcau/testkit/exchange/tampering-relay.ts";
import { termsOf } from "@nhipcau/testkit/granted-node.ts";

const secretWord = "KHONG-DUOC-GHI";
let ahead = 0;
const victim = await makeExchangingNode("QN", { clock: () => Date.now() + ahead, requestsPerMinute: 300 });
const peer = await makeExchangingNode("HP");
await connect(victim, peer);
const terms = termsOf({ register: "reports", fields: ["part", "narrative"] });
const grant = await grantTo(victim, peer, terms);
await follow(peer, grant);

interface Asked {
  readonly key?: SigningKey;
  readonly audience?: string;
  readonly now?: number;
  readonly nonce?: Buffer;
  readonly body?: Buffer | object;
  /** The body that is sent instead of the one that was signed. */
  readonly sent?: Buffer;
  readonly change?: (headers: Record<string, string>) => Record<string, string>;
}

interface Answered {
  readonly status: number;
  readonly code: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

async function ask(target: string, asked: Asked = {}): Promise<Answered> {
  const { key = peer.node.key(), audience = victim.node.node, change = (headers) => headers } = asked;
  const { now = Date.now() + ahead, nonce = randomBytes(16), body = { note: secretWord } } = asked;
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  const signed = signRequest(
    { method: "POST", target, audience, bodyDigest: digestOfBody(bytes), now, nonce },
    key,
  );
  const answer = await forward(victim.address, {
    method: "POST",
    target,
    headers: change({ "content-type": "application/json", ...signed }),
    body: asked.sent ?? bytes,
  });
  const problem =
    answer.status >= 400 ? (JSON.parse(answer.body.toString()) as { code: unknown }) : undefined;
  return { status: answer.status, code: problem?.code, headers: answer.headers };
}

// Whatever was tried, the good request after it is served, and nothing of a body stands in the log.
afterEach(async () => {
  ahead = 0;
  assert.deepEqual(await follow(peer, grant), { ok: true, value: 0 });
  assert.ok(!victim.log.some((line) => line.includes(secretWord)));
});

const stranger = makeKey();
const [pull, statements, toConnect] = [
  "/exchange/v1/pull",
  "/exchange/v1/statements",
  "/exchange/v1/connect",
];

test("X-16 to X-21: every signed route refuses each false signature with its own code", async () => {
  for (const target of [pull, statements, toConnect]) {
    const body = target === toConnect ? acceptance({ key: peer.node.key() }) : { note: secretWord };
    const codeOf = async (asked: Asked): Promise<unknown> => (await ask(target, { body, ...asked })).code;
    const header = (name: string, value: string) => (headers: Record<string, string>) => ({
      ...headers,
      [name]: value,
    });
    const without = (name: string) => (headers: Record<string, string>) =>
      Object.fromEntries(Object.entries(headers).filter(([own]) => own !== name));
    for (const name of ["signature-input", "content-digest", "nhipcau-audience"])
      assert.equal(await codeOf({ change: without(name) }), "signature-components", `${target} ${name}`);
    assert.equal(await codeOf({ change: without("signature") }), "bad-signature", target);
    const other = signRequest(
      {
        method: "POST",
        target,
        audience: "x",
        bodyDigest: digestOfBody(Buffer.alloc(0)),
        now: 0,
        nonce: randomBytes(16),
      },
      peer.node.key(),
    );
    assert.equal(await codeOf({ change: header("signature", other.signature) }), "bad-signature", target);
    assert.equal(
      await codeOf({ sent: Buffer.concat([Buffer.from(" "), bytesOf(body)]) }),
      "content-digest",
      target,
    );
    assert.equal(await codeOf({ audience: randomUUID() }), "wrong-audience", target);
    assert.equal(await codeOf({ now: Date.now() - 301_000 }), "request-expired", target);
    assert.equal(await codeOf({ now: Date.now() + 125_000 }), "request-expired", target);
    assert.equal(await codeOf({ key: stranger }), "unknown-key", target);
    const downgraded = (headers: Record<string, string>) =>
      header(
        "signature-input",
        (headers["signature-input"] ?? "").replace("ed25519", "hmac-sha256"),
      )(headers);
    assert.equal(await codeOf({ change: downgraded }), "signature-algorithm", target);
  }
});

test("X-20: a request that comes twice is refused the second time on every signed route", async () => {
  for (const target of [pull, statements, toConnect]) {
    const nonce = randomBytes(16);
    const asked = { nonce, ...(target === toConnect ? { body: acceptance({ key: peer.node.key() }) } : {}) };
    assert.notEqual((await ask(target, asked)).code, "replayed", target);
    assert.equal((await ask(target, asked)).code, "replayed", target);
  }
});

test("X-06: garbage, deep JSON, members given twice and empty bodies are refused", async () => {
  const bodies = [
    Buffer.alloc(0),
    randomBytes(500),
    Buffer.from(`{"note":"${secretWord}"`),
    Buffer.from(`${"[".repeat(400_000)}${"]".repeat(400_000)}`),
    Buffer.from(`${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`),
    Buffer.from(`{"grant":"${grant}","grant":"${grant}","wait":0,"most":1}`),
    Buffer.from(`{"__proto__":{"grant":"${grant}"}}`),
    Buffer.from("null"),
  ];
  for (const body of bodies)
    for (const target of [pull, statements, toConnect]) {
      const { code, status } = await ask(target, { body });
      assert.ok(
        code === "bad-statement" && status < 500,
        `${target} ${body.toString("latin1", 0, 40)}: ${String(code)}`,
      );
    }
  const twice = Buffer.from('{"type":"grant.offer","type":"grant.revoke"}');
  assert.equal(
    (await ask(statements, { body: signEnvelope(payloadTypes.statement, twice, [peer.node.key()]) })).code,
    "bad-statement",
  );
});

test("X-22: a body that is too long, or does not end, is cut off, and a slow one holds up nobody", async () => {
  assert.equal((await ask(statements, { body: Buffer.alloc(2 * 1024 * 1024, 32) })).code, "too-large");
  const { hostname, port } = new URL(victim.address);
  const endless = openSocket(Number(port), hostname);
  const signed = signRequest(
    {
      method: "POST",
      target: statements,
      audience: victim.node.node,
      bodyDigest: Buffer.alloc(32),
      now: Date.now(),
      nonce: randomBytes(16),
    },
    peer.node.key(),
  );
  const head = Object.entries({
    host: "x",
    "content-type": "application/json",
    "transfer-encoding": "chunked",
    ...signed,
  });
  endless.on("error", () => undefined);
  endless.write(
    `POST ${statements} HTTP/1.1\r\n${head.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`,
  );
  // It is held open while others are served.
  endless.write("1\r\n[\r\n");
  assert.deepEqual(await follow(peer, grant), { ok: true, value: 0 });
  const answered = once(endless, "data") as Promise<[Buffer]>;
  const chunk = `10000\r\n${" ".repeat(0x10000)}\r\n`;
  for (let sent = 0; sent < 40 && !endless.destroyed; sent += 1) endless.write(chunk);
  const [answer] = await answered;
  assert.match(answer.toString(), /^HTTP\/1\.1 413 [^]*too-large/u);
  endless.destroy();
});

test("X-39, X-44: a pull for another's grant, with a cursor from the future, of garbage or past any measure is refused", async () => {
  const [row] = await peer.sql<{ cursor: string }>("select cursor from nhipcau.followed");
  const cursor = wellDone(parseCursor(row?.cursor ?? ""));
  assert.ok(cursor.phase === "journal");
  const future = formatCursor({ ...cursor, transaction: cursor.transaction + 1_000_000 });
  const whole = { grant, cursor: row?.cursor, wait: 0, most: 10 };
  const expected: readonly (readonly [object, string])[] = [
    [{ ...whole, grant: randomUUID() }, "grant-unknown"],
    [{ ...whole, cursor: future }, "cursor-ahead"],
    [{ ...whole, cursor: "AAAA" }, "bad-cursor"],
    [{ ...whole, cursor: "Ã" }, "bad-cursor"],
    [{ ...whole, cursor: "A".repeat(513) }, "bad-statement"],
    [{ ...whole, cursor: formatCursor({ ...cursor, mark: "another" }) }, "bad-cursor"],
    [{ ...whole, wait: 31 }, "bad-statement"],
    [{ ...whole, most: 1e9 }, "bad-statement"],
    [{ ...whole, fields: ["reason"] }, "bad-statement"],
    [{ ...whole, receipt: { payload: "" } }, "bad-statement"],
  ];
  // A well-formed cursor that no page ended with is noticed when there is something to sign after it.
  for (const [body, code] of expected.filter(([, code]) => code !== "bad-cursor"))
    assert.equal((await ask(pull, { body })).code, code, JSON.stringify(body).slice(0, 120));
  for (const [body] of expected.filter(([, code]) => code === "bad-cursor")) {
    const { status, code } = await ask(pull, { body });
    assert.ok(status === 204 || code === "bad-cursor", `${status} ${String(code)}`);
  }
});

test("X-25, X-32, X-57: a statement of another node, for another, of an unknown type or with a huge filter is refused", async () => {
  const offer = { type: "grant.offer", ...headingTo(peer.node, victim.node.node), grant: randomUUID(), n: 1 };
  const of = async (statement: object): Promise<unknown> => {
    const payload = Buffer.from(JSON.stringify(statement));
    return (await ask(statements, { body: signEnvelope(payloadTypes.statement, payload, [peer.node.key()]) }))
      .code;
  };
  const condition = { field: "part", op: "in", values: ["a"] };
  const many = Array.from({ length: 201 }, (_, index) => `p${index}`);
  const theirs = { ...terms, from: ["HP"] };
  assert.equal(
    await of({ ...offer, terms: { ...theirs, rows: Array(11).fill(condition) } }),
    "bad-statement",
  );
  assert.equal(
    await of({ ...offer, terms: { ...theirs, rows: [{ ...condition, values: many }] } }),
    "bad-statement",
  );
  assert.equal(await of({ ...offer, terms: theirs, type: "grant.give" }), "not-understood");
  assert.equal(await of({ ...offer, terms: theirs, from: randomUUID() }), "wrong-sender");
  assert.equal(await of({ ...offer, terms: theirs, to: randomUUID() }), "wrong-audience");
  const unknown = await offerGrant(victim.node, {
    peer: peer.node.node,
    terms: { ...terms, fields: ["khong-co"] },
  });
  assert.ok(!unknown.ok && unknown.refusals[0]?.code === "unknown-field");
});

test("X-26: the same statement again changes nothing; another one under its id is refused and kept as evidence", async () => {
  const statement = {
    type: "grant.offer",
    ...headingTo(peer.node, victim.node.node),
    grant: randomUUID(),
    n: 1,
    terms: { ...terms, from: ["HP"] },
  } as const;
  const first = JSON.parse(signStatement(statement, [peer.node.key()]).envelope) as object;
  assert.equal((await ask(statements, { body: first })).status, 200);
  assert.equal((await ask(statements, { body: first })).status, 200);
  const other = { ...statement, grant: randomUUID() };
  const second = JSON.parse(signStatement(other, [peer.node.key()]).envelope) as object;
  assert.equal((await ask(statements, { body: second })).code, "statement-conflict");
  const evidence = await victim.sql("select kind, held, other from nhipcau.evidence");
  assert.deepEqual(evidence, [
    { kind: "statement-conflict", held: JSON.stringify(first), other: JSON.stringify(second) },
  ]);
});

test("X-09, X-10: an unknown, used or expired invitation, a wrong secret and the node's own key as ours are refused", async () => {
  const { id, file } = wellDone(await invitePeer(victim.node));
  const { payload } = JSON.parse(file) as { payload: string };
  const { secret } = JSON.parse(Buffer.from(payload, "base64").toString()) as { secret: string };
  const codeOf = async (given: Acceptance & { readonly later?: number }): Promise<unknown> => {
    ahead = given.later ?? 0;
    const { key = stranger } = given;
    return (await ask(toConnect, { key, body: acceptance({ key, ...given }) })).code;
  };
  assert.equal(await codeOf({}), "invitation-unknown");
  assert.equal(await codeOf({ invitation: id, secret: "A".repeat(22) }), "invitation-unknown");
  assert.equal(await codeOf({ invitation: id, secret, key: victim.node.key() }), "own-key");
  assert.equal(await codeOf({ invitation: id, secret, later: 15 * 86_400_000 }), "invitation-expired");
  assert.equal(await codeOf({ invitation: id, secret }), undefined, "it was good until here");
  assert.equal(await codeOf({ invitation: id, secret, key: makeKey() }), "invitation-unknown");
});

test("X-24: whoever is no peer is held to a rate, told when to come again, and every refusal is logged with code and peer", async () => {
  let limited: Answered | undefined;
  const key = makeKey();
  for (let index = 0; index < 400 && limited === undefined; index += 1) {
    const answer = await ask(pull, { key });
    if (answer.status === 429) limited = answer;
    else assert.equal(answer.code, "unknown-key");
  }
  assert.equal(limited?.code, "too-many-requests");
  assert.ok(Number(limited.headers["retry-after"]) > 0);
  // A peer from the same address is counted for itself.
  const { code } = await ask(pull, { body: { grant: randomUUID(), wait: 0, most: 1 } });
  assert.equal(code, "grant-unknown");
  const lines = victim.log.map((line) => JSON.parse(line) as Record<string, unknown>);
  const logged = lines.findLast((line) => line["code"] === "grant-unknown");
  assert.deepEqual(
    [logged?.["method"], logged?.["route"], logged?.["status"], logged?.["peer"]],
    ["POST", pull, 404, peer.node.node],
  );
  assert.ok(lines.some((line) => line["code"] === "unknown-key" && line["peer"] === undefined));
});

interface Acceptance {
  readonly key?: SigningKey;
  readonly invitation?: string;
  readonly secret?: string;
}

// What a node that is not known yet says when it was invited.
function acceptance({
  key = stranger,
  invitation = randomUUID(),
  secret = "A".repeat(22),
}: Acceptance): object {
  const from = randomUUID();
  const identity = identityOf(peer.node);
  const at = new Date(Date.now() + ahead).toISOString();
  const statement = {
    type: "peer.accept",
    ...headingTo(peer.node, victim.node.node),
    from,
    at,
    invitation,
    secret,
    identity: { ...identity, node: from, at, keys: [{ x: key.publicKey.x, from: at }] },
  } as const;
  return JSON.parse(signStatement(statement, [key]).envelope) as object;
}

function makeKey(): SigningKey {
  return wellDone(readSigningKey(generatePrivateKeyPem()));
}

function bytesOf(body: object): Buffer {
  return Buffer.from(JSON.stringify(body));
}
