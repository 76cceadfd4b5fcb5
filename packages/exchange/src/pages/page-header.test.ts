import assert from "node:assert/strict";
import test from "node:test";
import { encodePageHeader, parsePageHeader } from "./page-header.ts";
import { samplePage } from "./sample-pages.fixture.ts";

const { header, payload } = samplePage();

test("X-40: a header is read back as it was written, its members in the order of the clause", () => {
  assert.deepEqual(parsePageHeader(payload), { ok: true, value: header });
  assert.equal(
    Object.keys(JSON.parse(payload.toString())).join(", "),
    "grant, terms, owner, to, register, version, epoch, phase, number, from, upTo, previous, fields, rows, root, whole, begins, ends, at",
  );
});

test("X-40: a header that lacks a named member, or has one of another form, is refused", () => {
  const wrong: Readonly<Record<string, readonly unknown[]>> = {
    grant: ["", 1, "0A4F2C1E-9D3B-4F6A-8C5D-1E2F3A4B5C6D"],
    terms: [0, 1.5, "1"],
    owner: [null, "QN"],
    to: [null, "HP"],
    register: ["", "../ports"],
    version: ["", 3],
    epoch: [0, "1"],
    phase: ["feed", null],
    number: [0, -1, 2 ** 53],
    from: [1, "", "a cursor", "x".repeat(513)],
    upTo: [null, ""],
    previous: [1, "abc", `${"A".repeat(42)}B`],
    fields: ["name", [1], ["name", "name"]],
    rows: [-1, "3"],
    root: [null, "abc"],
    whole: [1, null],
    begins: ["true"],
    ends: [0],
    at: ["2026-11-21", "21/11/2026", 0],
  };
  assert.deepEqual(Object.keys(wrong).toSorted(), Object.keys(header).toSorted());
  for (const [name, values] of Object.entries(wrong)) {
    for (const value of [undefined, ...values])
      assert.equal(codeOf({ [name]: value }), "bad-page", `${name}: ${String(value)}`);
  }
});

test("X-40: a header that contradicts itself is refused", () => {
  const hash = header.root;
  assert.equal(codeOf({ previous: hash }), "bad-page", "page 1 has none before it");
  assert.equal(codeOf({ number: 2 }), "bad-page", "page 2 has one before it");
  assert.equal(codeOf({ from: "cursor" }), "bad-page", "what begins goes on from nowhere");
  assert.equal(codeOf({ begins: false, from: "cursor" }), "bad-page", "page 1 begins");
  assert.equal(codeOf({ phase: "journal" }), "bad-page", "only a snapshot begins or ends");
  assert.equal(codeOf({ whole: false }), "bad-page", "X-46 speaks of the journal's transactions");
});

test("X-57: a member of a header that no clause names is kept and ignored", () => {
  const read = parsePageHeader(Buffer.from(JSON.stringify({ ...header, later: { of: ["use"] } })));
  assert.ok(read.ok);
  assert.deepEqual(read.value, { ...header, later: { of: ["use"] } });
});

test("X-06: a header with a member twice, too long or no object is refused", () => {
  const text = encodePageHeader(header).toString();
  const twice = text.replace("{", '{"terms":2,');
  const long = text.replace("{", `{"later":"${"x".repeat(65_536)}",`);
  for (const bad of [twice, long, "", "[]", "null", text.slice(0, -1), `${text}x`])
    assert.equal(parsePageHeader(Buffer.from(bad)).ok, false, bad.slice(0, 40));
  assert.equal(parsePageHeader(Buffer.from([0xff])).ok, false);
});

function codeOf(change: object): string {
  const read = parsePageHeader(Buffer.from(JSON.stringify({ ...header, ...change })));
  return read.ok ? "fine" : (read.refusals[0]?.code ?? "none");
}
