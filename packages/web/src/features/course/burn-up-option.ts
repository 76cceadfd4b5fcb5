// The burn-up as an ECharts option: pure, so that what the lines show can be tested.
import type { BurnUpView } from "@nhipcau/contract/shapes/course.ts";

export interface BurnUpColours {
  readonly ink: string;
  readonly line: string;
  readonly card: string;
  readonly done: string;
  readonly planned: string;
  readonly firstPlanned: string;
}

export interface BurnUpNames {
  readonly done: string;
  readonly planned: string;
  readonly firstPlanned: string;
  readonly day: (iso: string) => string;
}

/** Where the programme stands on its day: the last week of which anything is said to be done. */
export function standOf({ asOf, weeks }: BurnUpView): {
  readonly done: number;
  readonly planned: number;
  readonly firstPlanned: number;
} {
  const come = weeks.filter(({ done }) => done !== undefined);
  // What falls due on the days of this week that are still to come is not yet behind.
  const past = weeks.findLast(({ ends }) => ends <= asOf);
  return {
    done: come.at(-1)?.done ?? 0,
    planned: past?.planned ?? 0,
    firstPlanned: past?.firstPlanned ?? 0,
  };
}

/** Three lines over the weeks: done until now as an area, the plan in force, and the plan as it first was, dashed. */
export function burnUpOption({ weeks }: BurnUpView, colours: BurnUpColours, names: BurnUpNames) {
  const text = { color: colours.ink, fontFamily: "Be Vietnam Pro, sans-serif", fontSize: 12 };
  const line = { type: "line", showSymbol: false, step: "end", animation: false } as const;
  return {
    animation: false,
    textStyle: text,
    grid: { left: 8, right: 20, top: 12, bottom: 64, containLabel: true },
    tooltip: { trigger: "axis", backgroundColor: colours.card, borderColor: colours.line, textStyle: text },
    legend: { bottom: 0, left: 0, itemWidth: 18, itemHeight: 8, itemGap: 18, textStyle: text },
    xAxis: {
      type: "category",
      data: weeks.map(({ ends }) => names.day(ends)),
      boundaryGap: false,
      axisLabel: { ...text, hideOverlap: true, margin: 12 },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.line } },
    },
    yAxis: {
      type: "value",
      minInterval: 1,
      axisLabel: text,
      splitLine: { lineStyle: { color: colours.line } },
    },
    series: [
      {
        ...line,
        id: "firstPlanned",
        name: names.firstPlanned,
        lineStyle: { color: colours.firstPlanned, type: "dashed", width: 1.5 },
        itemStyle: { color: colours.firstPlanned },
        data: weeks.map(({ firstPlanned }) => firstPlanned),
      },
      {
        ...line,
        id: "planned",
        name: names.planned,
        lineStyle: { color: colours.planned, width: 2 },
        itemStyle: { color: colours.planned },
        data: weeks.map(({ planned }) => planned),
      },
      {
        ...line,
        id: "done",
        name: names.done,
        lineStyle: { color: colours.done, width: 3 },
        itemStyle: { color: colours.done },
        areaStyle: { color: colours.done, opacity: 0.16 },
        data: weeks.map(({ done }) => done ?? null),
      },
    ],
  };
}
