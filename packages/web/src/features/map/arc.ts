// The line between two places drawn as an arch, like the deck of a bridge seen from the side.
export type Place = readonly [number, number];

const steps = 32;

/**
 * Positions of an arch from one place to another (degrees, WGS84). It bulges to the left of its way by `bulge` times
 * its length; a schematic curve, not a geodesic.
 */
export function arc(from: Place, to: Place, bulge = 0.18): Place[] {
  const [x0, y0] = from;
  const [x1, y1] = to;
  const middle: Place = [(x0 + x1) / 2 - (y1 - y0) * bulge, (y0 + y1) / 2 + (x1 - x0) * bulge];
  return Array.from({ length: steps + 1 }, (_, step) => {
    const share = step / steps;
    const rest = 1 - share;
    return [
      rest * rest * x0 + 2 * rest * share * middle[0] + share * share * x1,
      rest * rest * y0 + 2 * rest * share * middle[1] + share * share * y1,
    ] as const;
  });
}

/** A ring of `kilometres` around a place, for showing how well its position is known. */
export function circle([longitude, latitude]: Place, kilometres: number): Place[] {
  const north = kilometres / 110.574;
  const east = kilometres / (111.32 * Math.cos((latitude * Math.PI) / 180));
  return Array.from({ length: steps + 1 }, (_, step) => {
    const turn = (step / steps) * 2 * Math.PI;
    return [longitude + east * Math.cos(turn), latitude + north * Math.sin(turn)] as const;
  });
}
