// A conference in a list.
import { Link } from "@tanstack/react-router";
import type { ConferenceSummary } from "@nhipcau/contract/shapes/review-room.ts";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import { IllustrativeMark } from "../figures/illustrative-mark.tsx";
import { useReviewMessages } from "../reviews/review-messages.ts";
import classes from "../reviews/reviews.module.css";

export function ConferenceItem({ conference }: { readonly conference: ConferenceSummary }) {
  const { reviews } = useReviewMessages();
  const format = useFormat();
  const { id, title, date, place, convenedBy, outcomes, closed, illustrative } = conference;
  return (
    <article className={classes.item}>
      <div className={classes.itemHead}>
        <Link to="/hoi-nghi/$id" params={{ id }} className={classes.itemTitle}>
          <Written vi={title} />
        </Link>
        <IllustrativeMark show={illustrative} />
        {closed ? <span className={classes.stage}>{reviews.closed}</span> : null}
      </div>
      <p className={classes.fine}>
        {format.day(date)}
        {place === undefined ? null : (
          <>
            {" · "}
            <Written vi={place} />
          </>
        )}
        {` · ${reviews.convenedBy(convenedBy.name)} · ${reviews.outcomesCount(format.number(outcomes))}`}
      </p>
    </article>
  );
}
