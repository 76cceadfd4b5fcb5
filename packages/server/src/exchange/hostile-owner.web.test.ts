// A partner that answers what no honest owner answers: forged pages, bombs, endless answers, redirects, addresses within.
// Nothing of it is applied, it is said where people look, and the next honest answer goes on.
import assert from "node:assert/strict";
import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import http from "node:http";
import { after, afterEach, test } from "node:test";
import { gzipSync, zstdCompressSync } from "node:zlib";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Outcome } from "@nhipcau/domain/outcome.ts";
import {
  encodePageHeader,
  pageHash,
  type PageHeader,
  parsePageHeader,
} from "@nhipcau/exchange/pages/page-header.ts";
import { buildRows } from "@nhipcau/exchange/pages/page-rows.ts";
import { payloadTypes, signEnvelope } from "@nhipcau/exchange/signing/envelope.ts";
import { deliverStatements } from "@nhipcau/operations/exchange/deliver-statements.ts";
import { retirePeer } from "@nhipcau/operations/exchange/peers.ts";
import { systemOf } from "@nhipcau/operations/ports/acting.ts";
import type { PartnerRequest } from "@nhipcau/operations/ports/partner-transport.ts";
import { reports } from "@nhipcau/registers/cooperation/reports.ts";
import {
  connect,
  follow,
  grantTo,
  makeExchangingNode,
  wellDone,
} from "@nhipcau/testkit/exchange/exchanging-node.ts";
import { openTamperingRelay } from "@nhipcau/testkit/exchange/tampering-relay.ts";
import { goneRow, rowOf, termsOf } from "@nhipcau/testkit/granted-node.ts";
import { putWell } from "@nhipcau/testkit/put-records.ts";
import { settledJournal } from "@nhipcau/testkit/settled-journal.ts";
import { makeHttpTransport } from "./http-transport.ts";

const relay = await openTamperingRelay();
const owner = await makeExchangingNode("QN", { endpoint: relay.address });
relay.lead(owner.address);
let ahead = 0;
const partner = await makeExchangingNode("HP", { clock: () => Date.now() + ahead });
const stranger = await makeExchangingNode("HN");
await connect(owner, partner);
const terms = termsOf({ register: "reports", fields: ["part", "date", "stage", "narrative", "percent"] });
const grant = await grantTo(owner, partner, terms);
await putWell(partner.store, systemOf("HP"), reports, [reportOf("own-record")]);
let written = 0;
let isOver = false;
await write();
await follow(partner, grant);

// Whatever was answered, nothing of it stands here, and the honest answer after it is taken.
afterEach(async () => {
  relay.tamper({});
  relay.lead(owner.address);
  if (isOver) return;
  await write();
  const outcome = await follow(partner, grant);
  assert.ok(outcome.ok, JSON.stringify(outcome));
  const [row] = await partner.sql<{ ids: string[] }>(
    "select array_agg(id order by id) as ids from reg.reports",
  );
  const expected = [...Array.from({ length: written }, (_, index) => `r-${index + 1}`), "own-record"];
  assert.deepEqual(row?.ids.toSorted(), expected.toSorted());
});

test("X-43, X-40: a signed page of another grant, register, node or owner, out of order or of an earlier epoch is refused", async () => {
  const wrong: readonly (readonly [Partial<PageHeader>, string])[] = [
    [{ grant: randomUUID() }, "wrong-grant"],
    [{ register: "parts" }, "wrong-grant"],
    [{ to: randomUUID() }, "wrong-audience"],
    [{ owner: randomUUID() }, "bad-page"],
    [{ number: 99 }, "page-out-of-order"],
    [{ epoch: 0 }, "bad-page"],
    [{ epoch: 2 }, "page-out-of-order"],
    [{ from: "AAAA" }, "page-out-of-order"],
    [{ phase: "snapshot" }, "page-out-of-order"],
    [{ rows: 7 }, "bad-page"],
    [{ root: "n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg" }, "bad-page"],
  ];
  for (const [change, code] of wrong)
    assert.equal(await pulled(await forged([rowOf("x-1", 1, {})], change)), code, JSON.stringify(change));
  assert.equal(await pulled(await forged([], {}, stranger.node)), "unknown-key");
});

test("X-49: a record that is our own, of an author the owner does not answer for or kept inside refuses the whole page", async () => {
  const good = rowOf("x-1", 1, { part: "p", date: "2026-01-01", stage: "waiting", narrative: "a" });
  const bad = [
    rowOf("own-record", 9, {}),
    rowOf("x-2", 1, {}, { author: "HP" }),
    rowOf("x-2", 1, {}, { author: "HN" }),
    rowOf("x-2", 1, {}, { scope: "internal" }),
  ];
  for (const row of bad) assert.equal(await pulled(await forged([good, row])), "foreign-record", row);
});

test("X-50: values that do not fit refuse the page with all its rows", async () => {
  const good = rowOf("x-1", 1, { part: "p", date: "2026-01-01", stage: "waiting", narrative: "a" });
  const bad = [
    rowOf("x-2", 1, { percent: "nhiều" }),
    rowOf("x-2", 1, { percent: 1e300 }),
    rowOf("x-2", 1, { date: "2026-02-31" }),
    rowOf("x-2", 1, { date: "infinity" }),
    rowOf("x-2", 1, {}, { from: "hôm qua" }),
    rowOf("x-2", -1, {}),
    `{"$id":"x-2","$v":1`.concat("}"),
    `{"$id":"x-2","deep":${"[".repeat(20_000)}${"]".repeat(20_000)}}`,
    `{"$id":"x-2"},{"$id":"x-3"}`,
  ];
  for (const row of bad) {
    const code = await pulled(await forged([good, row]));
    assert.ok(code === "bad-page" || code === "foreign-record", `${row.slice(0, 60)}: ${code}`);
  }
});

test("X-22: a bomb, more than an answer may hold and one that never ends are refused", async () => {
  const bomb = Buffer.alloc(80 * 1024 * 1024, 32);
  for (const [encoding, body] of [
    ["gzip", gzipSync(bomb)],
    ["zstd", zstdCompressSync(bomb)],
  ] as const)
    assert.equal(await pulled({ headers: { "content-encoding": encoding }, body }), "too-large", encoding);
  assert.equal(await pulled({ headers: {}, body: Buffer.alloc(9 * 1024 * 1024) }), "too-large");
  assert.equal(await pulled({ headers: { "content-encoding": "lzma" }, body: Buffer.alloc(9) }), "bad-page");
  const endless = await openServer((answer) => {
    answer.writeHead(200);
    const write = (): void => {
      if (!answer.destroyed) answer.write(Buffer.alloc(65_536), write);
    };
    write();
  });
  assert.equal(codeOf(await send({ endpoint: endless })), "too-large");
  const silent = await openServer((answer) => answer.writeHead(200).write("{"));
  assert.equal(codeOf(await send({ endpoint: silent, timeoutMs: 150 })), "peer-unreachable");
});

test("X-23: a redirect is not followed, and an address within is not spoken to, however it is written", async () => {
  let reached = 0;
  const inside = await openServer((answer) => {
    reached += 1;
    answer.end();
  });
  const { port } = new URL(inside);
  assert.equal(
    await pulled({ status: 307, headers: { location: inside }, body: Buffer.alloc(0) }),
    "redirected",
  );
  const hosts = [
    "127.0.0.1",
    "localhost",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "0x7f.1",
    "2130706433",
    "127.1",
    "0.0.0.0",
    "10.0.0.1",
    "169.254.169.254",
    "[fd00::1]",
    "192.168.1.1",
  ];
  for (const host of hosts)
    assert.equal(
      codeOf(await send({ endpoint: `http://${host}:${port}`, privateAddress: false })),
      "private-address",
      host,
    );
  assert.equal(reached, 0);
});

test("X-24: an answer that is no problem, or claims what only we say, is one code and none of its words are kept", async () => {
  const answers = [
    { status: 500, body: "KHONG-DUOC-GHI" },
    { status: 403, body: JSON.stringify({ code: "KHONG-DUOC-GHI" }) },
    { status: 200, body: "KHONG-DUOC-GHI" },
    { status: 404, body: "[".repeat(100_000) },
  ];
  for (const { status, body } of answers) {
    const code = await pulled({ status, headers: {}, body: Buffer.from(body) });
    assert.ok(code === "peer-failed" || code === "bad-page", code);
  }
  assert.ok(!partner.log.some((line) => line.includes("KHONG-DUOC-GHI")));
});

test("X-08: another node at a peer's address is not the peer", async () => {
  relay.lead(stranger.address);
  const outcome = await follow(partner, grant);
  assert.equal(codeOf(outcome), "wrong-audience");
});

test("X-50, X-55: a field that is not declared here is kept and said; what is our own is not taken away by a row that is gone", async () => {
  isOver = true; // pages that only we think were signed come between the two nodes
  const fields = [...terms.fields, "newField"];
  const body = { part: "p", date: "2026-01-01", stage: "waiting", narrative: "a", newField: "mới" };
  const page = await forged([rowOf("r-1", 2, body), goneRow("own-record", 99)], { fields });
  assert.equal(await pulled(page), "wrong-grant", "the terms do not name it");
  await partner.sql(
    "update nhipcau.grants set terms = jsonb_set(terms, '{fields}', $1::jsonb) where direction = 'in'",
    [JSON.stringify(fields)],
  );
  assert.equal(await pulled(page), "applied");
  assert.deepEqual(
    await partner.sql(
      "select unknown_fields, (select count(*)::int from reg.reports where id = 'own-record') as own from nhipcau.followed",
    ),
    [{ unknown_fields: ["newField"], own: 1 }],
  );
});

test("X-27: what cannot arrive is tried again with growing pauses of at most five minutes, and arrives when it can", async () => {
  relay.lead("http://127.0.0.1:9");
  wellDone(await retirePeer(partner.node, owner.node.node, "thử"));
  const pauses: number[] = [];
  for (let tries = 0; tries < 12; tries += 1) {
    assert.deepEqual(await deliverStatements(partner.node), { arrived: 0, failed: 1 });
    assert.deepEqual(await deliverStatements(partner.node), { arrived: 0, failed: 0 }, "not before its time");
    const [row] = await partner.sql<{ next: Date }>("select next_try_at as next from nhipcau.outbox");
    pauses.push((row?.next.getTime() ?? 0) - partner.node.clock());
    ahead += pauses.at(-1) ?? 0;
    ahead += 1;
  }
  assert.ok(
    pauses.every((pause, index) => pause > (pauses[index - 1] ?? 0) * 0.9 && pause <= 300_000),
    pauses.join(" "),
  );
  assert.ok((pauses.at(-1) ?? 0) > 290_000);
  relay.lead(owner.address);
  assert.deepEqual(await deliverStatements(partner.node), { arrived: 1, failed: 0 });
});

/** A page signed by the owner that goes on from the last one held, with something about it changed. */
async function forged(
  texts: readonly string[],
  change: Partial<PageHeader> = {},
  signer = owner.node,
): Promise<Given> {
  const [held] = await partner.sql<{ envelope: string }>(
    "select envelope from nhipcau.pages order by id desc limit 1",
  );
  const { payload } = JSON.parse(held?.envelope ?? "") as { payload: string };
  const bytes = Buffer.from(payload, "base64");
  const last = wellDone(parsePageHeader(bytes));
  const rows = textRows(texts);
  const header: PageHeader = {
    ...last,
    phase: "journal",
    begins: false,
    ends: false,
    number: last.number + 1,
    previous: pageHash(bytes),
    from: last.upTo,
    upTo: randomBytes(20).toString("base64url"),
    rows: rows.count,
    root: rows.root,
    ...change,
  };
  const envelope = signEnvelope(payloadTypes.page, encodePageHeader(header), [signer.key()]);
  return { headers: {}, body: Buffer.concat([Buffer.from(`${JSON.stringify(envelope)}\n`), rows.bytes]) };
}

function textRows(texts: readonly string[]): ReturnType<typeof buildRows> {
  return buildRows(texts, randomBytes(texts.length * 16));
}

interface Given {
  readonly status?: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

// One pull that is answered so; whatever else is asked meanwhile is answered with nothing new.
async function pulled(given: Given): Promise<string> {
  let isFirst = true;
  relay.tamper({
    answer: () => {
      const answer = isFirst
        ? { status: 200, ...given }
        : { status: 204, headers: {}, body: Buffer.alloc(0) };
      isFirst = false;
      return answer;
    },
  });
  const outcome = await follow(partner, grant);
  if (outcome.ok) return "applied";
  const [row] = await partner.sql<{ told: string; peer: string }>(
    "select last_error as told, (select last_error from nhipcau.peers) as peer from nhipcau.followed",
  );
  assert.deepEqual([row?.told, row?.peer], [codeOf(outcome), codeOf(outcome)]);
  return codeOf(outcome);
}

function codeOf(outcome: Outcome<unknown>): string {
  return outcome.ok ? "done" : (outcome.refusals[0]?.code ?? "none");
}

async function write(): Promise<void> {
  written += 1;
  await putWell(owner.store, systemOf("QN"), reports, [reportOf(`r-${written}`)]);
  await settledJournal(owner);
}

function reportOf(id: string): Parameters<typeof putWell>[3][number] {
  const body = { part: "p", date: "2026-01-01", stage: "waiting", narrative: `Chờ bạn, ${id}` };
  return { id, holdsFrom: "2026-01-01" as CalendarDate, body };
}

async function send(given: Partial<PartnerRequest>): Promise<Outcome<unknown>> {
  const transport = makeHttpTransport();
  const outcome = await transport.send({
    endpoint: "",
    method: "POST",
    target: "/exchange/v1/pull",
    headers: {},
    body: Buffer.from("{}"),
    timeoutMs: 15_000,
    mostBytes: 8 * 1024 * 1024,
    privateAddress: true,
    ...given,
  });
  transport.close();
  return outcome;
}

async function openServer(answer: (answer: http.ServerResponse) => void): Promise<string> {
  const server = http.createServer((_, response) => answer(response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  const bound = server.address();
  return `http://127.0.0.1:${typeof bound === "object" && bound ? bound.port : 0}`;
}
