// Cuts GeoJSON down to a box, so that a world atlas of three megabytes becomes the few kilobytes of one region.

/** West, south, east, north in degrees. */
export type Box = readonly [number, number, number, number];
export type Position = readonly [number, number];

/** The part of a polygon's rings that lies in the box (Sutherland–Hodgman); rings with nothing inside are left out. */
export function cropRings(rings: readonly (readonly Position[])[], box: Box): Position[][] {
  return rings.map((ring) => cropRing(ring, box)).filter((ring) => ring.length >= 4);
}

/** The pieces of a line that lie in the box, in the line's own direction. */
export function cropLine(line: readonly Position[], box: Box): Position[][] {
  const pieces: Position[][] = [];
  let piece: Position[] = [];
  for (let index = 1; index < line.length; index += 1) {
    const inside = cropSegment(line[index - 1]!, line[index]!, box);
    if (!inside) continue;
    const last = piece.at(-1);
    if (last && !same(last, inside[0])) {
      pieces.push(piece);
      piece = [];
    }
    if (piece.length === 0) piece.push(inside[0]);
    piece.push(inside[1]);
  }
  if (piece.length > 1) pieces.push(piece);
  return pieces;
}

/** Coordinates to about 100 metres: enough for a schematic map, and a third of the bytes. */
export function rounded(positions: readonly Position[]): Position[] {
  const kept: Position[] = [];
  for (const [longitude, latitude] of positions) {
    const next: Position = [Math.round(longitude * 1000) / 1000, Math.round(latitude * 1000) / 1000];
    const last = kept.at(-1);
    if (!last || !same(last, next)) kept.push(next);
  }
  return kept;
}

interface Edge {
  readonly inside: (at: Position) => boolean;
  readonly cross: (from: Position, to: Position) => Position;
}

function cropRing(ring: readonly Position[], box: Box): Position[] {
  let open = ring.slice(0, -1);
  for (const edge of edgesOf(box)) {
    const kept: Position[] = [];
    for (const [index, to] of open.entries()) {
      const from = open[(index + open.length - 1) % open.length]!;
      if (edge.inside(from) !== edge.inside(to)) kept.push(edge.cross(from, to));
      if (edge.inside(to)) kept.push(to);
    }
    open = kept;
  }
  return open.length < 3 ? [] : [...open, open[0]!];
}

function edgesOf([west, south, east, north]: Box): readonly Edge[] {
  return [
    { inside: ([x]) => x >= west, cross: atLongitude(west) },
    { inside: ([x]) => x <= east, cross: atLongitude(east) },
    { inside: ([, y]) => y >= south, cross: atLatitude(south) },
    { inside: ([, y]) => y <= north, cross: atLatitude(north) },
  ];
}

function atLongitude(x: number): Edge["cross"] {
  return ([x0, y0], [x1, y1]) => [x, y0 + ((y1 - y0) * (x - x0)) / (x1 - x0)];
}

function atLatitude(y: number): Edge["cross"] {
  return ([x0, y0], [x1, y1]) => [x0 + ((x1 - x0) * (y - y0)) / (y1 - y0), y];
}

// Liang–Barsky: the share of the segment that is inside every edge of the box.
function cropSegment(from: Position, to: Position, [west, south, east, north]: Box) {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  let start = 0;
  let end = 1;
  const limits = [
    [-dx, from[0] - west],
    [dx, east - from[0]],
    [-dy, from[1] - south],
    [dy, north - from[1]],
  ] as const;
  for (const [direction, distance] of limits) {
    if (direction === 0) {
      if (distance < 0) return undefined;
      continue;
    }
    const at = distance / direction;
    if (direction < 0) start = Math.max(start, at);
    else end = Math.min(end, at);
  }
  if (start > end) return undefined;
  return [at(start), at(end)] as const;

  function at(share: number): Position {
    return [from[0] + dx * share, from[1] + dy * share];
  }
}

function same(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1];
}
