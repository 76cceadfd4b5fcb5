// Checks that a span is said as it is drawn.
import assert from "node:assert/strict";
import test from "node:test";
import type { SideView } from "@nhipcau/contract/shapes/programme.ts";
import { formatPercent } from "../../app/format.ts";
import { span as en } from "../../messages/en/span.ts";
import { span as vi } from "../../messages/vi/span.ts";
import { isJoined, spanSentence } from "./span-sentence.ts";

function side(name: string, changes: Partial<SideView> = {}): SideView {
  return {
    locality: { id: name, name },
    parts: 1,
    class: "open-in-term",
    forecast: { basis: "unknown" },
    openObstacles: 0,
    holdsUp: false,
    ...changes,
  };
}

const inVietnamese = (value: number) => formatPercent(value, "vi");

test("says what each side has, what is overdue, what is in the way and who holds the others up", () => {
  const sides = [
    side("Quảng Ninh", { percent: 62 }),
    side("Hải Phòng", {
      percent: 35,
      class: "open-overdue",
      daysOverdue: 311,
      openObstacles: 1,
      holdsUp: true,
    }),
  ];
  assert.equal(
    spanSentence("Quy chế", sides, vi, inVietnamese),
    "Nhịp cầu “Quy chế”: Quảng Ninh 62\u00a0%; Hải Phòng 35\u00a0%, quá hạn 311 ngày, 1 vướng mắc đang mở, đang giữ nhịp. Chưa hợp long.",
  );
});

test("a side that has not reported is said to be silent, not at zero", () => {
  const sentence = spanSentence("Bridge", [side("A"), side("B", { percent: 0 })], en, (value) =>
    formatPercent(value, "en"),
  );
  assert.equal(sentence, "Span “Bridge”: A not reported yet; B 0%. Not joined yet.");
});

test("the span is joined when every side is done, and not before", () => {
  const done = side("A", { percent: 100, class: "done-late" });
  assert.equal(isJoined([done, side("B", { percent: 99 })]), false);
  assert.equal(isJoined([done, side("B", { percent: 100, class: "done-on-time" })]), true);
  assert.equal(isJoined([]), false);
});

test("a commitment without parts says so", () => {
  assert.equal(
    spanSentence("Quy chế", [], vi, inVietnamese),
    "Cam kết “Quy chế” chưa có phần việc của bên nào.",
  );
});

test("one side alone is said to be one side", () => {
  assert.match(
    spanSentence("Quy chế", [side("Hải Phòng", { percent: 10 })], vi, inVietnamese),
    /Mới có phần việc của một bên\.$/u,
  );
});
