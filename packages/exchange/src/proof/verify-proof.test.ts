import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { eraseRows } from "../pages/erase-rows.ts";
import { listRowHashes } from "../pages/page-rows.ts";
import {
  sampleConsumer,
  sampleKey,
  sampleOwner,
  samplePage,
  type SamplePage,
  sampleReceipt,
} from "../pages/sample-pages.fixture.ts";
import { type Envelope, payloadTypes, signEnvelope } from "../signing/envelope.ts";
import { encodeProof, parseProof, type ProofFile, type ProofPage } from "./proof-file.ts";
import { verifyProof } from "./verify-proof.ts";

const first = samplePage();
const second = samplePage({ number: 2, previous: first.hash });
const keys = [
  { node: sampleOwner, x: sampleKey(1).publicKey.x },
  { node: sampleConsumer, x: sampleKey(2).publicKey.x },
];
const offer = statement({ type: "grant.offer", from: sampleOwner, to: sampleConsumer }, 1);
const proof: ProofFile = {
  protocol: 1,
  keys,
  statements: [offer],
  pages: [proofPage(first, 0, 1), proofPage(second, 2)],
  receipts: [sampleReceipt(second).envelope],
};

test("X-56: every part of a true proof holds, and each is named", () => {
  const parsed = parseProof(encodeProof(proof));
  assert.ok(parsed.ok);
  const parts = verifyProof(parsed.value);
  assert.deepEqual(
    parts.map(({ what, place, holds }) => `${what} ${place} ${holds}`),
    [
      "key keys[0] true",
      "key keys[1] true",
      "statement statements[0] true",
      "page pages[0] true",
      "row pages[0].rows[0] true",
      "row pages[0].rows[1] true",
      "page pages[1] true",
      "row pages[1].rows[0] true",
      "sequence pages[0], pages[1] true",
      "receipt receipts[0] true",
    ],
  );
});

test("X-56: any byte of a proof file that is changed is found", () => {
  const bytes = encodeProof(proof);
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ change;
      assert.equal(holds(changed), false, `byte ${at}`);
    }),
    { numRuns: 400 },
  );
  assert.equal(holds(bytes), true);
});

test("X-56: what was changed is named, and the other parts hold on", () => {
  const [one, two] = proof.pages;
  assert.ok(one && two);
  const line = two.rows[0]?.line ?? "";
  const changed = {
    ...proof,
    pages: [one, { ...two, rows: [{ index: 2, line: line.replace("Tuần", "Bãi") }] }],
  };
  assert.deepEqual(faults(changed), ["row pages[1].rows[0]"]);
  assert.deepEqual(faults({ ...proof, pages: [one, { ...two, rows: [{ index: 1, line }] }] }), [
    "row pages[1].rows[0]",
  ]);
  const fewer = { ...two, hashes: (two.hashes ?? []).slice(1) };
  assert.deepEqual(faults({ ...proof, pages: [one, fewer] }), [
    "page pages[1]",
    "row pages[1].rows[0]",
    "receipt receipts[0]",
  ]);
});

test("X-56: without hashes a page proves its signature and the receipt for it, and no row can be shown", () => {
  const bare = { ...proof, pages: proof.pages.map(({ envelope }) => ({ envelope, hashes: null, rows: [] })) };
  assert.deepEqual(faults(bare), []);
  const read = parseProof(encodeProof(bare));
  assert.ok(read.ok);
  const [page] = proof.pages;
  assert.ok(page);
  const shown = { ...bare, pages: [{ ...page, hashes: null, rows: [{ index: 0, line: "x" }] }] };
  assert.equal(parseProof(encodeProof(shown)).ok, false);
});

test("X-56: a word signed with the key of another node than the one that says it does not hold", () => {
  const forged = statement({ type: "grant.offer", from: sampleOwner, to: sampleConsumer }, 2);
  assert.deepEqual(faults({ ...proof, statements: [forged] }), ["statement statements[0]"]);
  const payload = Buffer.from(second.payload);
  const page = {
    ...proofPage(second, 2),
    envelope: signEnvelope(payloadTypes.page, payload, [sampleKey(2)]),
  };
  assert.ok(faults({ ...proof, pages: [proofPage(first), page] }).includes("page pages[1]"));
  const receipt = sampleReceipt(second).envelope;
  const byOwner = signEnvelope(payloadTypes.receipt, Buffer.from(receipt.payload, "base64"), [sampleKey(1)]);
  assert.ok(faults({ ...proof, receipts: [byOwner] }).includes("receipt receipts[0]"));
});

test("X-56: what both sides sign needs both signatures", () => {
  const words = { type: "stewardship.hand-over", from: sampleOwner, to: sampleConsumer };
  assert.deepEqual(faults({ ...proof, statements: [statement(words, 1)] }), ["statement statements[0]"]);
  assert.deepEqual(faults({ ...proof, statements: [statement(words, 1, 2)] }), []);
});

test("X-56: a key that no part needs, or that is given twice, does not hold", () => {
  const spare = { node: sampleOwner, x: sampleKey(3).publicKey.x };
  assert.deepEqual(faults({ ...proof, keys: [...keys, spare] }), ["key keys[2]"]);
  const [owner] = keys;
  assert.ok(owner);
  assert.deepEqual(faults({ ...proof, keys: [...keys, { ...owner, node: "else" }] }), ["key keys[2]"]);
});

test("X-52: a receipt holds only for the page it names, in all it says of it", () => {
  const { receipt } = sampleReceipt(second);
  for (const change of [{ number: 1 }, { cursor: "cursor-9" }, { page: "A".repeat(43) }]) {
    const payload = Buffer.from(JSON.stringify({ ...receipt, ...change }));
    const envelope = signEnvelope(payloadTypes.receipt, payload, [sampleKey(2)]);
    assert.deepEqual(faults({ ...proof, receipts: [envelope] }), ["receipt receipts[0]"]);
  }
});

test("X-53: two pages for one position both hold, and that there are two is shown", () => {
  const other = samplePage({ number: 2, previous: first.hash, at: "2026-11-21T03:04:09Z" });
  const both = { ...proof, pages: [proofPage(first), proofPage(second), proofPage(other)] };
  const parts = verifyProof(both).filter((part) => !part.holds);
  assert.deepEqual(
    parts.map(({ what, place }) => `${what} ${place}`),
    ["sequence pages[1], pages[2]"],
  );
  assert.match(parts[0]?.why?.vi ?? "", /hai trang khác nhau cho cùng vị trí 2/u);
});

test("X-42: a page holds in a proof after its rows were erased", () => {
  const erased = eraseRows(first.rows, new Set(["ben-1", "ben-3"]));
  assert.equal(erased.erased, 2);
  const hashes = listRowHashes(erased.bytes);
  assert.ok(hashes.ok);
  const page = { envelope: first.envelope, hashes: hashes.value, rows: [] };
  assert.deepEqual(faults({ ...proof, pages: [page, proofPage(second)] }), []);
});

test("X-57: a proof of another protocol is not understood, and one of another form is refused", () => {
  const other = parseProof(Buffer.from(JSON.stringify({ ...proof, protocol: 2 })));
  assert.equal(other.ok || other.refusals[0]?.code, "not-understood");
  for (const bad of [
    "",
    "[]",
    "{}",
    JSON.stringify({ ...proof, note: "" }),
    JSON.stringify({ ...proof, keys: [1] }),
  ])
    assert.equal(parseProof(Buffer.from(bad)).ok, false, bad.slice(0, 20));
});

function holds(bytes: Buffer): boolean {
  const parsed = parseProof(bytes);
  return parsed.ok && verifyProof(parsed.value).every((part) => part.holds);
}

function faults(of: ProofFile): readonly string[] {
  return verifyProof(of)
    .filter((part) => !part.holds)
    .map(({ what, place }) => `${what} ${place}`);
}

function proofPage(page: SamplePage, ...shown: readonly number[]): ProofPage {
  const hashes = listRowHashes(page.rows);
  assert.ok(hashes.ok);
  const lines = page.rows.toString().split("\n");
  const rows = shown.map((index) => ({ index, line: lines[index] ?? "" }));
  return { envelope: page.envelope, hashes: hashes.value, rows };
}

function statement(words: object, ...signers: readonly [number] | readonly [number, number]): Envelope {
  const id = "77777777-7777-4777-8777-777777777777";
  const payload = Buffer.from(JSON.stringify({ ...words, id, at: "2026-11-21T03:00:00Z" }));
  const [one, two] = signers;
  const signing =
    two === undefined ? ([sampleKey(one)] as const) : ([sampleKey(one), sampleKey(two)] as const);
  return signEnvelope(payloadTypes.statement, payload, signing);
}
