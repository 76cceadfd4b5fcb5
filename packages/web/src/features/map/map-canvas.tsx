// The drawn map in its frame, with a card at the foot for what has been chosen. Loaded only where a map is shown.
import { CloseButton, Text, useComputedColorScheme } from "@mantine/core";
import { LngLatBounds, type Map as LibreMap } from "maplibre-gl";
import { useEffect, useMemo, useRef, type ReactNode } from "react";
import { useLanguage } from "../../app/language.tsx";
import { useMapMessages } from "./map-messages.ts";
import { anchorPlace, layersData, type MapData } from "./map-model.ts";
import { chosenLayer } from "./map-style.ts";
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
  const isDark = useComputedColorScheme("light", { getInitialValueInEffect: false }) === "dark";
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
    if (map && chosen !== undefined) goTo(map, data, chosen);
  }, [map, data, chosen]);
  useEffect(() => {
    if (!map) return undefined;
    const ring = () => {
      if (map.getLayer(chosenLayer)) map.setFilter(chosenLayer, ["==", ["get", "id"], chosen ?? ""]);
    };
    ring();
    map.once("idle", ring);
    return () => void map.off("idle", ring);
  }, [map, chosen, layers, isDark]);
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

// A place comes a little above the middle, because the card lies at the foot; a span is shown from end to end.
function goTo(map: LibreMap, { items, spans }: MapData, id: string): void {
  const span = spans.find((one) => one.id === id);
  if (span) {
    const [from, to] = span.ends;
    const bounds = new LngLatBounds().extend([...from.at]).extend([...to.at]);
    map.fitBounds(bounds, { padding: { top: 70, bottom: 150, left: 60, right: 60 }, maxZoom: 10 });
    return;
  }
  const item = items.find((one) => one.id === id);
  const place = item && anchorPlace(item.geometry);
  if (place) map.easeTo({ center: [...place], zoom: Math.max(map.getZoom(), 9.4), offset: [0, -50] });
}
