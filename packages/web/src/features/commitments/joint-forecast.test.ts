// Checks what is said about the joint forecast.
import assert from "node:assert/strict";
import test from "node:test";
import type { SideView } from "@nhipcau/contract/shapes/programme.ts";
import { formatDay } from "../../app/format.ts";
import { commitments as vi } from "../../messages/vi/commitments.ts";
import { jointForecastSentence } from "./joint-forecast.ts";

function side(name: string, date?: string, partClass: SideView["class"] = "open-in-term"): SideView {
  return {
    locality: { id: name, name },
    parts: 1,
    class: partClass,
    forecast: date === undefined ? { basis: "unknown" } : { basis: "reported", date },
    openObstacles: 0,
    holdsUp: false,
  };
}

function sentence(sides: readonly SideView[], forecast?: string) {
  return jointForecastSentence(
    { sides: [...sides], ...(forecast === undefined ? {} : { forecast }) },
    vi.forecast,
    formatDay,
  );
}

test("the later end decides, and how far apart the ends are is said", () => {
  assert.equal(
    sentence([side("Quảng Ninh", "2026-12-26"), side("Hải Phòng", "2027-03-30")], "2027-03-30"),
    "Dự báo hợp long 30/03/2027, theo đầu chậm hơn (Hải Phòng). Hai bên dự báo lệch nhau 94 ngày.",
  );
});

test("ends that agree are not said to be apart", () => {
  assert.doesNotMatch(sentence([side("A", "2027-03-30"), side("B", "2027-03-30")], "2027-03-30"), /lệch/u);
});

test("an end without a forecast is named, and nothing is guessed for it", () => {
  assert.equal(
    sentence([side("A", "2027-03-30"), side("B")]),
    "Chưa thể dự báo ngày hợp long: B chưa nêu dự báo.",
  );
});

test("a joined span says when it was joined", () => {
  assert.equal(
    sentence([side("A", "2020-12-01", "done-on-time"), side("B", "2021-01-01", "done-late")], "2021-01-01"),
    "Đã hợp long ngày 01/01/2021.",
  );
});

test("a commitment without parts has nothing to forecast", () => {
  assert.equal(sentence([]), vi.forecast.noParts);
});
