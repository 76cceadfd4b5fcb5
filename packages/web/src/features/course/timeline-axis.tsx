// The axis of the timeline: years and the months between them, their lines down through all rows, and the day shown.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { useCourseMessages } from "./course-messages.ts";
import { ticksOf, xOf, type TimeScale } from "./time-scale.ts";
import classes from "./course.module.css";

interface TimelineAxisProps {
  readonly scale: TimeScale;
  readonly labels: number;
  readonly asOf: CalendarDate | string;
  readonly height: number;
}

export function TimelineAxis({ scale, labels, asOf, height }: TimelineAxisProps) {
  const messages = useCourseMessages();
  const ticks = ticksOf(scale);
  return (
    <>
      <div className={classes.axis} aria-hidden="true">
        {ticks.map(({ x, year, month }) => (
          <span
            key={`${year}-${month ?? 1}`}
            data-year={month === undefined || undefined}
            style={{ left: labels + x }}
          >
            {month === undefined ? year : messages.month(month)}
          </span>
        ))}
      </div>
      <div className={classes.grid} style={{ height, left: labels }} aria-hidden="true">
        {ticks.map(({ x, year, month }) => (
          <i key={`${year}-${month ?? 1}`} data-year={month === undefined || undefined} style={{ left: x }} />
        ))}
        <i data-today style={{ left: xOf(scale, asOf) }} />
      </div>
    </>
  );
}
