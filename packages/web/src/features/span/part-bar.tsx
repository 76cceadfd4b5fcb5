// One part's end of its span, small: from the abutment towards the middle. Its words stand beside it.
import type { PartView } from "@nhipcau/contract/shapes/programme.ts";
import classes from "./span.module.css";

export function PartBar({ part }: { readonly part: PartView }) {
  const { percent, class: partClass, openObstacles } = part;
  const isOverdue = partClass === "open-overdue";
  const built = percent === undefined ? undefined : 6 + (84 * percent) / 100;
  return (
    <svg viewBox="0 0 96 16" className={classes.bar} aria-hidden="true">
      <g className={isOverdue ? classes.overdue : classes.side0}>
        <line
          x1="6"
          x2="90"
          y1="8"
          y2="8"
          strokeWidth="6"
          className={built === undefined ? classes.unstated : classes.gap}
        />
        {built === undefined ? null : (
          <line x1="6" x2={built} y1="8" y2="8" strokeWidth="6" className={classes.built} />
        )}
        <rect x="2" y="2" width="6" height="12" rx="1" className={classes.abutment} />
        {percent === 100 ? <path d="m90 2.500 5 5.500-5 5.500-5-5.500z" className={classes.diamond} /> : null}
        {openObstacles > 0 ? (
          <path d={`M${(built ?? 8) + 1} 1l-3 5 4 2-4 7`} className={classes.crack} />
        ) : null}
      </g>
    </svg>
  );
}
