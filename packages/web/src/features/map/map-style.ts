// The map's style, written here and asked for nowhere: coast, borders, lines, arches, places and labels. Without a
// glyph server MapLibre draws letters with the page's own font, so labels keep their Vietnamese marks.
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";
import { coast } from "virtual:coast";
import type { MapColours } from "./map-colours.ts";
import { iconName } from "./map-icons.ts";
import type { MapLayersData, Tone } from "./map-model.ts";
import { waters, type WaterName } from "./water-names.ts";

/** The layers whose features a reader can choose, the foremost first. */
export const chosenLayers = ["places", "crowns", "spans", "lines"];

/** The layer of the ring around what is chosen; its filter names it. */
export const chosenLayer = "chosen";

/** The whole style: what is under the data, the data, and how it is drawn in these colours. */
export function mapStyle(
  data: MapLayersData,
  colours: MapColours,
  language: keyof WaterName["name"],
): StyleSpecification {
  return {
    version: 8,
    sources: {
      home: inline(polygons(coast.home)),
      abroad: inline(polygons(coast.abroad)),
      coastline: inline(lines(coast.coastline)),
      borders: inline(lines(coast.borders)),
      waters: inline(waterFeatures(language)),
      accuracy: inline(data.accuracy),
      lines: inline(data.lines),
      spans: inline(data.spans),
      crowns: inline(data.crowns),
      localities: inline(data.localities),
      places: inline(data.places),
    },
    layers: [...groundLayers(colours), ...dataLayers(colours), ...labelLayers(colours)],
  };
}

function groundLayers(colours: MapColours): LayerSpecification[] {
  return [
    { id: "sea", type: "background", paint: { "background-color": colours.sea } },
    { id: "abroad", type: "fill", source: "abroad", paint: { "fill-color": colours.abroad } },
    { id: "home", type: "fill", source: "home", paint: { "fill-color": colours.home } },
    {
      id: "coastline",
      type: "line",
      source: "coastline",
      paint: { "line-color": colours.coast, "line-width": 1 },
    },
    {
      id: "borders",
      type: "line",
      source: "borders",
      paint: { "line-color": colours.border, "line-width": 1.2, "line-dasharray": [4, 2] },
    },
    {
      id: "waters",
      type: "symbol",
      source: "waters",
      filter: ["any", ["!", ["get", "minor"]], [">=", ["zoom"], 9.2]],
      layout: {
        "text-field": ["get", "name"],
        "text-font": ["Be Vietnam Pro"],
        "text-size": 12,
        "text-letter-spacing": 0.08,
        "text-max-width": 7,
        "text-allow-overlap": true,
        "text-ignore-placement": true,
      },
      paint: { "text-color": colours.faint },
    },
  ];
}

function dataLayers(colours: MapColours): LayerSpecification[] {
  const tone = toneColour(colours);
  return [
    {
      id: "accuracy",
      type: "fill",
      source: "accuracy",
      minzoom: 8.5,
      paint: { "fill-color": tone, "fill-opacity": 0.1, "fill-outline-color": tone },
    },
    {
      id: "lines-casing",
      type: "line",
      source: "lines",
      layout: { "line-cap": "round", "line-join": "round" },
      paint: { "line-color": colours.halo, "line-width": 5 },
    },
    {
      id: "lines",
      type: "line",
      source: "lines",
      layout: { "line-cap": "round", "line-join": "round" },
      paint: { "line-color": toneColour(colours, colours.faint), "line-width": 2.2 },
    },
    {
      id: "spans-casing",
      type: "line",
      source: "spans",
      layout: { "line-cap": "round" },
      paint: { "line-color": colours.halo, "line-width": 8, "line-opacity": 0.8 },
    },
    {
      id: "spans",
      type: "line",
      source: "spans",
      layout: { "line-cap": "round" },
      paint: { "line-color": tone, "line-width": 4 },
    },
  ];
}

/** Where a locality's name may stand around its dot, the liked place first. */
const anchors = [
  "top",
  "right",
  "left",
  "bottom",
  "top-left",
  "top-right",
  "bottom-left",
  "bottom-right",
] as const;

const crownRadius = 14;
const crownStroke = 2;

function labelLayers(colours: MapColours): LayerSpecification[] {
  const label = { "text-font": ["Be Vietnam Pro"], "text-max-width": 9 };
  return [
    {
      id: "locality-dots",
      type: "circle",
      source: "localities",
      paint: {
        "circle-radius": 5,
        "circle-color": colours.card,
        "circle-stroke-color": colours.ink,
        "circle-stroke-width": 2.5,
      },
    },
    {
      id: chosenLayer,
      type: "circle",
      source: "places",
      filter: ["==", ["get", "id"], ""],
      paint: {
        "circle-radius": 17,
        "circle-color": colours.card,
        "circle-opacity": 0.6,
        "circle-stroke-color": colours.ink,
        "circle-stroke-width": 2.5,
      },
    },
    placesLayer(colours),
    {
      id: "localities",
      type: "symbol",
      source: "localities",
      layout: {
        ...label,
        "text-field": ["upcase", ["get", "name"]],
        "text-size": 13,
        "text-letter-spacing": 0.05,
        "symbol-sort-key": ["get", "rank"],
        "text-variable-anchor": [...anchors],
        "text-radial-offset": 0.8,
        // Where nothing around the dot is free, on a phone, the name stands under it nevertheless.
        "text-overlap": "always",
      },
      paint: { "text-color": colours.ink, "text-halo-color": colours.halo, "text-halo-width": 2.2 },
    },
    // The last layer is placed first: a span's number stands at its crown, and names go round it.
    ...crownLayers(colours),
  ];
}

// How many commitments a span carries, with the shape of its state, at the crown of its arch.
function crownLayers(colours: MapColours): LayerSpecification[] {
  return [
    {
      id: "crowns",
      type: "circle",
      source: "crowns",
      paint: {
        "circle-radius": crownRadius,
        "circle-color": colours.card,
        "circle-stroke-color": toneColour(colours),
        "circle-stroke-width": crownStroke,
      },
    },
    {
      id: "span-counts",
      type: "symbol",
      source: "crowns",
      layout: {
        "text-font": ["Be Vietnam Pro"],
        "text-field": ["get", "name"],
        "text-size": 11.5,
        "text-allow-overlap": true,
        // As much around the number as its disc covers, which no name may touch.
        "text-padding": crownRadius + crownStroke - 4,
      },
      paint: { "text-color": colours.ink },
    },
  ];
}

function placesLayer(colours: MapColours): LayerSpecification {
  return {
    id: "places",
    type: "symbol",
    source: "places",
    layout: {
      "text-font": ["Be Vietnam Pro"],
      "text-max-width": 9,
      "icon-image": iconExpression(colours),
      "icon-size": ["interpolate", ["linear"], ["zoom"], 7, 0.5, 9, 0.85, 11, 1],
      "icon-allow-overlap": true,
      "symbol-sort-key": ["get", "rank"],
      "text-field": [
        "step",
        ["zoom"],
        "",
        8.6,
        ["case", ["<", ["get", "rank"], 2], ["get", "name"], ""],
        9.3,
        ["get", "name"],
      ],
      "text-size": 11.5,
      "text-variable-anchor": ["top", "left", "right", "bottom"],
      "text-radial-offset": 1.1,
      "text-optional": true,
    },
    paint: { "text-color": colours.ink, "text-halo-color": colours.halo, "text-halo-width": 1.6 },
  };
}

function toneColour({ tones }: MapColours, plain = tones.plain): ExpressionSpecification {
  const { plain: _, ...others } = tones;
  return [
    "match",
    ["get", "tone"],
    ...Object.entries(others).flat(),
    plain,
  ] as unknown as ExpressionSpecification;
}

function iconExpression(colours: MapColours): ExpressionSpecification {
  const cases = (Object.entries(colours.tones) as [Tone, string][]).flatMap(([tone, colour]) => [
    tone,
    colour,
  ]);
  // The name is put together like `iconName` does it.
  const [prefix] = iconName("dot", "", { disputed: false, overdue: false }).split("|");
  return [
    "concat",
    `${prefix}|`,
    ["get", "sign"],
    "|",
    ["match", ["get", "tone"], ...cases, colours.tones.plain],
    "|",
    ["case", ["get", "conflict"], "disputed", "agreed"],
    "|",
    ["case", ["==", ["get", "tone"], "open-overdue"], "overdue", "other"],
  ] as unknown as ExpressionSpecification;
}

function inline(data: GeoJSON.FeatureCollection) {
  return { type: "geojson" as const, data };
}

type Line = readonly (readonly [number, number])[];

function polygons(shapes: readonly (readonly Line[])[]): GeoJSON.FeatureCollection {
  return features(shapes.map((rings) => ({ type: "Polygon", coordinates: rings.map(mutable) })));
}

function lines(shapes: readonly Line[]): GeoJSON.FeatureCollection {
  return features(shapes.map((line) => ({ type: "LineString", coordinates: mutable(line) })));
}

function waterFeatures(language: keyof WaterName["name"]): GeoJSON.FeatureCollection {
  return {
    type: "FeatureCollection",
    features: waters.map(({ name, at, minor }) => ({
      type: "Feature",
      geometry: { type: "Point", coordinates: [...at] },
      properties: { name: name[language], minor },
    })),
  };
}

function features(geometries: readonly GeoJSON.Geometry[]): GeoJSON.FeatureCollection {
  return {
    type: "FeatureCollection",
    features: geometries.map((geometry) => ({ type: "Feature", geometry, properties: {} })),
  };
}

function mutable(line: Line): GeoJSON.Position[] {
  return line.map((position) => [...position]);
}
