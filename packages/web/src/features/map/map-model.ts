// What a map shows, apart from how it is drawn: places with their kind and tone, lines, arches between localities.
import { arc, circle, type Place } from "./arc.ts";

/** The classes of parts, and “plain” for what has none. */
export type Tone = "done-on-time" | "done-late" | "open-in-term" | "open-overdue" | "cannot-rate" | "plain";

/** The shape that says the same as the colour. */
export const toneShapes: Record<Tone, string> = {
  "done-on-time": "✓",
  "done-late": "◐",
  "open-in-term": "●",
  "open-overdue": "▲",
  "cannot-rate": "?",
  plain: "○",
};

/** The sign a place carries; a shape as well as a colour says what it is. */
export type Sign = "bridge" | "road" | "airport" | "ferry" | "port" | "gate" | "heritage" | "dot";

export interface MapItem {
  readonly id: string;
  readonly name: string;
  readonly sign: Sign;
  readonly tone: Tone;
  readonly conflict: boolean;
  readonly geometry: GeoJSON.Geometry;
  readonly accuracyKm?: number;
}

export interface MapSpan {
  readonly id: string;
  readonly ends: readonly [NamedPlace, NamedPlace];
  readonly tone: Tone;
  readonly commitments: number;
}

export interface NamedPlace {
  readonly name: string;
  readonly at: Place;
}

export interface MapData {
  readonly items: readonly MapItem[];
  readonly spans: readonly MapSpan[];
}

interface Properties {
  readonly id: string;
  readonly name: string;
  readonly sign: Sign;
  readonly tone: Tone;
  readonly conflict: boolean;
  /** The smaller, the sooner its label is placed where there is no room for all. */
  readonly rank: number;
}

type Collection = GeoJSON.FeatureCollection<GeoJSON.Geometry, Properties>;

export interface MapLayersData {
  readonly places: Collection;
  readonly lines: Collection;
  readonly accuracy: Collection;
  readonly spans: Collection;
  /** How many commitments each span carries, at the crown of its arch. */
  readonly crowns: Collection;
  readonly localities: Collection;
}

/** The data as one GeoJSON collection per layer. */
export function layersData({ items, spans }: MapData): MapLayersData {
  return {
    places: collection(items.flatMap((item) => asFeature(item, anchorOf(item.geometry)))),
    lines: collection(items.flatMap((item) => asFeature(item, shapeOf(item.geometry)))),
    accuracy: collection(items.flatMap((item) => asFeature(item, accuracyOf(item)))),
    spans: collection(spans.map((span) => spanFeature(span, line(deckOf(span))))),
    crowns: collection(spans.map((span) => spanFeature(span, crownOf(deckOf(span))))),
    localities: collection(localitiesOf(spans).map(localityFeature)),
  };
}

/** The sign of a kind of project, port or gate. */
export function signOf(register: string, kind: string): Sign {
  if (register === "ports") return "port";
  if (register === "gates") return "gate";
  if (register === "heritage-dossiers") return "heritage";
  return signs[kind] ?? "dot";
}

const signs: Record<string, Sign> = {
  bridge: "bridge",
  airport: "airport",
  ferry: "ferry",
  expressway: "road",
  "coastal-road": "road",
  "national-road": "road",
  "provincial-road": "road",
  road: "road",
};

const tones: ReadonlySet<string> = new Set<Tone>([
  "done-on-time",
  "done-late",
  "open-in-term",
  "open-overdue",
  "cannot-rate",
]);

/** The tone of a class as the server names it. */
export function toneOf(partClass: string | undefined): Tone {
  return partClass !== undefined && tones.has(partClass) ? (partClass as Tone) : "plain";
}

/** The position that stands for a geometry: of a line its middle vertex, of an area its first corner. */
export function anchorPlace(geometry: GeoJSON.Geometry): Place | undefined {
  switch (geometry.type) {
    case "Point":
      return placeOf(geometry.coordinates);
    case "LineString":
      return placeOf(geometry.coordinates[Math.floor(geometry.coordinates.length / 2)]);
    case "Polygon":
      return placeOf(geometry.coordinates[0]?.[0]);
    case "MultiPoint":
    case "MultiLineString":
    case "MultiPolygon":
    case "GeometryCollection":
      return undefined; // no register holds such a shape
  }
}

function placeOf(position: GeoJSON.Position | undefined): Place | undefined {
  const [longitude, latitude] = position ?? [];
  return longitude === undefined || latitude === undefined ? undefined : [longitude, latitude];
}

function anchorOf(geometry: GeoJSON.Geometry): GeoJSON.Geometry | undefined {
  const place = anchorPlace(geometry);
  return place && { type: "Point", coordinates: [...place] };
}

function shapeOf(geometry: GeoJSON.Geometry): GeoJSON.Geometry | undefined {
  return geometry.type === "Point" ? undefined : geometry;
}

function accuracyOf({ geometry, accuracyKm }: MapItem): GeoJSON.Geometry | undefined {
  const place = anchorPlace(geometry);
  if (!place || geometry.type !== "Point" || accuracyKm === undefined || accuracyKm <= 0) return undefined;
  return { type: "Polygon", coordinates: [circle(place, accuracyKm).map((position) => [...position])] };
}

function asFeature(item: MapItem, geometry: GeoJSON.Geometry | undefined) {
  if (!geometry) return [];
  const { id, name, sign, tone, conflict } = item;
  const rank = conflict || tone === "open-overdue" ? 1 : 3;
  return [{ type: "Feature" as const, geometry, properties: { id, name, sign, tone, conflict, rank } }];
}

// Arches of both directions bulge upwards, away from the labels below.
function deckOf({ ends: [from, to] }: MapSpan): Place[] {
  const [west, east] = from.at[0] <= to.at[0] ? [from, to] : [to, from];
  return arc(west.at, east.at);
}

function line(places: readonly Place[]): GeoJSON.Geometry {
  return { type: "LineString", coordinates: places.map((place) => [...place]) };
}

function crownOf(places: readonly Place[]): GeoJSON.Geometry {
  return { type: "Point", coordinates: [...(places[Math.floor(places.length / 2)] ?? [0, 0])] };
}

function spanFeature(
  { id, tone, commitments }: MapSpan,
  geometry: GeoJSON.Geometry,
): Collection["features"][number] {
  const name = `${toneShapes[tone]} ${commitments}`;
  return {
    type: "Feature",
    geometry,
    properties: { id, name, sign: "dot", tone, conflict: false, rank: 2 },
  };
}

function localitiesOf(spans: readonly MapSpan[]): NamedPlace[] {
  const named = new Map(spans.flatMap(({ ends }) => ends.map((end) => [end.name, end] as const)));
  return [...named.values()];
}

function localityFeature({ name, at }: NamedPlace): Collection["features"][number] {
  return {
    type: "Feature",
    geometry: { type: "Point", coordinates: [...at] },
    // From west to east, so that the outermost name gets the place where it is not cut.
    properties: { id: "", name, sign: "dot", tone: "plain", conflict: false, rank: at[0] },
  };
}

function collection(features: Collection["features"]): Collection {
  return { type: "FeatureCollection", features };
}
