// Refusals find their field.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Problem } from "@nhipcau/contract/shapes/record.ts";
import { sentencesByField } from "./field-sentences.ts";

const problem: Problem = {
  type: "about:blank",
  title: "",
  status: 422,
  detail: "",
  code: "required",
  errors: [
    { code: "required", path: "name", vi: "Thiếu “Tên”.", en: "“Name” is missing." },
    { code: "wrong-type", path: "/body/connects/0", vi: "Sai.", en: "Wrong." },
    { code: "check-failed", path: "name", vi: "Ngắn quá.", en: "Too short." },
    { code: "forbidden", vi: "Không được.", en: "Not allowed." },
  ],
};

test("sentences stand at their fields in the reader's language", () => {
  assert.deepEqual(sentencesByField(problem, "vi"), {
    name: "Thiếu “Tên”. Ngắn quá.",
    connects: "Sai.",
    "": "Không được.",
  });
  assert.equal(sentencesByField(problem, "en")["name"], "“Name” is missing. Too short.");
});
