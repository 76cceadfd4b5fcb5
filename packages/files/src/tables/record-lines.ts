// Records for other systems: NDJSON, one envelope a line, and GeoJSON (RFC 7946), a feature a record.
import type { Fields } from "@nhipcau/registers/declaration/field.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import type { RecordEnvelope } from "@nhipcau/operations/ports/store.ts";
import type { ExportBatch } from "@nhipcau/operations/ports/table-files.ts";

const encoder = new TextEncoder();

/** One line of JSON for each record, the columns asked for in its body. */
export async function* writeNdjson(
  batches: AsyncIterable<ExportBatch>,
  columns: readonly string[],
): AsyncGenerator<Uint8Array> {
  for await (const { records } of batches) {
    const lines = records.map(
      (record) => `${JSON.stringify({ ...record, body: narrowed(record, columns) })}\n`,
    );
    if (lines.length > 0) yield encoder.encode(lines.join(""));
  }
}

/** A FeatureCollection; a record without a place is a feature without a geometry. */
export async function* writeGeojson(
  batches: AsyncIterable<ExportBatch>,
  register: Register,
  columns: readonly string[],
): AsyncGenerator<Uint8Array> {
  const place =
    Object.entries(register.fields as Fields).find(([, { type }]) => type === "geometry")?.[0] ?? "";
  const others = columns.filter((name) => name !== place);
  yield encoder.encode('{"type":"FeatureCollection","features":[');
  let isFirst = true;
  for await (const { records } of batches) {
    const features = records.map((record) => JSON.stringify(featureOf(record, place, others)));
    if (features.length === 0) continue;
    yield encoder.encode(`${isFirst ? "\n" : ",\n"}${features.join(",\n")}`);
    isFirst = false;
  }
  yield encoder.encode("\n]}\n");
}

function narrowed({ body }: RecordEnvelope, columns: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    columns.filter((name) => body[name] !== undefined).map((name) => [name, body[name]]),
  );
}

function featureOf(record: RecordEnvelope, place: string, columns: readonly string[]): unknown {
  const { id, version, author, steward, holdsFrom, recordedAt } = record;
  const geometry = record.body[place];
  return {
    type: "Feature",
    id,
    geometry: geometry === undefined ? null : rightHanded(geometry),
    properties: { id, version, author, steward, holdsFrom, recordedAt, ...narrowed(record, columns) },
  };
}

type Ring = readonly (readonly [number, number])[];

// RFC 7946 §3.1.6: outer rings run counterclockwise, holes clockwise.
function rightHanded(geometry: unknown): unknown {
  const { type, coordinates } = geometry as { type: string; coordinates: readonly Ring[] };
  if (type !== "Polygon") return geometry;
  return {
    type,
    coordinates: coordinates.map((ring, index) =>
      turnsLeft(ring) === (index === 0) ? ring : ring.toReversed(),
    ),
  };
}

function turnsLeft(ring: Ring): boolean {
  let doubledArea = 0;
  for (const [index, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
    doubledArea += x * nextY - nextX * y;
  }
  return doubledArea >= 0;
}
