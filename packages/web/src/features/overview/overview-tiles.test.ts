// Checks that every tile is a sentence with its denominator and opens the list it counts (L-07).
import assert from "node:assert/strict";
import test from "node:test";
import type { Answer } from "../../app/request.ts";
import { formatNumber } from "../../app/format.ts";
import { overview as vi } from "../../messages/vi/overview.ts";
import { overviewTiles } from "./overview-tiles.ts";

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

const overview: Answer<"overview"> = {
  asOf: "2026-11-21",
  figures,
  overdueByLocality: [
    { locality: { id: "L-31", name: "Hải Phòng" }, overdue: 7 },
    { locality: { id: "L-22", name: "Quảng Ninh" }, overdue: 5 },
    { locality: { id: "L-01", name: "Hà Nội" }, overdue: 0 },
  ],
  waitingFor: [{ locality: { id: "L-31", name: "Hải Phòng" }, parts: 9, longestDays: 23 }],
  beyondAuthority: { obstacles: 3, of: 5, longestDays: 214 },
  petitions: { waiting: 3, of: 5, longestDays: 214 },
  notConcrete: { clauses: 5, of: 31, agreements: 4 },
  disagreements: { commitments: 0, of: 20 },
  silent: { parts: 2, of: 20, days: 90 },
  attention: [],
  byAgreement: [],
  byLocality: [],
  bySector: [],
  matrix: [],
  illustrativeParts: 0,
};

function tile(name: string, changes: Partial<Answer<"overview">> = {}) {
  const tiles = overviewTiles({ ...overview, ...changes }, vi.tiles, (value) => formatNumber(value, "vi"));
  const found = tiles.find((one) => one.name === name);
  assert.ok(found, `no tile ${name}`);
  return found;
}

test("red comes first, with its denominator and the sides it is on", () => {
  const first = overviewTiles(overview, vi.tiles, String)[0];
  assert.equal(first?.name, "overdue");
  assert.equal(first.tone, "overdue");
  assert.equal(first.figure, "12 trong 47");
  assert.deepEqual(first.details, ["7 ở phía Hải Phòng, 5 ở phía Quảng Ninh"]);
  assert.deepEqual(first.link, { to: "/phan-viec", search: { class: "open-overdue" } });
});

test("nothing is red when nothing is overdue, and no deadline is told apart from none overdue", () => {
  const calm = { ...figures, openOverdue: 0 };
  assert.equal(tile("overdue", { figures: calm, overdueByLocality: [] }).tone, "calm");
  assert.deepEqual(tile("overdue", { figures: calm, overdueByLocality: [] }).details, [vi.tiles.noneOverdue]);
  const none = { ...calm, rateable: 0 };
  assert.deepEqual(tile("overdue", { figures: none, overdueByLocality: [] }).details, [
    vi.tiles.noneRateable,
  ]);
});

test("what waits names the side waited for and opens the parts that wait for it", () => {
  const waiting = tile("waiting-L-31");
  assert.equal(`${waiting.figure} ${waiting.sentence}`, "9 phần việc chờ phía Hải Phòng");
  assert.deepEqual(waiting.link.search, { waitingFor: "L-31" });
});

test("a tile that counts nothing explains itself", () => {
  assert.deepEqual(tile("disagreement").details, [vi.tiles.noDisagreement]);
  assert.equal(
    tile("beyond-authority", { beyondAuthority: { obstacles: 0, of: 0 } }).figure,
    vi.tiles.nothing,
  );
  assert.deepEqual(tile("beyond-authority", { beyondAuthority: { obstacles: 0, of: 0 } }).details, [
    vi.tiles.noObstacle,
  ]);
});

test("petitions that wait say how many, for how long and out of how many, and open their list", () => {
  const waiting = tile("petitions");
  assert.equal(`${waiting.figure} ${waiting.sentence}`, "3 kiến nghị chờ Trung ương trả lời");
  assert.deepEqual(waiting.details, ["lâu nhất 214 ngày; đã gửi 5 kiến nghị"]);
  assert.deepEqual(waiting.link, { to: "/kien-nghi", search: { waiting: true } });
  assert.deepEqual(tile("petitions", { petitions: { waiting: 0, of: 2 } }).tone, "calm");
  assert.equal(tile("petitions", { petitions: { waiting: 0, of: 0 } }).figure, vi.tiles.nothing);
});

test("silent parts open the list of the same parts, longest silence first", () => {
  assert.deepEqual(tile("silent").link, {
    to: "/phan-viec",
    search: { silentDays: 90, sort: "last-report" },
  });
});

test("what waits to be confirmed is told with the open parts as its denominator, and opens its list", () => {
  const waiting = tile("awaiting", { figures: { ...figures, awaitingConfirmation: 3 } });
  assert.equal(waiting.figure, "3 trong 20");
  assert.deepEqual(waiting.link, { to: "/phan-viec", search: { class: "awaiting-confirmation" } });
  assert.deepEqual(tile("awaiting").details, [vi.tiles.noneAwaiting]);
});
