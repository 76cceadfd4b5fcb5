// One line of the timeline: a commitment's name, or one side's part as a bar that fills with what is done, with its
// deadline, its first deadline, its forecast, and red behind the deadline for as long as it is overdue.
import { Link } from "@tanstack/react-router";
import { VisuallyHidden } from "@mantine/core";
import { memo } from "react";
import type { TimelineBar, TimelineView } from "@nhipcau/contract/shapes/course.ts";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import { ClassBadge } from "../figures/class-badge.tsx";
import { useCourseMessages } from "./course-messages.ts";
import { xOf, type TimeScale } from "./time-scale.ts";
import { extentOf } from "./timeline-rows.ts";
import classes from "./course.module.css";

interface CommitmentLineProps {
  readonly commitment: TimelineView["commitments"][number];
  readonly width: number;
}

export const CommitmentLine = memo(function CommitmentLine({ commitment, width }: CommitmentLineProps) {
  return (
    <Link
      to="/cam-ket/$id"
      params={{ id: commitment.id }}
      className={classes.commitment}
      style={{ maxWidth: width }}
    >
      <Written vi={commitment.title} en={commitment.titleEn} />
    </Link>
  );
});

interface PartLineProps {
  readonly bar: TimelineBar;
  readonly commitment: string;
  readonly scale: TimeScale;
  readonly labels: number;
  readonly asOf: string;
  readonly isNarrow: boolean;
}

export const PartLine = memo(function PartLine(props: PartLineProps) {
  const { bar, commitment, labels, isNarrow } = props;
  const rest = useBarWords(bar);
  return (
    <Link
      to="/cam-ket/$id"
      params={{ id: commitment }}
      className={classes.part}
      data-narrow={isNarrow || undefined}
      title={`${bar.locality.name}: ${rest}`}
    >
      <span className={classes.label} style={isNarrow ? {} : { width: labels }}>
        <span>{bar.locality.name}</span>
        <ClassBadge class={bar.class} daysOverdue={bar.daysOverdue} />
      </span>
      <VisuallyHidden>{rest}</VisuallyHidden>
      <BarMarks {...props} />
    </Link>
  );
});

function BarMarks({ bar, scale, labels, asOf }: PartLineProps) {
  const { begins, ends } = extentOf(bar, asOf);
  const left = labels + xOf(scale, begins);
  const width = Math.max(6, xOf(scale, ends) - xOf(scale, begins));
  const { dueDate, firstDueDate, forecastDate, doneOn, daysOverdue } = bar;
  const lateUntil = dueDate !== undefined && (daysOverdue ?? 0) > 0 ? (doneOn ?? asOf) : undefined;
  return (
    <span className={classes.marks} aria-hidden="true">
      <span
        className={classes.bar}
        data-class={bar.class}
        data-open={dueDate === undefined || undefined}
        style={{ left, width }}
      >
        <span style={{ width: `${bar.percent ?? 0}%` }} />
      </span>
      {lateUntil === undefined || dueDate === undefined ? null : (
        <span
          className={classes.late}
          data-class={bar.class}
          style={{
            left: labels + xOf(scale, dueDate),
            width: Math.max(4, xOf(scale, lateUntil) - xOf(scale, dueDate)),
          }}
        />
      )}
      {firstDueDate === undefined || firstDueDate === dueDate ? null : (
        <span className={classes.firstDue} style={{ left: labels + xOf(scale, firstDueDate) }} />
      )}
      {forecastDate === undefined || doneOn !== undefined ? null : (
        <span className={classes.forecast} style={{ left: labels + xOf(scale, forecastDate) }} />
      )}
    </span>
  );
}

// What the bar shows, for who hears it and for who points at it; who and how late stand in words beside it.
function useBarWords(bar: TimelineBar): string {
  const messages = useCourseMessages();
  const format = useFormat();
  const day = (date: string | undefined) => (date === undefined ? undefined : format.day(date));
  return messages.bar({
    task: bar.task,
    begins: day(bar.begins),
    due: day(bar.dueDate),
    forecast: bar.doneOn === undefined ? day(bar.forecastDate) : undefined,
    done: day(bar.doneOn),
    waits: bar.waitsFor.length,
  });
}
