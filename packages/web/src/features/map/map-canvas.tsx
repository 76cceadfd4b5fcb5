// The drawn map in its frame, with a card at the foot for what has been chosen. Loaded only where a map is shown.
import { CloseButton, Text, useComputedColorScheme } from "@mantine/core";
import { useEffect, useMemo, useRef, type ReactNode } from "react";
import { useLanguage } from "../../app/language.tsx";
import { useMapMessages } from "./map-messages.ts";
import { anchorPlace, layersData, type MapData } from "./map-model.ts";
import { useMapCanvas } from "./use-map-canvas.ts";
import classes from "./map.module.css";

export interface MapCanvasProps {
  readonly data: MapData;
  readonly chosen?: string | undefined;
  readonly onChoose?: (id: string | undefined) => void;
  readonly onPick?: (longitude: number, latitude: number) => void;
  /** What is told about the chosen one. */
  readonly card?: ReactNode;
}

export function MapCanvas({ data, chosen, onChoose, onPick, card }: MapCanvasProps) {
  const messages = useMapMessages();
  const { language } = useLanguage();
  const isDark = useComputedColorScheme("light") === "dark";
  const element = useRef<HTMLDivElement>(null);
  const layers = useMemo(() => layersData(data), [data]);
  const { map, failed } = useMapCanvas(element, {
    data: layers,
    isDark,
    language,
    words: {
      title: `${messages.label}. ${messages.keys}`,
      zoomIn: messages.zoomIn,
      zoomOut: messages.zoomOut,
    },
    ...(onChoose ? { onChoose } : {}),
    ...(onPick ? { onPick } : {}),
  });
  useEffect(() => {
    const place = chosen === undefined ? undefined : placeOf(data, chosen);
    if (!map || !place) return;
    map.easeTo({
      center: [place[0], place[1]],
      zoom: Math.max(map.getZoom(), 9.4),
      padding: { bottom: 120 },
    });
  }, [map, data, chosen]);
  return (
    <div className={classes.canvasFrame}>
      {failed ? (
        <Text p="lg">{messages.failed}</Text>
      ) : (
        <div ref={element} className={classes.canvas} data-testid="map" />
      )}
      {card !== undefined && card !== null && (
        <div className={classes.card} role="status">
          <CloseButton
            className={classes.close}
            size="sm"
            aria-label={messages.close}
            onClick={() => onChoose?.(undefined)}
          />
          {card}
        </div>
      )}
    </div>
  );
}

function placeOf({ items, spans }: MapData, id: string) {
  const item = items.find((one) => one.id === id);
  if (item) return anchorPlace(item.geometry);
  const span = spans.find((one) => one.id === id);
  if (!span) return undefined;
  const [from, to] = span.ends;
  return [(from.at[0] + to.at[0]) / 2, (from.at[1] + to.at[1]) / 2] as const;
}
