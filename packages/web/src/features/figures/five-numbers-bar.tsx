// The four classes as a bar with its words and numbers below, readable at any width, each opening the parts it counts;
// what cannot be rated stands apart, because it is in no denominator.
import { Link } from "@tanstack/react-router";
import type { FiveNumbersView, PartClassView } from "@nhipcau/contract/shapes/figures.ts";
import { useMessages } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { ClassShape } from "./class-badge.tsx";
import type { PartListSearch } from "../lists/part-list-search.ts";
import { classesRedFirst, countOf } from "./part-class.ts";
import classes from "./figures.module.css";

export interface FiveNumbersBarProps {
  readonly figures: FiveNumbersView;
  /** What else narrows the list that a number opens. */
  readonly within: PartListSearch;
}

const rated = classesRedFirst.filter((one) => one !== "cannot-rate");

export function FiveNumbersBar({ figures, within }: FiveNumbersBarProps) {
  const messages = useMessages().figures;
  const format = useFormat();
  if (figures.total === 0) return <p className={classes.none}>{messages.none}</p>;
  return (
    <div className={classes.five}>
      <p className={classes.caption}>
        {messages.caption(format.number(figures.rateable), format.number(figures.total))}
      </p>
      {figures.rateable > 0 ? (
        <div className={classes.bar} aria-hidden="true">
          {rated.map((one) => (
            <span
              key={one}
              data-tone={one}
              style={{ flexGrow: countOf(figures, one) }}
              hidden={countOf(figures, one) === 0}
            />
          ))}
        </div>
      ) : null}
      <ul className={classes.numbers}>
        {rated.map((one) => (
          <NumberOfClass key={one} {...{ one, figures, within }} />
        ))}
      </ul>
      {figures.awaitingConfirmation === 0 ? null : (
        <p className={classes.apart}>
          <ClassShape tone="soon" />{" "}
          <Link to="/phan-viec" search={{ ...within, class: "awaiting-confirmation" }}>
            {messages.awaitingOf(format.number(figures.awaitingConfirmation))}
          </Link>
          {": "}
          {messages.awaitingWhy}
        </p>
      )}
      <p className={classes.apart}>
        {figures.cannotRate === 0 ? (
          messages.allRateable
        ) : (
          <>
            <ClassShape tone="cannot-rate" />{" "}
            <Link to="/phan-viec" search={{ ...within, class: "cannot-rate" }}>
              {messages.cannotRate(format.number(figures.cannotRate))}
            </Link>{" "}
            {messages.cannotRateWhy}
          </>
        )}
      </p>
    </div>
  );
}

interface NumberOfClassProps extends FiveNumbersBarProps {
  readonly one: PartClassView;
}

function NumberOfClass({ one, figures, within }: NumberOfClassProps) {
  const messages = useMessages().figures;
  const format = useFormat();
  return (
    <li>
      <Link to="/phan-viec" search={{ ...within, class: one }} className={classes.number} data-tone={one}>
        <strong>{format.number(countOf(figures, one))}</strong>
        <span>
          <ClassShape tone={one} /> {messages.classes[one]}
        </span>
      </Link>
    </li>
  );
}
