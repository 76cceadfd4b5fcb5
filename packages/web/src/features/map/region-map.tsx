// The region's map: coast, places by kind and state, roads, and the spans between localities. It fills its room.
import { Skeleton } from "@mantine/core";
import { lazy, Suspense, useMemo, useState } from "react";
import { routes, useCall } from "../../app/api.ts";
import { useAsOf } from "../../app/as-of.tsx";
import { MapLegend } from "./map-legend.tsx";
import { useMapMessages } from "./map-messages.ts";
import { placeId, regionData, spanId, type MapAnswer } from "./region-data.ts";
import { PlaceCard, SpanCard } from "./region-cards.tsx";
import classes from "./map.module.css";

const MapCanvas = lazy(async () => ({ default: (await import("./map-canvas.tsx")).MapCanvas }));

interface RegionMapProps {
  readonly height: number | string;
  /** The id of what is chosen, when somebody else keeps it. */
  readonly chosen?: string | undefined;
  readonly onSelect?: (id: string | undefined) => void;
  readonly legend?: boolean;
}

export function RegionMap({ height, chosen, onSelect, legend = true }: RegionMapProps) {
  const messages = useMapMessages();
  const { asOf } = useAsOf();
  const [own, setOwn] = useState<string>();
  const { data } = useCall(routes.map, { query: asOf === undefined ? {} : { asOf } });
  const shown = useMemo(() => regionData(data ?? { features: [], spans: [] }), [data]);
  const current = chosen ?? own;
  const choose = (id: string | undefined) => {
    setOwn(id);
    onSelect?.(id);
  };
  return (
    <div className={classes.region} style={{ height }}>
      <div style={{ position: "relative", flex: 1, minHeight: 0 }}>
        {data ? (
          <Suspense fallback={<Skeleton h="100%" />}>
            <MapCanvas data={shown} chosen={current} onChoose={choose} card={cardOf(data, current)} />
          </Suspense>
        ) : (
          <Skeleton h="100%" />
        )}
        <span className={classes.note}>{messages.note}</span>
      </div>
      {legend && <MapLegend data={shown} />}
    </div>
  );
}

function cardOf(answer: MapAnswer, id: string | undefined) {
  if (id === undefined) return undefined;
  const place = answer.features.find((feature) => placeId(feature) === id);
  if (place) return <PlaceCard feature={place} />;
  const span = answer.spans.find((one) => spanId(one) === id);
  return span ? <SpanCard span={span} /> : undefined;
}
