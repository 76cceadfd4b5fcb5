// Somebody on the way changes a byte: of a page, a header, a receipt, a statement, a request. It is refused with its
// code, said where people look, leaves nothing, and the next honest answer goes on.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { encodePageHeader, parsePageHeader } from "@nhipcau/exchange/pages/page-header.ts";
import { payloadTypes, signEnvelope } from "@nhipcau/exchange/signing/envelope.ts";
import { callPartner } from "@nhipcau/operations/exchange/call-partner.ts";
import { deliverStatements } from "@nhipcau/operations/exchange/deliver-statements.ts";
import { changeTerms } from "@nhipcau/operations/exchange/grants.ts";
import { systemOf } from "@nhipcau/operations/ports/acting.ts";
import { reports } from "@nhipcau/registers/cooperation/reports.ts";
import {
  connect,
  type ExchangingNode,
  follow,
  followed,
  grantTo,
  makeExchangingNode,
  wellDone,
} from "@nhipcau/testkit/exchange/exchanging-node.ts";
import { flip, openTamperingRelay, type PassingRequest } from "@nhipcau/testkit/exchange/tampering-relay.ts";
import { termsOf } from "@nhipcau/testkit/granted-node.ts";
import { putWell } from "@nhipcau/testkit/put-records.ts";
import { settledJournal } from "@nhipcau/testkit/settled-journal.ts";

const terms = termsOf({ register: "reports", fields: ["part", "date", "stage", "narrative"] });
let written = 0;
const relay = await openTamperingRelay();
const owner = await makeExchangingNode("QN", { endpoint: relay.address });
relay.lead(owner.address);
const partner = await makeExchangingNode("HP");
await connect(owner, partner);
const grant = await grantTo(owner, partner, terms);
await write();
assert.deepEqual(await follow(partner, grant), { ok: true, value: 1 });

test("X-42, X-43: a page of which any byte is another is refused, noted, and leaves nothing", async () => {
  await write();
  const sent = await pageBytes();
  const places = Array.from({ length: 90 }, (_, index) => Math.floor((index * sent.length) / 90));
  const codes = new Set<string>();
  for (const place of [...places, sent.length - 1]) {
    relay.tamper({
      request: withoutEncoding,
      answer: (answer) => (answer.status === 200 ? { ...answer, body: flip(answer.body, place) } : answer),
    });
    codes.add(await refusedPull());
  }
  assert.ok(codes.has("bad-signature") && codes.has("bad-page"), [...codes].join(", "));
  await honestGoesOn(1);
});

test("X-51: a compressed page of which any byte is another is refused", async () => {
  await write();
  for (let place = 0; place < 300; place += 7) {
    relay.tamper({
      answer: (answer) =>
        answer.status === 200 ? { ...answer, body: flip(answer.body, place % answer.body.length) } : answer,
    });
    await refusedPull();
  }
  await honestGoesOn(1);
});

test("X-43: a page cut short, with a row more, with rows in another order or of another encoding is refused", async () => {
  await write();
  const changes: readonly ((body: Buffer) => Buffer)[] = [
    (body) => body.subarray(0, body.length - 1),
    (body) => body.subarray(0, body.indexOf(10) + 1),
    (body) => Buffer.concat([body, body.subarray(body.indexOf(10) + 1)]),
    (body) => {
      const [envelope = "", ...rows] = body.toString().trimEnd().split("\n");
      return Buffer.from(`${[envelope, ...rows.toReversed()].join("\n")}\n`);
    },
    () => Buffer.alloc(0),
  ];
  for (const change of changes) {
    relay.tamper({
      request: withoutEncoding,
      answer: (answer) => (answer.status === 200 ? { ...answer, body: change(answer.body) } : answer),
    });
    assert.equal(await refusedPull(), "bad-page");
  }
  relay.tamper({
    answer: (answer) => ({ ...answer, headers: { ...answer.headers, "content-encoding": "gzip" } }),
  });
  assert.equal(await refusedPull(), "bad-page");
  await honestGoesOn(1);
});

test("X-16 to X-21: a request of which any signed part is another is refused by the owner and noted by who sent it", async () => {
  await write();
  const codes = new Map<string, string>();
  const alter = async (what: string, change: (request: PassingRequest) => PassingRequest): Promise<void> => {
    relay.tamper({ request: change });
    codes.set(what, await refusedPull());
  };
  await alter("query", (request) => ({ ...request, target: `${request.target}?a=1` }));
  await alter("body", (request) => ({ ...request, body: flip(request.body, 12) }));
  await alter("no body", (request) => ({ ...request, body: Buffer.alloc(0) }));
  await alter("audience", (request) => altered(request, "nhipcau-audience", 4));
  await alter("digest", (request) => altered(request, "content-digest", 14));
  for (let place = 0; place < 240; place += 5) {
    await alter(`input ${place}`, (request) => altered(request, "signature-input", place));
    await alter(`signature ${place}`, (request) => altered(request, "signature", place % 90));
  }
  assert.equal(codes.get("query"), "bad-signature");
  assert.equal(codes.get("body"), "content-digest");
  assert.equal(codes.get("audience"), "wrong-audience");
  const expected = [
    "bad-signature",
    "content-digest",
    "request-expired",
    "signature-algorithm",
    "signature-components",
    "unknown-key",
    "wrong-audience",
  ];
  for (const [what, code] of codes) assert.ok(expected.includes(code), `${what}: ${code}`);
  await honestGoesOn(1);
});

test("X-52: a receipt of which any byte is another is refused, though the request around it is signed", async () => {
  const { peer } = await followed(partner, grant);
  const [row] = await partner.sql<{ receipt: string; cursor: string }>(
    "select receipt, cursor from nhipcau.followed",
  );
  assert.ok(row);
  relay.tamper({});
  for (let place = 0; place < row.receipt.length; place += 11) {
    const receipt = asJson(flip(Buffer.from(row.receipt), place));
    if (receipt === undefined) continue;
    const answer = await callPartner(partner.node, peer, {
      target: "/exchange/v1/pull",
      body: { grant, cursor: row.cursor, wait: 0, most: 10, receipt },
    });
    assert.ok(!answer.ok, `a receipt with byte ${place} turned over was taken`);
  }
  await honestGoesOn(0);
});

test("X-05: a statement of which any byte is another is refused, kept nowhere, and arrives when nobody changes it", async () => {
  wellDone(await changeTerms(owner.node, grant, { ...terms, fields: ["part", "date", "stage"] }));
  const [waiting] = await owner.node.exchange.read((transaction) => transaction.outbox());
  assert.ok(waiting);
  const before = await counted(partner, "nhipcau.statements");
  const { peer } = await ownersPeer();
  for (let place = 0; place < waiting.envelope.length; place += 9) {
    const body = asJson(flip(Buffer.from(waiting.envelope), place));
    if (body === undefined) continue;
    const answer = await callPartner(owner.node, peer, { target: "/exchange/v1/statements", body });
    assert.ok(!answer.ok, `a statement with byte ${place} turned over was taken`);
  }
  assert.equal(await counted(partner, "nhipcau.statements"), before);
  assert.deepEqual(await deliverStatements(owner.node), { arrived: 1, failed: 0 });
  await honestGoesOn(1);
});

test("X-53: another signed page for a position that is held raises the alarm, keeps both and stops the grant", async () => {
  const [held] = await partner.sql<{ envelope: string }>(
    "select envelope from nhipcau.pages order by id desc limit 1",
  );
  assert.ok(held);
  const { payload } = JSON.parse(held.envelope) as { payload: string };
  const header = parsePageHeader(Buffer.from(payload, "base64"));
  assert.ok(header.ok);
  // As an owner that was restored wrongly, or is two-faced, would have signed it.
  const other = encodePageHeader({ ...header.value, at: "2026-01-01T00:00:00.000Z" });
  const envelope = JSON.stringify(signEnvelope(payloadTypes.page, other, [owner.node.key()]));
  relay.tamper({
    answer: () => ({ status: 200, headers: { "content-type": "x" }, body: Buffer.from(`${envelope}\n`) }),
  });
  assert.equal(await refusedPull(), "equivocation");
  const evidence = await partner.sql("select kind, held, other from nhipcau.evidence");
  assert.deepEqual(evidence, [{ kind: "equivocation", held: held.envelope, other: envelope }]);
  const [standing] = await partner.sql<{ stopped: string }>("select stopped from nhipcau.followed");
  assert.equal(standing?.stopped, "equivocation");
});

async function write(): Promise<void> {
  const versions = Array.from({ length: 12 }, () => {
    written += 1;
    return {
      id: `r-${written}`,
      holdsFrom: "2026-01-01" as CalendarDate,
      body: { part: "p", date: "2026-01-01", stage: "waiting", narrative: `Chờ bạn — lần ${written}` },
    };
  });
  await putWell(owner.store, systemOf("QN"), reports, versions);
  await settledJournal(owner);
}

/** A pull that must be refused: with a code, noted for the grant and the peer, and nothing applied. */
async function refusedPull(): Promise<string> {
  const before = await standing();
  const outcome = await follow(partner, grant);
  assert.ok(!outcome.ok, "it was taken");
  const code = outcome.refusals[0]?.code;
  assert.ok(code);
  const after = await standing();
  assert.deepEqual(
    { ...after, lastError: "", peerError: "" },
    { ...before, lastError: "", peerError: "" },
    "something was applied",
  );
  assert.deepEqual([after.lastError, after.peerError], [code, code]);
  return code;
}

async function honestGoesOn(pages: number): Promise<void> {
  relay.tamper({});
  assert.deepEqual(await follow(partner, grant), { ok: true, value: pages });
  const { copies, lastError } = await standing();
  assert.deepEqual([copies, lastError], [written, null]);
}

async function standing(): Promise<Record<string, unknown>> {
  const [row] = await partner.sql<Record<string, unknown>>(
    `select number, cursor, last_error as "lastError", (select last_error from nhipcau.peers) as "peerError",
       (select count(*)::int from reg.reports) as copies, (select count(*)::int from nhipcau.pages) as pages from nhipcau.followed`,
  );
  assert.ok(row);
  return row;
}

// The page as it would come uncompressed, to know how long it is.
async function pageBytes(): Promise<Buffer> {
  const { peer } = await followed(partner, grant);
  const [row] = await partner.sql<{ cursor: string }>("select cursor from nhipcau.followed");
  const answer = await callPartner(partner.node, peer, {
    target: "/exchange/v1/pull",
    body: { grant, cursor: row?.cursor, wait: 0, most: 2000 },
  });
  return wellDone(answer).body;
}

async function ownersPeer(): ReturnType<typeof followed> {
  return followed(owner, grant);
}

async function counted(node: ExchangingNode, table: string): Promise<number> {
  const [row] = await node.sql<{ n: number }>(`select count(*)::int as n from ${table}`);
  return row?.n ?? -1;
}

function withoutEncoding(request: PassingRequest): PassingRequest {
  return { ...request, headers: { ...request.headers, "accept-encoding": "identity" } };
}

function altered(request: PassingRequest, name: string, at: number): PassingRequest {
  const value = Buffer.from(request.headers[name] ?? "");
  return {
    ...request,
    headers: { ...request.headers, [name]: flip(value, at % value.length).toString("latin1") },
  };
}

function asJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("latin1"));
  } catch {
    return undefined; // such bytes are no JSON, and no request could carry them
  }
}
