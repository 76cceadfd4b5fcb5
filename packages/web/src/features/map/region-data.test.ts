// The server's answer becomes things on the map.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isGeometry, regionData, type PlaceFeature, type SpanFeature } from "./region-data.ts";

const port: PlaceFeature = {
  id: "P1",
  register: "ports",
  kind: { code: "seaport", label: { vi: "Cảng biển", en: "Seaport" } },
  name: "Cái Lân",
  geometry: { type: "Point", coordinates: [107.06, 20.97] },
  conflict: false,
};
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
const span: SpanFeature = {
  from: { id: "QN", name: "Quảng Ninh" },
  to: { id: "HP", name: "Hải Phòng" },
  coordinates: [
    [107.08, 20.95],
    [106.68, 20.85],
  ],
  figures: none,
  commitments: 3,
  class: "open-overdue",
};

test("a feature with a geometry becomes an item, one without is left out", () => {
  const { items } = regionData({ features: [port, { ...port, id: "P2", geometry: null }], spans: [] });
  assert.deepEqual(
    items.map(({ id, sign, tone }) => [id, sign, tone]),
    [["ports/P1", "port", "plain"]],
  );
});

test("a span keeps its two ends, its class and its count", () => {
  const { spans } = regionData({ features: [], spans: [span, { ...span, coordinates: [] }] });
  assert.equal(spans.length, 1);
  assert.equal(spans[0]?.tone, "open-overdue");
  assert.deepEqual(
    spans[0]?.ends.map(({ name }) => name),
    ["Quảng Ninh", "Hải Phòng"],
  );
});

test("only drawable geometries are drawn", () => {
  assert.ok(!isGeometry({ type: "GeometryCollection", geometries: [] }));
  assert.ok(!isGeometry("POINT(1 1)"));
});
