// One conference: who is there of both sides, the agenda and its order, what was concluded, the minutes.
import { Button } from "@mantine/core";
import { IconDoorExit, IconDownload, IconPresentation } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { ConferenceView } from "@nhipcau/contract/shapes/conference.ts";
import { call, download, routes, useCall } from "../../app/api.ts";
import { PageHead } from "../../app/page-head.tsx";
import { Loaded } from "../../app/page-state.tsx";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import { IllustrativeMark } from "../figures/illustrative-mark.tsx";
import { ActionDialog } from "../connections/action-dialog.tsx";
import { saveFile } from "../review/save-file.ts";
import { RecordButton } from "../reviews/record-button.tsx";
import { useReviewMessages } from "../reviews/review-messages.ts";
import { AgendaCard } from "./agenda-card.tsx";
import { AttendanceCard } from "./attendance-card.tsx";
import { OutcomesCard } from "./outcomes-card.tsx";
import reviewClasses from "../reviews/reviews.module.css";

export function ConferencePage() {
  const { id } = useParams({ from: "/hoi-nghi/$id" });
  const query = useCall(routes.conference, { params: { id } });
  return <Loaded query={query}>{(conference) => <Conference conference={conference} />}</Loaded>;
}

function Conference({ conference }: { readonly conference: ConferenceView }) {
  return (
    <>
      <PageHead
        title={conference.title}
        about={<About conference={conference} />}
        actions={<Actions conference={conference} />}
      />
      <div className={reviewClasses.columns}>
        <AgendaCard conference={conference} />
        <div>
          <AttendanceCard conference={conference} />
          <div style={{ height: 14 }} />
          <OutcomesCard conference={conference} />
        </div>
      </div>
    </>
  );
}

function About({ conference }: { readonly conference: ConferenceView }) {
  const { reviews, conference: words } = useReviewMessages();
  const format = useFormat();
  const { date, place, convenedBy, review, closedOn, illustrative } = conference;
  return (
    <>
      {format.day(date)}
      {place === undefined ? null : (
        <>
          {" · "}
          <Written vi={place} />
        </>
      )}
      {` · ${reviews.convenedBy(convenedBy.name)}`}
      {review === undefined ? null : (
        <>
          {` · ${words.review}: `}
          <Link to="/so-ket/$id" params={{ id: review.id }}>
            <Written vi={review.name} />
          </Link>
        </>
      )}
      {closedOn === undefined ? null : ` · ${words.closedOn(format.day(closedOn))}`}{" "}
      <IllustrativeMark show={illustrative} />
    </>
  );
}

function Actions({ conference: { id, mayDo } }: { readonly conference: ConferenceView }) {
  const { conference } = useReviewMessages();
  const [isClosing, setIsClosing] = useState(false);
  const fetching = useMutation({
    mutationFn: () => download(routes.conferenceMinutes, { params: { id } }),
    onSuccess: ({ blob, name }) => saveFile(blob, name ?? `bien-ban-${id}.docx`),
  });
  return (
    <>
      <RecordButton register="conferences" id={id} />
      {mayDo.lead ? (
        <Button
          variant="default"
          leftSection={<IconDoorExit size={18} stroke={1.8} aria-hidden />}
          onClick={() => setIsClosing(true)}
        >
          {conference.close}
        </Button>
      ) : null}
      {isClosing ? (
        <ActionDialog
          title={conference.closeTitle}
          lead={conference.closeLead}
          submit={conference.close}
          run={() => call(routes.closeConference, { params: { id } })}
          onClose={() => setIsClosing(false)}
        />
      ) : null}
      <Button
        variant="default"
        leftSection={<IconDownload size={18} stroke={1.8} aria-hidden />}
        loading={fetching.isPending}
        onClick={() => fetching.mutate()}
      >
        {conference.minutes}
      </Button>
      <Button
        leftSection={<IconPresentation size={18} stroke={1.8} aria-hidden />}
        renderRoot={(props) => <Link to="/hoi-nghi/$id/trinh-chieu" params={{ id }} {...props} />}
      >
        {conference.present}
      </Button>
    </>
  );
}
