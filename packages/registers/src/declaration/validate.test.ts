// A record held against its declaration: every fault is named with its field, in both languages, and nothing is lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { refusalSentence } from "@nhipcau/domain/refusals.ts";
import { reports } from "../cooperation/reports.ts";
import { ports } from "../transport/ports.ts";
import { tidyText, validateBody } from "./validate.ts";

function refusalsOf(register: Parameters<typeof validateBody>[0], body: unknown) {
  const outcome = validateBody(register, body);
  return outcome.ok ? [] : outcome.refusals;
}

const port = { name: "Cảng Cái Lân", kind: "seaport", locality: "QN" };
const report = { part: "PV-1", date: "2026-11-21", stage: "in-progress", narrative: "Đang làm." };

test("keeps text in NFC with ordinary spaces and letters, and leaves out what is empty", () => {
  const outcome = validateBody(ports, { ...port, name: " Ca\u0309ng\u00a0Ｃái Lân ", note: "  " });
  assert.ok(outcome.ok);
  assert.deepEqual(outcome.value, { ...port, name: "Cảng Cái Lân" });
});

test("names every fault at once, each at its field", () => {
  const found = refusalsOf(reports, {
    part: "PV 1",
    date: "2026-02-30",
    stage: "soon",
    percent: 101,
    colour: "red",
  });
  assert.deepEqual(
    found.map(({ code, path }) => [path, code]),
    [
      ["colour", "unknown-field"],
      ["part", "wrong-type"],
      ["date", "no-such-date"],
      ["stage", "not-in-code-list"],
      ["percent", "out-of-range"],
      ["narrative", "required"],
    ],
  );
});

test("speaks of a bound only where one was declared", () => {
  const [below] = refusalsOf(ports, { ...port, capacityDwt: -1 });
  assert.equal(below?.code, "below-minimum");
  assert.equal(below && refusalSentence(below, "vi"), "“Cỡ tàu lớn nhất” không được nhỏ hơn 0; đã nhận -1.");
});

test("refuses control characters and marks that reorder text", () => {
  for (const bad of ["a\u0007b", "a\u202eb"])
    assert.equal(refusalsOf(ports, { ...port, name: bad })[0]?.code, "unsafe-text");
});

test("asks for a reason where nothing changed, and for 100 % where it is done", () => {
  assert.deepEqual(
    refusalsOf(reports, { ...report, noChange: true }).map(({ code, path }) => [path, code]),
    [["reason", "required"]],
  );
  assert.equal(refusalsOf(reports, { ...report, stage: "done", percent: 90 })[0]?.code, "check-failed");
});

test("text that is tidy already is told apart at once and comes out as the long way gives it", () => {
  const long = (value: string) => tidyText(`\u200b${value}`); // what is taken away again, but not at once
  const letters = fc.constantFrom(
    ..."aĐệ ơ–’·¼ß\t\n\r\u00a0\u0301\u0323\u00ad\u2028\u3000\uff21\u1e9bẞ".split(""),
  );
  const text = fc.oneof(fc.string({ unit: letters }), fc.string({ unit: "grapheme" }), fc.string());
  fc.assert(
    fc.property(text, (value) => assert.equal(tidyText(value), long(value))),
    { numRuns: 2000 },
  );
  for (let point = 0; point < 0x3000; point += 1) {
    const letter = String.fromCodePoint(point);
    assert.equal(tidyText(`x${letter}x`), long(`x${letter}x`), `U+${point.toString(16)}`);
  }
});
