// The names of waters that help a reader find their way; places are approximate, for labels only.
import type { Text } from "@nhipcau/domain/text.ts";

export interface WaterName {
  readonly name: Text;
  /** Longitude, latitude. */
  readonly at: readonly [number, number];
  /** Told from its neighbours only when seen from near. */
  readonly minor: boolean;
}

export const waters: readonly WaterName[] = [
  { name: { vi: "Vịnh Bắc Bộ", en: "Gulf of Tonkin" }, at: [107.65, 20.62], minor: false },
  { name: { vi: "Vịnh Hạ Long", en: "Hạ Long Bay" }, at: [107.17, 20.83], minor: true },
  { name: { vi: "Vịnh Bái Tử Long", en: "Bái Tử Long Bay" }, at: [107.42, 21.0], minor: true },
  { name: { vi: "Vịnh Lan Hạ", en: "Lan Hạ Bay" }, at: [107.09, 20.74], minor: true },
];
