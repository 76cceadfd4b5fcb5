// The burn-up as a chart for those who see it, and the same weeks as a table for those who do not.
import { Table, VisuallyHidden, useComputedColorScheme } from "@mantine/core";
import { LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use as register } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import type { BurnUpView } from "@nhipcau/contract/shapes/course.ts";
import { useFormat } from "../../app/use-format.ts";
import { burnUpOption, type BurnUpColours } from "./burn-up-option.ts";
import { useCourseMessages } from "./course-messages.ts";

register([LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

interface BurnUpChartProps {
  readonly burnUp: BurnUpView;
  readonly height: number;
}

export function BurnUpChart({ burnUp, height }: BurnUpChartProps) {
  const messages = useCourseMessages();
  const { day } = useFormat();
  const isDark = useComputedColorScheme("light") === "dark";
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!element.current) return undefined;
    const chart = init(element.current, undefined, { renderer: "svg" });
    const { done, planned, firstPlanned } = messages;
    chart.setOption(burnUpOption(burnUp, readColours(), { done, planned, firstPlanned, day }));
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(element.current);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [burnUp, isDark, messages, day]);
  return (
    <>
      <div ref={element} aria-hidden style={{ height, width: "100%" }} />
      <VisuallyHidden>
        <WeeksTable burnUp={burnUp} />
      </VisuallyHidden>
    </>
  );
}

function WeeksTable({ burnUp }: { readonly burnUp: BurnUpView }) {
  const messages = useCourseMessages();
  const format = useFormat();
  return (
    <Table>
      <thead>
        <tr>
          <th>{messages.week}</th>
          <th>{messages.done}</th>
          <th>{messages.planned}</th>
          <th>{messages.firstPlanned}</th>
        </tr>
      </thead>
      <tbody>
        {burnUp.weeks.map(({ ends, done, planned, firstPlanned }) => (
          <tr key={ends}>
            <th scope="row">{format.day(ends)}</th>
            <td>{done === undefined ? messages.notThere : format.number(done)}</td>
            <td>{format.number(planned)}</td>
            <td>{format.number(firstPlanned)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function readColours(): BurnUpColours {
  const style = getComputedStyle(document.documentElement);
  const page = (name: string) => style.getPropertyValue(name).trim();
  return {
    ink: page("--nc-ink"),
    line: page("--nc-line"),
    card: page("--nc-card"),
    done: page("--nc-done-on-time"),
    planned: page("--nc-side-1"),
    firstPlanned: page("--nc-cannot-rate"),
  };
}
