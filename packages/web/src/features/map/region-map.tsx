// The map of the region, small enough for a card.
export interface RegionMapProps {
  readonly height: number | string;
}

export function RegionMap({ height }: RegionMapProps) {
  return <div style={{ height, background: "var(--nc-gap)" }} />;
}
