// The region's map as the server gives it, made ready to be drawn and listed.
import type { Answer } from "../../app/api.ts";
import { signOf, toneOf, type MapData, type MapItem, type MapSpan, type NamedPlace } from "./map-model.ts";

export type MapAnswer = Answer<"map">;
export type PlaceFeature = MapAnswer["features"][number];
export type SpanFeature = MapAnswer["spans"][number];

/** The features and spans of an answer as things on the map; those without a usable position are left out. */
export function regionData({ features, spans }: Pick<MapAnswer, "features" | "spans">): MapData {
  return { items: features.flatMap(asItem), spans: spans.flatMap(asSpan) };
}

/** The id of a span on the map. */
export function spanId({ from, to }: Pick<SpanFeature, "from" | "to">): string {
  return `span:${from.id}:${to.id}`;
}

/** The id of a place on the map: ids are unique within their register only. */
export function placeId({ register, id }: Pick<PlaceFeature, "register" | "id">): string {
  return `${register}/${id}`;
}

function asItem(feature: PlaceFeature): MapItem[] {
  const { geometry } = feature;
  if (!isGeometry(geometry)) return [];
  return [
    {
      id: placeId(feature),
      name: feature.name,
      sign: signOf(feature.register, feature.kind.code),
      tone: toneOf(feature.class),
      conflict: feature.conflict,
      geometry,
      ...(feature.accuracyKm === undefined ? {} : { accuracyKm: feature.accuracyKm }),
    },
  ];
}

function asSpan(span: SpanFeature): MapSpan[] {
  const from = namedPlace(span.from.name, span.coordinates[0]);
  const to = namedPlace(span.to.name, span.coordinates.at(-1));
  if (!from || !to) return [];
  return [{ id: spanId(span), ends: [from, to], tone: toneOf(span.class), commitments: span.commitments }];
}

function namedPlace(name: string, position: readonly number[] | undefined): NamedPlace | undefined {
  const [longitude, latitude] = position ?? [];
  return longitude === undefined || latitude === undefined ? undefined : { name, at: [longitude, latitude] };
}

/** Whether something is a geometry that can be drawn. */
export function isGeometry(value: unknown): value is GeoJSON.Geometry {
  if (typeof value !== "object" || value === null) return false;
  const { type, coordinates } = value as { type?: unknown; coordinates?: unknown };
  return (type === "Point" || type === "LineString" || type === "Polygon") && Array.isArray(coordinates);
}
