// Pages, keys and receipts for the tests of pages and proofs: made by the same calls as real ones, out of fixed bytes.
import { createPrivateKey } from "node:crypto";
import { readSigningKey, type SigningKey } from "../keys/signing-key.ts";
import { type Envelope, payloadTypes, signEnvelope } from "../signing/envelope.ts";
import { encodePageHeader, type PageHeader, pageHash } from "./page-header.ts";
import { buildRows } from "./page-rows.ts";
import { encodeReceipt, type Receipt } from "./receipt.ts";

export const sampleGrant = "0a4f2c1e-9d3b-4f6a-8c5d-1e2f3a4b5c6d";
export const sampleOwner = "11111111-1111-4111-8111-111111111111";
export const sampleConsumer = "22222222-2222-4222-8222-222222222222";

/** The key of a seed of 32 equal bytes. */
export function sampleKey(byte: number): SigningKey {
  const pkcs8 = Buffer.concat([
    Buffer.from("302e020100300506032b657004220420", "hex"),
    Buffer.alloc(32, byte),
  ]);
  const key = readSigningKey(createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" }));
  if (!key.ok) throw new Error("a seed of 32 bytes is a key");
  return key.value;
}

/** Salts that count up, 16 bytes a row. */
export function sampleSalts(count: number): Buffer {
  return Buffer.from(Array.from({ length: count * 16 }, (_, index) => index % 251));
}

export function sampleRow(id: string, text = "Bến tàu khách Tuần Châu"): string {
  return `{"$id":"${id}","$v":2,"$author":"QN","$scope":"shared","$from":"2026-05-14","$at":"2026-05-14T02:03:04.000000Z","name":${JSON.stringify(text)}}`;
}

export interface SamplePage {
  readonly header: PageHeader;
  readonly payload: Buffer;
  readonly hash: string;
  readonly envelope: Envelope;
  readonly rows: Buffer;
}

/** A signed page; page 1 begins a snapshot and ends it, others are of the journal unless told otherwise. */
export function samplePage(given: Partial<PageHeader> = {}, jsonTexts?: readonly string[]): SamplePage {
  const texts = jsonTexts ?? [
    sampleRow("ben-1"),
    '{"$gone":"left","$id":"ben-2","$v":7}',
    sampleRow("ben-3"),
  ];
  const built = buildRows(texts, sampleSalts(texts.length));
  const number = given.number ?? 1;
  const isFirst = number === 1;
  const header: PageHeader = {
    grant: sampleGrant,
    terms: 1,
    owner: sampleOwner,
    to: sampleConsumer,
    register: "ports",
    version: "n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg",
    epoch: 1,
    phase: isFirst ? "snapshot" : "journal",
    number,
    from: isFirst ? null : `cursor-${number - 1}`,
    upTo: `cursor-${number}`,
    previous: null,
    fields: ["name"],
    rows: built.count,
    root: built.root,
    whole: true,
    begins: isFirst,
    ends: isFirst,
    at: "2026-11-21T03:04:05.678Z",
    ...given,
  };
  const payload = encodePageHeader(header);
  const envelope = signEnvelope(payloadTypes.page, payload, [sampleKey(1)]);
  return { header, payload, hash: pageHash(payload), envelope, rows: built.bytes };
}

export function sampleReceipt(page: SamplePage): { readonly receipt: Receipt; readonly envelope: Envelope } {
  const { grant, number, upTo: cursor } = page.header;
  const receipt = { grant, number, page: page.hash, cursor, at: "2026-11-21T03:04:06Z" };
  return { receipt, envelope: signEnvelope(payloadTypes.receipt, encodeReceipt(receipt), [sampleKey(2)]) };
}
