// What a page costs apart from the database and the network: building and signing it, compressing it, verifying and
// reading it, in rows a second and in the share of one core that 50,000 rows a second would take. JSON.parse of the same
// rows, which nothing here does, stands beside it.
import { createPrivateKey, generateKeyPairSync, randomBytes } from "node:crypto";
import { keysById } from "@nhipcau/exchange/keys/public-key.ts";
import { readSigningKey } from "@nhipcau/exchange/keys/signing-key.ts";
import { encodePageHeader, type PageHeader, parsePageHeader } from "@nhipcau/exchange/pages/page-header.ts";
import { decodePage, encodePage, pageEncodings, type PageFile } from "@nhipcau/exchange/pages/page-file.ts";
import { buildRows, readRows } from "@nhipcau/exchange/pages/page-rows.ts";
import {
  parseEnvelope,
  payloadTypes,
  signEnvelope,
  verifyEnvelope,
} from "@nhipcau/exchange/signing/envelope.ts";
import { describeMachine, median, spread } from "./bench-node.ts";

const rowsAPage = 2000;
const runs = 60;
const wanted = 50_000;
const read = readSigningKey(
  createPrivateKey(generateKeyPairSync("ed25519").privateKey.export({ format: "pem", type: "pkcs8" })),
);
if (!read.ok) throw new Error("a key just made is a key");
const key = read.value;
const keys = keysById([key.publicKey]);
const texts = Array.from({ length: rowsAPage }, (_, number) => rowOf(number));

function rowOf(number: number): string {
  const narrative = `Đã hoàn thành khối lượng đắp nền đường đoạn ${number}, đang thi công móng trụ và giải phóng mặt bằng phần còn lại.`;
  return `{"$id":"r-${number}","$v":${1 + (number % 9)},"$author":"QN","$scope":"shared","$from":"2026-05-14","$at":"2026-05-14T02:03:04.000000Z",${JSON.stringify({ narrative, part: `CK-${number % 500}-QN`, percent: number % 100, stage: "in-progress", forecastDate: "2026-12-31" }).slice(1)}`;
}

function buildPage(): PageFile {
  const rows = buildRows(texts, randomBytes(rowsAPage * 16));
  const [grant, owner, to] = ["0", "1", "2"].map((digit) => `${digit}0000000-0000-4000-8000-000000000000`);
  const header = {
    grant,
    terms: 1,
    owner,
    to,
    register: "reports",
    version: "1",
    epoch: 1,
    phase: "snapshot",
    number: 1,
  };
  const place = {
    from: null,
    upTo: "c",
    previous: null,
    fields: ["narrative"],
    rows: rows.count,
    root: rows.root,
  };
  const rest = { whole: true, begins: true, ends: true, at: "2026-11-21T02:00:00Z" };
  const payload = encodePageHeader({ ...header, ...place, ...rest } as PageHeader);
  return { envelope: JSON.stringify(signEnvelope(payloadTypes.page, payload, [key])), rows: rows.bytes };
}

function verifyPage(page: PageFile): number {
  const envelope = parseEnvelope(Buffer.from(page.envelope));
  const verified = envelope.ok && verifyEnvelope(envelope.value, { payloadType: payloadTypes.page, keys });
  const header = verified && verified.ok && parsePageHeader(verified.value.payload);
  const rows = header && header.ok && readRows(page.rows, header.value);
  if (!rows || !rows.ok) throw new Error("the page does not verify");
  return rows.value.present.json.length;
}

/** Rows a second of each run, and of them the CPU seconds a run took on all threads. */
async function measure(work: () => unknown): Promise<string> {
  const rates: number[] = [];
  const shares: number[] = [];
  for (let run = -10; run < runs; run++) {
    const started = performance.now();
    const cpu = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(cpu);
    if (run < 0) continue; // until the code is compiled
    rates.push(rowsAPage / ((performance.now() - started) / 1000));
    shares.push(((user + system) / 1e6 / rowsAPage) * wanted * 100);
  }
  return `${spread(rates)} | ${median(shares).toFixed(1)} % |`;
}

const page = buildPage();
console.log(
  `Pages of ${rowsAPage} rows of ${Math.round(page.rows.length / rowsAPage)} bytes; ${describeMachine()}; medians of ${runs} (smallest–largest)\n`,
);
console.log(`| | rows/s | of one core at ${wanted} rows/s |\n|---|---|---|`);
console.log(`| build and sign | ${await measure(buildPage)}`);
console.log(`| verify and read | ${await measure(() => verifyPage(page))}`);
for (const encoding of pageEncodings) {
  const body = await encodePage(page, encoding);
  const times = ((page.envelope.length + page.rows.length) / body.length).toFixed(1);
  console.log(`| compress, ${encoding} (×${times}) | ${await measure(() => encodePage(page, encoding))}`);
  console.log(`| decompress, ${encoding} | ${await measure(() => decodePage([body], encoding))}`);
}
console.log(
  `| JSON.parse of every row | ${await measure(() => texts.map((text) => JSON.parse(text) as unknown))}`,
);
