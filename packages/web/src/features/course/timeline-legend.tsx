// What the marks of the timeline mean.
import { useCourseMessages } from "./course-messages.ts";
import classes from "./course.module.css";

export function TimelineLegend() {
  const messages = useCourseMessages();
  const marks = [
    ["plan", messages.legendPlan],
    ["done", messages.legendDone],
    ["late", messages.legendLate],
    ["firstDue", messages.legendFirstDue],
    ["forecast", messages.legendForecast],
    ["today", messages.legendToday],
  ] as const;
  return (
    <ul className={classes.legend}>
      {marks.map(([mark, words]) => (
        <li key={mark}>
          <i data-mark={mark} aria-hidden="true" /> {words}
        </li>
      ))}
      <li className={`${classes.keys} nc-no-print`}>{messages.keyboard}</li>
    </ul>
  );
}
