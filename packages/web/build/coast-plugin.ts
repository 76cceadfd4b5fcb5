// Gives the page its coast: land, coastline and land borders of the region, cut out of the npm package `world-atlas`
// (Natural Earth 1:10m, public domain) while building, as the module `virtual:coast`. No tile server is ever asked.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { feature, mesh } from "topojson-client";
import { cropLine, cropRings, rounded, type Box, type Position } from "./crop.ts";

/** What the map shows and may be panned to. */
export const regionBox: Box = [105, 19, 108.6, 22.2];

export interface Coast {
  /** The polygons of Vietnam, and of its neighbours, in the box. */
  readonly home: readonly (readonly (readonly Position[])[])[];
  readonly abroad: readonly (readonly (readonly Position[])[])[];
  readonly coastline: readonly (readonly Position[])[];
  readonly borders: readonly (readonly Position[])[];
  readonly box: Box;
}

type Topology = Parameters<typeof mesh>[0];
type Countries = Extract<NonNullable<Parameters<typeof mesh>[1]>, { type: "GeometryCollection" }>;

const moduleName = "virtual:coast";

/** A Vite plugin (its structural type, so that this file needs no Vite to be tested). */
export function coastPlugin() {
  return {
    name: "coast",
    resolveId: (id: string) => (id === moduleName ? `\0${moduleName}` : undefined),
    load: (id: string) =>
      id === `\0${moduleName}` ? `export const coast = ${JSON.stringify(readCoast(regionBox))};` : undefined,
  };
}

/** Reads the atlas and cuts the box out of it. */
export function readCoast(box: Box): Coast {
  const atlas = readAtlas();
  const countries = atlas.objects["countries"] as Countries;
  const polygons = feature(atlas, countries).features.flatMap(({ geometry, properties }) =>
    polygonsOf(geometry).map((rings) => ({
      home: (properties as { name?: string }).name === "Vietnam",
      rings: cropRings(rings, box).map(rounded),
    })),
  );
  const shown = polygons.filter(({ rings }) => rings.length > 0);
  return {
    home: shown.filter(({ home }) => home).map(({ rings }) => rings),
    abroad: shown.filter(({ home }) => !home).map(({ rings }) => rings),
    coastline: linesOf(mesh(atlas, countries, (a, b) => a === b).coordinates, box),
    borders: linesOf(mesh(atlas, countries, (a, b) => a !== b).coordinates, box),
    box,
  };
}

function readAtlas(): Topology {
  const path = fileURLToPath(import.meta.resolve("world-atlas/countries-10m.json"));
  return JSON.parse(readFileSync(path, "utf8")) as Topology;
}

function polygonsOf(geometry: GeoJSON.Geometry): Position[][][] {
  if (geometry.type === "Polygon") return [geometry.coordinates as unknown as Position[][]];
  if (geometry.type === "MultiPolygon") return geometry.coordinates as unknown as Position[][][];
  return [];
}

function linesOf(lines: readonly GeoJSON.Position[][], box: Box): Position[][] {
  return lines
    .flatMap((line) => cropLine(line as unknown as Position[], box))
    .map(rounded)
    .filter((line) => line.length > 1);
}
