// Reviews and conferences: what is under way, at which step, who signed.
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReviewSummary } from "@nhipcau/contract/shapes/review-room.ts";
import { routes, useCall } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { useText } from "../../app/language.tsx";
import { useMayWrite } from "../../app/may-write.ts";
import { PageHead } from "../../app/page-head.tsx";
import { Empty, Loaded } from "../../app/page-state.tsx";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import { ConferenceItem } from "../conferences/conference-item.tsx";
import { IllustrativeMark } from "../figures/illustrative-mark.tsx";
import { useReviewMessages } from "./review-messages.ts";
import { ReviewTabs } from "./review-tabs.tsx";
import { StageBadge } from "./stage-badge.tsx";
import classes from "./reviews.module.css";

export function ReviewListPage() {
  const { reviews } = useReviewMessages();
  const query = useCall(routes.reviews);
  return (
    <>
      <PageHead title={reviews.title} about={reviews.about} />
      <ReviewTabs />
      <Loaded query={query}>
        {({ reviews: list, conferences }) => (
          <div className={classes.lists}>
            <Card
              title={reviews.reviewsHeading}
              actions={<NewRecord register="reviews" label={reviews.newReview} />}
            >
              {list.length === 0 ? <Empty>{reviews.noReviews}</Empty> : null}
              {list.map((review) => (
                <ReviewItem key={review.id} review={review} />
              ))}
            </Card>
            <Card
              title={reviews.conferencesHeading}
              actions={<NewRecord register="conferences" label={reviews.newConference} />}
            >
              {conferences.length === 0 ? <Empty>{reviews.noConferences}</Empty> : null}
              {conferences.map((conference) => (
                <ConferenceItem key={conference.id} conference={conference} />
              ))}
            </Card>
          </div>
        )}
      </Loaded>
    </>
  );
}

function NewRecord({ register, label }: { readonly register: string; readonly label: string }) {
  const mayWrite = useMayWrite(register);
  if (mayWrite !== true) return null;
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconPlus size={15} stroke={1.8} aria-hidden />}
      renderRoot={(props) => <Link to="/du-lieu/$register/moi" params={{ register }} {...props} />}
    >
      {label}
    </Button>
  );
}

function ReviewItem({ review }: { readonly review: ReviewSummary }) {
  const { reviews } = useReviewMessages();
  const format = useFormat();
  const text = useText();
  const signed = review.parties.filter(({ signedOff }) => signedOff !== undefined).length;
  return (
    <article className={classes.item}>
      <div className={classes.itemHead}>
        <Link to="/so-ket/$id" params={{ id: review.id }} className={classes.itemTitle}>
          <Written vi={review.title} />
        </Link>
        <IllustrativeMark show={review.illustrative} />
        <StageBadge stage={review.stage} />
      </div>
      <p className={classes.fine}>
        {[
          text(review.kind.label),
          review.from === undefined
            ? reviews.until(format.day(review.cutOff))
            : reviews.period(format.day(review.from), format.day(review.cutOff)),
          reviews.convenedBy(review.convenedBy.name),
          reviews.signedCount(signed, review.parties.length),
        ].join(" · ")}
      </p>
    </article>
  );
}
