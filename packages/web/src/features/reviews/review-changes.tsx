// What differs on this node from the snapshot that stands: before the lock it keeps people from signing, after it it is news.
import { Button } from "@mantine/core";
import { useState } from "react";
import type { ReviewRoom } from "@nhipcau/contract/shapes/review-room.ts";
import { Card } from "../../app/card.tsx";
import { useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { useReviewMessages } from "./review-messages.ts";
import classes from "./reviews.module.css";

const shownFirst = 6;

export function ReviewChanges({ room: { sinceSnapshot, stage } }: { readonly room: ReviewRoom }) {
  const { reviews } = useReviewMessages();
  const text = useText();
  const format = useFormat();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? sinceSnapshot : sinceSnapshot.slice(0, shownFirst);
  const rest = sinceSnapshot.length - shown.length;
  return (
    <Card
      title={reviews.changes}
      aside={sinceSnapshot.length === 0 ? "" : format.number(sinceSnapshot.length)}
    >
      {sinceSnapshot.length === 0 ? (
        <p className={classes.fine}>{reviews.changesNone}</p>
      ) : (
        <>
          <p className={classes.fine}>{stage === "locked" ? reviews.changesLocked : reviews.changesOpen}</p>
          <ul className={classes.changes}>
            {shown.map((change) => (
              <li key={change.vi}>{text(change)}</li>
            ))}
          </ul>
        </>
      )}
      {rest > 0 ? (
        <Button size="xs" variant="default" onClick={() => setWhole(true)}>
          {reviews.more(format.number(rest))}
        </Button>
      ) : null}
    </Card>
  );
}
