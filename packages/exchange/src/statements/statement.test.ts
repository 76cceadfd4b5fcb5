import assert from "node:assert/strict";
import test from "node:test";
import { parseIdentity } from "./identity.ts";
import {
  minute,
  sampleId,
  sampleIdentity,
  sampleNode,
  sampleStatements,
  sampleTerms,
} from "./sample-statements.ts";
import { parseStatement, statementTypes } from "./statement.ts";

const [a, b] = [sampleNode(101), sampleNode(102)];
const samples = sampleStatements(a, b);

test("X-28: there is a shape for every type of statement, and each sample of it is understood as it is", () => {
  assert.deepEqual([...statementTypes].toSorted(), Object.keys(samples).toSorted());
  for (const sample of Object.values(samples)) {
    const travelled: unknown = JSON.parse(JSON.stringify(sample));
    assert.deepEqual(parseStatement(travelled), { ok: true, value: sample }, sample.type);
  }
});

test("X-25: a statement lacks no member, has no other, and none of another type", () => {
  for (const sample of Object.values(samples)) {
    for (const name of Object.keys(sample).filter((member) => member !== "type")) {
      const { [name]: _, ...rest } = sample as Record<string, unknown>;
      assert.equal(pathOf(rest), name, `${sample.type} without ${name}`);
      assert.ok(pathOf({ ...sample, [name]: true }).startsWith(name), `${sample.type} with a wrong ${name}`);
    }
    assert.equal(pathOf({ ...sample, more: 1 }), "more");
    assert.equal(pathOf(JSON.parse(`{"__proto__":1,${JSON.stringify(sample).slice(1)}`)), "__proto__");
  }
  assert.equal(pathOf({ ...samples["peer.invite"], to: b.node }), "to");
});

test("X-25: ids are UUIDs in lower case, instants are in UTC and exist, and nobody speaks to itself", () => {
  const accept = samples["grant.accept"];
  assert.equal(pathOf({ ...accept, id: accept.id.toUpperCase().replace("00", "AB") }), "id");
  for (const at of [
    "2026-11-22",
    "2026-02-30T00:00:00Z",
    "2026-11-22T08:00:00+07:00",
    "2026-11-22T24:00:00Z",
  ])
    assert.equal(pathOf({ ...accept, at }), "at", at);
  assert.equal(pathOf({ ...accept, to: accept.from }), "to");
});

test("X-57: an unknown type or protocol is not-understood; no type at all is bad-statement", () => {
  assert.equal(codeOf({ ...samples["grant.accept"], type: "grant.lend" }), "not-understood");
  assert.equal(codeOf({ ...samples["grant.accept"], type: "constructor" }), "not-understood");
  for (const value of [null, [], 5, "x", {}, { type: 5 }]) assert.equal(codeOf(value), "bad-statement");
  const identity = parseIdentity({ ...sampleIdentity(a), protocol: 2, somethingNew: true });
  assert.equal(identity.ok ? "" : identity.refusals[0]?.code, "not-understood");
});

test("X-07: an identity names its node, keys, address and registers, and nothing else", () => {
  const identity = sampleIdentity(a);
  assert.deepEqual(parseIdentity(identity), { ok: true, value: identity });
  const wrong: Readonly<Record<string, object>> = {
    node: { node: "hai-phong" },
    "keys.0.x": { keys: [{ x: "AAAA", from: minute(0) }] },
    keys: { keys: [] },
    endpoint: { endpoint: "ftp://nut.example.vn/" },
    localities: { localities: ["HP", "HP"] },
    "encodings.0": { encodings: ["lzma"] },
    extra: { extra: 1 },
  };
  for (const [path, change] of Object.entries(wrong)) {
    const outcome = parseIdentity({ ...identity, ...change });
    assert.equal(outcome.ok ? "taken" : outcome.refusals[0]?.path, path);
  }
  const withUser = parseIdentity({ ...identity, endpoint: "https://u:p@nut.example.vn/" });
  assert.equal(withUser.ok, false);
});

test("X-09: an invitation carries the sender's own identity, 128 bits of secret and at most 14 days", () => {
  const invite = samples["peer.invite"];
  assert.equal(pathOf({ ...invite, identity: sampleIdentity(b) }), "identity.node");
  assert.equal(pathOf({ ...invite, secret: "short" }), "secret");
  assert.equal(pathOf({ ...invite, expires: minute(60 * 24 * 14 + 1) }), "expires");
  assert.equal(pathOf({ ...invite, expires: invite.at }), "expires");
});

test("X-30: an offer is number 1 and what follows has higher numbers", () => {
  assert.equal(pathOf({ ...samples["grant.offer"], n: 2 }), "n");
  for (const type of ["grant.narrow", "grant.extend", "grant.revoke"] as const)
    for (const n of [1, 0, 1.5, 2 ** 53]) assert.equal(pathOf({ ...samples[type], n }), "n");
});

test("X-32: a condition that does not go with its comparison, or is too long, is refused with its place", () => {
  const offered = (rows: unknown) => pathOf({ ...samples["grant.offer"], terms: { ...sampleTerms, rows } });
  const one = (op: string, values: unknown) => offered([{ field: "status", op, values }]);
  for (const [op, values] of [
    ["eq", ["a", "b"]],
    ["in", [null]],
    ["range", [null, null]],
    ["range", [2, 1]],
    ["range", ["2026", 1]],
    ["range", [true, null]],
    ["range", [1]],
  ] as const)
    assert.equal(one(op, values), "terms.rows.0.values", `${op} ${JSON.stringify(values)}`);
  assert.equal(one("like", ["a"]), "terms.rows.0.op");
  assert.equal(one("in", [1.5]), "terms.rows.0.values.0");
  assert.equal(one("in", Array.from({ length: 201 }, String)), "terms.rows.0.values");
  assert.equal(offered(Array.from({ length: 11 }, () => sampleTerms.rows[0])), "terms.rows");
});

test("X-31: terms end no earlier than they begin and have a legal ground", () => {
  const offer = samples["grant.offer"];
  assert.equal(pathOf({ ...offer, terms: { ...sampleTerms, validUntil: "2025-12-31" } }), "terms.validUntil");
  assert.equal(pathOf({ ...offer, terms: { ...sampleTerms, ground: "  " } }), "terms.ground");
});

test("X-52: a report of reads has no room for a name or a body", () => {
  const report = samples["reads.report"];
  const [read] = report.reads;
  assert.equal(pathOf({ ...report, reads: [{ ...read, name: "Nguyễn Văn A" }] }), "reads.0.name");
  assert.equal(pathOf({ ...report, reads: Array.from({ length: 201 }, () => read) }), "reads");
});

test("X-28: a request says what is wanted, for what and by which day; an offer may name it", () => {
  assert.equal(pathOf({ ...samples["data.request"], answerBy: "2026-11-21" }), "answerBy");
  const answer = { ...samples["grant.offer"], request: sampleId(21), agreement: "TT-2026-01" };
  assert.deepEqual(parseStatement(answer), { ok: true, value: answer });
});

function refusalOf(value: unknown) {
  const outcome = parseStatement(value);
  assert.ok(!outcome.ok, `taken: ${JSON.stringify(value)}`);
  const [refusal] = outcome.refusals;
  assert.ok(refusal);
  return refusal;
}

function pathOf(value: unknown): string {
  const refusal = refusalOf(value);
  assert.equal(refusal.code, "bad-statement");
  return refusal.path ?? "";
}

function codeOf(value: unknown): string {
  return refusalOf(value).code;
}
