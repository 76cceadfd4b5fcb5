// Parts by sector as stacked bars: a real chart for those who see it, the same figures as a table for those who do not.
import { Table, VisuallyHidden, useComputedColorScheme } from "@mantine/core";
import { BarChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use as register, type EChartsType } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef, type RefObject } from "react";
import type { FiveNumbersView } from "@nhipcau/contract/shapes/figures.ts";
import { useMapMessages } from "../map/map-messages.ts";
import { barsOf, classOrder, countOf, type BarColours, type BarClass } from "./sector-bars.ts";

register([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

export interface SectorRow {
  readonly name: string;
  readonly figures: FiveNumbersView;
}

interface SectorChartProps {
  readonly rows: readonly SectorRow[];
  /** A bar was clicked: which row, which class of parts. */
  readonly onSelect?: (row: SectorRow, partClass: BarClass) => void;
}

const rowHeight = 34;
const around = 56;

export function SectorChart({ rows, onSelect }: SectorChartProps) {
  const messages = useMapMessages().classes;
  const isDark = useComputedColorScheme("light") === "dark";
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef({ rows, onSelect });
  latest.current = { rows, onSelect };
  useEffect(() => {
    if (!element.current) return undefined;
    const chart = init(element.current, undefined, { renderer: "svg" });
    listen(chart, latest);
    chart.setOption(barsOf(rows, readColours(), messages));
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(element.current);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [rows, isDark, messages]);
  return (
    <>
      <div ref={element} aria-hidden style={{ height: rows.length * rowHeight + around, width: "100%" }} />
      <VisuallyHidden>
        <SectorTable rows={rows} />
      </VisuallyHidden>
    </>
  );
}

function SectorTable({ rows }: { readonly rows: readonly SectorRow[] }) {
  const messages = useMapMessages().classes;
  return (
    <Table>
      <thead>
        <tr>
          <th />
          {classOrder.map((partClass) => (
            <th key={partClass}>{messages[partClass]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, figures }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {classOrder.map((partClass) => (
              <td key={partClass}>{countOf[partClass](figures)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function listen(
  chart: EChartsType,
  latest: RefObject<{ rows: readonly SectorRow[]; onSelect: SectorChartProps["onSelect"] | undefined }>,
): void {
  chart.on("click", ({ dataIndex, seriesId }) => {
    const row = latest.current.rows[dataIndex];
    const partClass = classOrder.find((one) => one === seriesId);
    if (row && partClass) latest.current.onSelect?.(row, partClass);
  });
}

function readColours(): BarColours {
  const style = getComputedStyle(document.documentElement);
  const page = (name: string) => style.getPropertyValue(name).trim();
  return {
    ink: page("--nc-ink"),
    line: page("--nc-line"),
    card: page("--nc-card"),
    onSolid: page("--nc-on-solid"),
    classes: Object.fromEntries(
      classOrder.map((partClass) => [partClass, page(`--nc-${partClass}`)]),
    ) as Record<BarClass, string>,
  };
}
