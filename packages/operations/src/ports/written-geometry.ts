// A place as a cell of a file states it: `latitude, longitude` as people copy it from a map, or GeoJSON text.

export interface WrittenPoint {
  readonly type: "Point";
  /** Longitude, then latitude (RFC 7946). */
  readonly coordinates: readonly [number, number];
}

/** Reads `20.95, 107.08`, `20,95; 107,08` or GeoJSON text; undefined when it is none of them. */
export function parseWrittenGeometry(written: string): unknown {
  const text = written.trim();
  return text.startsWith("{") ? parseJson(text) : parsePair(text);
}

/** A geometry as a cell: a point as `latitude, longitude`, anything else as GeoJSON text. */
export function writtenGeometry(geometry: unknown): string {
  const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown };
  if (type !== "Point" || !Array.isArray(coordinates)) return JSON.stringify(geometry);
  const [longitude, latitude] = coordinates.map(String);
  const pair = `${latitude}, ${longitude}`;
  return parsePair(pair) ? pair : JSON.stringify(geometry);
}

function parsePair(text: string): WrittenPoint | undefined {
  const byComma = /^(-?\d{1,3}(?:\.\d+)?)\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)$/u.exec(text);
  const found = byComma ?? /^(-?\d{1,3}(?:,\d+)?)\s*;\s*(-?\d{1,3}(?:,\d+)?)$/u.exec(text);
  if (!found) return undefined;
  const latitude = Number(found[1]?.replace(",", "."));
  const longitude = Number(found[2]?.replace(",", "."));
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return undefined;
  return { type: "Point", coordinates: [longitude, latitude] };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // what is not JSON is no geometry; the caller says so with the value
  }
}
