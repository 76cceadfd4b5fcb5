// Checks pages, receipts and proofs against docs/exchange-vectors.json as a second implementation would: from the file alone.
import assert from "node:assert/strict";
import { createPrivateKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { readSigningKey, type SigningKey } from "../keys/signing-key.ts";
import { encodeProof, parseProof, type ProofFile } from "../proof/proof-file.ts";
import { verifyProof } from "../proof/verify-proof.ts";
import { type Envelope, payloadTypes, signEnvelope } from "../signing/envelope.ts";
import { eraseRows } from "./erase-rows.ts";
import { encodePageHeader, type PageHeader, pageHash, parsePageHeader } from "./page-header.ts";
import { buildRows, listRowHashes, readRows } from "./page-rows.ts";
import { encodeReceipt, parseReceipt, type Receipt } from "./receipt.ts";

interface Signed {
  readonly name: string;
  readonly payload: string;
  readonly signer: string;
  readonly envelope: Envelope;
}

interface Vectors {
  readonly keys: readonly { name: string; d: string; x: string }[];
  readonly pages: readonly (Signed & {
    rows: readonly string[];
    salts: readonly string[];
    lines: readonly string[];
    hashes: readonly string[];
    root: string;
    header: PageHeader;
    hash: string;
  })[];
  readonly erasedRows: readonly {
    page: string;
    ids: readonly string[];
    lines: readonly string[];
    root: string;
  }[];
  readonly refusedRows: readonly { name: string; line: string; root: string; code: string }[];
  readonly receipts: readonly (Signed & { receipt: Receipt })[];
  readonly proofs: readonly { name: string; proof: ProofFile; faults: readonly string[] }[];
}

const path = join(import.meta.dirname, "../../../../docs/exchange-vectors.json");
const vectors = JSON.parse(readFileSync(path, "utf8")) as Vectors;

test("X-41, X-42: the rows of the examples give their lines, hashes and root", () => {
  assert.ok(vectors.pages.length > 0);
  for (const { name, rows, salts, lines, hashes, root } of vectors.pages) {
    const built = buildRows(rows, Buffer.concat(salts.map((salt) => Buffer.from(salt, "base64url"))));
    assert.equal(built.bytes.toString(), textOf(lines), name);
    assert.equal(built.root, root, name);
    assert.deepEqual(listRowHashes(built.bytes), { ok: true, value: hashes }, name);
    assert.equal(readRows(built.bytes, { rows: rows.length, root }).ok, true, name);
  }
});

test("X-40, X-43: the headers of the examples are read, written and signed to the byte, and name each other", () => {
  for (const page of vectors.pages) {
    const payload = encodePageHeader(page.header);
    assert.equal(payload.toString(), page.payload, page.name);
    assert.deepEqual(parsePageHeader(payload), { ok: true, value: page.header }, page.name);
    assert.equal(pageHash(payload), page.hash, page.name);
    assert.deepEqual(
      signEnvelope(payloadTypes.page, payload, [keyNamed(page.signer)]),
      page.envelope,
      page.name,
    );
  }
  assert.deepEqual(
    vectors.pages.map((page) => page.header.previous),
    [null, ...vectors.pages.map((page) => page.hash)].slice(0, vectors.pages.length),
  );
});

test("X-42: the page of the examples whose rows were erased goes on verifying", () => {
  for (const { page: name, ids, lines, root } of vectors.erasedRows) {
    const page = vectors.pages.find((each) => each.name === name);
    assert.ok(page);
    const erased = eraseRows(Buffer.from(textOf(page.lines)), new Set(ids));
    assert.equal(erased.bytes.toString(), textOf(lines));
    assert.equal(readRows(erased.bytes, { rows: lines.length, root }).ok, true);
  }
});

test("X-41: lines of the examples that have no known form are refused, though they give their root", () => {
  assert.ok(vectors.refusedRows.length > 0);
  for (const { name, line, root, code } of vectors.refusedRows) {
    const read = readRows(Buffer.from(`${line}\n`), { rows: 1, root });
    assert.equal(read.ok || read.refusals[0]?.code, code, name);
  }
});

test("X-52: the receipts of the examples are read, written and signed to the byte", () => {
  assert.ok(vectors.receipts.length > 0);
  for (const { name, receipt, payload, signer, envelope } of vectors.receipts) {
    assert.equal(encodeReceipt(receipt).toString(), payload, name);
    assert.deepEqual(parseReceipt(Buffer.from(payload)), { ok: true, value: receipt }, name);
    assert.deepEqual(
      signEnvelope(payloadTypes.receipt, Buffer.from(payload), [keyNamed(signer)]),
      envelope,
      name,
    );
  }
});

test("X-56: the proofs of the examples hold, but for the parts that are named", () => {
  assert.ok(vectors.proofs.length > 0);
  for (const { name, proof, faults } of vectors.proofs) {
    const parsed = parseProof(encodeProof(proof));
    assert.ok(parsed.ok, name);
    const failed = verifyProof(parsed.value).filter((part) => !part.holds);
    assert.deepEqual(
      failed.map((part) => part.place),
      faults,
      name,
    );
  }
});

function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}

function keyNamed(name: string): SigningKey {
  const named = vectors.keys.find((key) => key.name === name);
  assert.ok(named, `key ${name}`);
  const { d, x } = named;
  const key = readSigningKey(createPrivateKey({ key: { kty: "OKP", crv: "Ed25519", d, x }, format: "jwk" }));
  assert.ok(key.ok);
  return key.value;
}
