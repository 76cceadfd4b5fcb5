// Who said what and when: the sides left and right of one line, newest first.
import { Button } from "@mantine/core";
import {
  IconArrowBackUp,
  IconBolt,
  IconCalendarPlus,
  IconCheck,
  IconCopy,
  IconExternalLink,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import type { DecisionView, ObstacleView } from "@nhipcau/contract/shapes/programme.ts";
import type { Answer } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { useMessages, useText } from "../../app/language.tsx";
import { Empty } from "../../app/page-state.tsx";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import { IllustrativeMark } from "../figures/illustrative-mark.tsx";
import { sidePlaces } from "../span/side-places.ts";
import { useAgencyText } from "../take-overs/use-agency-text.ts";
import { saidEvents, type SaidEvent } from "./said-events.ts";
import classes from "./commitment-page.module.css";

const shownFirst = 12;

export function SaidTimeline({ answer }: { readonly answer: Answer<"commitment"> }) {
  const messages = useMessages().commitments;
  const format = useFormat();
  const [showsAll, setShowsAll] = useState(false);
  const events = saidEvents(answer);
  const shown = showsAll ? events : events.slice(0, shownFirst);
  const older = events.length - shown.length;
  return (
    <Card title={messages.said(answer.commitment.sides.length)} aside={messages.saidAside}>
      {events.length === 0 ? <Empty>{messages.saidNone}</Empty> : null}
      <ol className={classes.timeline}>
        {shown.map((event) => (
          <Entry key={keyOf(event)} event={event} answer={answer} />
        ))}
      </ol>
      {older > 0 ? (
        <Button variant="subtle" size="xs" onClick={() => setShowsAll(true)}>
          {messages.saidMore(format.number(older))}
        </Button>
      ) : null}
    </Card>
  );
}

interface EntryProps {
  readonly event: SaidEvent;
  readonly answer: Answer<"commitment">;
}

function Entry({ event, answer }: EntryProps) {
  const format = useFormat();
  const side = answer.commitment.sides[event.side];
  const place = sidePlaces(answer.commitment.sides)[event.side];
  const part = answer.parts.find(({ id }) => id === event.part);
  const hasSeveral = answer.parts.filter(({ steward }) => steward.id === part?.steward.id).length > 1;
  return (
    <li className={classes.entry} data-tone={place?.tone} data-bank={place?.bank} data-kind={event.kind}>
      <p className={classes.entryHead}>
        <strong>{format.day(event.date)}</strong> · {side?.locality.name}
        {hasSeveral && part !== undefined ? ` · ${part.task}` : null}
      </p>
      <Said event={event} />
    </li>
  );
}

function Said({ event }: { readonly event: SaidEvent }): ReactNode {
  const messages = useMessages().commitments;
  const format = useFormat();
  switch (event.kind) {
    case "report":
      return <SaidReport event={event} />;
    case "decision":
      return <SaidDecision decision={event.decision} />;
    case "obstacle":
      return <SaidObstacle obstacle={event.obstacle} />;
    case "cleared":
      return (
        <p>
          <IconCheck size={15} aria-hidden /> {messages.obstacleCleared}:{" "}
          <Written vi={event.obstacle.title} />
          {event.obstacle.answer === undefined ? null : (
            <span className={classes.fine}> {event.obstacle.answer}</span>
          )}
        </p>
      );
    case "extension":
      return (
        <p>
          <IconCalendarPlus size={15} aria-hidden />{" "}
          {messages.extension(format.day(event.extension.newDueDate))}.{" "}
          <span className={classes.fine}>{messages.reason(event.extension.reason)}</span>
        </p>
      );
  }
}

function SaidReport({ event }: { readonly event: Extract<SaidEvent, { kind: "report" }> }) {
  const messages = useMessages().commitments;
  const text = useText();
  const format = useFormat();
  const { report } = event;
  const facts = [
    ...(report.percent === undefined ? [] : [format.percent(report.percent)]),
    text(report.stage.label),
    ...(report.forecastDate === undefined ? [] : [messages.forecastOf(format.day(report.forecastDate))]),
  ];
  return (
    <>
      <p>
        {report.noChange ? <strong>{messages.noChange}. </strong> : null}
        <Written vi={report.narrative} /> <IllustrativeMark show={report.illustrative} />
      </p>
      {report.reason === undefined ? null : <p className={classes.fine}>{messages.reason(report.reason)}</p>}
      <p className={classes.fine}>
        {facts.join(" · ")}
        {report.evidence === undefined ? null : (
          <>
            {" · "}
            <a href={report.evidence} target="_blank" rel="noreferrer">
              {messages.evidence} <IconExternalLink size={12} aria-hidden />
            </a>
          </>
        )}
      </p>
      {report.change === "date-only" ? (
        <p className={classes.repeat}>
          <IconCopy size={14} aria-hidden /> {messages.repeat}
        </p>
      ) : null}
    </>
  );
}

function SaidDecision({ decision }: { readonly decision: DecisionView }) {
  const messages = useMessages().commitments;
  const text = useText();
  const { verdict, agency, reason, illustrative } = decision;
  const isReturn = verdict.code === "returned";
  return (
    <>
      <p>
        {isReturn ? <IconArrowBackUp size={15} aria-hidden /> : <IconCheck size={15} aria-hidden />}{" "}
        <strong>{text(verdict.label)}</strong>
        {agency === undefined ? null : ` · ${agency.name}`} <IllustrativeMark show={illustrative} />
      </p>
      {reason === undefined ? null : (
        <p className={classes.fine}>{isReturn ? messages.reason(reason) : <Written vi={reason} />}</p>
      )}
    </>
  );
}

function SaidObstacle({ obstacle }: { readonly obstacle: ObstacleView }) {
  const messages = useMessages().commitments;
  const text = useText();
  const format = useFormat();
  const agencyText = useAgencyText();
  const facts = [
    ...(obstacle.clearedOn === undefined ? [messages.obstacleOpen(obstacle.daysOpen)] : []),
    messages.authority(text(obstacle.authority.label)),
    ...(obstacle.clearableBy === undefined ? [] : [agencyText(obstacle.clearableBy, obstacle.keepers)]),
    ...(obstacle.dueDate === undefined ? [] : [messages.clearBy(format.day(obstacle.dueDate))]),
  ];
  return (
    <>
      <p>
        <IconBolt size={15} aria-hidden /> {messages.obstacleArose}:{" "}
        <Link to="/vuong-mac/$id" params={{ id: obstacle.id }}>
          <Written vi={obstacle.title} />
        </Link>{" "}
        <IllustrativeMark show={obstacle.illustrative} />
      </p>
      {obstacle.description === undefined ? null : (
        <p className={classes.fine}>
          <Written vi={obstacle.description} />
        </p>
      )}
      <p className={classes.fine}>{facts.join(" · ")}</p>
    </>
  );
}

function keyOf(event: SaidEvent): string {
  const id =
    event.kind === "report"
      ? event.report.id
      : event.kind === "decision"
        ? event.decision.id
        : event.kind === "extension"
          ? event.extension.id
          : event.obstacle.id;
  return `${event.kind} ${id}`;
}
