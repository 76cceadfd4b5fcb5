// The words and numbers at the ends of a span: who stands there, how far, what is wrong on that side; left and right as
// in the drawing.
import type { SideView } from "@nhipcau/contract/shapes/programme.ts";
import { useMessages } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { sidePlaces, type SidePlace } from "./side-places.ts";
import classes from "./span.module.css";

export interface SpanEndsProps {
  readonly sides: readonly SideView[];
  /** On a page of its own, where it is also said who holds the others up. */
  readonly large: boolean;
}

export function SpanEnds({ sides, large }: SpanEndsProps) {
  const messages = useMessages().span;
  const places = sidePlaces(sides);
  if (sides.length === 0) return <p className={classes.none}>{messages.noSidesShort}</p>;
  return (
    <ul className={large ? `${classes.ends} ${classes.large}` : classes.ends}>
      {sides.map((side, index) => {
        const place = places[index];
        return place === undefined ? null : <End key={place.key} side={side} place={place} large={large} />;
      })}
    </ul>
  );
}

interface EndProps {
  readonly side: SideView;
  readonly place: SidePlace;
  readonly large: boolean;
}

function End({ side, place, large }: EndProps) {
  const messages = useMessages().span;
  const format = useFormat();
  const isOverdue = side.class === "open-overdue";
  const words = [
    ...(isOverdue ? [messages.overdue(side.daysOverdue)] : []),
    ...(large && side.holdsUp ? [messages.holdsUp] : []),
  ];
  return (
    <li data-overdue={isOverdue || undefined} data-right={place.bank === "right" || undefined}>
      <span className={classes.key} data-side={isOverdue ? "overdue" : place.tone} aria-hidden="true" />
      <strong>{side.locality.name}</strong>{" "}
      <span className={classes.percent}>
        {side.percent === undefined ? messages.notReported : format.percent(side.percent)}
      </span>
      {side.formerly === undefined ? null : (
        <span className={classes.formerly}>{messages.formerly(side.formerly.name)}</span>
      )}
      {words.length === 0 ? null : <span className={classes.word}>{words.join(" · ")}</span>}
    </li>
  );
}
