// What the drawing of a span means, in one line.
import { useMessages } from "../../app/language.tsx";
import classes from "./span.module.css";

export function SpanLegend() {
  const messages = useMessages().span;
  return (
    <ul className={classes.legend} aria-label={messages.legend}>
      {[0, 1].map((order) => (
        <li key={order}>
          <span className={classes.key} data-side={order} />
          {messages.legendSide(order)}
        </li>
      ))}
      <li>
        <span className={classes.key} data-side="overdue" />▲ {messages.legendOverdue}
      </li>
      <li>
        <svg viewBox="0 0 10 14" width="9" height="13" aria-hidden="true">
          <path d="M6 1 3 5.500l4 2L3 13" className={classes.crack} strokeWidth="2" />
        </svg>{" "}
        {messages.legendObstacle}
      </li>
      <li>
        <svg viewBox="0 0 14 14" width="12" height="12" aria-hidden="true">
          <path d="m7 1.500 5.500 5.500L7 12.500 1.500 7z" className={classes.diamond} />
        </svg>{" "}
        {messages.legendJoined}
      </li>
      <li>
        <span className={classes.unstatedKey} />
        {messages.legendMissing}
      </li>
    </ul>
  );
}
