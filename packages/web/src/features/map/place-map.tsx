// A small map of one place: to look at on a record's page, to click on in its form.
import { useMemo } from "react";
import { MapCanvas } from "./map-canvas.tsx";
import { useMapMessages } from "./map-messages.ts";
import type { MapData } from "./map-model.ts";
import { isGeometry } from "./region-data.ts";
import classes from "./map.module.css";

interface PlaceMapProps {
  readonly geometry: GeoJSON.Geometry | undefined;
  readonly height: number;
  readonly onPick?: (longitude: number, latitude: number) => void;
}

export function PlaceMap({ geometry, height, onPick }: PlaceMapProps) {
  const messages = useMapMessages();
  const data = useMemo<MapData>(
    () => ({
      items: isGeometry(geometry)
        ? [{ id: "place", name: "", sign: "dot", tone: "plain", conflict: false, geometry }]
        : [],
      spans: [],
    }),
    [geometry],
  );
  return (
    <div style={{ position: "relative", height, marginTop: 6 }}>
      <MapCanvas data={data} {...(onPick ? { onPick } : {})} />
      <span className={classes.note}>{messages.note}</span>
    </div>
  );
}
