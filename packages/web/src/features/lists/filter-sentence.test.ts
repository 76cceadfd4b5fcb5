// Checks that the filter of a list is said with its denominator.
import assert from "node:assert/strict";
import test from "node:test";
import { formatNumber } from "../../app/format.ts";
import { lists as vi } from "../../messages/vi/lists.ts";
import { filterSentence, type SentenceInput } from "./filter-sentence.ts";
import { filterOf, parsePartListSearch } from "./part-list-search.ts";

const names = new Map([
  ["L-31", "Hải Phòng"],
  ["transport", "Hạ tầng giao thông"],
]);

function sentence(search: SentenceInput["search"], count: number, of?: number) {
  return filterSentence({
    search,
    count,
    of,
    day: "21/11/2026",
    words: vi,
    number: (value) => formatNumber(value, "vi"),
    nameOf: (id) => names.get(id) ?? id,
  });
}

test("overdue parts are counted among those with a due date", () => {
  assert.equal(
    sentence({ class: "open-overdue", locality: "L-31", sector: "transport" }, 7, 20),
    "7 phần việc đang quá hạn trong 20 phần việc có thời hạn, của Hải Phòng, lĩnh vực Hạ tầng giao thông, tính đến 21/11/2026.",
  );
});

test("parts that wait or are silent are counted among the open ones", () => {
  assert.match(
    sentence({ waitingFor: "L-31" }, 9, 30),
    /^9 phần việc đang chờ phía Hải Phòng trong 30 phần việc đang mở,/u,
  );
  assert.match(
    sentence({ silentDays: 90 }, 2, 30),
    /^2 phần việc im lặng quá 90 ngày trong 30 phần việc đang mở,/u,
  );
});

test("what cannot be rated is counted among all", () => {
  assert.match(
    sentence({ class: "cannot-rate" }, 4, 51),
    /^4 phần việc chưa thể đánh giá trong 51 phần việc tất cả,/u,
  );
});

test("without a filter there is no denominator to tell", () => {
  assert.equal(sentence({}, 51, 51), "51 phần việc được ghi nhận, tính đến 21/11/2026.");
});

test("the address is read leniently and unknown values are left out", () => {
  assert.deepEqual(
    parsePartListSearch({ class: "nonsense", silentDays: "x", asOf: "2026-02-30", locality: "L-31" }),
    {
      locality: "L-31",
    },
  );
});

test("silent parts are asked for among the open ones", () => {
  assert.deepEqual(filterOf({ silentDays: 90 }), { class: "open", silentDays: 90 });
  assert.deepEqual(filterOf({ class: "open-overdue", sort: "due" }), { class: "open-overdue" });
});
