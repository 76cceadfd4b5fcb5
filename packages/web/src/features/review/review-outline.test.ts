// Checks that the preview says the figures it was given and says what is empty.
import assert from "node:assert/strict";
import test from "node:test";
import { part, quangNinh } from "../commitments/commitment-answer.fixture.ts";
import { figureSentences, outlineOf, periodOf, roman } from "./review-outline.ts";

const figures = {
  total: 51,
  rateable: 47,
  doneOnTime: 21,
  doneLate: 6,
  openInTerm: 8,
  openOverdue: 12,
  cannotRate: 4,
  awaitingConfirmation: 0,
};
const empty = {
  agreement: { id: "A06", title: "Hợp tác" },
  layout: "government",
  layoutOf: "government",
  issuer: { id: "u", name: "UBND", symbol: "UBND", locality: quangNinh },
  issuers: [],
  cutOff: "2026-11-21",
  signatories: [],
  parties: [],
  figures,
  byLocality: [],
  bySector: [],
  clauses: { total: 0, concrete: 0 },
  notConcrete: [],
  done: [],
  overdue: [],
  inTerm: [],
  cannotRate: [],
  results: [],
  limitations: [],
  obstacles: [],
  disagreements: [],
  next: [],
  recipients: [],
  illustrative: false,
} satisfies Parameters<typeof outlineOf>[0];

test("the four classes are counted among those with a due date, and what cannot be rated apart", () => {
  assert.deepEqual(figureSentences({ figures, cutOff: "2026-11-21" }), [
    "Tính đến hết ngày 21/11/2026, các bên có 51 phần việc, trong đó 47 phần việc có thời hạn; 4 phần việc chưa có thời hạn nên chưa thể đánh giá.",
    "Trong 47 phần việc có thời hạn: 21 hoàn thành đúng hạn; 6 hoàn thành chậm; 8 đang thực hiện, còn trong hạn; 12 quá hạn.",
  ]);
});

test("no part at all is said, not written as zeros", () => {
  const none = {
    total: 0,
    rateable: 0,
    doneOnTime: 0,
    doneLate: 0,
    openInTerm: 0,
    openOverdue: 0,
    cannotRate: 0,
    awaitingConfirmation: 0,
  };
  assert.match(figureSentences({ figures: none, cutOff: "2026-11-21" }).join(" "), /chưa có phần việc nào/u);
});

test("every empty heading says that it is empty", () => {
  for (const { headings } of outlineOf(empty)) {
    for (const { points } of headings) assert.equal(points.length, 1);
  }
});

test("an overdue part names whose it is and is marked when it is illustrative", () => {
  const overdue = { ...part("P1", quangNinh), daysOverdue: 311, dueDate: "2026-01-14", illustrative: true };
  const points = outlineOf({ ...empty, overdue: [overdue] })[1]?.headings[0]?.points;
  assert.deepEqual(points, ["việc P1 (Quảng Ninh) (số liệu minh họa): quá hạn 311 ngày (hạn 14/01/2026)"]);
});

test("the period and the numerals are written as documents write them", () => {
  assert.equal(periodOf({ cutOff: "2026-11-21" }), "đến ngày 21/11/2026");
  assert.equal(
    periodOf({ from: "2022-03-13", cutOff: "2026-11-21" }),
    "từ ngày 13/03/2022 đến ngày 21/11/2026",
  );
  assert.deepEqual([1, 4].map(roman), ["I", "IV"]);
});
