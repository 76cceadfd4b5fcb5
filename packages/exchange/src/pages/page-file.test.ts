import assert from "node:assert/strict";
import test from "node:test";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import fc from "fast-check";
import {
  deflate,
  decodePage,
  encodePage,
  negotiateEncoding,
  pageEncodings,
  type PageEncoding,
} from "./page-file.ts";
import { parsePageHeader } from "./page-header.ts";
import { readRows } from "./page-rows.ts";
import { sampleKey, samplePage, sampleRow } from "./sample-pages.fixture.ts";
import { parseEnvelope, payloadTypes, verifyEnvelope } from "../signing/envelope.ts";

const everyEncoding: readonly PageEncoding[] = [...pageEncodings, "identity"];
const page = samplePage(
  {},
  Array.from({ length: 20 }, (_, at) => sampleRow(`ben-${at}`)),
);
const file = { envelope: JSON.stringify(page.envelope), rows: page.rows };
const keys = new Map([[sampleKey(1).keyId, sampleKey(1).publicKey]]);

test("X-39: a page comes back in every encoding, its first line the envelope and the rows after it", async () => {
  for (const encoding of everyEncoding) {
    const body = await encodePage(file, encoding);
    if (encoding !== "identity") assert.ok(body.length < page.rows.length / 2, encoding);
    // In pieces, as it comes over the wire.
    const pieces = [body.subarray(0, 7), body.subarray(7, 100), body.subarray(100)];
    assert.deepEqual(await decodePage(pieces, encoding), { ok: true, value: file }, encoding);
  }
});

test("X-51: the encoding is the first of zstd, br, gzip that is asked for, by q", () => {
  const asked: readonly (readonly [string | undefined, PageEncoding])[] = [
    [undefined, "identity"],
    ["", "identity"],
    ["gzip, br, zstd", "zstd"],
    ["gzip, br", "br"],
    ["GZIP", "gzip"],
    ["deflate, compress", "identity"],
    ["*", "zstd"],
    ["zstd;q=0, *", "br"],
    ["zstd;q=0.5, br;q=0.5, gzip;q=0.9", "gzip"],
    ["zstd; q=0.2 ,br;q=0.8", "br"],
    ["zstd;q=0,br;q=0,gzip;q=0", "identity"],
    ["identity, gzip;q=0.5", "identity"],
    ["gzip;q=abc, br;q=2", "identity"],
    ["*;q=0", "identity"],
  ];
  for (const [header, expected] of asked) assert.equal(negotiateEncoding(header), expected, header);
});

test("X-22: a body longer than allowed is cut off where the limit is, without reading on", async () => {
  let given = 0;
  function* endless(): Generator<Uint8Array> {
    for (;;) {
      given += 1;
      yield new Uint8Array(1024);
    }
  }
  const decoded = await decodePage(endless(), "identity", { sent: 10_000, decompressed: 20_000 });
  assert.equal(decoded.ok || decoded.refusals[0]?.code, "too-large");
  assert.equal(given, 10);
});

test("X-22: a bomb is refused before it is inflated", async () => {
  const limits = { sent: 8 * 1024 * 1024, decompressed: 2 * 1024 * 1024 };
  for (const encoding of pageEncodings) {
    const bomb = await deflate(Buffer.alloc(64 * 1024 * 1024), encoding);
    assert.ok(bomb.length < limits.sent, encoding);
    const before = process.memoryUsage().arrayBuffers;
    const decoded = await decodePage([bomb], encoding, limits);
    assert.equal(decoded.ok || decoded.refusals[0]?.code, "too-large", encoding);
    assert.ok(process.memoryUsage().arrayBuffers - before < 32 * 1024 * 1024, encoding);
  }
  const plain = await decodePage([Buffer.alloc(3 * 1024 * 1024)], "identity", limits);
  assert.equal(plain.ok || plain.refusals[0]?.code, "too-large");
});

test("X-39: what is no page in its encoding is refused", async () => {
  const body = await promisify(gzip)(Buffer.from("no line feed"));
  const bad: readonly (readonly [Buffer, string])[] = [
    [body, "gzip"],
    [body, "br"],
    [body, "zstd"],
    [body, "deflate"],
    [body, "identity"],
    [body.subarray(0, 12), "gzip"],
    [Buffer.alloc(0), "identity"],
    [Buffer.alloc(0), "zstd"],
    [Buffer.concat([Buffer.alloc(300_000, 0x20), Buffer.from("\n")]), "identity"],
  ];
  for (const [bytes, encoding] of bad) {
    const decoded = await decodePage([bytes], encoding);
    assert.equal(decoded.ok || decoded.refusals[0]?.code, "bad-page", encoding);
  }
});

test("X-42, X-43: a page of which any byte was changed is refused, or decompresses to the same page", async () => {
  for (const encoding of everyEncoding) {
    const body = await encodePage(file, encoding);
    await fc.assert(
      fc.asyncProperty(fc.nat(body.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const changed = Buffer.from(body);
        changed[at] = (changed[at] ?? 0) ^ change;
        const decoded = await decodePage([changed], encoding);
        if (!decoded.ok) return;
        const isSame = decoded.value.envelope === file.envelope && decoded.value.rows.equals(file.rows);
        assert.ok(isSame || !holds(decoded.value), `${encoding} ${at}`);
      }),
      { numRuns: 150 },
    );
  }
});

function holds(came: { readonly envelope: string; readonly rows: Buffer }): boolean {
  const envelope = parseEnvelope(Buffer.from(came.envelope));
  if (!envelope.ok) return false;
  const verified = verifyEnvelope(envelope.value, { payloadType: payloadTypes.page, keys });
  if (!verified.ok) return false;
  const header = parsePageHeader(verified.value.payload);
  return header.ok && readRows(came.rows, header.value).ok;
}
