// The time left for the item on the wall, ticking; once it is over a word says so, and not a colour alone.
import { useEffect, useState } from "react";
import { useReviewMessages } from "../reviews/review-messages.ts";
import { itemClock } from "./item-clock.ts";
import classes from "./presentation.module.css";

export function Clock({ minutes, since }: { readonly minutes: number; readonly since: number }) {
  const { conference } = useReviewMessages();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const ticking = window.setInterval(() => setNow(Date.now()), 1000);
    return () => window.clearInterval(ticking);
  }, []);
  const { text, isOver } = itemClock(minutes, since, now);
  return (
    <span role="timer" aria-label={conference.time} className={classes.clock} data-over={isOver}>
      {isOver ? conference.over(text) : text}
    </span>
  );
}
