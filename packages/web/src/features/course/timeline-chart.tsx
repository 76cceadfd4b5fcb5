// The whole programme on one axis of time: under each commitment a bar for each side's part, arrows for what waits for
// what, a line at the day that is shown. Rows are drawn only where they are seen.
import { useElementSize, useMediaQuery } from "@mantine/hooks";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef } from "react";
import type { TimelineView } from "@nhipcau/contract/shapes/course.ts";
import { useCourseMessages } from "./course-messages.ts";
import { timeScale } from "./time-scale.ts";
import { TimelineAxis } from "./timeline-axis.tsx";
import { CommitmentLine, PartLine } from "./timeline-line.tsx";
import { daysOf, rowOffsets, timelineRows, waitLines, type TimelineRow } from "./timeline-rows.ts";
import { TimelineWaits } from "./timeline-waits.tsx";
import classes from "./course.module.css";

export type Zoom = "whole" | "years" | "months";

const pixelsPerDay: Readonly<Record<Zoom, number>> = { whole: 0, years: 0.9, months: 3 };
const axisHeight = 30;

interface TimelineChartProps {
  readonly timeline: TimelineView;
  readonly zoom: Zoom;
}

export function TimelineChart({ timeline, zoom }: TimelineChartProps) {
  const messages = useCourseMessages();
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: measured, width } = useElementSize();
  const isNarrow = useMediaQuery("(max-width: 720px)") ?? false;
  const labels = isNarrow ? 0 : 270;
  const rows = useMemo(() => timelineRows(timeline), [timeline]);
  const waits = useMemo(() => waitLines(rows), [rows]);
  const offsets = useMemo(() => rowOffsets(rows, isNarrow), [rows, isNarrow]);
  const scale = useMemo(
    () =>
      timeScale(daysOf(timeline), {
        width: Math.max(240, width - labels - 4),
        pixelsPerDay: pixelsPerDay[zoom],
      }),
    [timeline, width, labels, zoom],
  );
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (offsets[index + 1] ?? 0) - (offsets[index] ?? 0),
    overscan: 8,
    paddingStart: axisHeight,
    getItemKey: (index) => keyOf(rows[index], index),
  });
  const items = virtualizer.getVirtualItems();
  const total = offsets.at(-1) ?? 0;
  return (
    <div ref={measured}>
      <div
        ref={scroller}
        className={classes.timeline}
        style={{ height: `min(72vh, ${total + axisHeight + 18}px)` }}
        role="region"
        tabIndex={0}
        aria-label={messages.timelineLabel}
      >
        <div className={classes.canvas} style={{ width: labels + scale.width, height: total + axisHeight }}>
          <TimelineAxis scale={scale} labels={labels} asOf={timeline.asOf} height={total} />
          <TimelineWaits
            {...{ rows, waits, offsets, scale, labels, asOf: timeline.asOf, top: axisHeight }}
            first={items[0]?.index ?? 0}
            last={items.at(-1)?.index ?? 0}
          />
          <ul className={classes.lines}>
            {items.map(({ index, key, size }) => (
              <li
                key={key}
                className={classes.line}
                style={{ height: size, transform: `translateY(${axisHeight + (offsets[index] ?? 0)}px)` }}
              >
                <Line row={rows[index]} {...{ scale, labels, asOf: timeline.asOf, isNarrow, width }} />
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}

interface LineProps {
  readonly row: TimelineRow | undefined;
  readonly scale: ReturnType<typeof timeScale>;
  readonly labels: number;
  readonly asOf: string;
  readonly isNarrow: boolean;
  readonly width: number;
}

function Line({ row, scale, labels, asOf, isNarrow, width }: LineProps) {
  if (row === undefined) return null;
  if (row.kind === "commitment")
    return <CommitmentLine commitment={row.commitment} width={Math.max(240, width - 24)} />;
  return <PartLine {...{ scale, labels, asOf, isNarrow }} bar={row.bar} commitment={row.commitment.id} />;
}

function keyOf(row: TimelineRow | undefined, index: number): string | number {
  if (row === undefined) return index;
  return row.kind === "part" ? row.bar.part : `commitment-${row.commitment.id}`;
}
