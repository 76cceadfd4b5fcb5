// The coast that the build cuts out of a world atlas (`build/coast-plugin.ts`).
declare module "virtual:coast" {
  type Line = readonly (readonly [number, number])[];
  export const coast: {
    readonly home: readonly (readonly Line[])[];
    readonly abroad: readonly (readonly Line[])[];
    readonly coastline: readonly Line[];
    readonly borders: readonly Line[];
    /** West, south, east, north. */
    readonly box: readonly [number, number, number, number];
  };
}
