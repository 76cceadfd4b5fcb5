// MapLibre as a React hook: one map for as long as its element stands, its style and data following what it is handed.
import {
  LngLatBounds,
  Map as LibreMap,
  NavigationControl,
  setWorkerUrl,
  type FitBoundsOptions,
  type MapLayerMouseEvent,
  type MapMouseEvent,
} from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { useEffect, useRef, useState, type RefObject } from "react";
import { coast } from "virtual:coast";
import type { Language } from "@nhipcau/domain/text.ts";
import { readMapColours } from "./map-colours.ts";
import { drawIcon } from "./map-icons.ts";
import type { MapLayersData } from "./map-model.ts";
import { chosenLayers, mapStyle } from "./map-style.ts";
import "maplibre-gl/dist/maplibre-gl.css";

// The worker is a file of our own origin, so a page without `unsafe-eval` or blob workers may run it.
setWorkerUrl(workerUrl);

export interface MapCanvasOptions {
  readonly data: MapLayersData;
  readonly isDark: boolean;
  readonly language: Language;
  readonly words: { readonly title: string; readonly zoomIn: string; readonly zoomOut: string };
  readonly onChoose?: (id: string | undefined) => void;
  readonly onPick?: (longitude: number, latitude: number) => void;
}

// More on the left, where a name (Hà Nội) stands under the outermost dot; on the right it is only a sign.
const roomForNames = { top: 40, right: 40, bottom: 40, left: 56 };

/** Draws the map into the element; gives the map once it stands, or says that it could not be drawn. */
export function useMapCanvas(element: RefObject<HTMLDivElement | null>, options: MapCanvasOptions) {
  const [map, setMap] = useState<LibreMap>();
  const [failed, setFailed] = useState(false);
  const latest = useRef(options);
  latest.current = options;
  useEffect(() => {
    if (!element.current) return undefined;
    try {
      const made = makeMap(element.current, latest.current);
      listen(made, latest);
      setMap(made);
      return () => {
        setMap(undefined);
        made.remove();
      };
    } catch {
      setFailed(true); // no WebGL: the list beside the map is the alternative
      return undefined;
    }
  }, [element]);
  const { data, isDark, language } = options;
  const drawn = useRef<unknown>(undefined);
  useEffect(() => {
    if (!map) return;
    const isFirst = drawn.current !== map; // it was made with this very style
    drawn.current = map;
    if (!isFirst) map.setStyle(mapStyle(data, readMapColours(isDark), language));
  }, [map, data, isDark, language]);
  return { map, failed };
}

function makeMap(
  container: HTMLElement,
  { data, isDark, language, words, onPick }: MapCanvasOptions,
): LibreMap {
  const [west, south, east, north] = coast.box;
  const colours = readMapColours(isDark);
  const bounds = boundsOf(data);
  const fit = { padding: { ...roomForNames }, maxZoom: onPick ? 9 : 10 };
  const map = new LibreMap({
    container,
    style: mapStyle(data, colours, language),
    bounds,
    fitBoundsOptions: fit,
    maxBounds: [
      [west, south],
      [east, north],
    ],
    maxZoom: 13,
    attributionControl: false,
    renderWorldCopies: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    cooperativeGestures: false,
    locale: {
      "Map.Title": words.title,
      "NavigationControl.ZoomIn": words.zoomIn,
      "NavigationControl.ZoomOut": words.zoomOut,
    },
  });
  keepWhole(map, bounds, fit);
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.setMissingStyleImageResolver((name) => {
    const icon = drawIcon(
      name,
      getComputedStyle(document.documentElement).getPropertyValue("--nc-card").trim(),
    );
    if (icon && !map.hasImage(name)) map.addImage(name, icon.image, { pixelRatio: icon.pixelRatio });
  });
  return map;
}

// Until a reader moves it, the map shows everything, also in a window that became larger or smaller.
function keepWhole(map: LibreMap, bounds: LngLatBounds, fit: FitBoundsOptions): void {
  let isMoved = false;
  map.on("movestart", ({ originalEvent }) => {
    isMoved ||= originalEvent !== undefined;
  });
  map.on("resize", () => {
    if (!isMoved) map.fitBounds(bounds, { ...fit, animate: false });
  });
}

function listen(map: LibreMap, latest: RefObject<MapCanvasOptions>): void {
  map.on("click", (event: MapMouseEvent) => {
    const { onPick, onChoose } = latest.current;
    onPick?.(event.lngLat.lng, event.lngLat.lat);
    onChoose?.(featureAt(map, event));
  });
  const overPlace = (event: MapLayerMouseEvent) => {
    map.getCanvas().style.cursor = latest.current.onChoose && featureAt(map, event) ? "pointer" : "";
  };
  map.on("mousemove", overPlace);
  if (latest.current.onPick) map.getCanvas().style.cursor = "crosshair";
}

// A finger is wider than a line, so a little around the point counts too.
function featureAt(map: LibreMap, { point: { x, y } }: MapMouseEvent): string | undefined {
  const near: [[number, number], [number, number]] = [
    [x - 6, y - 6],
    [x + 6, y + 6],
  ];
  const layers = chosenLayers.filter((layer) => map.getLayer(layer));
  const found = map.queryRenderedFeatures(near, { layers });
  const order = (layer: string) => chosenLayers.indexOf(layer);
  const [first] = found.toSorted((a, b) => order(a.layer.id) - order(b.layer.id));
  return first ? String(first.properties["id"]) : undefined;
}

function boundsOf({ places, lines, localities }: MapLayersData): LngLatBounds {
  const bounds = new LngLatBounds();
  for (const { geometry } of [...places.features, ...lines.features, ...localities.features]) {
    const positions = geometry.type === "Point" ? [geometry.coordinates] : verticesOf(geometry);
    for (const [longitude, latitude] of positions) {
      if (longitude !== undefined && latitude !== undefined) bounds.extend([longitude, latitude]);
    }
  }
  return bounds.isEmpty() ? new LngLatBounds([105.7, 20.3], [108.1, 21.6]) : bounds;
}

function verticesOf(geometry: GeoJSON.Geometry): GeoJSON.Position[] {
  if (geometry.type === "LineString") return geometry.coordinates;
  return geometry.type === "Polygon" ? geometry.coordinates.flat() : [];
}
