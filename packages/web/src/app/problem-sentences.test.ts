// Checks that a refusal is told in the reader's language and at its field.
import assert from "node:assert/strict";
import test from "node:test";
import type { Problem } from "@nhipcau/contract/shapes/record.ts";
import { problemSentences, sentencesByField } from "./problem-sentences.ts";

function refusedWith(problem: Partial<Problem>): Error {
  const whole = {
    type: "about:blank",
    title: "t",
    status: 422,
    detail: "Không được.",
    code: "required",
    ...problem,
  };
  return Object.assign(new Error("refused"), { problem: whole });
}

const error = refusedWith({
  detailEn: "Refused.",
  errors: [
    { code: "required", path: "/body/narrative", vi: "Thiếu “Nội dung”.", en: "“Narrative” is missing." },
    { code: "out-of-range", path: "percent", vi: "Từ 0 đến 100.", en: "From 0 to 100." },
    { code: "check-failed", vi: "Không hợp lý.", en: "Not sensible." },
  ],
});

test("every reason is told in the reader's language", () => {
  assert.deepEqual(problemSentences(error, "en"), [
    "“Narrative” is missing.",
    "From 0 to 100.",
    "Not sensible.",
  ]);
});

test("a problem without reasons tells its detail", () => {
  assert.deepEqual(problemSentences(refusedWith({ detailEn: "Refused." }), "en"), ["Refused."]);
  assert.deepEqual(problemSentences(refusedWith({}), "en"), ["Không được."]);
});

test("a reason stands at its field, and one without a field at the form", () => {
  assert.deepEqual(
    [...sentencesByField(error, "vi")],
    [
      ["narrative", ["Thiếu “Nội dung”."]],
      ["percent", ["Từ 0 đến 100."]],
      ["", ["Không hợp lý."]],
    ],
  );
});
