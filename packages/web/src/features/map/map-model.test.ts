// Every item finds its layer, and nothing is put where nobody said it is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { anchorPlace, layersData, signOf, toneOf, type MapData, type MapItem } from "./map-model.ts";

const bridge: MapItem = {
  id: "I04",
  name: "Cầu Bạch Đằng",
  sign: "bridge",
  tone: "open-overdue",
  conflict: true,
  geometry: { type: "Point", coordinates: [106.771, 20.844] },
  accuracyKm: 0.7,
};
const road: MapItem = {
  id: "I01",
  name: "Cao tốc",
  sign: "road",
  tone: "plain",
  conflict: false,
  geometry: {
    type: "LineString",
    coordinates: [
      [105.9, 21],
      [106.5, 20.9],
      [107, 20.95],
    ],
  },
};
const data: MapData = {
  items: [bridge, road],
  spans: [
    {
      id: "QN-HP",
      ends: [
        { name: "Quảng Ninh", at: [107.08, 20.95] },
        { name: "Hải Phòng", at: [106.68, 20.85] },
      ],
      tone: "open-in-term",
      commitments: 7,
    },
  ],
};

test("a point has a place and its accuracy, a line a place and its shape", () => {
  const layers = layersData(data);
  assert.deepEqual(
    layers.places.features.map(({ properties }) => properties.id),
    ["I04", "I01"],
  );
  assert.deepEqual(
    layers.lines.features.map(({ properties }) => properties.id),
    ["I01"],
  );
  assert.deepEqual(
    layers.accuracy.features.map(({ properties }) => properties.id),
    ["I04"],
  );
});

test("what is late or disputed gets its label first", () => {
  const [first, second] = layersData(data).places.features.map(({ properties }) => properties.rank);
  assert.ok((first ?? 9) < (second ?? 0));
});

test("a span is one arch and each of its ends is named once", () => {
  const { spans, localities } = layersData({ ...data, spans: [...data.spans, ...data.spans] });
  assert.equal(spans.features[0]?.geometry.type, "LineString");
  assert.deepEqual(
    localities.features.map(({ properties }) => properties.name),
    ["Quảng Ninh", "Hải Phòng"],
  );
});

test("kinds that are not known are dots and classes that are not known are plain", () => {
  assert.equal(signOf("transport-projects", "coastal-road"), "road");
  assert.equal(signOf("ports", "seaport"), "port");
  assert.equal(signOf("transport-projects", "tunnel"), "dot");
  assert.equal(toneOf("open-overdue"), "open-overdue");
  assert.equal(toneOf("constructor"), "plain");
});

test("a geometry that names no position has no place", () => {
  assert.equal(anchorPlace({ type: "LineString", coordinates: [] }), undefined);
  assert.deepEqual(anchorPlace(road.geometry), [106.5, 20.9]);
});
