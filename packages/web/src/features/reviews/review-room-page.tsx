// One review as both sides work on it: where it stands, what is to be done, who signed, the pack with each side's positions.
import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { Link, useParams } from "@tanstack/react-router";
import type { ReviewRoom } from "@nhipcau/contract/shapes/review-room.ts";
import { parseIsoDate } from "@nhipcau/domain/calendar-date.ts";
import { routes, useCall } from "../../app/api.ts";
import { AgreementName } from "../../app/agreement-name.tsx";
import { Card } from "../../app/card.tsx";
import { useText } from "../../app/language.tsx";
import { PageHead } from "../../app/page-head.tsx";
import { Loaded } from "../../app/page-state.tsx";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import { ConferenceItem } from "../conferences/conference-item.tsx";
import { FiveNumbersBar } from "../figures/five-numbers-bar.tsx";
import { IllustrativeMark } from "../figures/illustrative-mark.tsx";
import { PackView } from "./pack-view.tsx";
import { RecordButton } from "./record-button.tsx";
import { ReviewActions } from "./review-actions.tsx";
import { ReviewChanges } from "./review-changes.tsx";
import { useReviewMessages } from "./review-messages.ts";
import { ReviewProof } from "./review-proof.tsx";
import { Signatures } from "./signatures.tsx";
import { StageBadge, StepTrack } from "./stage-badge.tsx";
import classes from "./reviews.module.css";

export function ReviewRoomPage() {
  const { id } = useParams({ from: "/so-ket/$id" });
  const query = useCall(routes.review, { params: { id } });
  return <Loaded query={query}>{(room) => <Room room={room} />}</Loaded>;
}

function Room({ room }: { readonly room: ReviewRoom }) {
  const { reviews } = useReviewMessages();
  const format = useFormat();
  const { pack, shows, snapshot, asOf, agreement } = room;
  return (
    <>
      <PageHead
        title={room.title}
        about={<About room={room} />}
        actions={
          <>
            <RecordButton register="reviews" id={room.id} />
            <Documents room={room} />
          </>
        }
      />
      <StepTrack stage={room.stage} />
      <p className={classes.shows} data-shows={shows}>
        {shows === "snapshot" && snapshot
          ? reviews.showsSnapshot(snapshot.number, format.day(pack.cutOff))
          : reviews.showsNow(format.day(asOf))}
      </p>
      <div className={classes.columns}>
        <ReviewActions room={room} />
        <Signatures room={room} />
        <Card title={reviews.figures}>
          <FiveNumbersBar
            figures={pack.figures}
            within={{ agreement: agreement.id, asOf: parseIsoDate(pack.cutOff) }}
          />
        </Card>
        {snapshot === undefined ? null : <ReviewChanges room={room} />}
      </div>
      <PackView room={room} />
      <div className={classes.columns}>
        <ReviewProof room={room} />
        <Card title={reviews.conferencesOf}>
          {room.conferences.length === 0 ? <p className={classes.fine}>{reviews.noConferences}</p> : null}
          {room.conferences.map((conference) => (
            <ConferenceItem key={conference.id} conference={conference} />
          ))}
        </Card>
      </div>
    </>
  );
}

function About({ room }: { readonly room: ReviewRoom }) {
  const { reviews } = useReviewMessages();
  const format = useFormat();
  const text = useText();
  const { from, cutOff, kind, convenedBy, agreement } = room;
  const period =
    from === undefined
      ? reviews.until(format.day(cutOff))
      : reviews.period(format.day(from), format.day(cutOff));
  return (
    <>
      <StageBadge stage={room.stage} />{" "}
      {`${text(kind.label)} · ${period} · ${reviews.convenedBy(convenedBy.name)} · `}
      <Link to="/thoa-thuan/$id" params={{ id: agreement.id }}>
        <AgreementName of={agreement} />
      </Link>{" "}
      <IllustrativeMark show={room.illustrative} />
      {room.reopenReason === undefined ? null : (
        <span className={classes.reopened}>
          {" "}
          {reviews.reopen}: <Written vi={room.reopenReason} />
        </span>
      )}
    </>
  );
}

function Documents({ room }: { readonly room: ReviewRoom }) {
  const { reviews } = useReviewMessages();
  const search = {
    agreement: room.agreement.id,
    from: parseIsoDate(room.from ?? ""),
    cutOff: parseIsoDate(room.cutOff),
    review: room.id,
  };
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={18} stroke={1.8} aria-hidden />}
      renderRoot={(props) => <Link to="/bao-cao" search={search} {...props} />}
    >
      {reviews.reportDocument}
    </Button>
  );
}
