// The step a review stands at, as a word with a mark: never by colour alone.
import { IconLock, IconLockOpen, IconPencil, IconSignature } from "@tabler/icons-react";
import type { ReviewSummary } from "@nhipcau/contract/shapes/review-room.ts";
import { useReviewMessages } from "./review-messages.ts";
import classes from "./reviews.module.css";

type Stage = ReviewSummary["stage"];

const icons = {
  preparing: IconPencil,
  open: IconPencil,
  "snapshot-taken": IconSignature,
  "partly-signed": IconSignature,
  locked: IconLock,
  reopened: IconLockOpen,
} as const;

export function StageBadge({ stage }: { readonly stage: Stage }) {
  const { reviews } = useReviewMessages();
  const Icon = icons[stage];
  return (
    <span className={classes.stage} data-stage={stage}>
      <Icon size={15} stroke={1.8} aria-hidden /> {reviews.stages[stage]}
    </span>
  );
}

const order = ["preparing", "open", "snapshot-taken", "partly-signed", "locked"] as const;

/** The way of a review from preparation to lock, and where it stands. */
export function StepTrack({ stage }: { readonly stage: Stage }) {
  const { reviews } = useReviewMessages();
  // What was reopened waits for a new snapshot, as it did when it was open.
  const at = order.indexOf(stage === "reopened" ? "open" : stage);
  return (
    <ol className={classes.steps} aria-label={reviews.steps}>
      {order.map((step, index) => (
        <li
          key={step}
          data-state={index < at || stage === "locked" ? "past" : index === at ? "here" : "next"}
          aria-current={index === at ? "step" : undefined}
        >
          {reviews.stepNames[step]}
        </li>
      ))}
    </ol>
  );
}
