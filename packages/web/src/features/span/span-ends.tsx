// The words and numbers at the ends of a span: who stands there, how far, what is wrong on that side.
import type { SideView } from "@nhipcau/contract/shapes/programme.ts";
import { useMessages } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import classes from "./span.module.css";

export function SpanEnds({ sides, large }: { readonly sides: readonly SideView[]; readonly large: boolean }) {
  const messages = useMessages().span;
  if (sides.length === 0) return <p className={classes.none}>{messages.noSidesShort}</p>;
  return (
    <ul
      className={large ? `${classes.ends} ${classes.large}` : classes.ends}
      data-sides={Math.min(sides.length, 3)}
    >
      {sides.map((side, index) => (
        <End key={side.locality.id} side={side} index={index} />
      ))}
    </ul>
  );
}

function End({ side, index }: { readonly side: SideView; readonly index: number }) {
  const messages = useMessages().span;
  const format = useFormat();
  const isOverdue = side.class === "open-overdue";
  return (
    <li data-overdue={isOverdue || undefined}>
      <span
        className={classes.key}
        data-side={isOverdue ? "overdue" : Math.min(index, 3)}
        aria-hidden="true"
      />
      <strong>{side.locality.name}</strong>{" "}
      <span className={classes.percent}>
        {side.percent === undefined ? messages.notReported : format.percent(side.percent)}
      </span>
      {isOverdue ? <span className={classes.word}> {messages.overdue(side.daysOverdue)}</span> : null}
      {side.holdsUp ? <span className={classes.word}> · {messages.holdsUp}</span> : null}
    </li>
  );
}
