// The stacked bars of parts by sector, as an ECharts option: pure, so that what a bar shows can be tested.
import type { FiveNumbersView } from "@nhipcau/contract/shapes/figures.ts";

export type BarClass = "open-overdue" | "open-in-term" | "done-late" | "done-on-time" | "cannot-rate";

/** Red first, as everywhere. */
export const classOrder: readonly BarClass[] = [
  "open-overdue",
  "open-in-term",
  "done-late",
  "done-on-time",
  "cannot-rate",
];

/** The number of parts of a class among the five numbers. */
export const countOf: Record<BarClass, (figures: FiveNumbersView) => number> = {
  "open-overdue": ({ openOverdue }) => openOverdue,
  "open-in-term": ({ openInTerm }) => openInTerm,
  "done-late": ({ doneLate }) => doneLate,
  "done-on-time": ({ doneOnTime }) => doneOnTime,
  "cannot-rate": ({ cannotRate }) => cannotRate,
};

export interface BarColours {
  readonly ink: string;
  readonly line: string;
  readonly card: string;
  readonly onSolid: string;
  readonly classes: Readonly<Record<BarClass, string>>;
}

interface BarRow {
  readonly name: string;
  readonly figures: FiveNumbersView;
}

/** The option for ECharts: one bar a row, one series a class that occurs; a class without parts has no segment. */
export function barsOf(
  rows: readonly BarRow[],
  colours: BarColours,
  names: Readonly<Record<BarClass, string>>,
) {
  const text = { color: colours.ink, fontFamily: "Be Vietnam Pro, sans-serif", fontSize: 12 };
  return {
    animation: false,
    textStyle: text,
    grid: { left: 8, right: 24, top: 4, bottom: 36, containLabel: true },
    tooltip: {
      trigger: "axis",
      axisPointer: { type: "shadow" },
      backgroundColor: colours.card,
      textStyle: text,
    },
    legend: { bottom: 0, left: 0, itemWidth: 14, itemHeight: 10, itemGap: 22, textStyle: text },
    xAxis: {
      type: "value",
      minInterval: 1,
      axisLabel: text,
      splitLine: { lineStyle: { color: colours.line } },
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: rows.map(({ name }) => name),
      axisLabel: { ...text, width: 150, overflow: "truncate" },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.line } },
    },
    series: classOrder
      .filter((partClass) => rows.some(({ figures }) => countOf[partClass](figures) > 0))
      .map((partClass) => ({
        id: partClass,
        name: names[partClass],
        type: "bar",
        stack: "parts",
        barMaxWidth: 20,
        itemStyle: { color: colours.classes[partClass], borderColor: colours.card, borderWidth: 1 },
        label: { show: true, color: colours.onSolid, fontWeight: 600 },
        data: rows.map(({ figures }) => countOf[partClass](figures) || null),
      })),
  };
}
