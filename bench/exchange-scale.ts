// What many partners cost an owner: each waits on ten grants with long pulls while one report after the other is written.
// Either each report is one partner's alone, or it is everybody's. The partners are clients that sign, pull and forget;
// what is measured is the owner's node and its database.
import { randomBytes, randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import {
  generatePrivateKeyPem,
  readSigningKey,
  type SigningKey,
} from "@nhipcau/exchange/keys/signing-key.ts";
import { decodePage } from "@nhipcau/exchange/pages/page-file.ts";
import { parsePageHeader } from "@nhipcau/exchange/pages/page-header.ts";
import { type Envelope } from "@nhipcau/exchange/signing/envelope.ts";
import { callPartner } from "@nhipcau/operations/exchange/call-partner.ts";
import type { ExchangeNode } from "@nhipcau/operations/exchange/exchange-node.ts";
import { makeHttpTransport } from "@nhipcau/server/exchange/http-transport.ts";
import { scratchFolder } from "@nhipcau/store/embedded/data-folder.ts";
import { urlOf } from "@nhipcau/store/schema/prepare-database.ts";
import { databaseTime } from "./processor-time.ts";
import { describeMachine } from "./bench-node.ts";
import { runSql, startNode, startServer } from "./exchange-pair.ts";

const seconds = Number(process.argv[2] ?? 8);
const aSecond = 40;
const grantsEach = 10;
const registers = [
  "reports",
  "parts",
  "commitments",
  "clauses",
  "agreements",
  "obstacles",
  "extensions",
  "results",
  "limitations",
  "milestones",
];

interface Client {
  readonly id: string;
  readonly key: SigningKey;
  readonly grants: readonly string[];
}

const folder = scratchFolder();
const server = await startServer(folder);
const owner = await startNode({
  databaseUrl: urlOf(server.adminUrl, "owner"),
  folder: join(folder, "a"),
  locality: "QN",
});
const self = await owner.ask<string>("self");
const address = await owner.ask<string>("address");
let written = 0;
try {
  console.log(
    `${aSecond} reports a second for ${seconds} s, partners with ${grantsEach} grants each; ${describeMachine()}\n`,
  );
  console.log(
    "| partners | each report is for | rows delivered a second | processor of the node, ms a second | of its database | ms a row over none |\n|---|---|---|---|---|---|",
  );
  const none = await measure(0, "one");
  for (const whose of ["one", "all"] as const)
    for (const partners of [1, 5, 10, 20, 30]) await measure(partners, whose, none);
} finally {
  owner.stop();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(partners: number, whose: "one" | "all", none = 0): Promise<number> {
  await runSql(
    urlOf(server.adminUrl, "owner"),
    "update nhipcau.grants set state = 'revoked'",
    "update nhipcau.peers set state = 'retired'",
  );
  const clients = Array.from({ length: partners }, () => makeClient());
  await owner.ask(
    "partners",
    clients.map((client, index) => partnerOf(client, whose === "one" ? index : undefined)),
  );
  const stop = new AbortController();
  const counted = { rows: 0 };
  const pulling = clients.flatMap((client) =>
    client.grants.map((grant) => pull(client, grant, counted, stop.signal)),
  );
  await untilQuiet(counted);
  counted.rows = 0;
  const before = [await owner.ask<number>("processor"), databaseTime(join(folder, "pg"))] as const;
  await owner.ask("writeSteadily", { seconds, aSecond, parts: Math.max(1, partners), from: written });
  written += seconds * aSecond;
  await pause(300);
  const node = ((await owner.ask<number>("processor")) - before[0]) / seconds;
  const database = (databaseTime(join(folder, "pg")) - before[1]) / seconds;
  const rows = counted.rows / seconds;
  const aRow = rows > 0 ? ((node + database - none) / rows).toFixed(1) : "–";
  const label = partners === 0 ? "nobody" : whose === "one" ? "one of them" : "all of them";
  console.log(
    `| ${partners} | ${label} | ${rows.toFixed(0)} | ${node.toFixed(0)} | ${database.toFixed(0)} | ${aRow} |`,
  );
  stop.abort();
  await Promise.allSettled(pulling);
  return node + database;
}

// The first sync of every grant is over when nothing comes any more.
async function untilQuiet(counted: { readonly rows: number }): Promise<void> {
  let before = -1;
  while (before !== counted.rows) {
    before = counted.rows;
    await pause(2000);
  }
}

function makeClient(): Client {
  const key = readSigningKey(generatePrivateKeyPem());
  if (!key.ok) throw new Error("no key");
  return { id: randomUUID(), key: key.value, grants: Array.from({ length: grantsEach }, () => randomUUID()) };
}

function partnerOf({ id, key, grants }: Client, part: number | undefined): object {
  const { x, keyId } = key.publicKey;
  return {
    peer: {
      node: id,
      name: { vi: "Đối tác", en: "Partner" },
      localities: ["HP"],
      endpoint: "https://partner.example",
      keys: [{ x, keyId }],
      state: "connected",
      declared: {},
      privateAddress: false,
    },
    grants: grants.map((grant, index) => ({
      id: grant,
      peer: id,
      direction: "out",
      register: registers[index],
      state: "active",
      number: 1,
      terms: {
        register: registers[index],
        from: ["QN"],
        rows: index === 0 && part !== undefined ? [{ field: "part", op: "eq", values: [`P-${part}`] }] : [],
        fields: index === 0 ? ["part", "date", "stage", "percent", "narrative"] : [],
        personal: [],
        purpose: "Đo tốc độ",
        ground: "Đo tốc độ",
        validFrom: "2020-01-01",
        validUntil: "2099-12-31",
      },
    })),
  };
}

async function pull(
  client: Client,
  grant: string,
  counted: { rows: number },
  signal: AbortSignal,
): Promise<void> {
  const transport = makeHttpTransport();
  // What a call needs of a node; these partners have no database.
  const node = {
    key: () => client.key,
    clock: Date.now,
    random: randomBytes,
    transport,
  } as unknown as ExchangeNode;
  let cursor: string | undefined;
  while (!signal.aborted) {
    const answer = await callPartner(
      node,
      { node: self, endpoint: address, privateAddress: true },
      {
        target: "/exchange/v1/pull",
        body: { grant, wait: 25, ...(cursor === undefined ? {} : { cursor }) },
        accept: "zstd",
        timeoutMs: 60_000,
        mostBytes: 8 * 1024 * 1024,
        signal,
      },
    );
    if (signal.aborted) break;
    if (!answer.ok) throw new Error(JSON.stringify(answer.refusals));
    if (answer.value.status === 204) continue;
    const file = await decodePage(
      [answer.value.body],
      answer.value.headers["content-encoding"] ?? "identity",
    );
    if (!file.ok) throw new Error(JSON.stringify(file.refusals));
    const { payload } = JSON.parse(file.value.envelope) as Envelope;
    const header = parsePageHeader(Buffer.from(payload, "base64"));
    if (!header.ok) throw new Error(JSON.stringify(header.refusals));
    cursor = header.value.upTo;
    counted.rows += header.value.rows;
  }
  transport.close();
}
