// Arrows from what is waited for to what waits, for the rows that are seen.
import { useId } from "react";
import { xOf, type TimeScale } from "./time-scale.ts";
import { extentOf, readyOn, type TimelineRow, type WaitLine } from "./timeline-rows.ts";
import classes from "./course.module.css";

interface TimelineWaitsProps {
  readonly rows: readonly TimelineRow[];
  readonly waits: readonly WaitLine[];
  readonly offsets: readonly number[];
  readonly scale: TimeScale;
  readonly labels: number;
  readonly asOf: string;
  readonly top: number;
  readonly first: number;
  readonly last: number;
}

export function TimelineWaits({ waits, first, last, top, labels, scale, ...of }: TimelineWaitsProps) {
  const marker = useId();
  const seen = waits.filter(
    ({ from, to }) => Math.max(from, to) >= first && Math.min(from, to) <= last, // crosses what is seen
  );
  if (seen.length === 0) return null;
  const [begins, ends] = [of.offsets[first] ?? 0, of.offsets[last + 1] ?? 0];
  return (
    <svg
      className={classes.waits}
      style={{ top: top + begins, left: labels }}
      width={scale.width}
      height={Math.max(1, ends - begins)}
      aria-hidden="true"
    >
      <defs>
        <marker
          id={marker}
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="7"
          markerHeight="7"
          orient="auto"
        >
          <path d="M0 0 8 4 0 8z" />
        </marker>
      </defs>
      {seen.map((wait) => (
        <path
          key={`${wait.from}-${wait.to}`}
          d={pathOf(wait, { ...of, scale, begins })}
          markerEnd={`url(#${marker})`}
        />
      ))}
    </svg>
  );
}

interface PathGiven extends Pick<TimelineWaitsProps, "rows" | "offsets" | "scale" | "asOf"> {
  readonly begins: number;
}

function pathOf({ from, to }: WaitLine, { rows, offsets, scale, asOf, begins }: PathGiven): string {
  const [source, target] = [rows[from], rows[to]];
  if (source?.kind !== "part" || target?.kind !== "part") return "";
  const middle = (row: number) => ((offsets[row] ?? 0) + (offsets[row + 1] ?? 0)) / 2 - begins;
  const x1 = xOf(scale, readyOn(source.bar, asOf));
  const x2 = xOf(scale, extentOf(target.bar, asOf).ends);
  const bend = Math.max(x1, x2) + 14;
  return `M${x1} ${middle(from)}C${bend} ${middle(from)} ${bend} ${middle(to)} ${x2 + 3} ${middle(to)}`;
}
