// The words and numbers at the ends of a span: who stands there, how far, what is wrong on that side; left and right as
// in the drawing.
import type { SideView } from "@nhipcau/contract/shapes/programme.ts";
import { useMessages } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import classes from "./span.module.css";

export interface SpanEndsProps {
  readonly sides: readonly SideView[];
  /** On a page of its own, where it is also said who holds the others up. */
  readonly large: boolean;
}

export function SpanEnds({ sides, large }: SpanEndsProps) {
  const messages = useMessages().span;
  if (sides.length === 0) return <p className={classes.none}>{messages.noSidesShort}</p>;
  return (
    <ul className={large ? `${classes.ends} ${classes.large}` : classes.ends}>
      {sides.map((side, index) => (
        <End key={side.locality.id} side={side} index={index} large={large} />
      ))}
    </ul>
  );
}

interface EndProps {
  readonly side: SideView;
  readonly index: number;
  readonly large: boolean;
}

function End({ side, index, large }: EndProps) {
  const messages = useMessages().span;
  const format = useFormat();
  const isOverdue = side.class === "open-overdue";
  const words = [
    ...(isOverdue ? [messages.overdue(side.daysOverdue)] : []),
    ...(large && side.holdsUp ? [messages.holdsUp] : []),
  ];
  return (
    <li data-overdue={isOverdue || undefined} data-right={index % 2 === 1 || undefined}>
      <span
        className={classes.key}
        data-side={isOverdue ? "overdue" : Math.min(index, 3)}
        aria-hidden="true"
      />
      <strong>{side.locality.name}</strong>{" "}
      <span className={classes.percent}>
        {side.percent === undefined ? messages.notReported : format.percent(side.percent)}
      </span>
      {words.length === 0 ? null : <span className={classes.word}>{words.join(" · ")}</span>}
    </li>
  );
}
