import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { changedFields, reportChange, type ReportWords, wordsBefore } from "./report-change.ts";

const before: ReportWords = {
  stage: "in-progress",
  percent: 60,
  forecastDate: "2026-12-31",
  narrative: "Đã thảm xong 2,4 km; còn hai hộ.",
};

test("the same figures in the same words are an old report under a new date", () => {
  assert.equal(reportChange(before, undefined), "first");
  assert.equal(reportChange(before, before), "date-only");
  assert.equal(reportChange({ ...before, noChange: true }, before), "no-change");
  assert.equal(reportChange({ ...before, percent: 61 }, before), "changed");
  assert.equal(reportChange({ ...before, narrative: "Đã thảm xong 2,5 km; còn hai hộ." }, before), "changed");
});

test("a near copy counts as a copy: other marks, spaces, punctuation or dates", () => {
  const copies = [
    "đã thảm xong  2,4 km, còn hai hộ",
    "ĐÃ THẢM XONG 2,4 KM; CÒN HAI HỘ!",
    "da tham xong 2,4 km; con hai ho",
  ];
  for (const narrative of copies) assert.equal(reportChange({ ...before, narrative }, before), "date-only");
  const dated = { ...before, narrative: "Đến 12/9/2026 đã thảm xong 2 km" };
  assert.equal(reportChange({ ...dated, narrative: "Đến 12/10/2026 đã thảm xong 2 km" }, dated), "date-only");
});

test("a figure left out leaves standing what was said", () => {
  const { percent: _, forecastDate: __, ...bare } = before;
  assert.equal(reportChange(bare, before), "date-only");
  assert.deepEqual(
    [...changedFields({ ...bare, stage: "done", percent: 100 }, before)],
    ["stage", "percent"],
  );
});

test("what stands is what was last said, not the last “no change”", () => {
  const noChange = { ...before, noChange: true, narrative: "Không thay đổi." };
  assert.equal(wordsBefore([noChange, before]), before);
  assert.equal(wordsBefore([noChange]), noChange);
  assert.equal(wordsBefore([]), undefined);
});

test("no report differs from itself, and any other figure is told", () => {
  const words = fc.record({
    stage: fc.constantFrom("in-progress", "waiting", "done"),
    percent: fc.option(fc.nat(100), { nil: undefined }),
    forecastDate: fc.option(fc.constantFrom("2026-12-31", "2027-01-31"), { nil: undefined }),
    narrative: fc.string(),
  });
  fc.assert(
    fc.property(words, words, (a, b) => {
      const [one, other] = [a as ReportWords, b as ReportWords];
      assert.equal(reportChange(one, one), "date-only");
      if (one.percent !== undefined && one.percent !== other.percent)
        assert.ok(changedFields(one, other).has("percent"));
    }),
  );
});
